package game_test

import (
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

func packOf(t *testing.T, parts content.Parts) *content.Pack {
	t.Helper()
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// A quiz that belongs to no lesson is sat, failed, sat again and passed like that of a lesson, and then
// practised; a pack of such quizzes alone pays its reward once all of them are passed.
func TestAQuizWithoutALessonIsPlayedLikeThatOfALesson(t *testing.T) {
	pack := packOf(t, contenttest.PoolsAlone())
	tb := sitDown(t, pack)
	long, one := contenttest.LongPool.OnPath(), contenttest.NamelessOne.OnPath()
	next := func(lesson content.LessonID, deed game.Deed) game.Offer {
		t.Helper()
		o, ok := tb.player.NextLesson([]*content.Pack{pack}, game.Destination{}, tb.now)
		if !ok || o.Lesson.ID != lesson || o.Deed != deed {
			t.Fatalf("next is %q, deed %d, %v; want %q, %d", o.Lesson.ID, o.Deed, ok, lesson, deed)
		}
		return o
	}
	state := func(lesson content.LessonID, want game.LessonState) {
		t.Helper()
		head, _ := pack.Head(lesson)
		if got := tb.player.Progress(pack, head, tb.now); got.State != want || !got.Pool || got.TestOut {
			t.Fatalf("%s stands as %+v, want %s", lesson, got, want)
		}
	}
	state(long, game.Untouched)
	tb.begin(next(long, game.StartQuiz).Goal)
	tb.answer(false)
	state(long, game.InQuiz)
	tb.begin(next(long, game.ResumeQuiz).Goal)
	tb.run(never)
	state(long, game.Failed)
	tb.begin(next(one, game.StartQuiz).Goal)
	steps := tb.run(always)
	state(one, game.Done)
	if tb.granted(pack.ID().Reward(contenttest.Pilot)) {
		t.Error("the reward of the pack was paid with one quiz left")
	}
	if s := summaryOf(t, steps); s.Lessons != 2 || s.Done != 1 || !s.Pools {
		t.Errorf("the summary counts %d of %d, pools %v", s.Done, s.Lessons, s.Pools)
	}
	tb.begin(next(long, game.RedoMissed).Goal)
	tb.run(always)
	tb.now = at(1)
	tb.begin(next(long, game.RetakeQuiz).Goal)
	tb.run(always)
	state(long, game.Done)
	if !tb.granted(pack.ID().Reward(contenttest.Pilot)) {
		t.Error("the reward of the pack was not paid")
	}
	if o := next(one, game.RedoQuiz); !o.Optional {
		t.Error("practice of a finished pack is pushed")
	}
	if got := tb.player.Record([]*content.Pack{pack}, tb.now).Lessons; len(got) != 2 || got[0].State != game.Done {
		t.Errorf("the record has %+v", got)
	}
	tb.now = at(40)
	if q := tb.player.Queue([]*content.Pack{pack}, tb.now); len(q.Due) != 4 {
		t.Errorf("%d items are due, want all 4", len(q.Due))
	}
	tb.replay()
}

func summaryOf(t *testing.T, steps []game.Step) game.SummaryStep {
	t.Helper()
	for _, s := range steps {
		if sum, ok := s.(game.SummaryStep); ok {
			return sum
		}
	}
	t.Fatal("no summary was shown")
	return game.SummaryStep{}
}

// Lessons come first on the path; the boss and the reward of the pack wait for its other quizzes, too. A
// reward that was granted before they came stays.
func TestThePathEndsWithTheQuizzesWithoutALesson(t *testing.T) {
	parts := contenttest.WithPools()
	parts.Rewards = []content.Reward{{ID: "all", When: content.When{Pack: true}, XP: 10}}
	pack := packOf(t, parts)
	parts.Quizzes = parts.Quizzes[:2]
	before := packOf(t, parts)
	tb := sitDown(t, before)
	finishPack(tb, always)
	reward := pack.ID().Reward("all")
	if !tb.granted(reward) {
		t.Fatal("the reward was not paid before the quizzes came")
	}
	gold := tb.player.XP
	tb.pack = pack
	if gate := tb.player.BossGate(pack); gate.Left != 2 || gate.Lessons != 4 || !gate.Quizzes {
		t.Errorf("the gate is %+v", gate)
	}
	if o, ok := tb.player.Advise(pack, game.Destination{}, tb.now); !ok || o.Lesson.ID != contenttest.LongPool.OnPath() {
		t.Errorf("next is %+v", o)
	}
	for _, quiz := range []content.QuizID{contenttest.LongPool, contenttest.NamelessOne} {
		tb.sit(quiz.OnPath())
		tb.run(always)
	}
	if gate := tb.player.BossGate(pack); !gate.Open() {
		t.Errorf("the gate is %+v", gate)
	}
	if !tb.granted(reward) || tb.player.XP-gold >= 100 {
		t.Errorf("the reward is paid again or gone, XP from %d to %d", gold, tb.player.XP)
	}
}

// A quiz of which all items are drafts is not on the path, and one without a title goes by its ID.
func TestWhatIsOnThePath(t *testing.T) {
	parts := contenttest.PoolsAlone()
	parts.Quizzes = append(parts.Quizzes, content.Quiz{ID: "drafts-only"})
	pack := packOf(t, parts)
	path := pack.Path()
	if len(path) != 2 || pack.PathLength() != 2 || path[0].Name() != string(contenttest.LongPool) {
		t.Fatalf("the path is %+v", path)
	}
	if got := path[1].Title.Line(content.Korean).String(); got != string(contenttest.NamelessOne) {
		t.Errorf("a quiz without a title is called %q", got)
	}
	if got := packOf(t, contenttest.LabsAlone()); got.PathLength() != 0 || len(got.Labs()) != 1 {
		t.Error("a pack of labs has a path")
	}
}
