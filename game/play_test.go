package game_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/gradetest"
)

var seoul = time.FixedZone("Asia/Seoul", 9*60*60)

// at gives nine in the morning, n days after the first day of these stories.
func at(days int) game.Moment {
	return game.Moment{Wall: time.Date(2026, 11, 23+days, 9, 0, 0, 0, seoul)}
}

// table is a player at a pack, with every batch that was to be kept.
type table struct {
	t       *testing.T
	pack    *content.Pack
	player  *game.Player
	session *game.Session
	now     game.Moment
	speech  game.Speech
	kept    []game.Batch
}

func sitDown(t *testing.T, pack *content.Pack) *table {
	t.Helper()
	tb := &table{t: t, pack: pack, player: &game.Player{}, now: at(0), speech: game.SpeakBoth}
	tb.keep(tb.player.Join(game.Joined{Name: contenttest.Safe("미나"), Lang: game.SpeakBoth, Seed: 7}, tb.now))
	return tb
}

func (tb *table) keep(b game.Batch) {
	if !b.Empty() {
		tb.kept = append(tb.kept, b)
	}
}

func (tb *table) begin(goal game.Goal) {
	tb.t.Helper()
	s, b, err := game.Begin(tb.player, goal, tb.now)
	if err != nil {
		tb.t.Fatal(err)
	}
	tb.session = s
	tb.keep(b)
}

func (tb *table) readOn(l content.LessonID) {
	tb.t.Helper()
	tb.begin(game.ReadOn{Pack: tb.pack, Lesson: l})
}

func (tb *table) readAgain(l content.LessonID) {
	tb.t.Helper()
	tb.begin(game.ReadAgain{Pack: tb.pack, Lesson: l})
}

func (tb *table) sit(l content.LessonID) {
	tb.t.Helper()
	tb.begin(game.SitQuiz{Pack: tb.pack, Lesson: l})
}

func (tb *table) practise(l content.LessonID) {
	tb.t.Helper()
	tb.begin(game.PractiseMissed{Pack: tb.pack, Lesson: l})
}

func (tb *table) practiseAll(l content.LessonID) {
	tb.t.Helper()
	tb.begin(game.PractiseAll{Pack: tb.pack, Lesson: l})
}

// drill begins the drill of one belief, or of all for "".
func (tb *table) drill(belief content.MisconceptionID) {
	tb.t.Helper()
	tb.begin(game.DrillMixUps{Pack: tb.pack, Belief: belief})
}

func (tb *table) answer(right bool) game.VerdictStep {
	tb.t.Helper()
	q, ok := tb.session.Step().(game.QuestionStep)
	if !ok {
		tb.t.Fatalf("the session shows %T, not a question", tb.session.Step())
	}
	b, err := tb.session.Answer(gradetest.Answer(q.Question.Item, content.Korean, right), tb.speech, tb.now)
	if err != nil {
		tb.t.Fatal(err)
	}
	tb.keep(b)
	return tb.session.Step().(game.VerdictStep)
}

// hint takes help with the question that is asked; false if there is no more.
func (tb *table) hint() bool {
	b, ok := tb.session.Hint(tb.now)
	tb.keep(b)
	return ok
}

// run goes on to the end of the session and answers every question as told. It
// returns the steps that were shown.
func (tb *table) run(right func(content.ItemID) bool) []game.Step {
	tb.t.Helper()
	var shown []game.Step
	for range 500 {
		shown = append(shown, tb.session.Step())
		switch step := tb.session.Step().(type) {
		case game.EndStep:
			return shown
		case game.QuestionStep:
			tb.answer(right(step.Question.Item.ID))
		default:
			tb.keep(tb.session.Next(tb.now))
		}
	}
	tb.t.Fatal("the session does not end")
	return nil
}

// granted reports whether a reward waits in the chest, under its full ID.
func (tb *table) granted(reward string) bool {
	return slices.ContainsFunc(tb.player.Sealed(), func(g *game.Granted) bool { return g.Reward == reward })
}

