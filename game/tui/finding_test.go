package tui

import (
	"testing"

	"quest/content"
	"quest/game"
)

// search opens the search and types.
func (v *visit) search(words string) *visit { return v.press("/").typed(words) }

// findScenes are the screens of the search.
func findScenes() []scene {
	var all []scene
	for _, s := range []struct {
		name string
		open func(*visit) *visit
	}{
		{"find", func(v *visit) *visit { return v.press("/") }},
		{"find-found", func(v *visit) *visit { return v.search("tide").press("down") }},
		{"find-point", func(v *visit) *visit { return v.search("far side").press("down", "up") }},
		{"find-command", func(v *visit) *visit { return v.search("ㄱㄹ") }},
		{"find-none", func(v *visit) *visit { return v.search("zzz qqq") }},
		{"find-term", func(v *visit) *visit { return v.search("tide").press("enter") }},
		{"find-reading", func(v *visit) *visit { return v.search("far side").press("enter") }},
	} {
		all = append(all, scene{name: s.name, open: func(t *testing.T, speech game.Speech) *visit { return s.open(newPlayer(t, speech)) }})
	}
	return append(all, scene{name: "find-asked", open: func(t *testing.T, speech game.Speech) *visit {
		return newPlayer(t, speech).press("enter").until(true, asks(content.Single)).search("tide")
	}})
}

func TestFindLeadsToWhatWasFound(t *testing.T) {
	newPlayer(t, game.SpeakEnglish).search("climbing").press("enter").sees("Climbing by lock", "point 1 of")
	newPlayer(t, game.SpeakEnglish).search("record").press("enter").sees("Record of")
	newPlayer(t, game.SpeakEnglish).search("ㄱㄹ").press("enter").sees("Record of")
	newPlayer(t, game.SpeakEnglish).press("/", "enter").sees("Nothing to review now")
	v := newPlayer(t, game.SpeakEnglish).search("leave the game").press("enter")
	if !v.quit {
		t.Errorf("the command that leaves the game does not:\n%s", v.text())
	}
}
