package tui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// atLabs is a player on the list of labs of the deep pack.
func atLabs(tb judge, speech game.Speech, with ...func(*game.Seat, *Options)) *visit {
	tb.Helper()
	deep := func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{contenttest.Deep()} }
	return newPlayer(tb, speech, append([]func(*game.Seat, *Options){deep}, with...)...).press("b")
}

func atLargeLab(t *testing.T, speech game.Speech) *visit {
	return atLabs(t, speech, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{large()} })
}

// labScenes are the screens of labs, each by the way that leads to it.
func labScenes() []scene {
	wired := func(ring bool, keys ...string) func(*testing.T, game.Speech) *visit {
		return func(t *testing.T, s game.Speech) *visit {
			v := atLabs(t, s).press(keys...)
			if ring {
				v.ringAll()
			}
			return v
		}
	}
	return []scene{
		{"labs", true, wired(false)},
		{"lab-wiring", true, wired(false, "enter", "down", "right")},
		{"lab-predicting", true, wired(false, "enter", "down", "right", "1", "2")},
		{"lab-travelling", true, func(t *testing.T, s game.Speech) *visit {
			v := atLabs(t, s).press("enter", "down", "right", "1", "4", "enter", "3", "enter")
			for range 15 {
				v.ring()
			}
			return v
		}},
		{"lab-stopped", true, wired(true, "enter", "down", "right", "1", "4", "enter", "3", "enter")},
		{"lab-solved", true, wired(true, "enter", "down", "right", "down", "right", "1", "4", "enter", "3", "enter")},
		{"lab-sandbox", true, wired(false, "3", "enter")},
		{"lab-large", true, func(t *testing.T, s game.Speech) *visit {
			return atLargeLab(t, s).press("enter", "down", "down", "right")
		}},
		{"lab-large-stopped", true, func(t *testing.T, s game.Speech) *visit {
			return atLargeLab(t, s).press("enter", "down", "right", "1", "4", "enter", "3", "enter", "space")
		}},
		{"lab-about", true, wired(false, "enter", "i")},
	}
}

func TestEveryStateOfALabLooksAsItShould(t *testing.T) {
	for _, size := range [][2]int{{60, 18}, {80, 24}, {120, 40}, {200, 60}} {
		for _, s := range labScenes() {
			t.Run(fmt.Sprintf("%s-%dx%d", s.name, size[0], size[1]), func(t *testing.T) {
				var all strings.Builder
				for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth} {
					v := s.open(t, speech)
					v.resize(size[0], size[1])
					v.fits()
					fmt.Fprintf(&all, "== %s\n%s\n", speech, picture(v))
				}
				golden.RequireEqual(t, all.String())
			})
		}
	}
}
