package review_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"quest/game/review"
)

// weightsWithinBounds draws any weights that Check accepts; each is often at a bound.
func weightsWithinBounds(t *rapid.T) (w review.Weights) {
	for i := range w {
		low, high := w.Bounds(i)
		often := rapid.SampledFrom([]float64{low, high, review.DefaultWeights()[i]})
		w[i] = rapid.OneOf(rapid.Float64Range(low, high), often).Draw(t, "w")
	}
	if err := w.Check(); err != nil {
		t.Fatal(err)
	}
	return w
}

func possibleMemory(t *rapid.T) review.Memory {
	return review.Memory{
		Stability:  math.Exp(rapid.Float64Range(math.Log(0.001), math.Log(36500)).Draw(t, "ln s")),
		Difficulty: rapid.Float64Range(1, 10).Draw(t, "d"),
	}
}

func grade(t *rapid.T) review.Grade { return review.Grade(rapid.IntRange(1, 4).Draw(t, "grade")) }

// ulps is what the last digits of a sum of a few logarithms and powers may differ by.
const ulps = 1e-12

func TestRecallFallsWithDaysAndRisesWithStability(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := weightsWithinBounds(t)
		s := min(possibleMemory(t).Stability, 36000) // 1 % above is within bounds, too
		days := rapid.IntRange(0, 36500).Draw(t, "days")
		r := w.Recall(days, s)
		if days == 0 && r != 1 {
			t.Fatalf("recall on the day of the review is %v", r)
		}
		if !(r >= 0 && r <= 1) {
			t.Fatalf("recall %v", r)
		}
		if later := w.Recall(days+1, s); !(later < r) {
			t.Fatalf("recall is %v on day %d and %v on the next", r, days, later)
		}
		if firmer := w.Recall(days, s*1.01); days > 0 && !(firmer > r) {
			t.Fatalf("recall is %v at stability %v and %v above", r, s, firmer)
		}
		if at := w.Recall(10, 10); math.Abs(at-0.9) > ulps {
			t.Fatalf("recall after as many days as stability is %v", at)
		}
	})
}

func TestALaterPassNeverLeavesLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := weightsWithinBounds(t)
		m := possibleMemory(t)
		g := review.Grade(rapid.IntRange(2, 4).Draw(t, "grade"))
		day := rapid.IntRange(1, 40000).Draw(t, "day")
		later := day + rapid.IntRange(1, 1000).Draw(t, "later")
		a, b := w.Next(m, day, g).Stability, w.Next(m, later, g).Stability
		if b < a*(1-ulps) {
			t.Fatalf("day %d leaves %v, day %d leaves %v", day, a, later, b)
		}
		if a < m.Stability*(1-ulps) {
			t.Fatalf("passing on day %d lowers %v to %v", day, m.Stability, a)
		}
	})
}

func TestForgettingNeverLeavesMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := weightsWithinBounds(t)
		m := possibleMemory(t)
		if got := w.Next(m, rapid.IntRange(1, 40000).Draw(t, "day"), review.Again); got.Stability > m.Stability*(1+ulps) {
			t.Fatalf("forgetting raises %v to %v", m.Stability, got.Stability)
		}
	})
}

func TestASameDayPassNeverLeavesLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := weightsWithinBounds(t)
		m := possibleMemory(t)
		if got := w.Next(m, 0, review.Grade(rapid.IntRange(2, 4).Draw(t, "grade"))); got.Stability < m.Stability {
			t.Fatalf("passing lowers %v to %v", m.Stability, got.Stability)
		}
	})
}

func TestADearerRecallNeverWaitsLonger(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := weightsWithinBounds(t)
		s := possibleMemory(t).Stability
		r := rapid.Float64Range(0.01, 0.99).Draw(t, "r")
		more, less := w.Interval(r, s), w.Interval(r+0.01, s)
		if less > more || less < 1 || more > 36500 {
			t.Fatalf("%d days for recall %v, %d for %v", more, r, less, r+0.01)
		}
	})
}

