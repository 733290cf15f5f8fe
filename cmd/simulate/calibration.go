package main

import (
	"fmt"
	"math"
	"runtime"
	"strings"
	"sync"

	"quest/game/exam"
)

// candidacies lets n learners of a world and a kind prepare for an exam by a plan, whose days and answers a day differ by learner. The outcomes do not depend on the
// number of processors.
func candidacies(p plan, w world, kind transfer, n int, seed uint64) []candidacy {
	b, ok := exam.Find("aws/saa-c03")
	if !ok {
		panic("the exam ships with the game")
	}
	all := make([]candidacy, n)
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				all[i] = candidate(p, b, kind, w, chance(seed), i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	workers.Wait()
	return all
}

// coverage is how often the bounds of some estimates held the truth.
type coverage struct{ n, held, above, width float64 } // above: the truth was above the bounds; width: sum

func (c *coverage) add(low, high, truth float64) {
	c.n++
	c.width += high - low
	switch {
	case truth > high:
		c.above++
	case truth >= low:
		c.held++
	}
}

// share gives the part of the bounds that held, and its standard error if they hold nine of ten.
func (c *coverage) share() (share, standardError float64) {
	n := math.Max(1, c.n)
	return c.held / n, math.Sqrt(0.9 * 0.1 / n)
}

func (c *coverage) row(name string) string {
	n := math.Max(1, c.n)
	share, se := c.share()
	return fmt.Sprintf("| %s | %.0f | %.1f ± %.1f | %.1f | %.1f | %.1f |\n", name, c.n, 100*share, 100*se, 100*(n-c.held-c.above)/n, 100*c.above/n, 100*c.width/n)
}

// metShares name papers by the share of their questions that were met before.
var metShares = []struct {
	name      string
	low, high float64
}{{"none met before", -1, 0}, {"up to half met before", 0, 0.5}, {"more than half met before", 0.5, 1}}

// writeScores writes, for papers of some learners, how often the bounds of the score held the true share, by length and by what was met before.
func writeScores(out *strings.Builder, list []candidacy) {
	out.WriteString("| papers | number | bounds hold, % | truth below, % | truth above, % | width, points of 100 |\n|---|---|---|---|---|---|\n")
	var all, idle, plain coverage
	lengths := map[int]*coverage{65: {}, 20: {}, 10: {}}
	met := make([]coverage, len(metShares))
	calls := map[exam.Chances]*[2]int{exam.LikelyPasses: {}, exam.LikelyFails: {}, exam.TooClose: {}}
	line := passLine()
	for _, c := range list {
		for _, p := range c.papers {
			e := p.score.Share
			all.add(e.Low, e.High, p.truth)
			plain.add(p.paper.Share.Low, p.paper.Share.High, p.truth)
			if c.idle {
				idle.add(e.Low, e.High, p.truth)
			}
			lengths[p.length].add(e.Low, e.High, p.truth)
			for i, m := range metShares {
				if p.met > m.low && p.met <= m.high {
					met[i].add(e.Low, e.High, p.truth)
				}
			}
			calls[p.score.Chances][0]++
			if p.truth >= line {
				calls[p.score.Chances][1]++
			}
		}
	}
	out.WriteString(all.row("all"))
	for _, n := range []int{65, 20, 10} {
		out.WriteString(lengths[n].row(fmt.Sprintf("of %d questions", n)))
	}
	for i, m := range metShares {
		out.WriteString(met[i].row(m.name))
	}
	out.WriteString(idle.row("of learners who never review"))
	out.WriteString(plain.row("all, if what is remembered of the exam is not known"))
	out.WriteString("\n| said of the paper | papers | true share at the pass line or above, % |\n|---|---|---|\n")
	for _, c := range []struct {
		name    string
		chances exam.Chances
	}{{"likely passes", exam.LikelyPasses}, {"too close", exam.TooClose}, {"likely fails", exam.LikelyFails}} {
		n := calls[c.chances]
		fmt.Fprintf(out, "| %s | %d | %.1f |\n", c.name, n[0], 100*float64(n[1])/math.Max(1, float64(n[0])))
	}
}

func passLine() float64 {
	b, _ := exam.Find("aws/saa-c03")
	return exam.PassShare(b)
}

// reliability is a row of a reliability table: what was told between two probabilities.
type reliability struct {
	low, high    float64
	n            int
	told, passed float64 // sums
}

func reliabilities(list []toldReadiness) []reliability {
	rows := []reliability{{high: 0.1}, {low: 0.1, high: 0.3}, {low: 0.3, high: 0.5}, {low: 0.5, high: 0.7}, {low: 0.7, high: 0.9}, {low: 0.9, high: 1.01}}
	for _, t := range list {
		p := t.ready.Passing.Mid
		for i := range rows {
			if r := &rows[i]; p >= r.low && p < r.high {
				r.n++
				r.told += p
				if t.passed {
					r.passed++
				}
			}
		}
	}
	return rows
}

// readable gives the readinesses that were told, and how many were too early.
func readable(list []candidacy) (all []toldReadiness, early int) {
	for _, c := range list {
		if c.told.early {
			early++
		} else {
			all = append(all, c.told)
		}
	}
	return all, early
}

// passRate gives the share of learners who passed.
func passRate(list []toldReadiness) float64 {
	n := 0.0
	for _, t := range list {
		if t.passed {
			n++
		}
	}
	return n / math.Max(1, float64(len(list)))
}

// writeReadiness writes the reliability table of the probability of passing, its score, and how often the bounds
// of the true share held.
func writeReadiness(out *strings.Builder, list []candidacy) {
	told, early := readable(list)
	out.WriteString("| told | learners | told on average, % | passed, % |\n|---|---|---|---|\n")
	for _, r := range reliabilities(told) {
		n := math.Max(1, float64(r.n))
		fmt.Fprintf(out, "| %.0f to %.0f %% | %d | %.1f | %.1f ± %.1f |\n", 100*r.low, 100*math.Min(1, r.high), r.n, 100*r.told/n, 100*r.passed/n, 100*errorOf(r.passed/n, n))
	}
	base := passRate(told)
	var share coverage
	for _, t := range told {
		share.add(t.ready.Share.Low, t.ready.Share.High, t.truth)
	}
	held, se := share.share()
	fmt.Fprintf(out, "\n%d of %d learners: too early to tell. Brier score %.3f; always saying the base rate of %.1f %% scores %.3f, knowing the true share %.3f.\nThe bounds of the true share hold it in %.1f ± %.1f %% (below %.1f, above %.1f), %.1f points of 100 apart.\n",
		early, len(list), brier(told, func(t toldReadiness) float64 { return t.ready.Passing.Mid }), 100*base,
		brier(told, func(toldReadiness) float64 { return base }), brier(told, func(t toldReadiness) float64 { return t.chance }),
		100*held, 100*se, 100*(share.n-share.held-share.above)/math.Max(1, share.n), 100*share.above/math.Max(1, share.n), 100*share.width/math.Max(1, share.n))
}

// writeAhead writes what readinesses come to that were told some days before the exam.
func writeAhead(out *strings.Builder, list []candidacy) {
	for _, way := range []struct {
		name string
		told func(candidacy) *toldReadiness
	}{
		{"from memory of that day", func(c candidacy) *toldReadiness { return c.ahead }},
		{"from memory as it would be on the day of the exam without another review", func(c candidacy) *toldReadiness { return c.faded }},
	} {
		var told []toldReadiness
		var share coverage
		sum := 0.0
		for _, c := range list {
			if t := way.told(c); t != nil && !t.early {
				told = append(told, *t)
				share.add(t.ready.Share.Low, t.ready.Share.High, t.truth)
				sum += t.ready.Passing.Mid
			}
		}
		base := passRate(told)
		held, _ := share.share()
		fmt.Fprintf(out, "Told %d days before, %s: %.1f %% on average to %d learners, of whom %.1f %% pass. Brier score %.3f, base rate %.3f. The bounds of the true share hold in %.1f %%.\n",
			aheadDays, way.name, 100*sum/math.Max(1, share.n), len(told), 100*base,
			brier(told, func(t toldReadiness) float64 { return t.ready.Passing.Mid }), brier(told, func(toldReadiness) float64 { return base }), 100*held)
	}
}

func errorOf(share, n float64) float64 { return math.Sqrt(share * (1 - share) / n) }

// examTables writes the tables of papers and readiness for all worlds and kinds of learners.
func examTables(p plan, n int, seed uint64) string {
	var out strings.Builder
	for _, kind := range transfers {
		var all []candidacy
		for _, w := range worlds {
			all = append(all, candidacies(p, w, kind, n, seed)...)
		}
		fmt.Fprintf(&out, "#### %s\n\n", kind.name)
		writeScores(&out, all)
		out.WriteByte('\n')
		writeReadiness(&out, all)
		out.WriteByte('\n')
		writeAhead(&out, all)
		out.WriteByte('\n')
	}
	return out.String()
}
