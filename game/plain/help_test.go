package plain_test

import (
	"slices"
	"strings"
	"testing"

	"quest/content/contenttest"
	"quest/game"
	"quest/game/plain"
)

func TestHintsAreSaidOneByOne(t *testing.T) {
	types{
		"Put the climb",
		[]string{"h", "ㅗ"},
		[]string{"> h\nHelp halves what this answer can earn.\nHint: Water stays where both gates hold it.", "> ㅗ\nThere is no more help"},
		nil,
	}.check(t)
	types{"Fill in the gaps", []string{"/h", "h"}, []string{"> /h\nThere is no hint for this question.", `"h" is also a command`}, nil}.check(t)
	e := types{
		"When can the tanker",
		[]string{"hint", "힌트", "at once", "l", "when the wind"},
		[]string{"One answer less. This one is not right: ", "Help has taken this away: ", "(답이 아님, 도움으로 뺐음)"},
		nil,
	}.check(t)
	if n := e.answers(); n != 4 { // the three before it, and the wrong option that help has left
		t.Errorf("%d answers, want 4", n)
	}
}

func TestAHintBelongsToAQuestion(t *testing.T) {
	e := sitDown(&journal{}).play(t, "1", "Jo", "h", "u", "!", "s", "c", "x", "p")
	for _, want := range []string{"A hint belongs", "Only a practice answer", "no question here", "No scenario", "no list", "practised between two lessons", "once it is finished"} {
		if !strings.Contains(e.out, want) {
			t.Errorf("no %q in:\n%s", want, e.out)
		}
	}
}

// failing answers every question of the small pack wrongly, and types lines at the
// first verdict of a kind of question.
func failing(at string, lines ...string) func(string) string {
	asked, there := "", false
	return func(said string) string {
		if strings.Contains(said, "uestion ") {
			asked = said
		}
		if strings.Contains(said, "saved ") && strings.Contains(asked, at) || there && len(lines) > 0 {
			there = true
			if len(lines) > 0 {
				line := lines[0]
				lines = lines[1:]
				return line
			}
		}
		if there && strings.HasPrefix(strings.TrimSpace(said), "Practice") {
			return "q"
		}
		for _, a := range answers {
			if strings.Contains(said, "uestion ") && strings.Contains(said, "\n"+a.en) {
				if a.wrong == "" {
					return sorted(said, false)
				}
				return a.wrong
			}
		}
		return ""
	}
}

func TestOnlyPracticeIsTakenBack(t *testing.T) {
	small := func(s *game.Seat) { s.Speech = game.SpeakEnglish }
	for _, c := range []struct {
		at, line, want string
	}{
		{"Practice, ", "u", "Taken back."},
		{"Practice, ", "ㅕ", "Taken back."},
		{"Check, ", "u", "Only a practice answer can be taken back"},
		{"Quiz, ", "u", "Only a practice answer can be taken back"},
	} {
		e := sitDown(&journal{}, small)
		p := &player{limit: 90, answer: failing(c.at, c.line, "q", "q")}
		if err := plain.Play(e.seat, p, p, plain.Options{Echo: true}); err != nil {
			t.Fatal(err)
		}
		out := p.out.String()
		if !strings.Contains(out, "> "+c.line+"\n"+c.want) {
			t.Errorf("%s after %q: no %q in:\n%s", c.line, c.at, c.want, out)
		}
		undone := 0
		for _, b := range e.kept {
			for _, event := range b.Events {
				if event.Undone != nil {
					undone++
				}
			}
		}
		if want := strings.Count(out, "Taken back."); undone != want {
			t.Errorf("%d answers were taken back in the save, %d on the screen", undone, want)
		}
		if c.want == "Taken back." && strings.Count(out[strings.Index(out, c.want):], "Practice, question 1") != 1 {
			t.Errorf("the question is not asked again:\n%s", out)
		}
	}
}

