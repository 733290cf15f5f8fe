package fit

import (
	"math/rand/v2"

	"quest/game/review"
)

// learner answers from a memory with known weights, and is asked on the days that the
// default weights plan, as a player would be.
type learner struct {
	weights review.Weights
	rnd     *rand.Rand
	idle    float64 // share of days without any review
}

func newLearner(w review.Weights, seed uint64) *learner {
	return &learner{weights: w, rnd: rand.New(rand.NewPCG(seed, 42)), idle: 0.15}
}

func (l *learner) passed() review.Grade {
	switch x := l.rnd.Float64(); {
	case x < 0.15:
		return review.Hard
	case x < 0.92:
		return review.Good
	}
	return review.Easy
}

// study gives the logs of items that are begun at an even rate and reviewed when due.
func (l *learner) study(items, days int) []review.Log {
	rules := review.DefaultRules()
	active := make([]bool, days)
	for d := range active {
		active[d] = l.rnd.Float64() >= l.idle
	}
	logs := make([]review.Log, items)
	for i := range logs {
		day := i * days * 3 / 4 / items
		var truth review.Memory
		var card review.Card
		last := day
		for day < days {
			if !active[day] {
				day++
				continue
			}
			g := l.passed()
			if truth.New() && l.rnd.Float64() < 0.3 || !truth.New() && l.rnd.Float64() > l.weights.Recall(day-last, truth.Stability) {
				g = review.Again
			}
			truth = l.weights.Next(truth, day-last, g)
			next, wait := rules.Next(card, day-last, g)
			card, last = next, day
			logs[i] = logs[i].Add(day, g)
			if wait.Days > 0 {
				day += max(1, wait.Days+l.rnd.IntN(wait.Days/4+2)-wait.Days/8)
			} else if l.rnd.Float64() < 0.3 {
				day++
			}
		}
	}
	return logs
}

// someone gives weights as they may be for a person: the defaults moved by the spread
// of many people.
func someone(seed uint64) review.Weights {
	rnd := rand.New(rand.NewPCG(seed, 7))
	sp := newSpace()
	var x point
	for i := range x {
		x[i] = rnd.NormFloat64() * 0.7
	}
	sp.project(&x)
	sp.order(&x, &[firsts]firstReviews{})
	return sp.weights(&x)
}

func reviewsOf(logs []review.Log) int {
	n := 0
	for _, l := range logs {
		n += l.Len()
	}
	return n
}
