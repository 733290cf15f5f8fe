package fit

import (
	"fmt"
	"testing"

	"quest/game/review"
)

// A fit on 100,000 reviews, reading and test included.
func BenchmarkWeights(b *testing.B) {
	for _, seed := range []uint64{3, 6, 8} {
		var logs []review.Log
		l := newLearner(someone(seed), seed)
		for reviewsOf(logs) < 100_000 {
			logs = append(logs, l.study(500, 200)...)
		}
		for reviewsOf(logs) > 100_000 {
			logs = logs[:len(logs)-1]
		}
		b.Run(fmt.Sprintf("learner %d", seed), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r, err := Weights(logs, 200, nil)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(r.Passes), "passes")
			}
		})
	}
}

// BenchmarkVerdict gives the figures of docs/learning.md: how many simulated learners
// are offered own weights, and the loss on the hold-out. Each run is one learner.
//
//	go test ./game/review/fit -run - -bench Verdict -benchtime 400x
func BenchmarkVerdict(b *testing.B) {
	for _, kind := range []struct {
		name    string
		weights func(seed uint64) review.Weights
	}{
		{"defaults", func(uint64) review.Weights { return review.DefaultWeights() }},
		{"own", someone},
	} {
		for _, items := range []int{80, 150, 300, 1000} {
			b.Run(fmt.Sprintf("%s/%d items", kind.name, items), func(b *testing.B) {
				var fits, better, predicted, before, after, truth, passes float64
				for i := range b.N {
					seed := uint64(1000 + i)
					w := kind.weights(seed)
					logs := newLearner(w, seed).study(items, 200)
					r, err := Weights(logs, 200, nil)
					if err != nil {
						continue // too few reviews
					}
					fits++
					if r.Verdict == Better {
						better++
					}
					predicted += float64(r.Counts.Predicted)
					before += r.HoldOut.Default.LogLoss
					after += r.HoldOut.Fitted.LogLoss
					truth += lossOf(logs, 200, r, w)
					passes += float64(r.Passes)
				}
				b.ReportMetric(predicted/fits, "reviews")
				b.ReportMetric(100*better/fits, "%better")
				b.ReportMetric(before/fits, "default-loss")
				b.ReportMetric(after/fits, "fitted-loss")
				b.ReportMetric(truth/fits, "true-loss")
				b.ReportMetric(passes/fits, "passes")
			})
		}
	}
}
