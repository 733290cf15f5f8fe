package game_test

import (
	"slices"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

func (tb *table) testOut(l content.LessonID) {
	tb.t.Helper()
	tb.begin(game.TestOut{Pack: tb.pack, Lesson: l})
}

func summaryIn(t *testing.T, steps []game.Step) game.SummaryStep {
	t.Helper()
	for _, s := range steps {
		if sum, ok := s.(game.SummaryStep); ok {
			return sum
		}
	}
	t.Fatal("there is no summary")
	return game.SummaryStep{}
}

func TestATestOutPassesALessonAndNotItsQuiz(t *testing.T) {
	tb := sitDown(t, lessonsOf(t, 2, 12))
	head := tb.head("lesson-0")
	if !tb.player.MayTestOut(tb.pack, head, tb.now) {
		t.Fatal("a lesson that is new offers no test-out")
	}
	terms := tb.player.TestTerms(tb.pack, head, tb.now)
	tb.testOut("lesson-0")
	if !tb.session.Step().(game.QuestionStep).Counts || tb.hint() {
		t.Error("the first question does not count, or it has a hint")
	}
	steps := tb.run(always)
	all := asked(steps)
	if len(all) < 5 || len(all) > 8 || terms.Questions != len(all) || all[0].Terms == nil || all[0].Kind != game.Test {
		t.Errorf("%d questions of %s, terms %+v", len(all), all[0].Kind, terms)
	}
	sum := summaryIn(t, steps)
	if !sum.Test || !sum.Passed || sum.Got != len(all) || sum.Won.XP == 0 {
		t.Errorf("the summary is %+v", sum)
	}
	g := tb.player.Progress(tb.pack, head, tb.now)
	if g.State != game.Done || !g.Tested || g.TestOut {
		t.Errorf("the lesson stands at %+v", g)
	}
	if r := tb.player.Reading(tb.pack.ID().Lesson(head.ID)); r.Done || r.Points != 0 {
		t.Errorf("it counts as read: %+v", r)
	}
	if q := tb.player.Quizzing(tb.pack.ID().Quiz(head.Quiz)); q.Sittings != 0 || q.BestOf != 0 {
		t.Errorf("its quiz counts as sat: %+v", q)
	}
	for _, q := range all {
		if k, ok := tb.player.Knowing(q.Question.ID()); !ok || !k.Right || k.Due <= tb.player.Today(tb.now) {
			t.Errorf("%s is not in the schedule", q.Question.ID())
		}
	}
	tb.replay()
}

// A reward wants what it says: a quiz that was sat, a lesson that was read. What stands for
// the whole pack takes a test-out in place of reading, and still wants every quiz.
func TestATestOutGivesNoRewardOfTheQuiz(t *testing.T) {
	parts := contenttest.Parts()
	parts.Lessons, parts.Quizzes, parts.Rewards = parts.Lessons[:1], parts.Quizzes[:1], []content.Reward{
		{ID: "read", When: content.When{Lesson: contenttest.FirstLesson}, XP: 1},
		{ID: "sat", When: content.When{Quiz: contenttest.FirstQuiz, Score: 0.8}, XP: 1},
		{ID: "pack", When: content.When{Pack: true}, XP: 1},
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	tb := sitDown(t, pack)
	tb.testOut(contenttest.FirstLesson)
	tb.run(always)
	if got := tb.player.Sealed(); len(got) != 0 {
		t.Errorf("the test-out brought %+v", got[0])
	}
	tb.sit(contenttest.FirstLesson)
	tb.run(always)
	for reward, want := range map[content.RewardID]bool{"read": false, "sat": true, "pack": true} {
		if got := tb.granted(pack.ID().Reward(reward)); got != want {
			t.Errorf("after the quiz, reward %s: %v", reward, got)
		}
	}
	tb.replay()
}

func TestTheQuizOfTheSameDayAsksWhatATestOutDidNot(t *testing.T) {
	tb := sitDown(t, lessonsOf(t, 2, 12))
	for _, l := range tb.pack.Lessons() {
		tb.testOut(l.ID)
		tb.run(always)
	}
	// On the same day the quiz asks only what the paper did not.
	before := len(tb.player.Testing(tb.pack, tb.head("lesson-0")).Items)
	tb.sit("lesson-0")
	if q := tb.session.Step().(game.QuestionStep); q.Carried != before {
		t.Errorf("%d are carried, want the %d of the paper", q.Carried, before)
	}
	tb.run(always)
	if g := tb.player.Progress(tb.pack, tb.head("lesson-0"), tb.now); g.State != game.Done || g.BestOf == 0 {
		t.Errorf("after its quiz the lesson stands at %+v", g)
	}
	tb.replay()
}

func TestATestOutThatFailsLeavesTheLessonToBeRead(t *testing.T) {
	tb := sitDown(t, lessonsOf(t, 2, 12))
	head := tb.head("lesson-0")
	tb.testOut(head.ID)
	sum := summaryIn(t, tb.run(never))
	if sum.Passed || sum.Got != 0 || len(sum.Missed) != sum.Of || sum.Next == nil || sum.Next.Lesson.ID != head.ID || sum.Next.Deed != game.StartLesson {
		t.Errorf("the summary is %+v", sum)
	}
	if g := tb.player.Progress(tb.pack, head, tb.now); g.State != game.Untouched || g.TestOut {
		t.Errorf("the lesson stands at %+v", g)
	}
	tb.testOut(head.ID)
	if _, end := tb.session.Step().(game.EndStep); !end {
		t.Errorf("a second try on the same day shows %T", tb.session.Step())
	}
	first := tb.player.Testing(tb.pack, head).Items
	tb.now = at(1)
	if !tb.player.MayTestOut(tb.pack, head, tb.now) {
		t.Fatal("there is no try on the next day")
	}
	tb.testOut(head.ID)
	fresh := 0
	for _, id := range fullOf(tb, itemsOf(tb.run(always))) {
		if !slices.Contains(first, id) {
			fresh++
		}
	}
	quiz, _ := tb.pack.Quiz(head.Quiz)
	if most := len(quiz.Items) - len(first); fresh == 0 || fresh > most {
		t.Errorf("%d of the new paper are new, %d could be", fresh, most)
	}
	if g := tb.player.Progress(tb.pack, head, tb.now); !g.Tested {
		t.Errorf("the lesson stands at %+v", g)
	}
	tb.replay()
}

func fullOf(tb *table, items []content.ItemID) []string {
	var ids []string
	for _, id := range items {
		ids = append(ids, tb.pack.ID().Item(id))
	}
	return ids
}

func TestATestOutGoesOnWhereItWasLeftOnTheSameDay(t *testing.T) {
	tb := sitDown(t, lessonsOf(t, 2, 12))
	head := tb.head("lesson-0")
	tb.testOut(head.ID)
	tb.keep(tb.session.Leave(tb.now))
	if len(tb.kept) != 1 {
		t.Errorf("looking at a question was kept: %+v", tb.kept[1:])
	}
	tb.testOut(head.ID)
	q := tb.session.Step().(game.QuestionStep)
	tb.answer(true)
	tb.keep(tb.session.Leave(tb.now))
	tb.testOut(head.ID)
	again := tb.session.Step().(game.QuestionStep)
	if again.N != 2 || again.Of != q.Of || again.Question.ID() == q.Question.ID() {
		t.Errorf("it goes on with question %d of %d", again.N, again.Of)
	}
	if sum := summaryIn(t, tb.run(always)); sum.Got != q.Of || !sum.Passed {
		t.Errorf("the summary is %+v", sum)
	}
	tb.replay()
}

func TestATestOutLeftOvernightBeginsAnew(t *testing.T) {
	tb := sitDown(t, lessonsOf(t, 2, 12))
	tb.testOut("lesson-0")
	tb.answer(false)
	tb.now = at(1)
	tb.testOut("lesson-0")
	if q := tb.session.Step().(game.QuestionStep); q.N != 1 {
		t.Errorf("it goes on with question %d", q.N)
	}
	if sum := summaryIn(t, tb.run(always)); sum.Got != sum.Of {
		t.Errorf("the summary is %+v", sum)
	}
	tb.replay()
}

func TestALessonThatWasBegunHasNoTestOut(t *testing.T) {
	tb := sitDown(t, lessonsOf(t, 2, 12))
	head := tb.head("lesson-0")
	tb.readOn(head.ID)
	tb.keep(tb.session.Next(tb.now))
	if tb.player.MayTestOut(tb.pack, head, tb.now) {
		t.Error("a lesson that was begun offers a test-out")
	}
	small := sitDown(t, contenttest.Pack()) // its last quiz has two items
	if small.player.MayTestOut(small.pack, small.head(contenttest.LastLesson), small.now) {
		t.Error("a quiz of two items offers a test-out")
	}
}

// The last lesson of a pack that is passed so leaves its quiz to be offered: the rewards of
// the pack wait for it.
func TestTheQuizOfATestedLessonIsOfferedAtTheEnd(t *testing.T) {
	tb := sitDown(t, lessonsOf(t, 2, 12))
	tb.testOut("lesson-0")
	tb.run(always)
	tb.readOn("lesson-1")
	tb.run(always)
	o, ok := tb.player.Advise(tb.pack, game.Destination{}, tb.now)
	if !ok || o.Deed != game.StartQuiz || o.Lesson.ID != "lesson-0" || !o.Optional {
		t.Errorf("offered is %+v", o)
	}
	if o := tb.player.Open(tb.pack, tb.head("lesson-0"), tb.now); o.Deed != game.StartLesson {
		t.Errorf("the lesson that was never read opens with deed %d", o.Deed)
	}
}

// A paper is about as many points of the lesson as its items can be, and differs by save.
func TestThePaperOfATestOutCoversThePoints(t *testing.T) {
	papers := map[string]bool{}
	for seed := range uint64(8) {
		tb := sitDown(t, lessonsOf(t, 1, 12))
		tb.player = &game.Player{}
		tb.keep(tb.player.Join(game.Joined{Name: contenttest.Safe("Mina"), Lang: game.SpeakBoth, Seed: seed}, tb.now))
		tb.testOut("lesson-0")
		points, order := map[string]bool{}, ""
		for _, q := range asked(tb.run(always)) {
			order += string(q.Question.Item.ID) + " "
			points[q.Question.Item.Cites[0].Anchor] = true
		}
		if len(points) != 6 {
			t.Errorf("seed %d: %s is about %d points of 6", seed, order, len(points))
		}
		papers[order] = true
	}
	if len(papers) < 4 {
		t.Errorf("8 saves have %d papers", len(papers))
	}
}
