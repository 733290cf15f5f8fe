package tui

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/packs"
	"quest/game"
	"quest/game/labtest"
	"quest/game/plain"
)

// told gives everything that a journal tells, event by event. Clocks and IDs belong
// to batches and are left out.
func told(t *testing.T, batches []game.Batch) []string {
	t.Helper()
	var all []string
	for _, b := range batches {
		for _, e := range b.Events {
			if e.Told != nil { // the celebration and the line tell at different moments
				continue
			}
			line, err := json.Marshal(e)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, string(line))
		}
	}
	return all
}

// TestEveryShippedMissionTellsTheSameByKeysAndByLines solves each mission of the
// shipped packs two times: after wrong predictions, changes that are taken back and a
// reset, and then at once. Keys on the screen and lines give the same journal.
func TestEveryShippedMissionTellsTheSameByKeysAndByLines(t *testing.T) {
	for _, b := range packs.Shipped() {
		pack, err := content.Open(b)
		if err != nil {
			t.Fatal(err)
		}
		for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean} {
			t.Run(string(pack.ID())+"/"+string(speech), func(t *testing.T) { compareLabs(t, pack, speech) })
		}
		if changed := contenttest.Changed(pack); len(changed) > 0 {
			t.Errorf("playing changed what all players of the pack share: %v", changed)
		}
	}
}

func compareLabs(t *testing.T, pack *content.Pack, speech game.Speech) {
	winding, err := labtest.Plans(pack, labtest.Winding)
	if err != nil {
		t.Fatal(err)
	}
	best, err := labtest.Plans(pack, labtest.Best)
	if err != nil {
		t.Fatal(err)
	}
	atList := func(s *game.Seat, o *Options) {
		s.Packs, o.ReducedMotion = []*content.Pack{pack}, true
		s.Start = &game.Destination{Pack: pack.ID(), Labs: true}
	}
	screen, typed := newPlayer(t, speech, atList).resize(80, 24), newPlayer(t, speech, atList)
	lines, wrong, far := []string{}, 0, 0
	for _, p := range slices.Concat(winding, best) {
		playByKeys(t, screen, p)
		all, err := p.Lines()
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, "all", strconv.Itoa(p.Row()+1))
		lines = append(lines, slices.Concat(all...)...)
		if wrong += p.Of - p.Right; p.Stars < 3 {
			far++
		}
	}
	var out strings.Builder
	if err := plain.Play(typed.seat, strings.NewReader(strings.Join(append(lines, "q"), "\n")+"\n"), &out, plain.Options{}); err != nil {
		t.Fatal(err)
	}
	byKeys, byLines := told(t, screen.shelf.batches), told(t, typed.shelf.batches)
	if !slices.Equal(byKeys, byLines) {
		t.Errorf("by keys:\n%s\nby lines:\n%s", strings.Join(byKeys, "\n"), strings.Join(byLines, "\n"))
	}
	count := func(event string) int {
		return len(slices.DeleteFunc(slices.Clone(byLines), func(line string) bool { return !strings.HasPrefix(line, `{"`+event+`"`) }))
	}
	if n := count("solved"); n != 2*len(best) || wrong < n || far < len(best)/2 || count("predicted") < 4*len(best) {
		t.Errorf("%d missions were solved %d times, %d with a change too many, and %d things were foreseen wrong", len(best), n, far, wrong)
	}
	for _, p := range best {
		if got := screen.seat.Player.Solved(pack.ID().Mission(p.Mission.ID)); got.Stars != 3 {
			t.Errorf("mission %s has %d stars", p.Mission.ID, got.Stars)
		}
	}
}

// playByKeys opens a mission from the list, plays it, and comes back to the list.
func playByKeys(t *testing.T, v *visit, p labtest.Plan) {
	t.Helper()
	keys, err := p.Keys()
	if err != nil {
		t.Fatal(err)
	}
	v.press("home").press(slices.Repeat([]string{"down"}, p.Row())...).press("enter")
	for i, m := range p.Moves {
		v.press(keys[i]...)
		if m.Action != "" {
			v.press("enter")
		}
	}
	v.past()
}
