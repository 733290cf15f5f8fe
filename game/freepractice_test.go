package game_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// asked gives the questions among steps.
func asked(steps []game.Step) []game.QuestionStep {
	var all []game.QuestionStep
	for _, s := range steps {
		if q, ok := s.(game.QuestionStep); ok {
			all = append(all, q)
		}
	}
	return all
}

// worth is what practice must leave as it is.
func worth(p *game.Player, pack *content.Pack) (xp, gold int, known []game.Knowing, calibration [4]game.Calibration) {
	for _, l := range pack.Lessons() {
		quiz, _ := pack.Quiz(l.Quiz)
		for _, id := range quiz.Items {
			k, _ := p.Knowing(pack.ID().Item(id))
			k.Seen, k.Mended = 0, false // an explanation was shown
			known = append(known, k)
		}
	}
	for c := range calibration {
		calibration[c] = p.Calibration(game.Certainty(c))
	}
	return p.XP, p.Gold, known, calibration
}

// Practice and drills say "without score": on the same day and when everything is due,
// right or wrong, certain or not, they pay nothing and leave memory as it is.
func TestPracticePaysNothingAndMovesNoSchedule(t *testing.T) {
	for name, begin := range map[string]func(*table){
		"what was missed": func(tb *table) { tb.practise(contenttest.FirstLesson) },
		"all of a quiz":   func(tb *table) { tb.practiseAll(contenttest.FirstLesson) },
		"mix-ups":         func(tb *table) { tb.drill("") },
	} {
		for _, day := range []int{0, 40} {
			for _, right := range []bool{true, false} {
				t.Run(name, func(t *testing.T) {
					tb := sitDown(t, contenttest.Deep())
					finishPack(tb, never)
					tb.keep(tb.player.TuneWager(true, tb.now))
					tb.now = at(day)
					begin(tb)
					if tb.session.Stakes(tb.now) {
						t.Error("practice asks for a stake")
					}
					xp, gold, known, calibration := worth(tb.player, tb.pack)
					v := tb.claim(game.Certain, right)
					if v.XP != 0 || v.Stake != 0 || right != (v.Unpaid == game.OnlyPractice) {
						t.Errorf("%d XP, %d gold, because %d", v.XP, v.Stake, v.Unpaid)
					}
					tb.keep(tb.session.Next(tb.now))
					tb.run(func(content.ItemID) bool { return right })
					xp2, gold2, known2, calibration2 := worth(tb.player, tb.pack)
					if xp != xp2 || gold != gold2 || !reflect.DeepEqual(known, known2) || calibration != calibration2 {
						t.Errorf("practice changed %d XP, %d gold, %v, %v to %d, %d, %v, %v", xp, gold, known, calibration, xp2, gold2, known2, calibration2)
					}
				})
			}
		}
	}
}

// Practice shows the explanation. Who sits the quiz right after it is not paid for reading;
// from the next day on the item counts again.
func TestPracticeBeforeASittingIsNotPaidForInIt(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	tb.sit(contenttest.FirstLesson)
	tb.run(never)
	tb.now = at(5)
	tb.practise(contenttest.FirstLesson)
	tb.run(always)
	tb.sit(contenttest.FirstLesson)
	if v := tb.answer(true); v.XP != 0 || v.Unpaid != game.SeenToday || v.PaysFrom <= tb.player.Today(tb.now) || v.Counts {
		t.Errorf("after practice an answer earns %d, because %d until %s", v.XP, v.Unpaid, v.PaysFrom)
	}
	tb.keep(tb.session.Next(tb.now))
	tb.run(never)
	tb.now = at(6)
	tb.sit(contenttest.FirstLesson)
	if v := tb.answer(true); v.XP == 0 {
		t.Errorf("a day later it earns nothing, because %d", v.Unpaid)
	}
}

func TestADrillAsksNothingThatWasNeverAsked(t *testing.T) {
	tb := sitDown(t, contenttest.Deep())
	tb.sit(contenttest.LastLesson)
	tb.run(func(id content.ItemID) bool { return id != contenttest.LockIsPump })
	tb.drill("")
	got := asked(tb.run(always))
	for _, q := range got {
		if k, ok := tb.player.Knowing(q.Question.ID()); !ok || k.Day == 0 {
			t.Errorf("%s is asked for the first time in a drill", q.Question.ID())
		}
	}
	if want := len(tb.player.Drillable(tb.pack)); len(got) == 0 || want != 0 && len(got) != want {
		t.Errorf("%d questions, %d drillable", len(got), want)
	}
}

