package tui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/quiz"
)

func TestANewPlayerComesFromTheWelcomeToTheChestAndHome(t *testing.T) {
	v := newVisit(t)
	v.sees("Which language", "어떤 언어").press("1", "enter").sees("What should we call you?")
	v.press("backspace").typed("é 한").press("enter").sees("Miné 한", "No dragons", "Why the sea rises", "new")
	v.press("enter").sees("point 1 of 3", "The moon pulls").press("enter").sees("point 2 of 3")
	v.until(true, is[game.SummaryStep]).sees("Passed", "4 of 4 right").press("enter")
	v.sees("1 of 2 lessons done", "done").press("enter").until(true, is[game.SummaryStep]).press("enter")
	v.sees("creaks").misses("Harbour Pilot")
	v.ringAll()
	v.sees("+150 XP", "Harbour Pilot", "+20 gold", "All saved").press("enter")
	v.sees("2 of 2 lessons done", "The last gate stands open", "20 gold", "Harbour Pilot")
	if p := v.seat.Player; p.Name.String() != "Miné 한" || p.Speech != game.SpeakEnglish || p.Seed != 7 {
		t.Errorf("the save began with %q, %q, %d", p.Name, p.Speech, p.Seed)
	}
	if v.shelf.answers() != 6 {
		t.Errorf("%d answers are on disk, want 6", v.shelf.answers())
	}
	v.press("q")
	if !v.quit {
		t.Error("q did not leave")
	}
}

func TestTheGameIsTheSameGameInEveryLanguageAndSize(t *testing.T) {
	play := func(speech game.Speech, w, h int) []game.Event {
		v := newPlayer(t, game.SpeakBoth, func(s *game.Seat, _ *Options) { s.Speech = speech }).resize(w, h)
		v.press("enter").until(false, is[game.SummaryStep])
		var events []game.Event
		for _, b := range v.shelf.batches {
			for _, e := range b.Events {
				if e.Answered != nil {
					e.Answered.Lang = ""
				}
				events = append(events, e)
			}
		}
		return events
	}
	want := play(game.SpeakEnglish, 80, 24)
	got := play(game.SpeakKorean, 200, 60)
	if len(want) != len(got) || len(want) == 0 {
		t.Fatalf("%d events in English, %d in Korean", len(want), len(got))
	}
	for i := range want {
		if a, b := want[i].Answered, got[i].Answered; (a == nil) != (b == nil) || a != nil && (a.Item != b.Item || !slices.Equal(a.Gave.Choice, b.Gave.Choice)) {
			t.Errorf("event %d differs: %+v, %+v", i, want[i], got[i])
		}
	}
}

func TestEnterAnswersNothingUntilSomethingIsChosen(t *testing.T) {
	for _, c := range []struct {
		kind content.ItemType
		says string
	}{
		{content.Single, "Choose first"},
		{content.TrueFalse, "Choose first"},
		{content.Multi, "Choose exactly 2; so far 0"},
		{content.Classify, "Put every card somewhere first; 3 to go"},
	} {
		v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, asks(c.kind))
		before := v.shelf.answers()
		v.press("enter", "enter", "enter").sees(c.says)
		if v.shelf.answers() != before {
			t.Errorf("%s: enter alone gave an answer", c.kind)
		}
	}
}

func TestAnAnsweredQuestionStaysAnswered(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, asks(content.TrueFalse))
	step := v.m.session.Step().(game.QuestionStep)
	q := quiz.New(v.seat.Packs[0], step)
	area := v.m.area()
	q, _ = q.Update(area, keyPress("1"))
	q, first := q.Update(area, keyPress("enter"))
	_, second := q.Update(area, keyPress("enter"))
	if first == nil || second != nil {
		t.Errorf("the first enter wants %v, the second %v", first, second)
	}
}

func TestNoMoreOptionsAreTakenThanAreAsked(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, asks(content.Multi)).press("1", "2", "3")
	v.sees("2 are chosen already")
	if n := strings.Count(v.text(), "■"); n != 2 {
		t.Errorf("%d options are marked", n)
	}
	v.press("1", "3").sees("Enter to submit.")
}

