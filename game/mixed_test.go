package game_test

import (
	"fmt"
	"slices"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// mix begins free practice of the table's pack within a scope.
func (tb *table) mix(s game.Scope) {
	tb.t.Helper()
	tb.begin(game.PractiseMixed{Packs: []*content.Pack{tb.pack}, Scope: s})
}

func itemsOf(steps []game.Step) []content.ItemID {
	var ids []content.ItemID
	for _, q := range asked(steps) {
		ids = append(ids, q.Question.Item.ID)
	}
	return ids
}

// lessonsOf gives a pack of several lessons, each with a quiz of true or false items that
// name a domain and a concept; two items are about each point.
func lessonsOf(t *testing.T, lessons, items int) *content.Pack {
	t.Helper()
	parts := contenttest.Parts()
	model := parts.Items[0]
	for _, it := range parts.Items {
		if it.ID == contenttest.TideIsWind {
			model = it
		}
	}
	lesson := parts.Lessons[0]
	parts.Lessons, parts.Quizzes, parts.Items, parts.Rewards = nil, nil, nil, nil
	for l := range lessons {
		lesson.ID, lesson.Quiz = content.LessonID(fmt.Sprintf("lesson-%d", l)), content.QuizID(fmt.Sprintf("quiz-%d", l))
		parts.Lessons = append(parts.Lessons, lesson)
		quiz := content.Quiz{ID: lesson.Quiz}
		for i := range items {
			it := model
			it.ID, it.Cites = content.ItemID(fmt.Sprintf("item-%d-%d", l, i)), []content.Cite{{Lesson: lesson.ID, Anchor: fmt.Sprintf("point-%d", i/2)}}
			it.Concepts, it.Domains = nil, []string{fmt.Sprintf("aws/saa-c03:d%d", l+1), "aws/dva-c03:d1-2"}
			if i%2 == 0 {
				it.Concepts = []content.ConceptID{"tide"}
			}
			parts.Items = append(parts.Items, it)
			quiz.Items = append(quiz.Items, it.ID)
		}
		parts.Quizzes = append(parts.Quizzes, quiz)
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

func TestFreePracticeOnTheDayOfTheQuizPaysNothingAndMovesNothing(t *testing.T) {
	tb := sitDown(t, contenttest.Deep())
	finishPack(tb, always)
	xp, gold, known, _ := worth(tb.player, tb.pack)
	tb.mix(game.Scope{})
	steps := tb.run(never)
	if len(asked(steps)) == 0 {
		t.Fatal("nothing is asked")
	}
	for _, q := range asked(steps) {
		if q.Kind != game.Practice || q.Counts {
			t.Errorf("%s is asked as %s, counts %v", q.Question.Item.ID, q.Kind, q.Counts)
		}
	}
	for _, s := range steps {
		if v, ok := s.(game.VerdictStep); ok && !v.Undo {
			t.Errorf("the answer to %s cannot be taken back", v.Question.Item.ID)
		}
	}
	xp2, gold2, known2, _ := worth(tb.player, tb.pack)
	if xp != xp2 || gold != gold2 || !equalKnowing(known, known2) {
		t.Errorf("%d XP, %d gold, %v became %d, %d, %v", xp, gold, known, xp2, gold2, known2)
	}
	sum := steps[len(steps)-2].(game.SummaryStep)
	if !sum.Practice || sum.Due != 0 || sum.Got != 0 || sum.Of != len(asked(steps)) {
		t.Errorf("the summary is %+v", sum)
	}
	tb.replay()
}

// What is due counts in free practice as in any review: it pays, it moves the schedule, it
// may carry a stake, and it cannot be taken back.
func TestFreePracticeCountsWhatIsDue(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	finishPack(tb, always)
	tb.keep(tb.player.TuneWager(true, tb.now))
	tb.now = at(40)
	tb.mix(game.Scope{})
	q := tb.session.Step().(game.QuestionStep)
	before, _ := tb.player.Knowing(q.Question.ID())
	if q.Kind != game.DueItem || !q.Counts || !tb.session.Stakes(tb.now) {
		t.Fatalf("an item that is due is asked as %s, counts %v", q.Kind, q.Counts)
	}
	v := tb.claim(game.Certain, true)
	after, _ := tb.player.Knowing(q.Question.ID())
	if v.XP == 0 || v.Stake == 0 || v.Undo || after.Due <= before.Due {
		t.Errorf("%d XP, stake %d, undo %v, due %s after %s", v.XP, v.Stake, v.Undo, after.Due, before.Due)
	}
	tb.keep(tb.session.Next(tb.now))
	steps := tb.run(always)
	sum := steps[len(steps)-2].(game.SummaryStep)
	if sum.Due != 6 || sum.Got != 6 || sum.Of != 6 || sum.Won.XP == 0 {
		t.Errorf("the summary is %+v", sum)
	}
	tb.mix(game.Scope{})
	for _, q := range asked(tb.run(always)) {
		if q.Kind != game.Practice {
			t.Errorf("%s was answered today and is asked as %s", q.Question.Item.ID, q.Kind)
		}
	}
	tb.replay()
}

func TestACertainErrorInFreePracticeComesAgain(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	finishPack(tb, always)
	tb.keep(tb.player.TuneWager(true, tb.now))
	tb.now = at(40)
	tb.mix(game.Scope{})
	tb.claim(game.Certain, false)
	tb.keep(tb.session.Next(tb.now))
	all := asked(tb.run(always))
	if last := all[len(all)-1]; last.Kind != game.Correction || last.Counts {
		t.Errorf("the last question is %s", last.Kind)
	}
	tb.replay()
}

func TestFreePracticeAsksNothingNewAndNothingThatASittingStillAsks(t *testing.T) {
	tb := sitDown(t, contenttest.Deep())
	tb.mix(game.Scope{})
	if _, end := tb.session.Step().(game.EndStep); !end {
		t.Fatalf("to who has met nothing it shows %T", tb.session.Step())
	}
	tb.readOn(contenttest.FirstLesson)
	tb.run(always)
	for _, id := range itemsOfRound(tb, game.Scope{}) {
		if k, ok := tb.player.Knowing(tb.pack.ID().Item(id)); !ok || k.Day == 0 {
			t.Errorf("%s is asked for the first time", id)
		}
	}
	tb.readOn(contenttest.LastLesson)
	tb.run(always)
	tb.now = at(1)
	tb.sit(contenttest.LastLesson)
	quiz, _ := tb.pack.Quiz(contenttest.LastQuiz)
	for _, id := range itemsOfRound(tb, game.Scope{}) {
		if slices.Contains(quiz.Items, id) {
			t.Errorf("%s is asked while its sitting is open", id)
		}
	}
}

func itemsOfRound(tb *table, s game.Scope) []content.ItemID {
	tb.t.Helper()
	tb.mix(s)
	return itemsOf(tb.run(always))
}

func TestScopesOfFreePractice(t *testing.T) {
	tb := sitDown(t, lessonsOf(t, 3, 4))
	finishPack(tb, always)
	id := tb.pack.ID()
	for _, c := range []struct {
		scope game.Scope
		want  int
	}{
		{game.Scope{}, 12},
		{game.Scope{Pack: id}, 12},
		{game.Scope{Pack: id, Lesson: "lesson-1"}, 4},
		{game.Scope{Pack: id, Concept: "tide"}, 6},
		{game.Scope{Pack: id, Lesson: "lesson-1", Concept: "tide"}, 2},
		{game.Scope{Domain: "aws/saa-c03:d2"}, 4},
		{game.Scope{Domain: "aws/dva-c03:d1"}, 12},   // by their task
		{game.Scope{Domain: "aws/dva-c03:d1-2"}, 12}, // the task itself
		{game.Scope{Domain: "aws/dva-c03:d1-1"}, 0},
		{game.Scope{Domain: "aws/saa-c03:d"}, 0},
		{game.Scope{Pack: "test/other"}, 0},
	} {
		if got := itemsOfRound(tb, c.scope); len(got) != c.want {
			t.Errorf("%+v asks %v, want %d", c.scope, got, c.want)
		}
	}
	if _, _, err := game.Begin(tb.player, game.PractiseMixed{Packs: []*content.Pack{tb.pack}, Scope: game.Scope{Pack: id, Lesson: "none"}}, tb.now); err == nil {
		t.Error("a lesson that is not there can be practised")
	}
}

func TestFreePracticeIsShortMixedAndBeginsWithWhatWasNotAnsweredForLong(t *testing.T) {
	tb := sitDown(t, lessonsOf(t, 3, 10))
	finishPack(tb, always)
	tb.now = at(1)
	first := itemsOfRound(tb, game.Scope{})
	if len(first) != game.MixedMost {
		t.Fatalf("%d items are asked, want %d", len(first), game.MixedMost)
	}
	for i := 1; i < len(first); i++ {
		if first[i][:len("item-0")] == first[i-1][:len("item-0")] {
			t.Errorf("%s follows %s of the same lesson", first[i], first[i-1])
		}
	}
	second := itemsOfRound(tb, game.Scope{})
	missing := 0
	for l := range 3 {
		for i := range 10 {
			if id := content.ItemID(fmt.Sprintf("item-%d-%d", l, i)); !slices.Contains(first, id) {
				missing++
				if !slices.Contains(second, id) {
					t.Errorf("%s was not asked in the first round, and is not in the second", id)
				}
			}
		}
	}
	if missing != 10 {
		t.Errorf("the first round left out %d", missing)
	}
}

func TestFreePracticeIsTheSameForTheSameSave(t *testing.T) {
	order := func(day int) []content.ItemID {
		tb := sitDown(t, lessonsOf(t, 3, 10))
		finishPack(tb, always)
		tb.now = at(day)
		return itemsOfRound(tb, game.Scope{})
	}
	if a, b := order(1), order(1); !slices.Equal(a, b) {
		t.Errorf("%v and %v", a, b)
	}
	if a, b := order(1), order(2); slices.Equal(a, b) {
		t.Errorf("two days have the same mix %v", a)
	}
}

func TestPractisablesCountWhatEachScopeAsks(t *testing.T) {
	tb := sitDown(t, lessonsOf(t, 2, 4))
	packs := []*content.Pack{tb.pack, contenttest.Deep()}
	at1 := game.Destination{Pack: tb.pack.ID(), Lesson: "lesson-1"}
	if got := tb.player.Practisables(packs, at1, tb.now); len(got) != 0 {
		t.Errorf("before anything was asked there is %+v", got)
	}
	finishPack(tb, always)
	tb.now = at(40)
	got := tb.player.Practisables(packs, at1, tb.now)
	var scopes []game.Scope
	for _, s := range got {
		scopes = append(scopes, s.Scope)
		tb.begin(s.Goal(packs))
		if n := len(asked([]game.Step{tb.session.Step()})); n != 1 || s.Due != s.Items {
			t.Errorf("%+v asks %d", s, n)
		}
		if q, ok := tb.session.Step().(game.QuestionStep); ok && q.Of != s.Items {
			t.Errorf("%+v says %d items and asks %d", s.Scope, s.Items, q.Of)
		}
	}
	id := tb.pack.ID()
	want := []game.Scope{
		{Pack: id, Lesson: "lesson-1"},
		{Pack: id},
		{Domain: "aws/dva-c03:d1"},
		{Domain: "aws/saa-c03:d1"},
		{Domain: "aws/saa-c03:d2"},
		{Pack: id, Concept: "tide"},
	}
	if !slices.Equal(scopes, want) {
		t.Errorf("scopes %+v, want %+v", scopes, want)
	}
	if other := tb.player.Practisables(packs, game.Destination{Pack: contenttest.Deep().ID()}, tb.now); len(other) == 0 || other[0].Scope != (game.Scope{}) {
		t.Errorf("at a pack of which nothing was asked there is %+v", other)
	}
}

func TestWhatHasAStarIsPractisedByItself(t *testing.T) {
	tb := sitDown(t, lessonsOf(t, 2, 4))
	finishPack(tb, always)
	for _, id := range []content.ItemID{"item-0-1", "item-1-2"} {
		tb.keep(tb.player.Mark(tb.pack.ID().Item(id), game.Star, true, tb.now))
	}
	got := itemsOfRound(tb, game.Scope{Starred: true})
	slices.Sort(got)
	if want := []content.ItemID{"item-0-1", "item-1-2"}; !slices.Equal(got, want) {
		t.Errorf("asked %v, want %v", got, want)
	}
	rows := tb.player.Practisables([]*content.Pack{tb.pack}, game.Destination{Pack: tb.pack.ID()}, tb.now)
	if i := slices.IndexFunc(rows, func(s game.Practisable) bool { return s.Scope.Starred }); i < 0 || rows[i].Items != 2 {
		t.Errorf("the list has %+v", rows)
	}
	tb.replay()
}
