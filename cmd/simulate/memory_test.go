package main

import (
	"math"
	"testing"
)

// models gives both memories of one learner with one item.
func models(seed uint64) map[string]memory {
	p := plan{Items: 1}
	made := map[string]memory{}
	for _, w := range worlds {
		made[w.name] = w.make(p, chance(seed), chance(seed).at(1))
	}
	return made
}

func TestWhatWasNeverMetIsNotRecalled(t *testing.T) {
	for name, m := range models(1) {
		if got := m.recall(0, moment{day: 3}); got != 0 {
			t.Errorf("%s: recall is %v", name, got)
		}
	}
}

func TestRecallFallsWithTime(t *testing.T) {
	for seed := range uint64(50) {
		for name, m := range models(seed) {
			at := moment{}
			m.meet(0, at, false)
			before := 1.0
			for _, days := range []int{1, 2, 5, 10, 30, 90} {
				got := m.recall(0, at.opens(days))
				if got >= before || got <= 0 {
					t.Errorf("%s, learner %d: recall after %d days is %v, earlier it was %v", name, seed, days, got, before)
				}
				before = got
			}
		}
	}
}

// twice lets a memory meet an item twice and gives its recall some days after.
func twice(m memory, first, second, later moment) float64 {
	m.meet(0, first, false)
	m.meet(0, second, true)
	return m.recall(0, later)
}

// Who hardly forgets gains nothing by spacing within a month, so the mean of many learners counts.
func TestMeetingsFarApartLastLongerThanMeetingsCloseTogether(t *testing.T) {
	start := moment{}
	for _, w := range worlds {
		var massed, apart []float64
		for seed := range uint64(100) {
			// The second meeting is at the same time for both, so that only the gap before it differs.
			second := start.opens(3)
			massed = append(massed, twice(models(seed)[w.name], second, second.after(2), second.opens(33)))
			apart = append(apart, twice(models(seed)[w.name], start, second.after(2), second.opens(33)))
		}
		if mean, se := difference(apart, massed); mean < 3*se || mean < 0.05 {
			t.Errorf("%s: recall a month later is %.3f ± %.3f higher after spaced meetings", w.name, mean, se)
		}
	}
}

func TestActivationKeepsMassedMeetingsAheadForMinutes(t *testing.T) {
	start := moment{}
	for seed := range uint64(50) {
		second := start.opens(3)
		massed := twice(models(seed)["ACT-R activation"], second, second.after(2), second.after(4))
		apart := twice(models(seed)["ACT-R activation"], start, second.after(2), second.after(4))
		if massed <= apart {
			t.Errorf("learner %d: two minutes later %v after massed meetings, %v after spaced ones", seed, massed, apart)
		}
	}
}

func TestActivationFollowsItsFormula(t *testing.T) {
	a := &activation{encoding: []float64{1}, traces: make([][]trace, 1)}
	a.meet(0, moment{}, false)
	a.meet(0, moment{felt: 100}, true)
	// The first trace decays by 0.177; the second by 0.177 + 0.217 e^m with m = 1 + ln 100^-0.177.
	second := 0.177 + 0.217*math.E*math.Pow(100, -0.177)
	m := 1 + math.Log(math.Pow(1000, -0.177)+math.Pow(900, -second))
	want := 1 / (1 + math.Exp((-0.704-m)/0.255))
	if got := a.recall(0, moment{felt: 1000}); math.Abs(got-want) > 1e-12 {
		t.Errorf("recall is %v, want %v", got, want)
	}
}

func TestThePowerLawFollowsItsFormula(t *testing.T) {
	p := &powerLaw{unit: 1, gain: 0.8, bend: 0.5, kept: 0.1, items: []forgetting{{exponent: 0.5}}}
	p.meet(0, moment{}, false)
	if got, want := p.recall(0, moment{day: 3}), 0.5; math.Abs(got-want) > 1e-12 {
		t.Errorf("recall after 3 days is %v, want %v", got, want)
	}
	p.meet(0, moment{day: 3}, true)
	if got, want := p.items[0].exponent, 0.5*(1-0.8*math.Sqrt(0.5)); math.Abs(got-want) > 1e-12 {
		t.Errorf("the exponent is %v after a success, want %v", got, want)
	}
	before := p.items[0].exponent
	p.meet(0, moment{day: 4}, false)
	if got, want := p.items[0].exponent, before*0.9; math.Abs(got-want) > 1e-12 {
		t.Errorf("the exponent is %v after a failure, want %v", got, want)
	}
	p.meet(0, moment{day: 4, minute: 10}, false)
	if got, want := p.items[0].exponent, before*0.9; got != want {
		t.Errorf("the exponent is %v after a second failure of the day, want %v", got, want)
	}
}

func TestLearnersDiffer(t *testing.T) {
	for _, w := range worlds {
		seen := map[float64]bool{}
		for i := range 20 {
			m := w.make(plan{Items: 1}, chance(1), chance(1).at(i))
			m.meet(0, moment{}, false)
			seen[m.recall(0, moment{}.opens(7))] = true
		}
		if len(seen) != 20 {
			t.Errorf("%s: %d different learners among 20", w.name, len(seen))
		}
	}
}