// TestAnyHistoryStaysWithinBounds plays histories under any accepted weights: every card
// is possible, every wait is one of the two, and what is a number stays one.
func TestAnyHistoryStaysWithinBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, err := review.DefaultRules().With(weightsWithinBounds(t))
		if err != nil {
			t.Fatal(err)
		}
		r.Wanted = rapid.SampledFrom([]float64{0.9, 0.7, 0.99, 1, 1e-300}).Draw(t, "wanted")
		stepping := rapid.SliceOfN(rapid.IntRange(1, 1439), 0, 4)
		r.Learning, r.Relearning = stepping.Draw(t, "learning"), stepping.Draw(t, "relearning")
		if err := r.Check(); err != nil {
			t.Fatal(err)
		}
		var c review.Card
		for range rapid.IntRange(1, 60).Draw(t, "reviews") {
			days := rapid.OneOf(rapid.IntRange(0, 30), rapid.Int()).Draw(t, "days")
			g := grade(t)
			plain := r.Weights.Next(c.Memory, days, g)
			next, wait := r.Next(c, days, g)
			if next.Memory != plain {
				t.Fatalf("Rules.Next gives %+v, Weights.Next %+v", next.Memory, plain)
			}
			checkStep(t, next, wait)
			if recall := r.Recall(days, next.Stability); !(recall >= 0 && recall <= 1) {
				t.Fatalf("recall %v", recall)
			}
			if wait.Days > 0 && wait.Days != r.Days(next.Stability) {
				t.Fatalf("waits %d days, Days gives %d", wait.Days, r.Days(next.Stability))
			}
			c = next
		}
	})
}

func checkStep(t *rapid.T, c review.Card, wait review.Wait) {
	t.Helper()
	if !c.Possible() || c.New() {
		t.Fatalf("no reviews lead to %+v", c)
	}
	if (wait.Minutes > 0) == (wait.Days > 0) || wait.Minutes < 0 || wait.Days < 0 || wait.Days > 36500 {
		t.Fatalf("wait %+v", wait)
	}
	if (wait.Minutes > 0) != c.Stepping() {
		t.Fatalf("wait %+v in phase %d", wait, c.Phase)
	}
}

// TestWhatASaveMayHoldIsTakenToTheNearestPossible gives cards that no reviews lead to,
// as a damaged save can hold.
func TestWhatASaveMayHoldIsTakenToTheNearestPossible(t *testing.T) {
	odd := []float64{math.NaN(), math.Inf(1), math.Inf(-1), -1, 0, math.MaxFloat64, -math.MaxFloat64, math.SmallestNonzeroFloat64, 5}
	numbers := []int{math.MinInt, -1, 0, 1, 3, math.MaxInt}
	r := review.DefaultRules()
	for _, s := range odd {
		for _, d := range odd {
			for _, n := range numbers {
				for _, days := range numbers {
					for g := review.Again; g <= review.Easy; g++ {
						for phase := review.Phase(-1); phase <= review.Relearning+1; phase++ {
							c := review.Card{Memory: review.Memory{Stability: s, Difficulty: d}, Phase: phase, Step: n}
							next, wait := r.Next(c, days, g)
							if !next.Possible() || (wait.Minutes > 0) == (wait.Days > 0) {
								t.Fatalf("%+v, %d days, grade %d: %+v, %+v", c, days, g, next, wait)
							}
						}
					}
				}
			}
		}
		for _, days := range numbers {
			if x := r.Recall(days, s); !(x >= 0 && x <= 1) {
				t.Errorf("recall of stability %v after %d days is %v", s, days, x)
			}
		}
		for _, wanted := range odd {
			if x := r.Interval(wanted, s); x < 1 || x > 36500 {
				t.Errorf("interval at recall %v of stability %v is %d", wanted, s, x)
			}
		}
	}
}

func TestAGradeThatDoesNotExistChangesNothing(t *testing.T) {
	r := review.DefaultRules()
	for _, c := range []review.Card{{}, {Memory: review.Memory{Stability: 10, Difficulty: 5}, Phase: review.Reviewing}} {
		for _, g := range []review.Grade{math.MinInt, -1, 0, 5, math.MaxInt} {
			if next, wait := r.Next(c, 3, g); next != c || wait != (review.Wait{}) {
				t.Errorf("grade %d: %+v became %+v, %+v", g, c, next, wait)
			}
			if m := r.Weights.Next(c.Memory, 3, g); m != c.Memory {
				t.Errorf("grade %d: %+v became %+v", g, c.Memory, m)
			}
		}
	}
}

func TestDaysBeforeTheLastReviewAreTheSameDay(t *testing.T) {
	r := review.DefaultRules()
	rapid.Check(t, func(t *rapid.T) {
		c := review.Card{Memory: possibleMemory(t), Phase: review.Reviewing}
		g := grade(t)
		same, _ := r.Next(c, 0, g)
		if back, _ := r.Next(c, -rapid.IntRange(1, math.MaxInt).Draw(t, "days"), g); back != same {
			t.Fatalf("%+v, on the same day %+v", back, same)
		}
	})
}
