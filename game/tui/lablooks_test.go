package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"quest/content"
	"quest/content/packs"
	"quest/game"
)

func flagship(tb judge) *content.Pack {
	tb.Helper()
	pack, err := content.Open(packs.Shipped()[0])
	if err != nil {
		tb.Fatal(err)
	}
	return pack
}

// atShippedLab is a player on the list of labs of the flagship pack, with the first
// mission of a lab under the keys.
func atShippedLab(tb judge, pack *content.Pack, id content.LabID, speech game.Speech) *visit {
	tb.Helper()
	return newPlayer(tb, speech, func(s *game.Seat, _ *Options) {
		s.Packs = []*content.Pack{pack}
		s.Start = &game.Destination{Pack: pack.ID(), Labs: true, Lab: id}
	})
}

// foretell predicts that every route of the action arrives, while the footer offers to.
func (v *visit) foretell(offer string) *visit {
	for strings.Contains(v.text(), offer) {
		v.press("9", "down", "down", "down", "down", "down", "down", "down", "down", "enter")
	}
	return v
}

// TestEveryShippedLabLooksAsItShould plays the first mission of each lab in every size.
// Pictures are kept as those of all screens are; in the other sizes every line fits, and
// each route is told of in words.
func TestEveryShippedLabLooksAsItShould(t *testing.T) {
	looks(t)
	pack := flagship(t)
	asked := map[game.Speech]string{game.SpeakEnglish: "enter say", game.SpeakKorean: "enter 예측", game.SpeakBoth: "enter say"}
	ended := map[game.Speech]string{game.SpeakEnglish: "came true", game.SpeakKorean: "적중", game.SpeakBoth: "came true"}
	for _, head := range pack.Labs() {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s-%dx%d", head.ID, size[0], size[1]), func(t *testing.T) {
				var all strings.Builder
				for _, speech := range speeches {
					v := atShippedLab(t, pack, head.ID, speech).resize(size[0], size[1])
					shot := func(name string) {
						v.fits()
						fmt.Fprintf(&all, "== %s, %s\n%s\n", speech, name, picture(v))
					}
					v.press("enter")
					shot("wiring")
					v.press("down", "right", "1")
					shot("predicting")
					v.foretell(asked[speech])
					for range 11 {
						v.ring()
					}
					shot("travelling")
					v.ringAll()
					shot("ended")
					v.sees(ended[speech], "✗")
				}
				if size == standard || reshaped[string(head.ID)] {
					golden.RequireEqual(t, all.String())
				}
			})
		}
	}
}

// A label that is cut cannot be read; a control is looked at where the keys act on it.
func TestNothingInAShippedLabIsCut(t *testing.T) {
	looks(t)
	pack := flagship(t)
	for _, size := range [][2]int{{60, 18}, {80, 24}, {120, 40}, {160, 45}, {200, 60}} {
		for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth} {
			for _, head := range pack.Labs() {
				source, _ := pack.Lab(head.ID)
				v := atShippedLab(t, pack, head.ID, speech).resize(size[0], size[1]).press("enter")
				whole := func(what string) {
					if line := slices.IndexFunc(strings.Split(v.text(), "\n"), func(l string) bool { return strings.Contains(l, "…") }); line >= 0 {
						t.Errorf("%s, %s at %dx%d: line %d of %s is cut:\n%s", head.ID, speech, size[0], size[1], line, what, v.text())
					}
				}
				for range source.Controls {
					v.press("up")
				}
				for i := range source.Controls {
					for range source.Controls[i].Values {
						whole(string(source.Controls[i].ID))
						v.press("right")
					}
					v.press("down")
				}
				for i := range source.Actions {
					v.press(fmt.Sprint(i + 1))
					whole(string(source.Actions[i].ID))
					v.press("esc")
				}
			}
		}
	}
}
