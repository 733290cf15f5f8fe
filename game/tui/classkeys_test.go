package tui

import (
	"errors"
	"regexp"
	"testing"

	"quest/content/contenttest"
	"quest/game"
	"quest/game/class"
)

var codeText = regexp.MustCompile(`[0-9A-Z]{5}-[0-9A-Z]{5}`)

// The page of the class makes a code for one more computer, which is shown once, and takes keys away:
// never the one in use.
func TestAStudentMakesACodeForOneMoreComputer(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish)
	v.press("c", "y").sees("Your keys", "SHA256:key of Mina", "you are here with it", "A code for one more computer").press("enter")
	code := codeText.FindString(v.sees("Come in there with the same ssh line", "It works once, until 2026-12-02").text())
	if code == "" {
		t.Fatalf("no code:\n%s", v.text())
	}
	v.press("enter").sees("Your keys").misses(code)
	if err := s.Enrol("SHA256:laptop", code); err != nil {
		t.Fatal(err)
	}
	v.rings().sees("SHA256:laptop").press("2").sees("you came with it").press("x").misses("once more").press("x")
	v.press("3").sees("x takes this key away").press("x").sees("Press x once more.").press("up", "down", "x").sees("once more").press("x").misses("SHA256:laptop")
	if keys := s.Room("Mina").Keys(); len(keys) != 1 || !keys[0].Here {
		t.Errorf("the keys are %v", keys)
	}
	v.press("esc").sees("Your name here")
}

// What becomes of a code is told in words, and one that nobody waits for is shown nowhere.
func TestACodeThatIsNotMadeIsTold(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish)
	v.press("c", "y")
	s.Break(errors.New("no database"))
	v.press("enter").sees("That could not be kept.")
	s.Break(nil)
	for range class.MostKeyCodes {
		v.press("enter", "esc")
	}
	v.press("enter").sees("Enough codes were made for today.")

	v, _ = schooled(t, game.SpeakEnglish)
	v.press("c", "y")
	v.holding = true
	v.press("enter").sees("the code is being made").press("enter", "esc")
	v.release()
	if v.sees("Your name here"); codeText.MatchString(v.text()) {
		t.Errorf("a code is shown:\n%s", v.text())
	}
}

// A question of the class opens over nothing here, and the code is there afterwards.
func TestACodeIsThereAfterAQuestion(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish)
	v.press("c", "y")
	v.holding = true
	v.press("enter")
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings().sees("The class asks a question.").press("0").sees("handed in")
	v.release()
	v.misses("It works once").press("esc").sees("It works once")
}

// Who leads sees their own keys; for a student who lost theirs the command is told, since a teacher
// with a code of a student could play as them.
func TestATeacherIsToldAboutALostKey(t *testing.T) {
	v, s := leading(t, game.SpeakEnglish)
	v.press("2", "y").sees("A lost key:", string(s.Player("Mina"))).press("down").misses("A lost key:")
	v.press("1", "y").sees("Your keys", "SHA256:key of Teacher").press("esc").sees("Roster of Bora")
	v.press("b", "y").misses("Your keys", "SHA256")
}
