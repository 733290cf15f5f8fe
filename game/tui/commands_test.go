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
		switch c.For {
		case find.Everybody:
		case find.Teachers:
			v, _ = leading(t, game.SpeakEnglish)
			v.press("esc")
		case find.InClass, find.Students:
			v, _ = schooled(t, game.SpeakEnglish)
		}
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

// The commands of a class are there for who is in one, and those that lead it for teachers alone.
func TestThePaletteHasTheCommandsOfTheClass(t *testing.T) {
	newPlayer(t, game.SpeakEnglish).search("class").misses("Class: ")
	pupil, _ := schooled(t, game.SpeakEnglish)
	pupil.search("class").sees("Class: who is here", "Class: earlier questions", "Class: keys").misses("Class: ask", "Class: lock", "Class: projector")
	pupil.press("esc").typed("second computer").press("enter").sees("Your keys")
	v, s := leading(t, game.SpeakEnglish)
	v.search("class").sees("Class: ask a question", "Class: assign a lesson", "Class: projector", "Class: lock").misses("Class: earlier")
	v.press("esc").typed("ask a question").press("enter").sees("Why the sea rises")
	v.search("lock the room").press("enter").sees("locked", "Roster of Bora")
	if !s.teacher.View().Locked {
		t.Error("the room is open")
	}
	v.search("lock the room").press("enter").misses("· locked")
	v.search("projector").press("enter").sees("Projector:").misses("Roster of")
	v.search("projector").press("enter").sees("Roster of Bora")
	v.search("raid").press("enter").sees("No raid is going on.")
}

// Who is taken out of the class while the palette is open is led to the map.
func TestACommandOfAClassThatIsGoneLeadsToTheMap(t *testing.T) {
	v, _ := schooled(t, game.SpeakEnglish)
	v.search("earlier questions")
	v.m.class.room = gone{v.m.class.room}
	v.rings().press("enter")
	if !onMap(v) {
		t.Errorf("the map is not there:\n%s", v.text())
	}
}
