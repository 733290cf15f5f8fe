package review_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"quest/game/review"
)

func TestCheckNamesTheWeightAndItsBounds(t *testing.T) {
	w := review.DefaultWeights()
	if err := w.Check(); err != nil {
		t.Fatalf("the defaults: %v", err)
	}
	for i := range w {
		low, high := w.Bounds(i)
		for _, sound := range []float64{low, high} {
			changed := w
			changed[i] = sound
			if err := changed.Check(); err != nil {
				t.Errorf("w%d = %v: %v", i, sound, err)
			}
		}
		for _, bad := range []float64{math.Nextafter(low, -1), math.Nextafter(high, 1000), math.NaN(), math.Inf(1), math.Inf(-1)} {
			changed := w
			changed[i] = bad
			err := changed.Check()
			if err == nil {
				t.Errorf("w%d = %v is accepted", i, bad)
				continue
			}
			if want := fmt.Sprintf("weight w%d is %v; it must be from %v to %v", i, bad, low, high); err.Error() != want {
				t.Errorf("the error is %q, want %q", err, want)
			}
			if rules, err := review.DefaultRules().With(changed); err == nil || rules != nil {
				t.Errorf("rules with w%d = %v are made", i, bad)
			}
		}
	}
}

func TestCheckOfRules(t *testing.T) {
	for name, tc := range map[string]struct {
		change func(*review.Rules)
		want   string
	}{
		"defaults":          {func(*review.Rules) {}, ""},
		"no steps":          {func(r *review.Rules) { r.Learning, r.Relearning = nil, nil }, ""},
		"weight":            {func(r *review.Rules) { r.Weights[20] = 0.9 }, "weight w20 is 0.9"},
		"recall 0":          {func(r *review.Rules) { r.Wanted = 0 }, "wanted recall is 0"},
		"recall above 1":    {func(r *review.Rules) { r.Wanted = 1.01 }, "wanted recall is 1.01"},
		"recall no number":  {func(r *review.Rules) { r.Wanted = math.NaN() }, "wanted recall is NaN"},
		"step of 0 minutes": {func(r *review.Rules) { r.Learning = []int{1, 0} }, "a step is 0 minutes"},
		"step of a day":     {func(r *review.Rules) { r.Relearning = []int{1440} }, "a step is 1440 minutes"},
	} {
		r := review.DefaultRules()
		tc.change(r)
		err := r.Check()
		if tc.want == "" && err != nil || tc.want != "" && (err == nil || !strings.Contains(err.Error(), tc.want)) {
			t.Errorf("%s: %v, want %q", name, err, tc.want)
		}
	}
}

// TestRulesFollowWhatTheyHold changes the fields of rules that were made, and writes
// rules down without their maker: both give what rules made from the same values give.
func TestRulesFollowWhatTheyHold(t *testing.T) {
	w := review.DefaultWeights()
	w[0], w[8], w[20] = 3, 2.5, 0.3
	made, err := review.DefaultRules().With(w)
	if err != nil {
		t.Fatal(err)
	}
	changed := review.DefaultRules()
	changed.Weights = w
	written := &review.Rules{Weights: w, Wanted: 0.9, Learning: made.Learning, Relearning: made.Relearning}
	cards := []review.Card{{}, {Memory: review.Memory{Stability: 10, Difficulty: 5}, Phase: review.Reviewing}}
	for name, r := range map[string]*review.Rules{"changed": changed, "written": written} {
		for _, wanted := range []float64{0.9, 0.8} {
			r.Wanted, made.Wanted = wanted, wanted
			for _, c := range cards {
				got, wait := r.Next(c, 7, review.Good)
				want, wantWait := made.Next(c, 7, review.Good)
				if got != want || wait != wantWait {
					t.Errorf("%s, wanted %v: %+v %+v, want %+v %+v", name, wanted, got, wait, want, wantWait)
				}
			}
			if r.Recall(7, 10) != made.Recall(7, 10) || r.Recall(7, 10) != w.Recall(7, 10) {
				t.Errorf("%s: recall %v, want %v", name, r.Recall(7, 10), made.Recall(7, 10))
			}
			if got := r.Days(10); got != w.Interval(wanted, 10) || got != made.Days(10) {
				t.Errorf("%s, wanted %v: %d days, want %d", name, wanted, got, w.Interval(wanted, 10))
			}
		}
	}
}
