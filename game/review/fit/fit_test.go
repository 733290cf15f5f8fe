package fit

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"quest/game/review"
)

// sound fails the test unless every number of a result is one, and the weights are
// within their bounds and belong to the verdict.
func sound(t interface {
	Helper()
	Fatalf(string, ...any)
}, r Result,
) {
	t.Helper()
	for _, w := range []review.Weights{r.Weights, r.Fitted} {
		if err := w.Check(); err != nil {
			t.Fatalf("%v", err)
		}
		if !slices.IsSorted(w[:firsts]) {
			t.Fatalf("first stabilities %v do not rise with the grade", w[:firsts])
		}
	}
	for _, s := range []Score{r.Training.Default, r.Training.Fitted, r.HoldOut.Default, r.HoldOut.Fitted} {
		if !(s.LogLoss >= 0 && s.RMSE >= 0 && s.RMSE <= 1) || math.IsInf(s.LogLoss, 0) {
			t.Fatalf("score %+v", s)
		}
	}
	if r.Training.Default.Reviews+r.HoldOut.Default.Reviews != r.Counts.Predicted {
		t.Fatalf("%d and %d reviews are not the %d that have a prediction", r.Training.Default.Reviews, r.HoldOut.Default.Reviews, r.Counts.Predicted)
	}
	want := review.DefaultWeights()
	if r.Verdict == Better {
		want = r.Fitted
		if r.HoldOut.Fitted.LogLoss >= r.HoldOut.Default.LogLoss {
			t.Fatalf("called better with a loss of %v, the default has %v", r.HoldOut.Fitted.LogLoss, r.HoldOut.Default.LogLoss)
		}
	}
	if r.Weights != want || r.Verdict < Better || r.Verdict > TooFewDays {
		t.Fatalf("verdict %d comes with weights %v", r.Verdict, r.Weights)
	}
	if math.IsNaN(r.Gain) || math.IsNaN(r.Error) {
		t.Fatalf("gain %v, error %v", r.Gain, r.Error)
	}
}

// lossOf is the log loss of weights on the hold-out of a result.
func lossOf(logs []review.Log, today int, r Result, w review.Weights) float64 {
	h, _ := read(logs, today)
	return compare(h, int32(r.From), [2]review.Weights{w, w}).parts[1][0].score().LogLoss
}

func TestTheWeightsOfALearnerAreFound(t *testing.T) {
	for seed := range uint64(6) {
		truth := someone(seed)
		logs := newLearner(truth, seed).study(2500, 200)
		r, err := Weights(logs, 200, nil)
		if err != nil {
			t.Fatal(err)
		}
		sound(t, r)
		best := lossOf(logs, 200, r, truth)
		if over := r.HoldOut.Fitted.LogLoss - best; over > 0.002 {
			t.Errorf("seed %d: loss %.4f on the hold-out, the true weights have %.4f, the defaults %.4f",
				seed, r.HoldOut.Fitted.LogLoss, best, r.HoldOut.Default.LogLoss)
		}
		if gain := r.HoldOut.Default.LogLoss - best; gain > 0.006 && r.Verdict != Better {
			t.Errorf("seed %d: verdict %d, though %.4f could be gained", seed, r.Verdict, gain)
		}
		if r.Passes >= maxPasses {
			t.Errorf("seed %d: the search did not end by itself", seed)
		}
	}
}

func TestALearnerOfTheDefaultsIsSeldomCalledDifferent(t *testing.T) {
	better := 0
	const learners = 60
	for seed := range uint64(learners) {
		r, err := Weights(newLearner(review.DefaultWeights(), seed).study(300, 150), 150, nil)
		if err != nil {
			t.Fatal(err)
		}
		sound(t, r)
		if r.Verdict == Better {
			better++
		}
	}
	if better > learners/20 {
		t.Errorf("%d of %d learners by the default weights were offered others", better, learners)
	}
}

func TestTheSameReviewsGiveTheSameResult(t *testing.T) {
	logs := newLearner(someone(5), 5).study(400, 150)
	a, err := Weights(logs, 150, nil)
	if err != nil {
		t.Fatal(err)
	}
	if b, _ := Weights(logs, 150, nil); a != b {
		t.Errorf("%+v and %+v", a, b)
	}
}

