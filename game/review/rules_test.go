package review_test

import (
	"testing"

	"quest/game/review"
)

func TestIntervalsOfAHistoryThatIsReviewedWhenDue(t *testing.T) {
	r := review.DefaultRules()
	r.Learning = []int{1, 10} // those of the vector
	grades := []review.Grade{
		review.Good, review.Good, review.Good, review.Good, review.Good, review.Good,
		review.Again, review.Again, review.Good, review.Good, review.Good, review.Good, review.Good,
	}
	want := []int{0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21}
	var c review.Card
	var wait review.Wait
	for i, g := range grades {
		c, wait = r.Next(c, wait.Days, g)
		if wait.Days != want[i] {
			t.Errorf("review %d: the interval is %d, want %d", i+1, wait.Days, want[i])
		}
		if (wait.Minutes > 0) == (wait.Days > 0) {
			t.Errorf("review %d: the wait is %+v; exactly one of the two must be above 0", i+1, wait)
		}
	}
}

func TestAFirstAnswerThatIsRightIsNotAskedAgainToday(t *testing.T) {
	r := review.DefaultRules()
	for g, want := range map[review.Grade]review.Wait{
		review.Again: {Minutes: 10}, review.Hard: {Minutes: 15}, review.Good: {Days: 2}, review.Easy: {Days: 8},
	} {
		if _, wait := r.Next(review.Card{}, 0, g); wait != want {
			t.Errorf("grade %d: %+v, want %+v", g, wait, want)
		}
	}
}

func TestStepsByGrade(t *testing.T) {
	learning := func(step int) review.Card {
		return review.Card{Memory: review.Memory{Stability: 2, Difficulty: 5}, Phase: review.Learning, Step: step}
	}
	relearning, reviewing := learning(0), learning(0)
	relearning.Phase, reviewing.Phase = review.Relearning, review.Reviewing
	type want struct {
		phase         review.Phase
		step, minutes int // no minutes: an interval of days
	}
	for name, tc := range map[string]struct {
		card                    review.Card
		learning, relearning    []int
		again, hard, good, easy want
	}{
		"unseen": {
			review.Card{},
			[]int{1, 10},
			[]int{10},
			want{review.Learning, 0, 1},
			want{review.Learning, 0, 6},
			want{review.Learning, 1, 10},
			want{review.Reviewing, 0, 0},
		},
		"learning, last step": {
			learning(1),
			[]int{1, 10},
			[]int{10},
			want{review.Learning, 0, 1},
			want{review.Learning, 1, 10},
			want{review.Reviewing, 0, 0},
			want{review.Reviewing, 0, 0},
		},
		"learning, the only step": {
			learning(0),
			[]int{5},
			[]int{10},
			want{review.Learning, 0, 5},
			want{review.Learning, 0, 8},
			want{review.Reviewing, 0, 0},
			want{review.Reviewing, 0, 0},
		},
		"learning, beyond the last step": {
			learning(7),
			[]int{1, 10},
			[]int{10},
			want{review.Learning, 0, 1},
			want{review.Reviewing, 0, 0},
			want{review.Reviewing, 0, 0},
			want{review.Reviewing, 0, 0},
		},
		"unseen, no steps": {
			review.Card{},
			nil, nil,
			want{review.Reviewing, 0, 0},
			want{review.Reviewing, 0, 0},
			want{review.Reviewing, 0, 0},
			want{review.Reviewing, 0, 0},
		},
		"graduated": {
			reviewing,
			[]int{1, 10},
			[]int{10},
			want{review.Relearning, 0, 10},
			want{review.Reviewing, 0, 0},
			want{review.Reviewing, 0, 0},
			want{review.Reviewing, 0, 0},
		},
		"graduated, no relearning step": {
			reviewing,
			[]int{1, 10},
			nil,
			want{review.Reviewing, 0, 0},
			want{review.Reviewing, 0, 0},
			want{review.Reviewing, 0, 0},
			want{review.Reviewing, 0, 0},
		},
		"relearning": {
			relearning,
			[]int{1, 10},
			[]int{10},
			want{review.Relearning, 0, 10},
			want{review.Relearning, 0, 15},
			want{review.Reviewing, 0, 0},
			want{review.Reviewing, 0, 0},
		},
	} {
		r := review.DefaultRules()
		r.Learning, r.Relearning = tc.learning, tc.relearning
		for i, want := range []want{tc.again, tc.hard, tc.good, tc.easy} {
			for _, days := range []int{0, 3} { // days that passed leave the steps alone
				c, wait := r.Next(tc.card, days, review.Grade(i+1))
				if c.Phase != want.phase || c.Step != want.step || wait.Minutes != want.minutes || (wait.Days > 0) != (want.minutes == 0) {
					t.Errorf("%s, grade %d after %d days: phase %d, step %d, %+v; want %+v", name, i+1, days, c.Phase, c.Step, wait, want)
				}
			}
		}
	}
}
