package tui

import (
	"testing"

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
		{"labs", wired(false)},
		{"lab-wiring", wired(false, "enter", "down", "right")},
		{"lab-predicting", wired(false, "enter", "down", "right", "1", "2")},
		{"lab-travelling", func(t *testing.T, s game.Speech) *visit {
			v := atLabs(t, s).press("enter", "down", "right", "1", "4", "enter", "3", "enter")
			for range 15 {
				v.ring()
			}
			return v
		}},
		{"lab-stopped", wired(true, "enter", "down", "right", "1", "4", "enter", "3", "enter")},
		{"lab-solved", wired(true, "enter", "down", "right", "down", "right", "1", "4", "enter", "3", "enter")},
		{"lab-sandbox", wired(false, "3", "enter")},
		{"lab-large", func(t *testing.T, s game.Speech) *visit {
			return atLargeLab(t, s).press("enter", "down", "down", "right")
		}},
		{"lab-large-stopped", func(t *testing.T, s game.Speech) *visit {
			return atLargeLab(t, s).press("enter", "down", "right", "1", "4", "enter", "3", "enter", "space")
		}},
		{"lab-about", wired(false, "enter", "i")},
	}
}

func TestEveryStateOfALabLooksAsItShould(t *testing.T) { looksAsApproved(t, labScenes(), speeches) }