func TestAllKeysWorkWhileAKoreanInputMethodComposes(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish)
	v.press("ㄱ").sees("Record of").press("esc")
	v.press("ㅣ").sees("기록").press("ㅣ", "ㅣ")
	v.press("ㅓ").sees("Climbing by lock").press("ㅏ").press("ㅂ")
	if !v.quit {
		t.Error("ㅂ, the q key, did not leave the map")
	}
	for _, name := range []string{"name", "multi", "verdict-single", "help", "chest-closed"} {
		v := theScene(t, name, game.SpeakKorean).press("ctrl+ㅊ")
		if !v.quit {
			t.Errorf("%s: ctrl+ㅊ, ctrl+c in Hangul mode, did not leave", name)
		}
	}
}

func TestSwitchingTheLanguageLosesNothing(t *testing.T) {
	v := newPlayer(t, game.SpeakBoth).press("enter").until(true, asks(content.Multi)).press("2", "down")
	before := v.text()
	for _, want := range []string{"TWO guide", "두 개", "TWO guide", "두 개", "TWO guide", "Which TWO"} {
		v.press("L").sees(want)
	}
	if v.text() != before {
		t.Errorf("the question changed:\n%s\n%s", before, v.text())
	}
	v.press("3", "enter").until(true, judges(content.Multi))
	v.press("pgdown")
	scrolled := v.text()
	v.press("L", "l", "ㅣ", "L", "l", "ㅣ")
	if v.text() != scrolled {
		t.Errorf("the place in the verdict was lost:\n%s\n%s", scrolled, v.text())
	}
	if v.seat.Player.Speech != game.SpeakBoth {
		t.Errorf("the save says %q", v.seat.Player.Speech)
	}
	tuned := 0
	for _, b := range v.shelf.batches {
		for _, e := range b.Events {
			if e.Tuned != nil {
				tuned++
			}
		}
	}
	if tuned != 12 {
		t.Errorf("%d changes of language are on disk, want 12", tuned)
	}
}

func TestResizingLosesNothing(t *testing.T) {
	v := newPlayer(t, game.SpeakBoth).press("enter").until(true, asks(content.Classify)).press("1", "2")
	before := v.text()
	for _, size := range [][2]int{{60, 18}, {20, 5}, {0, 0}, {200, 60}, {4000, 4000}, {61, 19}, {80, 24}} {
		v.resize(size[0], size[1])
		v.fits()
	}
	if v.text() != before {
		t.Errorf("the cards moved:\n%s\n%s", before, v.text())
	}
}

func TestATerminalThatIsTooSmallSaysSoAndTakesNoKeys(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).resize(59, 18)
	v.sees("enlarge").press("enter").resize(80, 24).sees("No dragons")
	v.resize(80, 17).sees("enlarge").press("ctrl+c")
	if !v.quit {
		t.Error("ctrl+c did not leave")
	}
}

func TestATextFieldTakesEveryLetter(t *testing.T) {
	v := newVisit(t).press("1", "enter")
	for range 4 {
		v.press("backspace")
	}
	v.typed("q").typed("L").typed("?").typed("ㅂ").typed("1").sees("qL?ㅂ1", "not composing")
	v.press("enter").sees("qL?ㅂ1", "No dragons")
}

func TestWhoTypesNoNameGetsOne(t *testing.T) {
	named := func(suggested, language string) *visit {
		return newVisit(t, func(s *game.Seat, _ *Options) { s.Name = suggested }).press(language, "enter")
	}
	for _, c := range []struct{ suggested, language, want string }{
		{"", "1", "Player"}, {"", "2", "플레이어"}, {"Mina", "1", "Mina"},
	} {
		v := named(c.suggested, c.language).press("backspace", "backspace", "backspace", "backspace").typed("  ").sees(c.want).press("enter")
		if got := v.seat.Player.Name.String(); got != c.want {
			t.Errorf("an empty field gives the name %q, want %q", got, c.want)
		}
	}
	named("", "1").press("esc").sees("Which language")
}

