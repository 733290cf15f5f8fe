package main

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	"quest/content"
	"quest/content/packs"
	"quest/game"
	"quest/game/labtest"
	"quest/game/phrase"
)

// labStory is a player who solves the missions of the shipped pack in a terminal.
type labStory struct {
	*terminal
	words *phrase.LabBook
	plans []labtest.Plan
	away  int // how often an event was seen under way
}

// TestEveryMissionIsSolvedInATerminal solves each mission of the shipped labs by
// keyboard, with the fewest changes and every prediction right, all in one save: the
// first lab from the map with its events travelling, the others as "quest lab" opens
// them, with everything shown at once. Then the same is played line by line, and both
// saves must tell the same.
func TestEveryMissionIsSolvedInATerminal(t *testing.T) {
	pack, err := content.Open(packs.Shipped()[0])
	if err != nil {
		t.Fatal(err)
	}
	plans, err := labtest.Plans(pack, labtest.Best)
	if err != nil || len(plans) < 19 {
		t.Fatalf("%d missions, %v", len(plans), err)
	}
	for _, c := range []struct {
		lang       game.Speech
		number     string
		cols, rows string
		begin      string
	}{
		{game.SpeakEnglish, "1", "80", "24", "When the database calls Lambda"},
		{game.SpeakKorean, "2", "60", "18", "데이터베이스가 Lambda를 호출할 때"},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			t.Parallel()
			s := &labStory{openTerminal(t, c.cols, c.rows), &phrase.For(c.lang).Lab, plans, 0}
			s.run("play", s.setting()...)
			s.until("English")
			s.press(c.number, "enter", "J", "o", "enter")
			s.until(c.begin)
			s.press("b")
			for i, p := range plans {
				if i > 0 && p.Lab.ID != plans[i-1].Lab.ID {
					s.run("lab", s.setting("--still", "rds-events/"+string(p.Lab.ID))...)
				}
				s.untilSolved(i)
				s.press("enter")
				s.solve(p)
			}
			s.untilSolved(len(plans))
			if s.away == 0 {
				t.Error("no event was seen under way")
			}
			s.allStars()
			s.sameByLines(c.number)
		})
	}
}

// setting is the seed and the clock of every program of the story.
func (s *labStory) setting(more ...string) []string {
	return append([]string{"--seed", "20261123", "--now", "2026-11-23T19:00:00Z"}, more...)
}

// untilSolved waits for the list of labs and the number of missions solved on it.
func (s *labStory) untilSolved(n int) {
	s.t.Helper()
	s.until(phrase.Fill(s.words.Progress, "n", strconv.Itoa(n), "of", strconv.Itoa(len(s.plans))))
}

// solve plays a mission that has just been opened, waits until it is solved with all
// stars and on disk, and goes back to the list.
func (s *labStory) solve(p labtest.Plan) {
	s.t.Helper()
	keys, err := p.Keys()
	if err != nil {
		s.t.Fatal(err)
	}
	s.press(slices.Concat(keys...)...)
	stars := phrase.Fill(s.words.Stars, "n", "3")
	s.untilScreen(stars, func(shown string) bool {
		if strings.Contains(shown, s.words.Travelling) {
			s.away++
		}
		return strings.Contains(shown, stars)
	})
	s.press("enter")
}

// allStars wants three stars of every mission, by what the program says.
func (s *labStory) allStars() {
	s.t.Helper()
	missions, labs := 0.0, s.stats()["labs"].([]any)
	for _, l := range labs {
		l := l.(map[string]any)
		if l["solved"] != l["missions"] || l["stars"] != 3*l["missions"].(float64) {
			s.t.Errorf("%v", l)
		}
		missions += l["missions"].(float64)
	}
	if int(missions) != len(s.plans) {
		s.t.Errorf("%v missions, want %d", missions, len(s.plans))
	}
}

// events gives everything that a save tells, without its clocks and the IDs of its
// batches, and the events in it.
func (s *labStory) events(saves string) (told []string, all []game.Event) {
	s.t.Helper()
	out, err := exec.Command(s.program, "save", "export", "-", "--save-dir", saves).Output()
	if err != nil {
		s.t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		var batch struct {
			Events []json.RawMessage `json:"ev"`
		}
		if err := json.Unmarshal([]byte(line), &batch); err != nil {
			s.t.Fatal(err)
		}
		for _, raw := range batch.Events {
			var e game.Event
			if err := json.Unmarshal(raw, &e); err != nil {
				s.t.Fatal(err)
			}
			told, all = append(told, string(raw)), append(all, e)
		}
	}
	return told, all
}

// sameByLines types the same missions line by line into a save of its own, and wants
// the two saves to tell the same, with every prediction right.
func (s *labStory) sameByLines(number string) {
	s.t.Helper()
	lines := []string{number, "Jo"}
	for _, p := range s.plans {
		typed, err := p.Lines()
		if err != nil {
			s.t.Fatal(err)
		}
		lines = append(append(lines, "all", strconv.Itoa(p.Row()+1)), slices.Concat(typed...)...)
	}
	saves := s.t.TempDir()
	cmd := exec.Command(s.program, append([]string{"lab", "rds-events", "--plain", "--save-dir", saves}, s.setting()...)...)
	cmd.Stdin = strings.NewReader(strings.Join(append(lines, "q"), "\n") + "\n")
	if out, err := cmd.CombinedOutput(); err != nil {
		s.t.Fatalf("line by line: %v\n%s", err, out)
	}
	keys, events := s.events(s.saves)
	typed, _ := s.events(saves)
	// On the screen the way to the labs led over the map, which tells the story, and what was reached
	// is told in another moment than line by line.
	isTold := func(line string) bool { return strings.HasPrefix(line, `{"told":`) }
	if keys, typed = slices.DeleteFunc(keys, isTold), slices.DeleteFunc(typed, isTold); !slices.Equal(keys, typed) {
		s.t.Errorf("by keys:\n%s\nby lines:\n%s", strings.Join(keys, "\n"), strings.Join(typed, "\n"))
	}
	solved := 0
	for _, e := range events {
		if e.Solved != nil {
			if solved++; e.Solved.Stars != 3 {
				s.t.Errorf("%+v", *e.Solved)
			}
		}
		if e.Predicted != nil && e.Predicted.Right != e.Predicted.Of {
			s.t.Errorf("%+v", *e.Predicted)
		}
	}
	if solved != len(s.plans) {
		s.t.Errorf("%d missions were solved, want %d", solved, len(s.plans))
	}
}