func TestADrillAsksNothingThatAnOpenSittingStillAsks(t *testing.T) {
	tb := sitDown(t, contenttest.Deep())
	finishPack(tb, never)
	tb.now = at(1)
	all := tb.player.Drillable(tb.pack)
	tb.sit(contenttest.LastLesson)
	open := map[content.ItemID]bool{}
	quiz, _ := tb.pack.Quiz(contenttest.LastQuiz)
	for _, id := range quiz.Items {
		open[id] = true
	}
	if !slices.ContainsFunc(all, func(id content.ItemID) bool { return open[id] }) {
		t.Fatal("the quiz asks nothing that is confused")
	}
	for _, id := range tb.player.Drillable(tb.pack) {
		if open[id] {
			t.Errorf("%s may be practised while its sitting is open", id)
		}
	}
	if _, ok := tb.player.Practice(tb.pack, tb.head(contenttest.LastLesson)); ok {
		t.Error("practice of the quiz is offered while its sitting is open")
	}
	tb.practiseAll(contenttest.LastLesson)
	if _, end := tb.session.Step().(game.EndStep); !end {
		t.Errorf("and it shows %T", tb.session.Step())
	}
}

func (tb *table) head(id content.LessonID) content.LessonHead {
	tb.t.Helper()
	h, ok := tb.pack.Head(id)
	if !ok {
		tb.t.Fatalf("no lesson %s", id)
	}
	return h
}

// What is called practice of what was missed asks that and nothing else.
func TestPracticeOfWhatWasMissedIsEmptyOnceAllIsRight(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	finishPack(tb, func(id content.ItemID) bool { return id != contenttest.TideIsWind })
	head := tb.head(contenttest.FirstLesson)
	if o, ok := tb.player.Practice(tb.pack, head); !ok || o.Deed != game.RedoMissed || o.Missed != 1 {
		t.Fatalf("offered %+v", o)
	}
	tb.practise(contenttest.FirstLesson)
	steps := tb.run(always)
	if s, ok := steps[len(steps)-2].(game.SummaryStep); !ok || s.Got != 1 || s.Of != 1 {
		t.Errorf("the practice ends with %+v", steps[len(steps)-2])
	}
	o, ok := tb.player.Practice(tb.pack, head)
	if !ok || o.Deed != game.RedoQuiz {
		t.Fatalf("then offered %+v", o)
	}
	if n := len(asked(tb.play(o.Goal))); n != 4 {
		t.Errorf("practice of the whole quiz asks %d", n)
	}
	if n := len(asked(tb.play(game.PractiseMissed{Pack: tb.pack, Lesson: head.ID}))); n != 0 {
		t.Errorf("practice of what was missed asks %d although all was put right", n)
	}
}

// play begins a goal and plays it to the end, all rightly.
func (tb *table) play(goal game.Goal) []game.Step {
	tb.t.Helper()
	tb.begin(goal)
	return tb.run(always)
}

// A finished pack is no dead end: each quiz can be practised, as often as wanted.
func TestAFinishedPackCanBePractised(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	finishPack(tb, always)
	for _, day := range []int{0, 1, 36} {
		tb.now = at(day)
		for _, l := range tb.pack.Lessons() {
			o, ok := tb.player.Practice(tb.pack, l)
			if !ok || o.Deed != game.RedoQuiz || !o.Optional {
				t.Fatalf("day %d: offered %+v", day, o)
			}
			if n := len(asked(tb.play(o.Goal))); n != tb.pack.QuizSize(l.Quiz) {
				t.Errorf("day %d: %d questions of %s", day, n, l.ID)
			}
		}
	}
}

