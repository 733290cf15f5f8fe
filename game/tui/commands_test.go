package tui

import (
	"testing"

	"quest/game"
	"quest/game/find"
)

// Every command of the palette does something: it leads to another screen, or says why not.
func TestEveryCommandOfThePaletteDoesSomething(t *testing.T) {
	for _, c := range find.Commands {
		v := newPlayer(t, game.SpeakEnglish)
		before := v.text()
		v.press("/")
		v.run(v.m.takeFound(find.Result{Kind: find.ACommand, Command: c}))
		if _, open := v.m.searching(); open {
			t.Errorf("%s: the search stays open:\n%s", c.Name, v.text())
		}
		if c.Name != "Map" && c.Name != "Practise" && c.Name != "Labs" && v.text() == before && !v.quit {
			t.Errorf("%s does nothing:\n%s", c.Name, v.text())
		}
	}
}

// The boss and the story have no key: the palette opens those of the pack that was played last.
func TestThePaletteOpensTheBossAndTheStory(t *testing.T) {
	for name, said := range map[string]string{"Boss": "The Silent Storm", "Story": "The story"} {
		v := newPlayer(t, game.SpeakEnglish).press("/")
		v.run(v.m.takeFound(find.Result{Kind: find.ACommand, Command: find.Command{Name: name}}))
		v.sees(said).press("esc").sees("enter play")
	}
}