func TestADisputeIsKeptWithItsNote(t *testing.T) {
	for _, c := range []struct {
		stem  string
		lines []string
		note  string
		want  string
	}{
		{"Put the climb", []string{"!", "Step 3 could come first."}, "Step 3 could come first.", "Your note is kept."},
		{"Put the climb", []string{"이의", "달이 아니라 해도 됩니다 ㅠㅠ"}, "달이 아니라 해도 됩니다 ㅠㅠ", "Your note is kept."},
		{"Fill in the gaps", []string{"/!", "\ttwo\ttabs "}, "two tabs", "Your note is kept."},
		{"Fill in the gaps", []string{"!", "a sign can be no answer, so it needs no slash"}, "a sign can be no answer, so it needs no slash", "Your note is kept."},
		{"first calls", []string{"VHF 12", "!", "after the verdict"}, "after the verdict", "Your note is kept."},
		{"Put the climb", []string{"!", ""}, "", "Nothing was kept."},
		{"Put the climb", []string{"!", "b"}, "", "Nothing was kept."},
		{"Put the climb", []string{"!", "\x1b[31m", strings.Repeat("x", 501), "short"}, "short", "That note cannot be kept."},
	} {
		e := types{c.stem, c.lines, []string{"What may be wrong with this question?", c.want}, nil}.check(t)
		all := e.player().Disputes
		switch {
		case c.note == "" && len(all) > 0:
			t.Errorf("%q kept %+v", c.lines, all)
		case c.note != "" && (len(all) != 1 || all[0].Note.String() != c.note):
			t.Errorf("%q kept %+v, want %q", c.lines, all, c.note)
		}
	}
}

func TestADisputeThatCannotBeSavedIsSaid(t *testing.T) {
	e := sitDown(&journal{full: true}, english)
	out := atQuestion(t, e, "Put the climb", "!", "wrong")
	if strings.Contains(out, "Your note is kept") || !strings.Contains(out, "Not saved yet") {
		t.Errorf("an unsaved note was called kept:\n%s", out)
	}
}

func TestExportNeedsASlashWhereWordsAreTyped(t *testing.T) {
	for _, c := range []struct {
		lines   []string
		exports int
		want    string
	}{
		{[]string{"/export"}, 1, "All of it is in /tmp/rescue.jsonl now."},
		{[]string{"/내보내기"}, 1, "All of it is in /tmp/rescue.jsonl now."},
		{[]string{"export"}, 0, `"export" is also a command`},
		{[]string{"export", "export"}, 0, "Blank 2 of 2"},
	} {
		exports := 0
		rescue := func(s *game.Seat) { s.Rescue = func() (string, error) { exports++; return "/tmp/rescue.jsonl", nil } }
		e := sitDown(&journal{full: true}, english, rescue)
		said := atQuestion(t, e, "Fill in the gaps", c.lines...)
		if exports != c.exports || !strings.Contains(said, c.want) {
			t.Errorf("%q: %d exports, want %d; no %q in:\n%s", c.lines, exports, c.exports, c.want, said)
		}
	}
}

// long is a player who has given ten answers and was not yet asked about certainty.
func long(s *game.Seat) {
	english(s)
	batch := game.Batch{At: s.Now(), Events: []game.Event{{Joined: &game.Joined{Name: contenttest.Safe("Jo"), Lang: game.SpeakEnglish, Seed: 7}}}}
	batch.Day = s.Player.Today(batch.At)
	for range game.OfferAfter - 1 {
		batch.Events = append(batch.Events, game.Event{Answered: &game.Answered{Item: "a/b#item/x", Rev: 1, Of: 1, Grade: 3}})
	}
	if _, err := s.Journal.Append(batch); err != nil {
		panic(err)
	}
	s.Player.Apply(batch)
}

func TestCertaintyIsOfferedOnceAndTheSameLineGoesOn(t *testing.T) {
	for _, c := range []struct {
		line   string
		on     bool
		before string
	}{
		{"", false, "Certainty is off"},
		{"n", false, "Certainty is off"},
		{"ㅜ", false, "Certainty is off"},
		{"아니요", false, "Certainty is off"},
		{"y", true, "+20 gold to start with"},
		{"ㅛ", true, "+20 gold to start with"},
		{"Yes", true, "+20 gold to start with"},
		{"예", true, "+20 gold to start with"},
		{"w", true, "+20 gold to start with"},
	} {
		e := sitDown(&journal{}, long)
		offers := 0
		answer := through(true)
		p := &player{limit: 80, answer: func(said string) string {
			switch {
			case strings.Contains(said, "If you like, quest asks"):
				offers++
				return c.line
			case strings.Contains(said, "How sure"):
				return ""
			}
			return answer(said)
		}}
		if err := plain.Play(e.seat, p, p, plain.Options{Echo: true}); err != nil {
			t.Fatal(err)
		}
		out := p.out.String()
		if offers != 1 || !strings.Contains(out, c.before) {
			t.Errorf("%q: offered %d times, and said:\n%s", c.line, offers, out)
		}
		if got := e.player(); got.Wager() != c.on || got.OffersWager() {
			t.Errorf("%q: certainty %v in the save, offered again %v", c.line, got.Wager(), got.OffersWager())
		}
		if asked := strings.Contains(out, "How sure are you?"); asked != c.on {
			t.Errorf("%q: asked how sure: %v", c.line, asked)
		}
	}
}