func TestTheHoldOutTeachesNothing(t *testing.T) {
	logs := newLearner(someone(4), 4).study(400, 150)
	a, err := Weights(logs, 150, nil)
	if err != nil {
		t.Fatal(err)
	}
	turned := make([]review.Log, len(logs))
	for i, l := range logs {
		l.Each(func(day int, g review.Grade) bool {
			if day >= a.From {
				g = review.Easy + review.Again - g
			}
			turned[i] = turned[i].Add(day, g)
			return true
		})
	}
	b, err := Weights(turned, 150, nil)
	if err != nil {
		t.Fatal(err)
	}
	if a.Fitted != b.Fitted || a.From != b.From {
		t.Error("other answers in the newest reviews lead to other weights")
	}
	if share := float64(a.HoldOut.Fitted.Reviews) / float64(a.Counts.Predicted); share < 0.15 || share > 0.25 {
		t.Errorf("the hold-out has %.2f of the reviews", share)
	}
}

func TestTooFewReviewsSayHowManyAreMissing(t *testing.T) {
	logs := make([]review.Log, 100)
	for i := range logs {
		for day := range 4 {
			logs[i] = logs[i].Add(day, review.Good).Add(day, review.Good)
		}
	}
	var few *TooFewError
	if _, err := Weights(logs, 10, nil); !errors.As(err, &few) || few.Missing() != 100 {
		t.Errorf("300 reviews on later days: %v", err)
	}
	logs = append(logs, logs[:34]...)
	if _, err := Weights(logs, 10, nil); err != nil {
		t.Errorf("402 reviews on later days: %v", err)
	}
	if _, err := Weights(nil, 10, nil); !errors.As(err, &few) || few.Missing() != Needed {
		t.Errorf("no reviews: %v", err)
	}
	sameDay := review.Log("")
	for range 1000 {
		sameDay = sameDay.Add(5, review.Good)
	}
	if _, err := Weights([]review.Log{sameDay}, 10, nil); !errors.As(err, &few) || few.Have != 0 {
		t.Errorf("1,000 reviews of one day: %v", err)
	}
}

// every gives the log of an item that is reviewed on every so many days.
func every(gap, reviews, start int, grade func(n int) review.Grade) review.Log {
	var l review.Log
	for n := range reviews {
		l = l.Add(start+n*gap, grade(n))
	}
	return l
}

