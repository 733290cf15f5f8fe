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
	pack, err := content.Decode(packs.Shipped()[0])
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
		s.Start = &game.Place{Pack: pack.ID(), Labs: true, Lab: id}
	})
}

// foretell predicts that every route of the action arrives.
func (v *visit) foretell(words string) *visit {
	for strings.Contains(v.text(), words) {
		v.press("9", "down", "down", "down", "down", "down", "down", "down", "down", "enter")
	}
	return v
}

func TestEveryShippedLabLooksAsItShould(t *testing.T) {
	looks(t)
	pack := flagship(t)
	asked := map[game.Speech]string{game.SpeakEnglish: "does it stop?", game.SpeakKorean: "멈출까요?", game.SpeakBoth: "it stop?"}
	for _, head := range pack.Labs() {
		for _, size := range [][2]int{{60, 18}, {80, 24}, {120, 40}, {200, 60}} {
			t.Run(fmt.Sprintf("%s-%dx%d", head.ID, size[0], size[1]), func(t *testing.T) {
				var all strings.Builder
				for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth} {
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
				}
				golden.RequireEqual(t, all.String())
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