// TestCertaintyIsOfferedAtTheListOfLessons opens the list in the middle of a lesson;
// no question of the lesson is held up by the offer before.
func TestCertaintyIsOfferedAtTheListOfLessons(t *testing.T) {
	const offer, taken = "If you like, quest asks", "+20 gold to start with"
	for _, c := range []struct {
		typed []string
		on    bool
		say   string
	}{
		{[]string{"", "", "", "3 4 2", "", "map", "y", "", "q"}, true, taken},
		{[]string{"", "", "", "3 4 2", "", "map", "n", "", "q"}, false, "Certainty is off"},
		{[]string{"", "", "", "3 4 2", "", "map", "", "q"}, false, "Certainty is off"},
		{[]string{"", "", "", "3 4 2", "", "map", "2", "q"}, false, "Certainty is off"},
	} {
		e := sitDown(&journal{}, long).play(t, c.typed...)
		before, after, _ := strings.Cut(e.out, "\nLessons:\n")
		if strings.Contains(before, offer) || strings.Count(after, offer) != 1 || !strings.Contains(after, c.say) {
			t.Errorf("%q: the offer is not told once, at the list:\n%s", c.typed, e.out)
		}
		if p := e.player(); p.Wager() != c.on || p.OffersWager() {
			t.Errorf("%q: certainty %v, offered again %v", c.typed, p.Wager(), p.OffersWager())
		}
	}
}

// TestWhoeverOnlyTypesEnterAndAnswersIsNotHeldUp types the lines of a whole game
// in advance; the offer takes no line of its own.
func TestWhoeverOnlyTypesEnterAndAnswersIsNotHeldUp(t *testing.T) {
	whole := &player{answer: through(true)}
	playThrough(t, sitDown(&journal{}, english, func(s *game.Seat) { s.Name = "Jo" }).seat, whole)
	e := sitDown(&journal{}, long).play(t, whole.typed[1:]...) // the name is known
	if n := e.player().Correct; n != 6 {
		t.Errorf("%d of 6 are right after the offer:\n%s", n, e.out)
	}
}

func sure(s *game.Seat) {
	english(s)
	batch := s.Player.Join(game.Joined{Name: contenttest.Safe("Jo"), Lang: game.SpeakEnglish, Seed: 7}, s.Now())
	tuned := s.Player.TuneWager(true, s.Now())
	for _, b := range []game.Batch{batch, tuned} {
		if _, err := s.Journal.Append(b); err != nil {
			panic(err)
		}
	}
}

// confident plays the third lesson and says the same certainty each time.
func confident(t *testing.T, e *conversation, right bool, line ...string) string {
	t.Helper()
	answer := through(right)
	p := &player{limit: 90, answer: func(said string) string {
		if strings.Contains(said, "How sure are you?") || strings.Contains(said, "Type 1, 2 or 3") {
			next := line[0]
			if len(line) > 1 {
				line = line[1:]
			}
			return next
		}
		return answer(said)
	}}
	if err := plain.Play(e.seat, p, p, plain.Options{Echo: true}); err != nil {
		t.Fatal(err)
	}
	return p.out.String()
}

func TestStakesAreSaidOnceTheyAreSaved(t *testing.T) {
	for _, c := range []struct {
		line  string
		right bool
		level game.Certainty
		want  string
		gold  int
	}{
		{"1", true, game.Guess, "+1 gold: you called it a guess, and it was right.", 26},
		{"2", true, game.Fairly, "+2 gold: you called it fairly sure, and it was right.", 32},
		{"3", true, game.Certain, "+3 gold: you called it certain, and it was right.", 38},
		{"③", true, game.Certain, "+3 gold", 38},
		{"1", false, game.Guess, "You called it a guess. No gold is at stake this time.", 20},
		{"2", false, game.Fairly, "-2 gold: you called it fairly sure, and it was not right.", 8},
		{"", true, game.Unsaid, "saved 1\nThe number says how many of your answers are on disk.\n+24 XP\nEnter to go on.", 20},
	} {
		e := sitDown(&journal{}, sure)
		out := confident(t, e, c.right, c.line)
		p := e.player()
		if !strings.Contains(out, c.want) || p.Purse() != c.gold {
			t.Errorf("%q: purse %d, want %d; no %q in:\n%s", c.line, p.Purse(), c.gold, c.want, out)
		}
		if c.level != game.Unsaid && p.Calibration(c.level).Given != 6 {
			t.Errorf("%q: calibration %+v", c.line, p.Calibration(c.level))
		}
		if at, saved := strings.Index(out, c.want), strings.Index(out, "saved 1"); at < saved {
			t.Errorf("%q: the stake is told before the answer is saved", c.line)
		}
	}
	e := sitDown(&journal{}, sure)
	e.full = true
	if out := confident(t, e, true, "3"); strings.Contains(out, "and it was right") || !strings.Contains(out, "counted once it can be saved") {
		t.Errorf("a stake that is not on disk was called won:\n%s", out)
	}
}