func TestReviewsThatTeachNothingKeepTheDefaults(t *testing.T) {
	always := func(g review.Grade) func(int) review.Grade { return func(int) review.Grade { return g } }
	alternating := func(n int) review.Grade { return review.Grade(1 + n%2*2) }
	items := func(n int, log func(i int) review.Log) (logs []review.Log) {
		for i := range n {
			logs = append(logs, log(i))
		}
		return logs
	}
	for name, c := range map[string]struct {
		logs []review.Log
		want Verdict
	}{
		"all right": {items(100, func(i int) review.Log { return every(3, 12, i, always(review.Good)) }), OneSided},
		"all easy":  {items(100, func(i int) review.Log { return every(3, 12, i, always(review.Easy)) }), OneSided},
		"all wrong": {items(100, func(i int) review.Log { return every(1, 12, i, always(review.Again)) }), OneSided},
		"few wrong": {items(100, func(i int) review.Log {
			return every(3, 12, i, func(n int) review.Grade { return review.Grade(1 + 2*min(1, max(i-8, (n-5)*(n-5)))) })
		}), OneSided},
		"one item": {items(1, func(int) review.Log { return every(1, 900, 0, alternating) }), TooFewItems},
		"one day":  {items(500, func(i int) review.Log { return every(8, 2, 1, func(n int) review.Grade { return alternating(n * i) }) }), TooFewDays},
	} {
		r, err := Weights(c.logs, 1000, nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		sound(t, r)
		if r.Verdict != c.want || r.Fitted != review.DefaultWeights() {
			t.Errorf("%s: verdict %d, want %d", name, r.Verdict, c.want)
		}
	}
}

func TestAChangeOfHabitIsCalledWorse(t *testing.T) {
	// Half of the answers are wrong for 150 days, then nearly none.
	rnd := rand.New(rand.NewPCG(9, 9))
	var logs []review.Log
	for i := range 200 {
		logs = append(logs, every(5, 40, i%5, func(n int) review.Grade {
			wrong := 0.5
			if n >= 31 {
				wrong = 0.02
			}
			if rnd.Float64() < wrong {
				return review.Again
			}
			return review.Good
		}))
	}
	r, err := Weights(logs, 1000, nil)
	if err != nil {
		t.Fatal(err)
	}
	sound(t, r)
	if r.Training.Fitted.LogLoss >= r.Training.Default.LogLoss || r.Verdict != Worse {
		t.Errorf("training loss %.4f against %.4f, hold-out %.4f against %.4f, verdict %d",
			r.Training.Fitted.LogLoss, r.Training.Default.LogLoss, r.HoldOut.Fitted.LogLoss, r.HoldOut.Default.LogLoss, r.Verdict)
	}
}

func TestAMemoryOfAnotherKindIsFitted(t *testing.T) {
	// Half of what is known is lost in a time that doubles with each right answer and
	// starts anew after a wrong one; one of four answers is right by guessing.
	rnd := rand.New(rand.NewPCG(3, 3))
	var logs []review.Log
	for i := range 600 {
		half, last := 2.0, i%100
		l := review.Log("").Add(last, review.Good)
		for day := last + 1 + rnd.IntN(4); day < 200; day += 1 + rnd.IntN(int(half)+2) {
			g := review.Again
			if rnd.Float64() < 0.25+0.75*math.Exp2(-float64(day-last)/half) {
				g = review.Good
				half *= 2
			} else {
				half = 1
			}
			l, last = l.Add(day, g), day
		}
		logs = append(logs, l)
	}
	r, err := Weights(logs, 200, nil)
	if err != nil {
		t.Fatal(err)
	}
	sound(t, r)
	if r.Verdict != Better || r.HoldOut.Fitted.RMSE > 0.7*r.HoldOut.Default.RMSE {
		t.Errorf("verdict %d, %+v after %d passes", r.Verdict, r.HoldOut, r.Passes)
	}
}

func TestReviewsAfterTodayAreLeftOut(t *testing.T) {
	logs := newLearner(someone(2), 2).study(300, 150)
	want, err := Weights(logs, 150, nil)
	if err != nil {
		t.Fatal(err)
	}
	wild := slices.Clone(logs)
	for i := range 50 {
		wild[i] = wild[i].Add(90000+i, review.Again)
	}
	got, err := Weights(wild, 150, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got.Counts.Future != 50 || got.Fitted != want.Fitted || got.HoldOut != want.HoldOut {
		t.Errorf("%d reviews were left out, weights %v, want %v", got.Counts.Future, got.Fitted, want.Fitted)
	}
}

func TestDamagedLogsAreCounted(t *testing.T) {
	logs := newLearner(someone(2), 2).study(300, 150)
	for i := range 20 {
		logs[i] = logs[i][:len(logs[i])/2] + "\x00" + logs[i][len(logs[i])/2:]
	}
	r, err := Weights(logs, 150, nil)
	if err != nil {
		t.Fatal(err)
	}
	sound(t, r)
	if r.Counts.Damaged != 20 {
		t.Errorf("%d logs are damaged, want 20", r.Counts.Damaged)
	}
}

func TestAnyHistoriesGiveSoundResults(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rnd := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		gaps := rapid.SampledFrom([]int{2, 5, 50, 5000, math.MaxInt / 4}).Draw(t, "gaps")
		back := rapid.Float64Range(0, 0.3).Draw(t, "clock set back")
		wrong := rapid.Float64Range(0, 1).Draw(t, "wrong")
		length := rapid.SampledFrom([]int{3, 12, 200}).Draw(t, "length")
		var logs []review.Log
		for range max(12, 900/length) {
			var l review.Log
			day := rnd.IntN(gaps)
			for range length {
				g := review.Grade(2 + rnd.IntN(3))
				if rnd.Float64() < wrong {
					g = review.Again
				}
				l = l.Add(day, g)
				by := rnd.IntN(gaps)
				if rnd.Float64() < back {
					by = -by
				}
				day += by
			}
			logs = append(logs, l)
		}
		r, err := Weights(logs, math.MaxInt, nil)
		var few *TooFewError
		if errors.As(err, &few) {
			return
		}
		sound(t, r)
	})
}

func TestAFitCanBeWatchedAndStopped(t *testing.T) {
	logs := newLearner(someone(6), 6).study(400, 150)
	var seen []int
	r, err := Weights(logs, 150, func(pass, most int) bool {
		if most != maxPasses {
			t.Errorf("at most %d passes, want %d", most, maxPasses)
		}
		seen = append(seen, pass)
		return true
	})
	if err != nil || len(seen) != r.Passes || seen[0] != 0 {
		t.Errorf("%v: told of passes %v, there were %d", err, seen, r.Passes)
	}
	for _, at := range []int{0, 3} {
		if r, err := Weights(logs, 150, func(pass, _ int) bool { return pass < at }); !errors.Is(err, ErrStopped) || r != (Result{}) {
			t.Errorf("stopped at pass %d: %v", at, err)
		}
	}
}

func TestAnotherFitIsWorthATryAfterHalfAsMany(t *testing.T) {
	logs := newLearner(someone(6), 6).study(400, 150)
	r, err := Weights(logs, 150, nil)
	if err != nil {
		t.Fatal(err)
	}
	if c := Count(logs, 150); c != r.Counts || r.Again != c.Predicted+(c.Predicted+1)/2 {
		t.Errorf("again at %d reviews, after %+v and %+v", r.Again, c, r.Counts)
	}
}
