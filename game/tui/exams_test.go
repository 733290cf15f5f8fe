package tui

import (
	"strings"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/grade"
)

// examPack has a hundred questions over the four domains of SAA-C03.
func examPack() *content.Pack {
	return contenttest.ExamPack("test/saa-c03", 25, "2026-11-20", "aws/saa-c03:d1-1", "aws/saa-c03:d2", "aws/saa-c03:d3-4", "aws/saa-c03:d4")
}

// examiner is a player with questions for papers of SAA-C03, with a clock that both sides show.
func examiner(tb judge, speech game.Speech, with ...func(*game.Seat, *Options)) *visit {
	tb.Helper()
	begin := func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{examPack()} }
	v := newPlayer(tb, speech, append([]func(*game.Seat, *Options){begin}, with...)...)
	at := v.now
	v.seat.Now = func() game.Moment { return game.Moment{Wall: v.now, Mono: v.now.Sub(at)} }
	return v
}

// sitting is an examiner at the first question of a short paper of ten.
func sitting(tb judge, speech game.Speech, with ...func(*game.Seat, *Options)) *visit {
	tb.Helper()
	v := examiner(tb, speech, with...).press("x", "3", "enter")
	if _, ok := v.m.session.Step().(game.QuestionStep); !ok {
		tb.Fatalf("no question is asked:\n%s", v.text())
	}
	return v
}

// at gives the question of a paper that is asked.
func (v *visit) at() game.QuestionStep {
	v.tb.Helper()
	if v.m.session == nil {
		v.tb.Fatalf("nothing is played:\n%s", v.text())
	}
	step, ok := v.m.session.Step().(game.QuestionStep)
	if !ok {
		v.tb.Fatalf("%T is shown:\n%s", v.m.session.Step(), v.text())
	}
	return step
}

// passes lets time pass on both clocks, and rings what was due.
func (v *visit) passes(d time.Duration) *visit {
	v.now = v.now.Add(d)
	v.ring()
	return v
}

func TestAPaperIsSatFromTheMapToItsReport(t *testing.T) {
	v := examiner(t, game.SpeakEnglish).sees("SAA-C03: papers like the exam", "no paper yet", "x exam")
	v.press("x").sees("SAA-C03", "130 minutes", "Whole paper", "20 questions, 40 minutes", "10 questions, 20 minutes")
	v.press("3", "enter").sees("practice exam", "question 1 of 10", "20 minutes left", "on pace")
	for n := range 8 {
		v.reply(n != 3)
		v.press("enter")
		v.misses("Right", "Not right")
	}
	if at := v.at(); at.N != 9 {
		t.Fatalf("question %d is asked after 8 answers", at.N)
	}
	v.press("f").sees("flagged").press("o").sees("8 answered, 2 open, 1 flagged", "Question 9: open, flagged")
	v.press("h").sees("Hand the paper in?", "2 questions are open").press("enter").misses("Hand the paper in?")
	v.press("h", "1").sees("7 of 10 scored questions right", "Estimate of the scaled score: between")
	v.press("right").sees("Questions 10", "right (d", "wrong (d", "open (d")
	v.press("end", "up", "enter").sees("question 9 of 10", "You gave no answer")
	v.press("esc", "esc").sees("Too early to tell")
	v.press("x").sees("Report of 2026-11-23", "7 of 10 right").press("end", "enter").sees("Estimate of the scaled score")
	v.press("esc").sees("Whole paper")
}

// What is chosen when a question is left is kept, whichever way it is left; a choice that is not whole
// is not.
func TestAWholeChoiceIsKeptWhenAQuestionIsLeft(t *testing.T) {
	for _, way := range []string{"right", "n", "o", "esc"} {
		v := sitting(t, game.SpeakEnglish)
		q := v.at().Question
		v.reply(true).press(way)
		if way == "esc" {
			v.sees("Leave the paper?", "its clock stops").press("enter").sees("open paper: 1 of 10 answered")
		}
		paper, open := v.seat.Player.OpenPaper("aws/saa-c03")
		if !open || paper.AnsweredIn() != 1 {
			t.Fatalf("%s: %d answers are kept", way, paper.AnsweredIn())
		}
		for _, s := range paper.Sheets {
			if s.Item == q.ID() && s.Gave == nil {
				t.Errorf("%s: the answer to %s is not kept", way, s.Item)
			}
		}
	}
	v := examiner(t, game.SpeakEnglish).press("x", "1", "enter")
	for v.at().Question.Item.Choose < 2 {
		v.press("right")
	}
	v.press("1", "right")
	if paper, _ := v.seat.Player.OpenPaper("aws/saa-c03"); paper.AnsweredIn() != 0 {
		t.Errorf("half an answer is kept: %d", paper.AnsweredIn())
	}
}