func TestTheCursorStandsWhereTheInputMethodDraws(t *testing.T) {
	v := newVisit(t, func(s *game.Seat, _ *Options) { s.Name = "" }).press("1", "enter")
	at := func() int { return v.m.View().Cursor.X }
	empty := at()
	v.typed("한글")
	if got := at() - empty; got != 4 {
		t.Errorf("behind two syllables the cursor is %d cells further, want 4", got)
	}
	v.press("left")
	if got := at() - empty; got != 2 {
		t.Errorf("behind one syllable the cursor is %d cells further, want 2", got)
	}
	v.press("enter")
	if v.m.View().Cursor != nil {
		t.Error("the map shows a cursor")
	}
}

func TestPlayBeginsWhereItWasAsked(t *testing.T) {
	at := func(lesson content.LessonID) *visit {
		return newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) {
			s.Start = &game.Destination{Pack: "test/harbour", Lesson: lesson}
		})
	}
	at("locks").sees("Climbing by lock", "point 1 of 3").press("esc").sees("No dragons")
	at("").sees("Why the sea rises", "point 1 of 3")
	at("nowhere").sees("could not be opened", "No dragons").press("down").misses("could not be opened")
}

// Every key that a screen offers does something there: it changes what is shown, or
// leaves. Where a list stands at one end, the key is tried from the other end too.
func TestEveryKeyThatIsOfferedDoesSomething(t *testing.T) {
	looks(t)
	for _, s := range scenes() {
		t.Run(s.name, func(t *testing.T) {
			offer := s.open(t, game.SpeakEnglish)
			keys := offer.m.top().Help(offer.m.area())
			k := offer.m.keys
			keys = append(keys, k.Leave)
			if !offer.m.typing() {
				keys = append(keys, k.Help, k.Speech)
			}
			for _, b := range keys {
				for _, name := range b.Keys() {
					if b.Enabled() && !works(t, s, name, len(b.Keys())) {
						t.Errorf("%q (%s) does nothing", name, b.Help().Desc)
					}
				}
			}
		})
	}
}

func works(t *testing.T, s scene, name string, alternatives int) bool {
	t.Helper()
	for _, first := range [][]string{nil, {"down"}, {"end"}, {"2"}, {"1"}, {"pgdown"}, {"pgup"}, {"up"}, {"right"}, {"shift+right"}} {
		v := s.open(t, game.SpeakEnglish)
		if s.name == "help" {
			v.press("esc")
		}
		v.press(first...)
		before := v.sight()
		v.press(name)
		if v.quit || v.sight() != before {
			return true
		}
	}
	// Of the digits, only as many as there are rows can do something.
	n, isDigit := keymap.Number(keyPress(name))
	return isDigit && n > 2 && alternatives == 9
}

func TestKeysHeldDownDoNotRushThroughALesson(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").sees("point 1 of 3")
	for range 10 {
		v.send(tea.KeyPressMsg{Code: tea.KeyEnter, IsRepeat: true})
	}
	v.sees("point 1 of 3")
}

func TestWhatWasMissedIsPractisedFromTheSummaryAndFromTheMap(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("2", "enter").until(true, is[game.QuestionStep]).reply(false).press("enter")
	v.until(true, is[game.SummaryStep]).sees("1 of 2 right", "practise 1 missed").press("ㅔ").sees("Practice", "question 1 of 1")
	v.press("esc").sees("❯ ◆ Climbing by lock", "practise 1 missed").press("p").sees("❯ What was missed", "This lesson").press("enter").reply(true).press("enter", "enter")
	v.sees("Practice done").press("enter").sees("❯ ◆ Climbing by lock").misses("practise 1")
}

func TestTheMapComesBackWhereItWasLeft(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("down", "r", "esc").sees("❯ ○ Climbing by lock")
	v.press("enter", "enter", "esc").sees("❯ ◆ Climbing by lock")
}

