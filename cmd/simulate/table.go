package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// spread says how a figure is spread over learners.
type spread struct{ Mean, Deviation, Low, High float64 } // Low and High: the 10th and the 90th percentile

func spreadOf(figures []float64) spread {
	var s spread
	for _, f := range figures {
		s.Mean += f / float64(len(figures))
	}
	for _, f := range figures {
		s.Deviation += (f - s.Mean) * (f - s.Mean)
	}
	if len(figures) > 1 {
		s.Deviation = math.Sqrt(s.Deviation / float64(len(figures)-1))
	}
	sorted := slices.Sorted(slices.Values(figures))
	s.Low, s.High = percentile(sorted, 0.1), percentile(sorted, 0.9)
	return s
}

// percentile gives the figure below which a share of sorted figures lies, between two of them by their distance.
func percentile(sorted []float64, share float64) float64 {
	at := share * float64(len(sorted)-1)
	i := int(at)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}

// figures takes a figure from every outcome.
func figures(outcomes []outcome, of func(outcome) float64) []float64 {
	list := make([]float64, len(outcomes))
	for i, o := range outcomes {
		list[i] = of(o)
	}
	return list
}

// difference gives the mean difference of two lists, learner by learner, and its standard error.
func difference(a, b []float64) (mean, standardError float64) {
	d := make([]float64, len(a))
	for i := range a {
		d[i] = a[i] - b[i]
	}
	s := spreadOf(d)
	return s.Mean, s.Deviation / math.Sqrt(float64(len(d)))
}

func percentRecalled(o outcome) float64 { return 100 * o.Recall }

func answers(o outcome) float64 { return float64(o.Answers) }

func met(o outcome) float64 { return float64(o.Met) }

func rightLater(o outcome) float64 { return 100 * float64(o.Right) / math.Max(1, float64(o.Later)) }

// perHundred gives the items known on the day of the exam for a hundred answers given.
func perHundred(items int) func(outcome) float64 {
	return func(o outcome) float64 {
		return 100 * o.Recall * float64(items) / math.Max(1, float64(o.Answers))
	}
}

// writeTable writes the outcomes of one world as a table in Markdown. All are compared
// with the first contender.
func writeTable(w *strings.Builder, p plan, contenders []contender, outcomes [][]outcome) {
	fmt.Fprintf(w, "| scheduler | recall on exam day, %% | sd | 10th to 90th | answers | met | right later, %% | known per 100 answers | recall, against %s | known per 100, against it |\n",
		contenders[0].name)
	fmt.Fprintln(w, "|---|---|---|---|---|---|---|---|---|---|")
	per := perHundred(p.Items)
	for i, c := range contenders {
		recall, known := figures(outcomes[i], percentRecalled), figures(outcomes[i], per)
		against, perAgainst := "", ""
		if i > 0 {
			against = signed(difference(recall, figures(outcomes[0], percentRecalled)))
			perAgainst = signed(difference(known, figures(outcomes[0], per)))
		}
		s := spreadOf(recall)
		mean := func(of func(outcome) float64) float64 { return spreadOf(figures(outcomes[i], of)).Mean }
		fmt.Fprintf(w, "| %s | %.1f | %.1f | %.1f to %.1f | %.0f | %.0f | %.0f | %.2f | %s | %s |\n",
			c.name, s.Mean, s.Deviation, s.Low, s.High, mean(answers), mean(met), mean(rightLater), spreadOf(known).Mean, against, perAgainst)
	}
}

func signed(mean, standardError float64) string {
	return fmt.Sprintf("%+.2f ± %.2f", mean, standardError)
}
