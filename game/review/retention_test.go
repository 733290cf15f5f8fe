package review_test

import (
	"iter"
	"slices"
	"testing"

	"quest/game/review"
)

type made struct {
	day int
	g   review.Grade
}

func history(reviews ...made) iter.Seq2[int, review.Grade] {
	return func(yield func(int, review.Grade) bool) {
		for _, r := range reviews {
			if !yield(r.day, r.g) {
				return
			}
		}
	}
}

func TestRetentionIsCountedByWeek(t *testing.T) {
	first := 4 // 5 January 1970 was a Monday
	items := []iter.Seq2[int, review.Grade]{
		history(made{first, review.Good}, made{first, review.Good}, made{first + 2, review.Good}, made{first + 9, review.Again}, made{first + 9, review.Good}),
		history(made{first, review.Again}, made{first, review.Good}, made{first + 6, review.Again}, made{first + 7, review.Good}),
		history(made{first + 3, review.Good}),
		history(),
		history(made{first + 20, review.Good}, made{first + 1, review.Again}, made{first + 20, review.Again}), // the clock went back
	}
	want := []review.Week{
		{Monday: first, Firsts: 2, FirstsRight: 1, Reviews: 2, Right: 1},
		{Monday: first + 7, Reviews: 2, Right: 1},
	}
	if got := review.Retention(slices.Values(items)); !slices.Equal(got, want) {
		t.Errorf("%+v\nwant %+v", got, want)
	}
	if got := review.Retention(slices.Values([]iter.Seq2[int, review.Grade]{})); len(got) != 0 {
		t.Errorf("no items: %+v", got)
	}
}

func TestForecastsAreOffByWhatAPlayerShows(t *testing.T) {
	r := review.DefaultRules()
	player := func(items int, right func(i int) bool) review.Calibration {
		var all []iter.Seq2[int, review.Grade]
		for i := range items {
			g := review.Again
			if right(i) {
				g = review.Good
			}
			all = append(all, history(made{10, review.Good}, made{12, g}))
		}
		return r.Calibrate(slices.Values(all))
	}
	few := player(50, func(int) bool { return false })
	if off := few.Off(); few.Reviews != 50 || few.Right != 0 || off < 0.5 || off > 0.7 {
		t.Errorf("50 reviews that all failed: %+v, %v", few, off)
	}
	as := player(1000, func(i int) bool { return i%11 != 0 })
	if off := as.Off(); off < 0.02 || off > 0.03 {
		t.Errorf("a player as expected is off by %.3f", off)
	}
	worse := player(1000, func(i int) bool { return i%2 == 0 })
	if off := worse.Off(); off < 0.35 || off > 0.45 {
		t.Errorf("a player who knows half is off by %.3f", off)
	}
}
