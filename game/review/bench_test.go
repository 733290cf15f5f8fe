package review_test

import (
	"math"
	"testing"

	"quest/game/review"
)

var (
	cardSink  review.Card
	waitSink  review.Wait
	floatSink float64
	logSink   review.Log
)

// BenchmarkStep is one scheduling step: a graduated item, remembered when due.
func BenchmarkStep(b *testing.B) {
	r := review.DefaultRules()
	c := review.Card{Memory: review.Memory{Stability: 10, Difficulty: 5}, Phase: review.Reviewing}
	b.ReportAllocs()
	for b.Loop() {
		cardSink, waitSink = r.Next(c, 10, review.Good)
	}
}

// BenchmarkStepFloor is the least arithmetic that such a step takes: the formulas alone,
// with everything that depends on the weights alone computed before, and with x^y as
// exp(y*ln x), which is the faster way.
func BenchmarkStepFloor(b *testing.B) {
	benchmarkFloor(b, func(x, y float64) float64 { return math.Exp(y * math.Log(x)) })
}

// BenchmarkStepFloorPow is the same with math.Pow.
func BenchmarkStepFloorPow(b *testing.B) { benchmarkFloor(b, math.Pow) }

func benchmarkFloor(b *testing.B, power func(x, y float64) float64) {
	w := review.DefaultWeights()
	decay := -w[20]
	factor := math.Pow(0.9, 1/decay) - 1
	modifier := (math.Pow(0.9, 1/decay) - 1) / factor
	gain := math.Exp(w[8])
	reversion := w[7] * (w[4] - math.Exp(w[5]*3) + 1)
	s, d, days := 10.0, 5.0, 10
	b.ReportAllocs()
	for b.Loop() {
		recall := power(1+factor*float64(days)/s, decay)
		stability := s * (1 + gain*(11-d)*power(s, -w[9])*(math.Exp(w[10]*(1-recall))-1))
		difficulty := reversion + (1-w[7])*d
		cardSink = review.Card{Memory: review.Memory{Stability: stability, Difficulty: difficulty}, Phase: review.Reviewing}
		waitSink = review.Wait{Days: int(math.Round(stability * modifier))}
	}
}

// BenchmarkStepForgotten is a step of an item that was forgotten.
func BenchmarkStepForgotten(b *testing.B) {
	r := review.DefaultRules()
	c := review.Card{Memory: review.Memory{Stability: 10, Difficulty: 5}, Phase: review.Reviewing}
	b.ReportAllocs()
	for b.Loop() {
		cardSink, waitSink = r.Next(c, 10, review.Again)
	}
}

// BenchmarkRecall is the recall of one item, which a queue computes for every item.
func BenchmarkRecall(b *testing.B) {
	r := review.DefaultRules()
	b.ReportAllocs()
	for b.Loop() {
		floatSink = r.Recall(10, 7)
	}
}

// BenchmarkLogAdd adds a review to a log of 20.
func BenchmarkLogAdd(b *testing.B) {
	l := longLog()
	b.ReportAllocs()
	for b.Loop() {
		logSink = l.Add(20400, review.Good)
	}
}

// BenchmarkReplay replays a log of 20 reviews.
func BenchmarkReplay(b *testing.B) {
	r := review.DefaultRules()
	l := longLog()
	b.ReportAllocs()
	for b.Loop() {
		cardSink = r.Replay(l)
	}
}

func longLog() (l review.Log) {
	for i := range 20 {
		l = l.Add(20000+i*i, review.Grade(i%4+1))
	}
	return l
}

func TestAStepAllocatesNothing(t *testing.T) {
	r := review.DefaultRules()
	l := longLog()
	for g := review.Again; g <= review.Easy; g++ {
		if n := testing.AllocsPerRun(100, func() {
			cardSink, waitSink = r.Next(cardSink, 3, g)
			cardSink = r.Replay(l)
			floatSink = r.Recall(3, 7)
			floatSink += float64(review.Fuzz(30, review.Seed("pack/item", 3)))
		}); n != 0 {
			t.Errorf("grade %d: %v allocations", g, n)
		}
	}
}