func TestAnAnswerOfAPaperIsShownAndMayBeChanged(t *testing.T) {
	v := sitting(t, game.SpeakEnglish).reply(false).press("enter", "left")
	v.sees("question 1 of 10", "This answer is kept").reply(true).press("enter")
	paper, _ := v.seat.Player.OpenPaper("aws/saa-c03")
	item, ok := v.m.seat.Packs[0].Item(itemOf(paper.Sheets[0].Item))
	if !ok {
		t.Fatal("the pack has no such item")
	}
	key := grade.Key(item, content.English)
	if got := paper.Sheets[0].Gave; got == nil || got.Choice[0] != key.Choice[0] {
		t.Errorf("the answer is %+v, want %+v", got, key)
	}
}

func itemOf(id string) content.ItemID {
	_, item, _ := strings.Cut(id, "#item/")
	return content.ItemID(item)
}

// The time of a paper runs on the screen once a minute and at last once a second, and ends it; nothing
// ticks once it is over.
func TestThePaperEndsWithItsTime(t *testing.T) {
	v := sitting(t, game.SpeakEnglish).reply(true).press("enter")
	v.passes(time.Minute).sees("19 minutes left", "on pace")
	for range 16 {
		v.passes(time.Minute)
	}
	v.sees("3 minutes left", "behind").passes(time.Minute).sees("2 min 00 s left").passes(time.Second).sees("1 min 59 s left")
	v.press("?")
	v.passes(2*time.Minute).sees("The time is over", "The time was over before the paper was handed in")
	if len(v.alarms) > 0 {
		v.ringAll()
	}
	if v.m.sat.set {
		t.Error("a clock is set though no paper is open")
	}
}

func TestTheEnglishOriginalIsOneKeyAway(t *testing.T) {
	v := sitting(t, game.SpeakKorean).sees("비용으로").misses("LEAST cost")
	v.press("ㄷ").sees("LEAST cost", "영어 원문").misses("비용으로").press("e").sees("비용으로")
	sitting(t, game.SpeakBoth).misses("e 영어 원문", "e English").press("e").sees("비용으로", "LEAST cost")
}

func TestAPaperGoesOnAfterItWasLeft(t *testing.T) {
	v := sitting(t, game.SpeakEnglish).reply(true).press("enter").passes(5*time.Minute).press("esc", "1")
	v.passes(time.Hour).press("x").sees("Go on with the open paper", "answered 1 of 10, 15 min 00 s left").misses("Whole paper")
	v.press("enter").sees("question 2 of 10", "15 minutes left").press("esc", "enter", "x", "2", "enter").sees("Give the open paper up?")
	v.press("enter").sees("Go on with the open paper").press("2", "enter", "1").sees("The paper is given up", "Whole paper")
}

func TestAQuestionOfAReportIsLeftOutStarredAndDisputed(t *testing.T) {
	v := sitting(t, game.SpeakEnglish)
	for range 10 {
		v.reply(false).press("enter")
	}
	v.press("h", "1").press("right", "x").sees("Question 1 is left out", "left out (d").press("left").sees("0 of 9 scored")
	v.press("right", "x").sees("Question 1 counts again").press("s").sees("10 questions have a star now")
	v.press("enter", "!").typed("the key is wrong").press("enter").sees("question 1 of 10")
	if n := len(v.seat.Player.Disputes); n != 1 {
		t.Errorf("%d questions are disputed", n)
	}
}

// Another terminal plays: reports are read, and nothing is changed.
func TestWhoWatchesReadsReportsAndSitsNoPaper(t *testing.T) {
	watches := func(s *game.Seat, _ *Options) {
		s.Watch = func() (*game.Player, bool) { return s.Player, false }
	}
	v := examiner(t, game.SpeakEnglish, watches).press("x").sees("Whole paper").press("3", "enter")
	if v.m.session != nil || len(v.seat.Player.Papers()) != 0 {
		t.Error("a paper was begun while watching")
	}
}