func TestAnAnswerCanBeGivenAnewWhileCertaintyIsAsked(t *testing.T) {
	e := sitDown(&journal{}, sure)
	out := atQuestion(t, e, "Put the climb", "1 2 3 4", "maybe", "b", "the ship enters, the gate behind, water flows, the gate ahead", "l", "3")
	for _, want := range []string{"> maybe\nType 1, 2 or 3", "> b\n", "얼마나 확신하세요?"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in:\n%s", want, out)
		}
	}
	if p := e.player(); p.Calibration(game.Certain) != (game.Calibration{Given: 1, Right: 1}) {
		t.Errorf("calibration %+v:\n%s", p.Calibration(game.Certain), out)
	}
}

func TestCertaintyIsSwitchedOffWhereItIsAsked(t *testing.T) {
	e := sitDown(&journal{}, sure)
	out := atQuestion(t, e, "Put the climb", "1 2 3 4", "w")
	if !strings.Contains(out, "> w\nCertainty is off") || e.player().Wager() || !strings.Contains(out, "saved 2") {
		t.Errorf("certainty %v:\n%s", e.player().Wager(), out)
	}
}

func TestCertaintyIsAskedOnlyWhereItCounts(t *testing.T) {
	e := sitDown(&journal{}, sure)
	out := confident(t, e, false, "3", "1")
	again := out[strings.Index(out, "Once more, question 1 of 1"):]
	if strings.Contains(again, "How sure are you?") {
		t.Errorf("a correction asks how sure:\n%s", again)
	}
}

func TestMixUpsArePractisedBetweenLessons(t *testing.T) {
	e := sitDown(&journal{}, english)
	answer, drilled := through(false), false
	p := &player{limit: 90, answer: func(said string) string {
		if !drilled && strings.Contains(said, "m practises only") {
			drilled = true
			return "x"
		}
		if drilled {
			return "/q"
		}
		return answer(said)
	}}
	if err := plain.Play(e.seat, p, p, plain.Options{Echo: true}); err != nil {
		t.Fatal(err)
	}
	out := p.out.String()
	at := strings.Index(out, "Practice of what you mix up:\nA common mix-up: Wind makes the tide\n")
	if at < 0 || !strings.Contains(out[at:], "Practice, question 1 of") {
		t.Errorf("no drill in:\n%s", out)
	}
	if slices.ContainsFunc(e.kept, func(b game.Batch) bool { return len(b.Events) == 0 }) {
		t.Error("an empty batch was kept")
	}
}

// TestEveryCommandWorksInHangulMode types commands as they arrive while a Korean
// input method composes.
func TestEveryCommandWorksInHangulMode(t *testing.T) {
	for _, c := range []types{
		{"Put the climb", []string{"ㅗ"}, []string{"Hint: "}, nil},
		{"Put the climb", []string{"water", "ㅠ"}, []string{"> ㅠ\nWhich one comes as step 1"}, nil},
		{"Put the climb", []string{"ㅈ"}, []string{"Certainty is on"}, nil},
		{"Put the climb", []string{"ㅣ"}, []string{"언어: 한국어"}, nil},
		{"Which TWO does", []string{"ㄴ"}, []string{"The scenario:"}, nil},
		{"Fill in the gaps", []string{"/ㅊ"}, []string{"1. moon"}, nil},
		{"Match each aid", []string{"ㅁ1 ㅠ2 ㅊ3"}, []string{"> ㅁ1 ㅠ2 ㅊ3\n"}, []string{"Loose"}},
	} {
		c.check(t)
	}
}