// After a lesson the map opens at the next one of its pack, although a pack above it was
// not begun.
func TestTheMapStaysInThePackThatWasPlayed(t *testing.T) {
	parts := contenttest.Parts()
	parts.Meta.ID, parts.Meta.Title = "test/bay", contenttest.Both("The bay", "만")
	second, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	v := newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) { s.Packs = append(s.Packs, second) })
	v.resize(80, 40).sees("❯ ○ Why the sea rises").press("down", "down", "down", "enter").until(true, is[game.SummaryStep]).press("enter", "enter")
	if about := v.m.session.About(); about.Pack != second || about.Lesson.ID != contenttest.LastLesson {
		t.Errorf("enter begins %s of %s:\n%s", about.Lesson.ID, about.Pack.ID(), v.text())
	}
}

func TestTheFirstQuestionOfAQuizTellsWhatTheChecksHaveAnswered(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, func(s game.Step) bool {
		q, ok := s.(game.QuestionStep)
		return ok && q.Kind == game.Sitting
	})
	v.sees("Quiz · Why the sea rises", "question 3 of 4", "2 of 4 were answered before the quiz").reply(true).press("enter", "enter")
	v.sees("question 4 of 4").misses("were answered")
}

// Whatever option the keys act on, it is seen whole or from its start, below the end
// of the question.
func TestTheEndOfAQuestionStaysAboveTheOptionThatIsChosen(t *testing.T) {
	v := newPlayer(t, game.SpeakBoth).press("enter").until(true, asks(content.Multi)).resize(60, 18)
	v.sees("A pilot brings")
	for _, key := range []string{"1", "4", "2", "3"} {
		v.press(key).sees("무엇입니까?", "❯")
	}
	v.press("4").misses("A pilot brings")
}

func TestTheVerdictSaysThatThereIsMoreBelow(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(false, judges(content.Multi))
	v.sees("more below  pgdn").press("end").misses("more below")
	v.resize(120, 60).sees("piers. Which TWO guide the ship?").misses("more below")
}

func TestTheTermsOfALessonOpenInPlaceInBothLanguages(t *testing.T) {
	v := newPlayer(t, game.SpeakKorean).press("enter", "enter").sees("3개 중 2번째", "용어").press("ㅎ")
	v.sees("조석 · tide", "The sea rising and falling", "바다가 오르내리는 것").press("esc").sees("3개 중 2번째")
	newPlayer(t, game.SpeakEnglish).press("2", "enter").misses("terms").press("g").sees("point 1 of 3")
}

// The help names every key of the screen in any size that is played in, also while
// nothing can be saved, and scrolls where they do not fit.
func TestTheHelpHasRoomForEveryKey(t *testing.T) {
	for _, s := range scenes() {
		for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean} {
			t.Run(s.name+"-"+string(speech), func(t *testing.T) {
				v := s.open(t, speech).resize(60, 18)
				if !v.m.helping {
					v.press("f1")
				}
				v.seat.Rescue = func() (string, error) { return "", nil }
				why := game.Say("desk.Full").With("dir", "/saves")
				v.m.keeper.why = &why
				lines := v.m.helpBox(v.m.area())
				if last := ansi.Strip(lines[len(lines)-1]); !strings.Contains(last, "╯") {
					t.Errorf("the help is cut off:\n%s", v.text())
				}
				_, text, _ := v.m.helpText(v.m.area())
				for _, b := range append(v.m.top().Help(v.m.area()), v.m.saveKeys(v.m.area())...) {
					if b.Enabled() && !strings.Contains(ansi.Strip(strings.Join(text, "\n")), b.Help().Desc) {
						t.Errorf("%q is not in the help:\n%s", b.Help().Desc, strings.Join(text, "\n"))
					}
				}
				last := text[len(text)-1]
				v.press("end")
				if !v.m.helping { // all of it was seen, so that the key closes it
					v.press("f1")
				}
				v.sees(strings.TrimSpace(ansi.Strip(last)))
			})
		}
	}
}