// The letter that writes a rescue shows the English original on a question that has one; f7 still writes.
func TestTheRescueKeyYieldsToTheOriginal(t *testing.T) {
	wrote := 0
	v := sitting(t, game.SpeakKorean, func(s *game.Seat, _ *Options) {
		s.Rescue = func() (string, error) { wrote++; return "/tmp/rescue", nil }
	})
	v.shelf.full = true
	v.reply(true).press("enter").sees("f7").press("e").sees("LEAST cost")
	if wrote != 0 {
		t.Error("e wrote a rescue")
	}
	if v.press("f7"); wrote != 1 {
		t.Error("f7 wrote no rescue")
	}
}

// A paper whose pack is not loaded is kept: going on without it would end the paper with nothing.
func TestAPaperIsKeptWhileItsPackIsGone(t *testing.T) {
	v := sitting(t, game.SpeakEnglish).reply(true).press("enter", "esc", "1")
	packs := v.seat.Packs
	v.seat.Packs = []*content.Pack{harbour()}
	v.press("r", "x").sees("No pack here has the questions of this paper").press("enter")
	if paper, open := v.seat.Player.OpenPaper("aws/saa-c03"); v.m.session != nil || !open || paper.AnsweredIn() != 1 {
		t.Fatalf("the paper is not kept:\n%s", v.text())
	}
	v.seat.Packs = packs
	v.press("esc", "x").misses("No pack here").press("enter").sees("question 2 of 10")
}

func TestThePapersOfAnExamAreClicked(t *testing.T) {
	v := examiner(t, game.SpeakEnglish)
	v.click("SAA-C03: papers like the exam").click("SAA-C03: papers like the exam").sees("Whole paper")
	v.click("20 questions").click("20 questions").sees("question 1 of 20").press("o")
	v.click("17 ").sees("Question 17: open").click("17 ").sees("question 17 of 20").press("o", "h").click("Hand in")
	v.sees("0 of 20 scored").click("Questions 20").click("  3  ").click("  3  ").sees("question 3 of 20")
}

// examScenes are the screens of an exam.
func examScenes() []scene {
	at := func(open func(judge, game.Speech) *visit, keys ...string) func(*testing.T, game.Speech) *visit {
		return func(t *testing.T, s game.Speech) *visit { return open(t, s).press(keys...) }
	}
	sat := func(tb judge, s game.Speech) *visit { return sitting(tb, s).passes(90 * time.Second) }
	answered := func(tb judge, s game.Speech) *visit {
		v := sat(tb, s).reply(true).press("enter").reply(false).press("c", "f", "enter")
		return v.reply(true).press("enter", "f", "o")
	}
	over := func(tb judge, s game.Speech) *visit {
		v := sat(tb, s)
		for n := range 8 {
			v.passes(20 * time.Second).reply(n%3 != 1).press("enter")
		}
		return v.press("o", "h", "1")
	}
	whole := func(tb judge, s game.Speech) *visit {
		v := examiner(tb, s).press("x", "1", "enter")
		for n := range 65 {
			v.passes(80 * time.Second).reply(n%4 != 1).press("enter")
		}
		v.press("h", "1", "esc").past()
		v.ringAll()
		return v.press("2") // no stakes
	}
	home := func(tb judge, s game.Speech) *visit { return examiner(tb, s) }
	return []scene{
		{"exam-home", at(home, "up")},
		{"exam-lobby", at(home, "x")},
		{"exam-lobby-open", at(answered, "esc", "enter", "x")},
		{"exam-lobby-ready", at(whole, "x")},
		{"exam-lobby-drop", at(answered, "esc", "enter", "x", "2", "enter")},
		{"exam-question", at(sat, "2")},
		{"exam-question-kept", at(answered, "left", "enter")},
		{"exam-leave", at(sat, "esc")},
		{"exam-overview", at(answered)},
		{"exam-handin", at(answered, "h")},
		{"exam-report", at(over)},
		{"exam-questions", at(over, "right")},
		{"exam-judged", at(over, "right", "down", "enter")},
		{"exam-record", at(whole, "r", "right", "right", "end")},
	}
}
