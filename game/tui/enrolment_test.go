package tui

import (
	"errors"
	"slices"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/class"
	"quest/game/phrasetest"
)

// door is the enrolment of the tests: it answers with errors, one after the other, and then takes in.
type door struct {
	errs  []error
	tried []string
	known string // the code of a player
	asked int
}

func (d *door) Suggest(lang content.Lang) content.Safe {
	d.asked++
	names, ok := map[content.Lang][]content.Safe{
		content.English: {contenttest.Safe("Quiet Otter"), contenttest.Safe("Brave Heron")},
		content.Korean:  {contenttest.Safe("조용한 수달"), contenttest.Safe("용감한 왜가리")},
		"ja":            {contenttest.Safe("静かなカワウソ"), contenttest.Safe("勇敢なサギ")},
	}[lang]
	if !ok {
		return contenttest.Safe("x")
	}
	return names[(d.asked-1)/3%2]
}

func (d *door) Known(code string) bool { return code == d.known }

func (d *door) Try(code, nick string) error {
	d.tried = append(d.tried, code+" "+nick)
	if len(d.errs) == 0 {
		return nil
	}
	err := d.errs[0]
	d.errs = d.errs[1:]
	return err
}

// stranger is a visitor at the door of a class server.
func stranger(tb judge, speech game.Speech, errs ...error) (*visit, *door) {
	tb.Helper()
	at := &door{errs: errs}
	v := &visit{tb: tb, shelf: &shelf{}}
	var o Options
	if slices.Contains(speech.Langs(), phrasetest.Lang) {
		o.Books = longerBooks()
	}
	v.m = newEnrolling(at, "", o, v.alarm)
	v.seat = v.m.seat
	v.m.speech = speech
	v.run(v.m.first)
	return v, at
}

func TestAStrangerEntersAClassWithACode(t *testing.T) {
	v, at := stranger(t, game.SpeakEnglish)
	v.sees("It does not know your key yet", "Which code did your teacher give you?", "enter go on")
	v.press("enter").sees("Type the code first.")
	v.typed("k7qf 2m9x").press("enter").sees("What should the class call you?", "Enter alone takes the name Quiet Otter.", "Everybody in the class sees this name.")
	v.press("f5").sees("Brave Heron").press("enter")
	if want := []string{"K7QF2M9X Brave Heron"}; !slices.Equal(at.tried, want) || !v.quit || !v.m.enrols.done {
		t.Errorf("tried %q, want %q; left: %v, enrolled: %v", at.tried, want, v.quit, v.m.enrols.done)
	}
}

// A code for one more key asks for no nickname: its player has one. When it is refused, another can be typed.
func TestACodeForOneMoreKeyAsksForNoNickname(t *testing.T) {
	v, at := stranger(t, game.SpeakEnglish, &class.RefusedError{Why: class.CodeSpent})
	at.known = "K7QF2M9X"
	v.typed("k7qf 2m9x").press("enter").sees("This code was used already.", "Which code").press("enter")
	if want := []string{"K7QF2M9X ", "K7QF2M9X "}; !slices.Equal(at.tried, want) || !v.quit || !v.m.enrols.done {
		t.Errorf("tried %q, want %q; left: %v", at.tried, want, v.quit)
	}
}

// A code is read as it was meant: with small letters, dashes, full-width letters, or with the Korean
// input method on, whether it puts the letters together or not.
func TestACodeIsReadAsItWasMeant(t *testing.T) {
	for _, typed := range []string{"k7qf-2m9x", " K7QF 2M9X ", "Ｋ７ＱＦ２Ｍ９Ｘ", "ㅏ7ㅂㄹ-2ㅡ9ㅌ", "k7QF–2m9x"} {
		v, at := stranger(t, game.SpeakKorean)
		v.typed(typed).press("enter", "enter")
		if len(at.tried) != 1 || at.tried[0] != "K7QF2M9X 조용한 수달" {
			t.Errorf("%q is tried as %q", typed, at.tried)
		}
	}
	v, _ := stranger(t, game.SpeakKorean)
	v.typed("ㅏ7ㅂㄹ2ㅡ9ㅌ").sees("K7QF2-M9X로 읽습니다")
}