// What was wrong in a sitting is listed and practised although it was corrected at its end.
func TestTheMissedListHasWhatWasCorrected(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	tb.keep(tb.player.TuneWager(true, tb.now))
	tb.sit(contenttest.FirstLesson)
	tb.claim(game.Certain, false)
	tb.keep(tb.session.Next(tb.now))
	tb.answer(false)
	tb.keep(tb.session.Next(tb.now))
	for _, s := range tb.run(always) {
		if sum, ok := s.(game.SummaryStep); ok && (len(sum.Missed) != sum.Of-sum.Got || len(sum.Missed) != 2) {
			t.Errorf("%d of %d right and %d missed", sum.Got, sum.Of, len(sum.Missed))
		}
	}
	if n := tb.player.Missed(tb.pack, contenttest.FirstQuiz); n != 2 {
		t.Errorf("%d to practise, want both", n)
	}
}

// Each right answer without XP says why.
func TestARightAnswerWithoutXPSaysWhy(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	tb.sit(contenttest.FirstLesson)
	if v := tb.answer(true); v.XP == 0 || v.Unpaid != game.Paid {
		t.Errorf("a new item earns %d, because %d", v.XP, v.Unpaid)
	}
	tb.keep(tb.session.Next(tb.now))
	tb.run(never)
	tb.sit(contenttest.FirstLesson)
	if v := tb.answer(true); v.Unpaid != game.SeenToday {
		t.Errorf("again on the same day: %d", v.Unpaid)
	}
	tb.keep(tb.session.Next(tb.now))
	tb.run(never)
	tb.now = at(1)
	tb.sit(contenttest.FirstLesson)
	v := tb.answer(true)
	k, _ := tb.player.Knowing(v.Question.ID())
	if v.Unpaid != game.NotDue && v.XP == 0 || v.Unpaid == game.NotDue && (v.PaysFrom <= tb.player.Today(tb.now) || v.PaysFrom > k.Due) {
		t.Errorf("known and not due: %d XP, because %d until %s", v.XP, v.Unpaid, v.PaysFrom)
	}
}

// Records of before practice was free fold as they did: an answer in practice that was the
// first of its day moved the schedule and paid, and a correction put the item right.
func TestRecordsOfBeforeFoldAsTheyDid(t *testing.T) {
	const item = "test/harbour#item/" + string(contenttest.TideIsWind)
	old := func(day game.StudyDay, events string) game.Batch {
		b := game.Batch{Day: day}
		if err := json.Unmarshal([]byte(events), &b.Events); err != nil {
			t.Fatal(err)
		}
		return b
	}
	p := &game.Player{}
	p.Apply(old(100, `[{"joined":{"name":"Mina","lang":"en","seed":"7"}},{"sat":{"quiz":"test/harbour#quiz/tides"}},
		{"answered":{"item":"`+item+`","rev":1,"quiz":"test/harbour#quiz/tides","right":false,"grade":1,"first":true,"certainty":3,"stake":0}},
		{"finished":{"quiz":"test/harbour#quiz/tides","right":3,"of":4}}]`))
	if p.Missed(contenttest.Pack(), contenttest.FirstQuiz) != 1 {
		t.Fatal("the item was not missed")
	}
	p.Apply(old(103, `[{"answered":{"item":"`+item+`","rev":1,"quiz":"test/harbour#quiz/tides","right":true,"grade":3,"first":true,"stake":2,"certainty":2}},{"earned":{"item":"`+item+`","xp":17}}]`))
	k, _ := p.Knowing(item)
	if p.XP != 17 || p.Gold != 2 || k.Day != 103 || k.Due <= 103 || !k.Right || p.Missed(contenttest.Pack(), contenttest.FirstQuiz) != 0 {
		t.Errorf("%d XP, %d gold, %+v, %d missed", p.XP, p.Gold, k, p.Missed(contenttest.Pack(), contenttest.FirstQuiz))
	}
}

// An answer that is taken back and given again cures a mix-up no further.
func TestAnAnswerGivenAgainCuresNothingTwice(t *testing.T) {
	tb := sitDown(t, contenttest.Deep())
	finishPack(tb, never)
	tb.drill(contenttest.PumpBelief)
	for range game.Cured + 1 {
		tb.answer(true)
		b, ok := tb.session.Undo(tb.now)
		if tb.keep(b); !ok {
			t.Fatal("not taken back")
		}
	}
	for _, c := range tb.player.Confusions(tb.pack) {
		if c.Misconception.ID == contenttest.PumpBelief && c.Met == 1 {
			return
		}
	}
	t.Errorf("cured by one question: %+v", tb.player.Confusions(tb.pack))
}
