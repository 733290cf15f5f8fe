package main

import (
	"math"
	"runtime"
	"strings"
	"testing"
)

// small is a plan in which all contenders may ask as often as they want.
func small() plan { return plan{Days: 30, Items: 60, New: 4, Answers: 60, Options: 4} }

func TestTheSameSeedGivesTheSameTablesOnAnyNumberOfProcessors(t *testing.T) {
	run := func(seed uint64) string { return tables(small(), contenders, 30, seed) }
	first := run(1)
	before := runtime.GOMAXPROCS(1)
	second := run(1)
	runtime.GOMAXPROCS(before)
	if first != second {
		t.Errorf("the second run differs:\n%s\n%s", first, second)
	}
	if first == run(2) {
		t.Error("another seed gives the same tables")
	}
	if rows := strings.Count(first, "| random |"); rows != len(worlds) {
		t.Errorf("%d rows for random:\n%s", rows, first)
	}
}

func TestRandomOrderKnowsLeastForItsAnswers(t *testing.T) {
	p := small()
	for _, w := range worlds {
		outcomes := compare(p, w, contenders, 30, 1)
		random := figures(outcomes[len(contenders)-1], perHundred(p.Items))
		for i, c := range contenders[:len(contenders)-1] {
			mean, se := difference(figures(outcomes[i], perHundred(p.Items)), random)
			if mean < 3*se {
				t.Errorf("%s: %s knows %.2f ± %.2f items more than random for a hundred answers", w.name, c.name, mean, se)
			}
		}
	}
}

func TestNobodyAnswersMoreThanAllowed(t *testing.T) {
	p := small()
	p.Answers = 7
	studied := 0
	for i := range 10 {
		for _, off := range daysOff(chance(1).at(i), p.Days, false) {
			if !off {
				studied++
			}
		}
	}
	for j, list := range compare(p, worlds[0], contenders, 10, 1) {
		sum := 0
		for _, o := range list {
			sum += o.Answers
			if o.Met > p.Items || o.Recall < 0 || o.Recall > 1 {
				t.Errorf("%s: %+v", contenders[j].name, o)
			}
		}
		if sum > studied*p.Answers || sum < studied*p.Answers*8/10 {
			t.Errorf("%s: %d answers on %d days", contenders[j].name, sum, studied)
		}
	}
}

func TestPlansOutOfBoundsAreRefused(t *testing.T) {
	if err := standardPlan().check(1000); err != nil {
		t.Error(err)
	}
	for _, change := range []func(*plan){
		func(p *plan) { p.Days = 0 },
		func(p *plan) { p.Items = largestDeck + 1 },
		func(p *plan) { p.Answers = -1 },
		func(p *plan) { p.Options = 0 },
	} {
		p := standardPlan()
		change(&p)
		if p.check(1000) == nil {
			t.Errorf("%+v is accepted", p)
		}
	}
	if standardPlan().check(0) == nil {
		t.Error("no learners are accepted")
	}
}

func TestSpreadAndDifference(t *testing.T) {
	s := spreadOf([]float64{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
	if s.Mean != 5 || math.Abs(s.Deviation-math.Sqrt(11)) > 1e-12 || s.Low != 1 || s.High != 9 {
		t.Errorf("spread is %+v", s)
	}
	mean, se := difference([]float64{2, 4, 6}, []float64{1, 2, 3})
	if mean != 2 || math.Abs(se-1/math.Sqrt(3)) > 1e-12 {
		t.Errorf("difference is %v ± %v", mean, se)
	}
	if one := spreadOf([]float64{3}); one.Mean != 3 || one.Deviation != 0 || one.High != 3 {
		t.Errorf("the spread of one figure is %+v", one)
	}
}
