package game_test

import (
	"slices"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// confuse finishes the pack with one item answered wrongly and all others rightly.
func confuse(tb *table, wrong content.ItemID) {
	tb.t.Helper()
	finishPack(tb, func(id content.ItemID) bool { return id != wrong })
}

func TestADrillAsksOnlyWhatCanShowTheConfusion(t *testing.T) {
	tb := sitDown(t, contenttest.Deep())
	confuse(tb, contenttest.LockIsPump)
	tb.drill("")
	var asked []content.ItemID
	for _, s := range tb.run(always) {
		if q, ok := s.(game.QuestionStep); ok {
			if q.Kind != game.Practice {
				t.Errorf("%s is asked as %s", q.Question.Item.ID, q.Kind)
			}
			asked = append(asked, q.Question.Item.ID)
		}
	}
	slices.Sort(asked)
	if want := []content.ItemID{contenttest.LockIsPump, contenttest.NightDepth, contenttest.GateFirst}; !slices.Equal(asked, sorted(want)) {
		t.Errorf("asked %v, want %v", asked, want)
	}
	tb.replay()
}

func sorted(ids []content.ItemID) []content.ItemID {
	slices.Sort(ids)
	return ids
}

func TestADrillBelongsToNoQuiz(t *testing.T) {
	tb := sitDown(t, contenttest.Deep())
	confuse(tb, contenttest.LockIsPump)
	before := tb.player.Quizzing("test/deep-harbour#quiz/locks")
	tb.drill("")
	at := len(tb.kept)
	tb.run(never)
	for _, b := range tb.kept[at:] {
		for _, e := range b.Events {
			if e.Answered != nil && e.Answered.Quiz != "" || e.Sat != nil || e.Finished != nil {
				t.Errorf("a drill kept %+v", e)
			}
		}
	}
	if after := tb.player.Quizzing("test/deep-harbour#quiz/locks"); after.Sittings != before.Sittings || after.Open {
		t.Errorf("the drill changed the quiz: %+v", after)
	}
	tb.replay()
}

func TestRightAnswersInADrillCureTheConfusion(t *testing.T) {
	tb := sitDown(t, contenttest.Deep())
	confuse(tb, contenttest.LockIsPump)
	tb.drill("")
	tb.run(always) // three items can show it
	if got := tb.player.Confusions(tb.pack); len(got) != 0 {
		t.Errorf("still confused: %+v", got)
	}
	tb.drill("")
	if _, ok := tb.session.Step().(game.EndStep); !ok {
		t.Errorf("with nothing confused the drill shows %T", tb.session.Step())
	}
}

func TestADrillIsTheSameForTheSameSave(t *testing.T) {
	order := func() []content.ItemID {
		tb := sitDown(t, contenttest.Deep())
		confuse(tb, contenttest.LockIsPump)
		tb.drill("")
		var asked []content.ItemID
		for _, s := range tb.run(always) {
			if q, ok := s.(game.QuestionStep); ok {
				asked = append(asked, q.Question.Item.ID)
			}
		}
		return asked
	}
	if a, b := order(), order(); !slices.Equal(a, b) || len(a) == 0 {
		t.Errorf("%v and %v", a, b)
	}
}

// drilled gives the items that a drill asks now, all answered rightly.
func drilled(tb *table) []content.ItemID {
	tb.t.Helper()
	tb.drill("")
	var asked []content.ItemID
	for _, s := range tb.run(always) {
		if q, ok := s.(game.QuestionStep); ok {
			asked = append(asked, q.Question.Item.ID)
		}
	}
	return asked
}

func TestAnItemThatShowsTwoConfusionsIsDrilledOnce(t *testing.T) {
	tb := sitDown(t, contenttest.Deep())
	finishPack(tb, never)
	seen := map[content.ItemID]int{}
	for _, id := range drilled(tb) {
		seen[id]++
	}
	if seen[contenttest.NightDepth] != 1 {
		t.Errorf("%s is asked %d times", contenttest.NightDepth, seen[contenttest.NightDepth])
	}
}

func TestADrillIsShortAndBeginsWithWhatWasNotAnsweredForLong(t *testing.T) {
	parts := contenttest.Parts()
	pump := parts.Items[slices.IndexFunc(parts.Items, func(it content.Item) bool { return it.ID == contenttest.LockIsPump })]
	quiz := &parts.Quizzes[slices.IndexFunc(parts.Quizzes, func(q content.Quiz) bool { return q.ID == contenttest.LastQuiz })]
	for i := range game.DrillMost + 3 {
		pump.ID = content.ItemID("pump-" + string(rune('a'+i)))
		parts.Items = append(parts.Items, pump)
		quiz.Items = append(slices.Clone(quiz.Items), pump.ID)
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	tb := sitDown(t, pack)
	tb.sit(contenttest.LastLesson)
	tb.run(never)
	tb.now = at(1)
	tb.drill("")
	first := map[content.ItemID]bool{}
	for range game.DrillMost {
		first[tb.session.Step().(game.QuestionStep).Question.Item.ID] = true
		tb.answer(false) // still confused
		tb.keep(tb.session.Next(tb.now))
	}
	if len(first) != game.DrillMost {
		t.Fatalf("%d different items, want %d", len(first), game.DrillMost)
	}
	second := 0
	for _, id := range drilled(tb) {
		if !first[id] {
			second++
		}
	}
	if want := len(quiz.Items) - game.DrillMost; second != want {
		t.Errorf("the next drill asks %d of the %d items that the first did not", second, want)
	}
}

// A drill may be about one belief: it asks only what can show that one.
func TestADrillOfOneBeliefAsksOnlyWhatShowsIt(t *testing.T) {
	tb := sitDown(t, contenttest.Deep())
	finishPack(tb, never)
	all := tb.player.Drillable(tb.pack)
	one := tb.player.DrillableFor(tb.pack, contenttest.PumpBelief)
	if len(one) == 0 || len(one) >= len(all) {
		t.Fatalf("%d items of %d", len(one), len(all))
	}
	tb.drill(contenttest.PumpBelief)
	var asked []content.ItemID
	for _, s := range tb.run(always) {
		if q, ok := s.(game.QuestionStep); ok {
			asked = append(asked, q.Question.Item.ID)
		}
	}
	if !slices.Equal(sorted(asked), sorted(slices.Clone(one))) {
		t.Errorf("asked %v, want %v", asked, one)
	}
	if got := tb.player.DrillableFor(tb.pack, "no-belief"); len(got) != 0 {
		t.Errorf("nothing is confused there, and yet %v", got)
	}
}

// While a quiz still asks all that can show a belief, its drill waits; it does not before the
// belief is confused by an answer, nor once the sitting is over.
func TestADrillWaitsForTheOpenSitting(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	l := tb.pack.Lessons()[1]
	tb.sit(l.ID)
	tb.run(never)
	if tb.player.DrillWaits(tb.pack, contenttest.PumpBelief) || len(tb.player.DrillableFor(tb.pack, contenttest.PumpBelief)) == 0 {
		t.Error("with no sitting open the drill can begin")
	}
	tb.sit(l.ID)
	if !tb.player.DrillWaits(tb.pack, contenttest.PumpBelief) {
		t.Error("the second sitting asks it all: the drill waits for its end")
	}
	tb.run(never)
	if tb.player.DrillWaits(tb.pack, contenttest.PumpBelief) {
		t.Error("the second sitting is over")
	}
}