// What is refused is said in words, and leads to the field that it is about.
func TestWhatADoorRefusesIsSaidInWords(t *testing.T) {
	refuse := func(why class.Refusal) error { return &class.RefusedError{Why: why} }
	v, at := stranger(t, game.SpeakEnglish, errors.New("no disk"), refuse(class.NameTaken), refuse(class.CodeExpired))
	v.typed("abcd").press("enter").typed("Mina").press("enter").sees("The server could not keep it.", "Mina")
	v.press("enter").sees("Somebody in the class has that name.", "What should the class call you?")
	v.press("backspace").press("enter").sees("The time of this code is over.", "Which code", "abcd")
	v.press("enter").sees("Min").press("enter")
	if len(at.tried) != 4 || !v.m.enrols.done {
		t.Errorf("tried %q", at.tried)
	}
	for _, why := range []class.Refusal{
		class.NotAllowed, class.NotMember, class.NoSuchRound, class.BallotClosed, class.RoundRunning, class.BadVote, class.BadPhase, class.BadName,
		class.NameTaken, class.BadDate, class.RoomLocked, class.CodeUnknown, class.CodeSpent, class.CodeExpired, class.TooOften, class.KeyKnown, class.NoSuchThing,
	} {
		v, _ := stranger(t, game.SpeakEnglish, refuse(why))
		before := v.typed("abcd").press("enter").text()
		if v.press("enter").text() == before {
			t.Errorf("nothing is said of %s", why)
		}
	}
}

func TestTheLanguageIsChosenAtTheDoor(t *testing.T) {
	at := &door{}
	v := &visit{tb: t, shelf: &shelf{}}
	v.m = newEnrolling(at, content.Korean, Options{}, v.alarm)
	v.run(v.m.first)
	v.sees("선생님께 받은 코드").misses("Which code")
	for range 10 {
		if v.m.speech == game.SpeakEnglish {
			break
		}
		v.press("f2")
	}
	v.sees("Which code").misses("선생님께 받은 코드")
	before := v.m.speech
	v.click("f2")
	if v.m.speech == before {
		t.Error("a click on the languages changes none")
	}
}

// Enter alone takes one name, in whichever languages that is said.
func TestADoorOffersOneNameInBothLanguages(t *testing.T) {
	v, at := stranger(t, game.SpeakBoth)
	v.typed("abcd").press("enter").sees("takes the name Quiet Otter", "'Quiet Otter'로 정합니다").misses("조용한 수달").press("enter")
	if !slices.Equal(at.tried, []string{"ABCD Quiet Otter"}) {
		t.Errorf("tried %q", at.tried)
	}
}

// Escape leaves the door, and the name first.
func TestAVisitorLeavesTheDoor(t *testing.T) {
	v, at := stranger(t, game.SpeakEnglish)
	v.typed("abcd").press("enter", "esc").sees("Which code").press("esc")
	if !v.quit || v.m.enrols.done || len(at.tried) > 0 {
		t.Error("the visitor is not gone, or was taken in")
	}
}

// enrolScenes are the screens of the door.
func enrolScenes() []scene {
	at := func(keys func(*visit), errs ...error) func(*testing.T, game.Speech) *visit {
		return func(t *testing.T, s game.Speech) *visit {
			v, _ := stranger(t, s, errs...)
			keys(v)
			return v
		}
	}
	return []scene{
		{"enrol-code", at(func(v *visit) { v.typed("K7QF-2M") })},
		{"enrol-name", at(func(v *visit) { v.typed("K7QF-2M9X").press("enter") })},
		{"enrol-refused", at(func(v *visit) { v.typed("K7QF-2M9X").press("enter", "enter") }, &class.RefusedError{Why: class.CodeSpent})},
	}
}