func always(content.ItemID) bool { return true }
func never(content.ItemID) bool  { return false }

func finishPack(tb *table, right func(content.ItemID) bool) {
	tb.t.Helper()
	for _, l := range tb.pack.Lessons() {
		tb.readOn(l.ID)
		tb.run(right)
	}
}

func count[S any](steps []game.Step) int {
	n := 0
	for _, s := range steps {
		if _, ok := s.(S); ok {
			n++
		}
	}
	return n
}

func TestALessonLeadsThroughPointsCheckTakeawaysAndQuiz(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	tb.readOn(contenttest.FirstLesson)
	steps := tb.run(always)
	if got := count[game.PointStep](steps); got != 3 {
		t.Errorf("%d points were shown, want 3", got)
	}
	if got := count[game.QuestionStep](steps); got != 4 {
		t.Errorf("%d questions were asked, want each of the quiz's 4 once", got)
	}
	sum := steps[len(steps)-2].(game.SummaryStep)
	if !sum.Passed || sum.Got != 4 || sum.Of != 4 || sum.Carried == 0 {
		t.Errorf("summary %+v, want 4 of 4 passed with the check carried over", sum)
	}
	head, _ := tb.pack.Head(contenttest.FirstLesson)
	if got := tb.player.State(tb.pack, head); got != game.Done {
		t.Errorf("the lesson is %q, want done", got)
	}
}

func TestThePackRewardComesOnceAndTheDropAlwaysComes(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	finishPack(tb, always)
	s := tb.player.Standing(tb.player.Today(tb.now))
	if s.Gold != 20 || s.Title == nil || !tb.granted("test/harbour#reward/harbour-pilot") {
		t.Fatalf("gold %d, title %v; want 20 gold and the title", s.Gold, s.Title)
	}
	answered := 0
	for _, b := range tb.kept {
		for _, e := range b.Events {
			if e.Earned != nil {
				answered += e.Earned.XP
			}
		}
	}
	if s.XP != answered+150 {
		t.Errorf("XP %d, want %d for answers and 150 for the reward", s.XP, answered)
	}
	tb.now = at(30)
	for _, l := range tb.pack.Lessons() {
		tb.sit(l.ID)
		tb.run(always)
	}
	for _, d := range tb.drawn() {
		tb.player.Gold -= d.Gold
	}
	if tb.player.Gold != 20 || len(tb.player.Titles) != 1 {
		t.Errorf("after another sitting: gold %d, %d titles; the reward came twice", tb.player.Gold, len(tb.player.Titles))
	}
}

func TestBelowTheShareNothingIsGrantedAndTomorrowIsAnotherSitting(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	finishPack(tb, never)
	if tb.player.XP != 0 || tb.player.Gold != 0 || len(tb.player.Titles) != 0 {
		t.Fatalf("wrong answers paid: %+v", tb.player.Standing(0))
	}
	next, _ := tb.player.Advise(tb.pack, game.Destination{}, tb.now)
	if next.Deed != game.RedoMissed {
		t.Errorf("advice on the same day is %d, want practice", next.Deed)
	}
	tb.begin(next.Goal)
	tb.run(always)
	if tb.player.XP != 0 {
		t.Errorf("practice on the same day paid %d XP", tb.player.XP)
	}
	tb.now = at(1)
	next, _ = tb.player.Advise(tb.pack, game.Destination{}, tb.now)
	if next.Deed != game.RetakeQuiz || next.Lesson.ID != contenttest.FirstLesson {
		t.Fatalf("advice on the next day is %+v, want a new sitting of the first lesson", next)
	}
	for _, l := range tb.pack.Lessons() {
		tb.sit(l.ID)
		tb.run(always)
	}
	if tb.player.Gold != 20 {
		t.Errorf("gold %d after passing on the second day, want 20", tb.player.Gold)
	}
}

