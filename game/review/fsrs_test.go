package review_test

import (
	"math"
	"testing"

	"quest/game/review"
)

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if math.Abs(got-want) > tolerance*math.Max(1, math.Abs(want)) {
		t.Errorf("%s = %.8f, want %.8f", what, got, want)
	}
}

func TestAHistoryFollowsTheGoldenVector(t *testing.T) {
	w := review.DefaultWeights()
	steps := []struct {
		gap  int
		g    review.Grade
		s, d float64
	}{
		{0, review.Again, 0.212, 6.4133},
		{0, review.Good, 0.24668919, 6.40211507},
		{1, review.Good, 2.02147725, 6.39094132},
		{3, review.Good, 7.86369884, 6.37977875},
		{8, review.Good, 21.91771315, 6.36862734},
		{21, review.Good, 53.62690292, 6.35748708},
	}
	var m review.Memory
	for _, step := range steps {
		m = w.Next(m, step.gap, step.g)
		near(t, "stability", m.Stability, step.s, 1e-6)
		near(t, "difficulty", m.Difficulty, step.d, 1e-6)
	}
}

func TestIntervalsByWantedRecall(t *testing.T) {
	w := review.DefaultWeights()
	want := []int{36500, 34793, 2508, 387, 90, 27, 9, 3, 1, 1}
	for i, days := range want {
		if got := w.Interval(float64(i+1)/10, 1); got != days {
			t.Errorf("interval at recall %.1f = %d, want %d", float64(i+1)/10, got, days)
		}
	}
}

func TestRecallFallsAsTheVectorSays(t *testing.T) {
	w := review.DefaultWeights()
	for days, want := range map[int]float64{1: 0.985682, 7: 0.922590, 30: 0.809388, 100: 0.692827, 365: 0.573559} {
		near(t, "recall", w.Recall(days, 10), want, 1e-6)
	}
}

func TestOneStepFromTenDays(t *testing.T) {
	w := review.DefaultWeights()
	wantS := []float64{1.39199, 23.24688, 32.02673, 51.25386}
	wantD := []float64{8.3418, 6.6660, 4.9902, 3.3145}
	for i := range wantS {
		m := w.Next(review.Memory{Stability: 10, Difficulty: 5}, 10, review.Grade(i+1))
		near(t, "stability", m.Stability, wantS[i], 1e-5)
		near(t, "difficulty", m.Difficulty, wantD[i], 2e-5)
	}
}

func TestSameDayNeverWeakensAPassingGrade(t *testing.T) {
	w := review.DefaultWeights()
	table := map[float64][4]float64{
		0.212:  {0.08336, 0.212, 0.24669, 0.42438},
		2.3065: {0.77508, 2.3065, 2.3065, 3.94605},
		8.2956: {2.56251, 8.2956, 8.2956, 13.04606},
		10:     {3.05125, 10, 10, 15.53431},
	}
	for s, want := range table {
		for i := range want {
			m := w.Next(review.Memory{Stability: s, Difficulty: 5}, 0, review.Grade(i+1))
			near(t, "stability", m.Stability, want[i], 5.1e-6)
		}
	}
}

func TestDifficultyAfterTheFirstReview(t *testing.T) {
	w := review.DefaultWeights()
	for i, want := range []float64{6.4133, 5.112171, 2.118104, 1} {
		m := w.Next(review.Memory{}, 0, review.Grade(i+1))
		near(t, "difficulty", m.Difficulty, want, 1e-6)
		near(t, "stability", m.Stability, w[i], 0)
	}
}
