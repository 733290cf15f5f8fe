package main

import (
	"math"
	"testing"
)

// knowing is a memory that recalls everything or nothing.
type knowing float64

func (k knowing) recall(int, moment) float64 { return float64(k) }
func (k knowing) meet(int, moment, bool)     {}

// rightShare asks a learner n questions and gives the share of right answers, and the
// share of right answers among those called certain.
func rightShare(memory memory, options, n int) (right, certainRight float64) {
	l := newLearner(chance(7), 1, options, memory)
	sure, sureRight := 0.0, 0.0
	for range n {
		a := l.asks(0, moment{})
		if a.right {
			right += 1 / float64(n)
		}
		if a.sure == certain {
			sure++
			if a.right {
				sureRight++
			}
		}
	}
	return right, sureRight / sure
}

func TestWhatIsNotKnownIsRightAsOftenAsAGuess(t *testing.T) {
	const n = 20000
	for _, options := range []int{2, 4, 5} {
		want := 1 / float64(options)
		got, _ := rightShare(knowing(0), options, n)
		if math.Abs(got-want) > 4*math.Sqrt(want*(1-want)/n) {
			t.Errorf("%d options: %.3f right, want about %.3f", options, got, want)
		}
	}
}

func TestWhatIsKnownIsWrongOnlyBySlips(t *testing.T) {
	const n = 20000
	got, _ := rightShare(knowing(1), 4, n)
	if math.Abs(got-(1-slips)) > 4*math.Sqrt(slips*(1-slips)/n) {
		t.Errorf("%.4f right, want about %.4f", got, 1-slips)
	}
}

func TestCertaintyTellsSomethingAndNotAll(t *testing.T) {
	right, certainRight := rightShare(knowing(0.6), 4, 20000)
	if certainRight <= right+0.05 || certainRight >= 0.99 {
		t.Errorf("%.3f of all answers are right, %.3f of the certain ones", right, certainRight)
	}
}

func TestTheSameQuestionMeetsTheSameLuck(t *testing.T) {
	a, b := newLearner(chance(3), 2, 4, knowing(0.5)), newLearner(chance(3), 2, 4, knowing(0.5))
	for range 5 {
		b.asks(1, moment{})
	}
	for i := range 20 {
		if x, y := a.asks(0, moment{}), b.asks(0, moment{}); x != y {
			t.Fatalf("answer %d is %v for one and %v for the other", i, x, y)
		}
	}
}

func TestDaysOff(t *testing.T) {
	weeks, off := 0, 0
	for i := range 1000 {
		days := daysOff(chance(1).at(i), 90, false)
		if days[0] {
			t.Fatalf("learner %d has the first day off", i)
		}
		run := 0
		for _, d := range days {
			if !d {
				run = 0
				continue
			}
			off++
			if run++; run == 7 {
				weeks++
			}
		}
	}
	if share := float64(off) / 90000; share < 0.15 || share > 0.25 {
		t.Errorf("%.3f of all days are off", share)
	}
	if weeks < 250 || weeks > 450 {
		t.Errorf("%d learners of 1000 miss a week", weeks)
	}
	for i := range 100 {
		run, longest := 0, 0
		for _, d := range daysOff(chance(2).at(i), 90, true) {
			if run++; !d {
				run = 0
			}
			longest = max(longest, run)
		}
		if longest < 7 {
			t.Errorf("learner %d misses %d days in a row at most, want a week", i, longest)
		}
	}
}

func TestAMomentCountsTheNightForLess(t *testing.T) {
	at := moment{}.after(10)
	if at.felt != 600 {
		t.Errorf("10 minutes count as %v s", at.felt)
	}
	if next := at.opens(2); next.felt != 600+2*2160 || next.minute != 0 || next.days() != 2 {
		t.Errorf("two days later is %+v", next)
	}
}
