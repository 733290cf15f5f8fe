package game_test

import (
	"reflect"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

func TestTheTermsAreToldBeforeTheLessonAndBeforeTheQuiz(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	want := game.Terms{Questions: 4, Need: 4, Share: 0.8}
	tb.readOn(contenttest.FirstLesson)
	told := 0
	for _, s := range tb.run(never) {
		var got *game.Terms
		switch s := s.(type) {
		case game.PointStep:
			if got = s.Terms; (got != nil) != (s.N == 1) {
				t.Errorf("point %d tells %v", s.N, got)
			}
		case game.TakeawaysStep:
			got = s.Terms
		case game.QuestionStep:
			if got = s.Terms; s.Kind == game.Check && got != nil {
				t.Error("a check tells the terms")
			}
		case game.VerdictStep, game.SummaryStep, game.ChestStep, game.OverviewStep, game.PaperStep, game.EndStep:
		}
		if got != nil {
			told++
			if *got != want {
				t.Errorf("%T tells %+v, want %+v", s, *got, want)
			}
		}
	}
	if told != 2 { // with the first point and with the takeaways, right before the quiz
		t.Errorf("the terms are told %d times", told)
	}
	tb.sit(contenttest.FirstLesson)
	if got := tb.session.Step().(game.QuestionStep).Terms; got == nil || !got.Again {
		t.Errorf("a quiz that is sat again today tells %+v", got)
	}
	tb.readAgain(contenttest.FirstLesson)
	if p := tb.session.Step().(game.PointStep); p.Terms != nil {
		t.Error("reading again tells the terms of a quiz that does not follow")
	}
}

// A quiz that was failed may be sat again on the same day. All of it is asked, it counts for
// passing, and it neither pays nor moves what was answered that day.
func TestAFailedQuizIsSatAgainOnTheSameDay(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	tb.readOn(contenttest.FirstLesson)
	tb.run(never)
	xp, gold, known, _ := worth(tb.player, tb.pack)
	head := tb.head(contenttest.FirstLesson)
	o := tb.player.Open(tb.pack, head, tb.now)
	if o.Deed != game.RetakeQuiz || !o.Again {
		t.Fatalf("offered %+v", o)
	}
	tb.begin(o.Goal)
	for _, s := range tb.run(always) {
		if v, ok := s.(game.VerdictStep); ok && (v.XP != 0 || v.Counts || v.Stake != 0) {
			t.Errorf("%s: %d XP, counts %v", v.Question.ID(), v.XP, v.Counts)
		}
		if sum, ok := s.(game.SummaryStep); ok && (!sum.Passed || sum.Got != 4 || sum.Carried != 0) {
			t.Errorf("%+v", sum)
		}
	}
	if xp2, gold2, known2, _ := worth(tb.player, tb.pack); xp2 != xp || gold2 != gold || !equalKnowing(known, known2) {
		t.Error("sitting again on the same day paid or moved the schedule")
	}
	if tb.player.State(tb.pack, head) != game.Done {
		t.Error("the better sitting does not pass")
	}
	tb.replay()
	if tb.player.State(tb.pack, head) != game.Done || tb.player.MaySit(tb.pack, head.Quiz, tb.now) {
		t.Error("a passed quiz may be sat again on the same day")
	}
	tb.now = at(1)
	if !tb.player.MaySit(tb.pack, head.Quiz, tb.now) {
		t.Error("and not even on the next")
	}
}

func equalKnowing(a, b []game.Knowing) bool {
	for i := range a {
		if !reflect.DeepEqual(a[i], b[i]) {
			return false
		}
	}
	return len(a) == len(b)
}

// The best sitting passes: a worse one after it takes nothing away.
func TestTheBestSittingPasses(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	finishPack(tb, always)
	tb.now = at(1)
	tb.sit(contenttest.FirstLesson)
	tb.run(never)
	if got := tb.player.State(tb.pack, tb.head(contenttest.FirstLesson)); got != game.Done {
		t.Errorf("after a worse sitting the lesson is %s", got)
	}
}

// What passes is the same in the summary, on the map and in the terms.
func TestAQuizWhoseRewardWantsMoreIsPassedByThat(t *testing.T) {
	for _, c := range []struct {
		score float64
		need  int
	}{{0.5, 4}, {0.8, 4}, {1, 4}, {0.75, 4}} {
		parts := contenttest.Parts()
		parts.Rewards = append(parts.Rewards, content.Reward{ID: "tides", When: content.When{Quiz: contenttest.FirstQuiz, Score: c.score}, Gold: 1})
		pack, err := content.NewPack(parts)
		if err != nil {
			t.Fatal(err)
		}
		tb := sitDown(t, pack)
		tb.readOn(contenttest.FirstLesson)
		for _, s := range tb.run(func(id content.ItemID) bool { return id != contenttest.TideIsWind }) {
			sum, ok := s.(game.SummaryStep)
			if !ok {
				continue
			}
			head := tb.head(contenttest.FirstLesson)
			terms := tb.player.Terms(pack, head, tb.now)
			done := tb.player.State(pack, head) == game.Done
			if terms.Need != c.need || sum.Passed != done || sum.Passed != (sum.Got >= terms.Need) || sum.Need != terms.Share {
				t.Errorf("score %v: %d of %d, passed %v, done %v, terms %+v", c.score, sum.Got, sum.Of, sum.Passed, done, terms)
			}
		}
	}
}

func TestTheSmallestNumberThatPasses(t *testing.T) {
	for _, c := range []struct {
		of    int
		share float64
		want  int
	}{{14, 0.8, 12}, {20, 0.8, 16}, {15, 0.8, 12}, {20, 0.55, 11}, {10, 0.7, 7}, {1, 0.8, 1}, {3, 0, 0}, {7, 1, 7}} {
		if got := game.CountFor(c.of, c.share); got != c.want {
			t.Errorf("%v of %d is %d, want %d", c.share, c.of, got, c.want)
		}
	}
}

func TestReadingGoesOnAtThePointThatTheMapNames(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	tb.readOn(contenttest.FirstLesson)
	tb.keep(tb.session.Next(tb.now))
	shown := tb.session.Step().(game.PointStep)
	tb.keep(tb.session.Leave(tb.now))
	if got := tb.player.Progress(tb.pack, tb.head(contenttest.FirstLesson), tb.now).At(); got != shown.N {
		t.Errorf("the map names point %d, reading goes on at %d", got, shown.N)
	}
}
