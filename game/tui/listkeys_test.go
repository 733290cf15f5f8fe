package tui

import (
	"strings"
	"testing"

	"quest/game"
)

// chosenLine is the line of the row that keys act on, "" where none is seen.
func (v *visit) chosenLine() string {
	for line := range strings.Lines(v.text()) {
		if strings.Contains(line, "❯") {
			return strings.TrimSpace(line)
		}
	}
	return ""
}

// On every screen with a list, home and end choose its first and its last row and the keys of
// pages another one; none of them changes anything else.
func TestEveryListHearsTheKeysOfEndsAndPages(t *testing.T) {
	for _, c := range []struct {
		name string
		open func(t *testing.T) *visit
	}{
		{"map", func(t *testing.T) *visit { return newPlayer(t, game.SpeakEnglish) }},
		{"settings", func(t *testing.T) *visit { return newPlayer(t, game.SpeakEnglish).press("o") }},
		{"plan", func(t *testing.T) *visit { return newPlayer(t, game.SpeakEnglish).press("s") }},
		{"shop", func(t *testing.T) *visit { return newPlayer(t, game.SpeakEnglish).press("g") }},
		{"practice", func(t *testing.T) *visit { return newPlayer(t, game.SpeakEnglish, reviewing).press("p") }},
		{"titles", func(t *testing.T) *visit { return newPlayer(t, game.SpeakEnglish, achiever).press("a", "right") }},
		{"mix-ups", func(t *testing.T) *visit { return newPlayer(t, game.SpeakEnglish, confused).press("m") }},
		{"labs", func(t *testing.T) *visit { return newPlayer(t, game.SpeakEnglish).press("b") }},
		{"commands", func(t *testing.T) *visit { return newPlayer(t, game.SpeakEnglish).press("/") }},
		{"certainty", func(t *testing.T) *visit { return newPlayer(t, game.SpeakEnglish).press("w") }},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := c.open(t).resize(60, 18)
			kept := len(v.shelf.batches)
			first := v.press("home").chosenLine()
			last := v.press("end").chosenLine()
			if first == "" || last == "" || first == last {
				t.Fatalf("home chooses %q and end %q", first, last)
			}
			if again := v.press("home").chosenLine(); again != first {
				t.Errorf("home chooses %q, before %q", again, first)
			}
			if c.name != "certainty" && c.name != "titles" && c.name != "mix-ups" { // there the keys of pages scroll a text
				down := v.press("pgdown").chosenLine()
				if down == first {
					t.Errorf("pgdown leaves %q", first)
				}
				for range 20 {
					v.press("pgdown")
				}
				if end := v.chosenLine(); end != last {
					t.Errorf("pgdown ends at %q, not at %q", end, last)
				}
				for range 20 {
					v.press("pgup")
				}
				if top := v.chosenLine(); top != first {
					t.Errorf("pgup ends at %q, not at %q", top, first)
				}
			}
			if v.settled(); len(v.shelf.batches) != kept {
				t.Error("something was changed by keys that move")
			}
		})
	}
}