func TestASessionCanBeLeftAtAnyStepAndComesBackThere(t *testing.T) {
	whole := sitDown(t, contenttest.Pack())
	finishPack(whole, always)
	for stop := range 40 {
		tb := sitDown(t, contenttest.Pack())
		for _, l := range tb.pack.Lessons() {
			tb.readOn(l.ID)
			for n := 0; ; n++ {
				if n == stop { // leave: nothing survives but the batches
					tb.replay()
					tb.readOn(l.ID)
				}
				step := tb.session.Step()
				if _, end := step.(game.EndStep); end {
					break
				}
				if _, reread := step.(game.PointStep); reread && tb.player.Reading(tb.pack.ID().Lesson(l.ID)).Done {
					break // left after the end: the lesson is offered for reading again
				}
				if q, ok := step.(game.QuestionStep); ok {
					tb.answer(q.Question.Item != nil)
				} else {
					tb.keep(tb.session.Next(tb.now))
				}
			}
		}
		if tb.player.XP != whole.player.XP || tb.player.Gold != whole.player.Gold || tb.player.Answers != whole.player.Answers {
			t.Errorf("left after %d steps: XP %d gold %d answers %d, want %d %d %d", stop,
				tb.player.XP, tb.player.Gold, tb.player.Answers, whole.player.XP, whole.player.Gold, whole.player.Answers)
		}
	}
}

// replay makes the player anew from what was kept, through JSON as a save would.
func (tb *table) replay() {
	tb.t.Helper()
	fresh := &game.Player{}
	for _, b := range tb.kept {
		raw, err := json.Marshal(b.Events)
		if err != nil {
			tb.t.Fatal(err)
		}
		back := game.Batch{At: b.At, Day: b.Day}
		if err := json.Unmarshal(raw, &back.Events); err != nil {
			tb.t.Fatal(err)
		}
		fresh.Apply(back)
	}
	tb.player = fresh
}

func TestReplayGivesTheSamePlayer(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	finishPack(tb, func(id content.ItemID) bool { return id != contenttest.TideIsWind })
	played := tb.player
	tb.replay()
	a, b := played.Standing(played.Day), tb.player.Standing(tb.player.Day)
	a.Title, b.Title = nil, nil
	aj, _ := json.Marshal(a)
	bj, _ := json.Marshal(b)
	if string(aj) != string(bj) || played.Day != tb.player.Day || played.Draws != tb.player.Draws {
		t.Errorf("played\n%s\nreplayed\n%s", aj, bj)
	}
}

func TestTheSameSeedAndAnswersGiveTheSameEventsInEveryLanguage(t *testing.T) {
	var first string
	for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth} {
		tb := sitDown(t, contenttest.Pack())
		tb.speech = speech
		finishPack(tb, always)
		for _, b := range tb.kept {
			for _, e := range b.Events {
				if e.Answered != nil {
					e.Answered.Lang = ""
				}
			}
		}
		raw, err := json.Marshal(tb.kept)
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = string(raw)
		}
		if string(raw) != first {
			t.Errorf("%s gives other events", speech)
		}
	}
}

func TestOneItemAnsweredOftenInADayPaysOnce(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	tb.sit(contenttest.FirstLesson)
	paid := 0
	for range 250 {
		if _, end := tb.session.Step().(game.EndStep); end {
			tb.practiseAll(contenttest.FirstLesson)
		}
		if _, ask := tb.session.Step().(game.QuestionStep); ask {
			if v := tb.answer(true); v.XP > 0 {
				paid++
			}
			continue
		}
		tb.keep(tb.session.Next(tb.now))
	}
	if paid != 4 {
		t.Errorf("%d answers were paid in one day, want one for each of 4 items", paid)
	}
}

func TestFirstRightAnswerEarnsTwentyFour(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	tb.sit(contenttest.FirstLesson)
	if got := tb.answer(true).XP; got != 24 {
		t.Errorf("first right answer earns %d XP, want 24", got)
	}
}

