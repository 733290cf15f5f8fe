package main

import (
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"

	"quest/game/exam"
)

// Learners of both worlds prepare for an exam, always the same ones, and what is said of them is held against the truth.
func TestWhatIsSaidOfLearnersIsTrueAsOftenAsItClaims(t *testing.T) {
	if testing.Short() {
		t.Skip("400 learners take a while under the race detector")
	}
	var all []candidacy
	for _, w := range worlds {
		all = append(all, candidacies(examPlan(), w, transfers[0], 200, 3)...)
	}
	t.Run("score", func(t *testing.T) { boundsHold(t, all) })
	t.Run("readiness", func(t *testing.T) { readinessIsCalibrated(t, all) })
}

// The bounds claim nine cases of ten. With about 700 papers three standard errors are 3.4 points; a paper of
// one learner is like the next, so that some more are allowed. Wider bounds than claimed are no better.
func boundsHold(t *testing.T, candidacies []candidacy) {
	t.Helper()
	var all, narrow coverage
	for _, c := range candidacies {
		for _, p := range c.papers {
			e := p.score.Share
			all.add(e.Low, e.High, p.truth)
			narrow.add((e.Low+e.Mid)/2, (e.High+e.Mid)/2, p.truth)
		}
	}
	held, _ := all.share()
	if all.n < 600 || held < 0.86 || held > 0.95 {
		t.Errorf("of %.0f bounds %.1f %% hold the true share; they claim 90", all.n, 100*held)
	}
	if held, _ := narrow.share(); held > 0.8 {
		t.Errorf("bounds of half the width hold it in %.1f %%: the learners of this test tell nothing", 100*held)
	}
}

func readinessIsCalibrated(t *testing.T, all []candidacy) {
	t.Helper()
	list, early := readable(all)
	if len(list) < 200 || early == 0 {
		t.Fatalf("%d were told, %d too early", len(list), early)
	}
	told := func(of toldReadiness) float64 { return of.ready.Passing.Mid }
	base := passRate(list)
	flat := brier(list, func(toldReadiness) float64 { return base })
	if score := brier(list, told); score > 0.8*flat {
		t.Errorf("the Brier score is %.3f, and that of the base rate %.3f", score, flat)
	}
	if score := brier(list, func(of toldReadiness) float64 { return 1 - told(of) }); score < flat {
		t.Errorf("the reverse of what is told has a Brier score of %.3f", score)
	}
	slices.SortFunc(list, func(a, b toldReadiness) int {
		return int(math.Copysign(1, told(a)-told(b)))
	})
	for i := range 3 {
		part := list[i*len(list)/3 : (i+1)*len(list)/3]
		sum, variance := 0.0, 0.0
		for _, of := range part {
			sum += told(of)
			variance += told(of) * (1 - told(of))
		}
		n := float64(len(part))
		if off := passRate(part) - sum/n; math.Abs(off) > 3*math.Sqrt(variance)/n+0.06 {
			t.Errorf("of third %d passed %.1f %%, told %.1f %%", i+1, 100*passRate(part), 100*sum/n)
		}
	}
	var share coverage
	for _, of := range list {
		share.add(of.ready.Share.Low, of.ready.Share.High, of.truth)
	}
	if held, _ := share.share(); held < 0.85 {
		t.Errorf("the bounds of the true share hold it in %.1f %%", 100*held)
	}
}

func TestTheSameSeedGivesTheSameCandidaciesOnAnyNumberOfProcessors(t *testing.T) {
	first := examTables(examPlan(), 20, 1)
	before := runtime.GOMAXPROCS(1)
	second := examTables(examPlan(), 20, 1)
	runtime.GOMAXPROCS(before)
	if first != second {
		t.Errorf("the second run differs:\n%s\n%s", first, second)
	}
	if n := strings.Count(first, "#### "); n != len(transfers) {
		t.Errorf("%d kinds of learners:\n%s", n, first)
	}
}

func TestAnExamineeIsRightAsOftenAsTheTrueShareSays(t *testing.T) {
	b, _ := exam.Find("aws/saa-c03")
	for i := range 20 {
		own := chance(5).at(i)
		e := newExaminee(own, newForm(b, own, 0), transfers[0], examPlan(), newPowerLaw(chance(5), own, library, typicalExponent))
		shares := e.share(moment{day: 3})
		if p := e.whole(shares); p < 0.1 || p > 0.99 {
			t.Errorf("a true share of %.3f", p)
		}
		passed := 0.0
		for j := range 400 {
			e.chance = own.at(j)
			if e.passes(shares) {
				passed++
			}
		}
		if want := e.chanceToPass(shares); math.Abs(passed/400-want) > 0.1 {
			t.Errorf("passed %.0f of 400 exams, the chance is %.3f", passed, want)
		}
		item := e.order[0]
		d := e.form.domains[item]
		for meets := range 3 {
			e.memory.meet(0, moment{day: 3}, meets > 0)
		}
		if after := e.share(moment{day: 3}); math.Abs(after[d]-shares[d]) > 0.02 || after[d] == shares[d] { // one of 50 to 80 items
			t.Errorf("meeting an item of domain %d moves its share from %.4f to %.4f", d, shares[d], after[d])
		}
	}
}

func TestReliabilityCountsEachProbabilityOnce(t *testing.T) {
	var list []toldReadiness
	for i := range 101 {
		of := toldReadiness{passed: i%2 == 0}
		of.ready.Passing.Mid = float64(i) / 100
		list = append(list, of)
	}
	n := 0
	for _, r := range reliabilities(list) {
		n += r.n
	}
	if n != len(list) {
		t.Errorf("%d of %d", n, len(list))
	}
	half := brier(list, func(toldReadiness) float64 { return 0.5 })
	if half != 0.25 || passRate(list) < 0.5 || passRate(list) > 0.51 {
		t.Errorf("Brier %v, base %v", half, passRate(list))
	}
}
