package review_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"quest/game/review"
)

// reference is a review as testdata/histories.mjs writes it: what ts-fsrs computed.
type reference struct {
	gap           int
	grade         review.Grade
	s, d          float64
	phase         review.Phase
	step          int
	minutes, days int
	rounded       bool // the rounding of ts-fsrs moved the numbers by more than 5e-7
}

type referenceHistory struct {
	weights, rules int
	reviews        []reference
}

// TestHistoriesOfTheReference plays every history of testdata. The memory must be that of
// ts-fsrs within 1e-6 of its value, phases, steps and waits the same. Where the rounding of
// ts-fsrs to 8 decimals alone moves it further, 1e-5 is allowed.
func TestHistoriesOfTheReference(t *testing.T) {
	weights, rules, histories := readHistories(t)
	worst, plain, waits := 0.0, 0, 0
	reviews, rounded := 0, 0
	for n, h := range histories {
		r, err := rules[h.rules].With(weights[h.weights])
		if err != nil {
			t.Fatalf("weights %d: %v", h.weights, err)
		}
		var c review.Card
		for k, want := range h.reviews {
			got, wait := r.Next(c, want.gap, want.grade)
			reviews++
			tolerance := 1e-6
			if want.rounded {
				tolerance = 1e-5
				rounded++
			}
			for _, x := range [][2]float64{{got.Stability, want.s}, {got.Difficulty, want.d}} {
				off := math.Abs(x[0]-x[1]) / x[1]
				if !want.rounded {
					worst = max(worst, off)
				}
				if !(off <= tolerance) {
					t.Fatalf("history %d, review %d: %+v, ts-fsrs has %+v", n+1, k+1, got, want)
				}
			}
			if got.Phase != want.phase || got.Step != want.step {
				t.Fatalf("history %d, review %d: %+v, ts-fsrs has %+v", n+1, k+1, got, want)
			}
			if minutes := minutesOfReference(r, got, want.grade, wait); minutes != want.minutes {
				t.Fatalf("history %d, review %d: waits %d minutes, ts-fsrs has %+v", n+1, k+1, minutes, want)
			}
			if days := daysOfReference(r, c, want.gap, want.grade, wait); days != want.days {
				t.Fatalf("history %d, review %d: waits %d days, ts-fsrs has %+v", n+1, k+1, days, want)
			}
			if wait.Days > 0 {
				waits++
			}
			if wait.Days > 0 && wait.Days == want.days {
				plain++
			}
			c = got
		}
	}
	t.Logf("%d histories, %d reviews, %d of them marked as rounded; worst relative error of the others %.1e", len(histories), reviews, rounded, worst)
	t.Logf("%d of %d intervals are the same before ts-fsrs orders them", plain, waits)
	if len(histories) < 1000 || rounded*20 > reviews {
		t.Errorf("%d histories were read, %d of %d reviews marked as rounded", len(histories), rounded, reviews)
	}
}

// minutesOfReference gives the minutes of a wait as ts-fsrs has them: at every step it
// waits after Hard as at the first one.
func minutesOfReference(r *review.Rules, c review.Card, g review.Grade, wait review.Wait) int {
	if g == review.Hard && c.Phase == review.Learning && c.Step > 0 {
		return int(math.Round(float64(r.Learning[0]+r.Learning[1]) / 2))
	}
	return wait.Minutes
}

// daysOfReference gives the days of a wait as ts-fsrs has them: for a graduated item it
// orders the intervals of Hard, Good and Easy, which it shows side by side.
func daysOfReference(r *review.Rules, c review.Card, gap int, g review.Grade, wait review.Wait) int {
	if c.Phase != review.Reviewing || g == review.Again {
		return wait.Days
	}
	var days [5]int
	for g := review.Hard; g <= review.Easy; g++ {
		_, wait := r.Next(c, gap, g)
		days[g] = wait.Days
	}
	days[review.Hard] = min(days[review.Hard], days[review.Good])
	days[review.Good] = max(days[review.Good], days[review.Hard]+1)
	days[review.Easy] = max(days[review.Easy], days[review.Good]+1)
	return days[g]
}

func readHistories(t *testing.T) (weights []review.Weights, rules []review.Rules, histories []referenceHistory) {
	t.Helper()
	zipped, err := os.ReadFile("testdata/histories.txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	unzipped, err := gzip.NewReader(bytes.NewReader(zipped))
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(unzipped)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		switch fields[0] {
		case "w":
			var w review.Weights
			for i := range w {
				w[i] = number(t, fields[i+1])
			}
			weights = append(weights, w)
		case "r":
			r := *review.DefaultRules()
			r.Wanted, r.Learning, r.Relearning = number(t, fields[1]), steps(t, fields[2]), steps(t, fields[3])
			rules = append(rules, r)
		case "h":
			histories = append(histories, referenceHistory{weights: int(number(t, fields[1])), rules: int(number(t, fields[2]))})
		default:
			h := &histories[len(histories)-1]
			x := reference{rounded: strings.HasSuffix(lines.Text(), "~")}
			if _, err := fmt.Sscan(lines.Text(), &x.gap, &x.grade, &x.s, &x.d, &x.phase, &x.step, &x.minutes, &x.days); err != nil {
				t.Fatalf("%q: %v", lines.Text(), err)
			}
			h.reviews = append(h.reviews, x)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return weights, rules, histories
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func steps(t *testing.T, s string) (minutes []int) {
	t.Helper()
	if s == "-" {
		return nil
	}
	for _, m := range strings.Split(s, ",") {
		minutes = append(minutes, int(number(t, m)))
	}
	return minutes
}
