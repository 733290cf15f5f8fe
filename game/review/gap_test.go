package review_test

import (
	"iter"
	"slices"
	"testing"

	"quest/game/review"
)

func TestReviewsAreCountedByTheDaysBetweenThem(t *testing.T) {
	log := func(reviews ...[2]int) iter.Seq2[int, review.Grade] {
		return func(yield func(int, review.Grade) bool) {
			for _, r := range reviews {
				if !yield(r[0], review.Grade(r[1])) {
					return
				}
			}
		}
	}
	items := []iter.Seq2[int, review.Grade]{
		log([2]int{10, 3}), // met only
		log([2]int{10, 1}, [2]int{10, 3}, [2]int{11, 1}),              // the second of a day does not count
		log([2]int{-5, 3}, [2]int{-3, 3}, [2]int{4, 2}),               // 2 and 7 days later
		log([2]int{0, 3}, [2]int{200, 3}, [2]int{150, 1}),             // a day that lies before another does not count
		log([2]int{0, 3}, [2]int{8, 4}, [2]int{22, 3}, [2]int{52, 1}), // 8, 14 and 30
	}
	want := []review.Gap{
		{First: 1, Last: 1, Reviews: 1},
		{First: 2, Last: 3, Reviews: 1, Right: 1},
		{First: 4, Last: 7, Reviews: 1, Right: 1},
		{First: 8, Last: 14, Reviews: 2, Right: 2},
		{First: 15, Last: 30, Reviews: 1},
		{First: 91, Reviews: 1, Right: 1},
	}
	if got := review.ByGap(slices.Values(items)); !slices.Equal(got, want) {
		t.Errorf("by gap: %+v\nwant    %+v", got, want)
	}
}