func TestFailingOnPurposeDoesNotPay(t *testing.T) {
	earn := func(right func(day int) bool) int {
		tb := sitDown(t, contenttest.Pack())
		for day := range 365 {
			tb.now = at(day)
			tb.sit(contenttest.FirstLesson)
			tb.run(func(content.ItemID) bool { return right(day) })
		}
		return tb.player.XP
	}
	honest := earn(func(int) bool { return true })
	cunning := earn(func(day int) bool { return day%2 == 1 })
	bound := 4*121 + 4*3*(365/7+1)
	if cunning > honest+4*3*(365/7+1) || cunning > bound || honest > 4*121 {
		t.Errorf("always right earns %d, failing on purpose %d", honest, cunning)
	}
}

func TestASecondAnswerToAQuestionIsRefused(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	tb.sit(contenttest.FirstLesson)
	q := tb.session.Step().(game.QuestionStep)
	tb.answer(true)
	before := tb.player.Answers
	if _, err := tb.session.Answer(gradetest.Answer(q.Question.Item, content.Korean, true), game.SpeakBoth, tb.now); err == nil {
		t.Error("the same question took a second answer")
	}
	if tb.player.Answers != before {
		t.Error("a refused answer was counted")
	}
}

func TestAClockSetBackOpensNoFinishedDay(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	tb.now = at(5)
	tb.sit(contenttest.FirstLesson)
	tb.answer(true)
	tb.now = at(0)
	if got := tb.player.Today(tb.now); got != tb.player.Day {
		t.Errorf("study day went back from %s to %s", tb.player.Day, got)
	}
}

func TestAChestThatWasNotSeenWaits(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	finishPack(tb, always)
	tb.replay()
	if got := tb.player.Sealed(); len(got) != 1 || got[0].Reward != "test/harbour#reward/harbour-pilot" {
		t.Fatalf("sealed after the pack: %+v", got)
	}
	gold := tb.player.Gold
	tb.keep(tb.player.OpenChest(tb.now))
	tb.replay()
	if len(tb.player.Sealed()) != 0 || tb.player.Gold != gold || !tb.player.OpenChest(tb.now).Empty() {
		t.Errorf("after opening: %d sealed, gold %d, want 0 and %d", len(tb.player.Sealed()), tb.player.Gold, gold)
	}
}

func TestTheCountFromTheChecksOutlivesALeave(t *testing.T) {
	carried := func(leave bool) int {
		tb := sitDown(t, contenttest.Pack())
		tb.readOn(contenttest.FirstLesson)
		for {
			switch step := tb.session.Step().(type) {
			case game.SummaryStep:
				return step.Carried
			case game.QuestionStep:
				tb.answer(true)
				if step.Kind == game.Sitting && leave {
					leave = false
					tb.replay()
					tb.readOn(contenttest.FirstLesson)
				}
			default:
				tb.keep(tb.session.Next(tb.now))
			}
		}
	}
	if left, stayed := carried(true), carried(false); left != stayed || stayed == 0 {
		t.Errorf("%d carried over after leaving, %d without", left, stayed)
	}
}

func TestWhatWasMissedCanBePractisedUntilItIsRight(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	missed := contenttest.TideIsWind
	finishPack(tb, func(id content.ItemID) bool { return id != missed })
	for _, right := range []bool{false, true} {
		if got := tb.player.Missed(tb.pack, contenttest.FirstQuiz); got != 1 {
			t.Fatalf("%d items missed, want 1", got)
		}
		tb.practise(contenttest.FirstLesson)
		tb.run(func(id content.ItemID) bool {
			if id != missed {
				t.Errorf("practice asks %s, which was right", id)
			}
			return right
		})
	}
	if got := tb.player.Missed(tb.pack, contenttest.FirstQuiz); got != 0 {
		t.Errorf("%d items missed after practice", got)
	}
	if q := tb.player.Quizzing("test/harbour#quiz/tides"); q.LastGot != 3 {
		t.Errorf("practice changed the score to %d", q.LastGot)
	}
}
