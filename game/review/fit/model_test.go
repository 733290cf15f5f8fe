package fit

import (
	"math"
	"math/rand/v2"
	"testing"

	"quest/game/review"
)

func TestTheModelIsThatOfTheSchedule(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 1))
	for seed := range uint64(200) {
		w := someone(seed)
		m := newModel(&w)
		first := rnd.IntN(4)
		memory := w.Next(review.Memory{}, 0, review.Grade(first+1))
		s, d := w[first], clamp(m.first[first], minDifficulty, maxDifficulty)
		for range 30 {
			days, g := int32(rnd.IntN(8)*rnd.IntN(40)), 1+rnd.IntN(4)
			var p step
			recall := w.Recall(int(days), memory.Stability)
			s, d = m.forward(&p, s, d, days, g)
			memory = w.Next(memory, int(days), review.Grade(g))
			if far(s, memory.Stability) || far(d, memory.Difficulty) || days > 0 && far(p.r, recall) {
				t.Fatalf("seed %d: %d days, grade %d: stability %v, difficulty %v, recall %v; the schedule has %v and %v",
					seed, days, g, s, d, p.r, memory, recall)
			}
		}
	}
}

func far(got, want float64) bool { return !(math.Abs(got-want) <= 1e-9*math.Abs(want)) }

// lossAt is the loss of logs with weight i moved by a distance.
func lossAt(s *sample, w review.Weights, i int, by float64) float64 {
	w[i] += by
	var grad review.Weights
	var information matrix
	return s.loss(&w, &grad, &information)
}

func TestDerivativesAreThoseOfTheLoss(t *testing.T) {
	rnd := rand.New(rand.NewPCG(2, 2))
	var checked [21]int
	for seed := range uint64(60) {
		w := someone(seed)
		for i := range w { // away from the bounds, so that both sides can be looked at
			low, high := w.Bounds(i)
			w[i] = clamp(w[i], low+(high-low)*0.001, high-(high-low)*0.001)
		}
		var l review.Log
		day := 0
		for range 12 {
			l = l.Add(day, review.Grade(1+rnd.IntN(4)))
			day += rnd.IntN(4) * rnd.IntN(20)
		}
		h, _ := read([]review.Log{l}, day)
		s := newSample(h, farDay+1)
		var grad review.Weights
		var information matrix
		s.loss(&w, &grad, &information)
		for i := range w {
			by := 1e-5 * math.Max(w[i], 1e-3)
			here, up, down := lossAt(s, w, i, 0), lossAt(s, w, i, by), lossAt(s, w, i, -by)
			right, left, both := (up-here)/by, (here-down)/by, (up-down)/(2*by)
			tolerance := 1e-4*math.Abs(both) + 1e-5
			if math.Abs(right-left) > 0.02*math.Abs(both)+1e-3 {
				continue // a floor or a bound begins here: there is no derivative
			}
			checked[i]++
			if !(math.Abs(grad[i]-both) <= tolerance) {
				t.Errorf("seed %d: derivative by w%d is %v, the loss changes by %v", seed, i, grad[i], both)
			}
		}
	}
	for i, n := range checked {
		if n < 40 {
			t.Errorf("w%d was checked %d times only", i, n)
		}
	}
}

func TestTheObjectiveChangesAsItsDerivativesSay(t *testing.T) {
	logs := newLearner(someone(3), 3).study(30, 100)
	h, _ := read(logs, 100)
	s, sp := newSample(h, farDay+1), newSpace()
	for i := range (point{}) {
		x := point{}
		for j := range x {
			x[j] = clamp(0.5, sp.low[j]/2, sp.high[j]/2)
		}
		var grad, unused point
		var information matrix
		sp.objective(s, &x, &grad, &information)
		up, down := x, x
		up[i] += 1e-5
		down[i] -= 1e-5
		changes := (sp.objective(s, &up, &unused, &information) - sp.objective(s, &down, &unused, &information)) / 2e-5
		if math.Abs(grad[i]-changes) > 1e-4*math.Abs(changes)+1e-4 {
			t.Errorf("coordinate %d: derivative %v, the objective changes by %v", i, grad[i], changes)
		}
	}
}

func TestFirstStabilitiesThatDisagreeTakeTheirMean(t *testing.T) {
	sp := newSpace()
	stabilities := [firsts]float64{4, 1, 8, 2}
	var x point
	for i, s := range stabilities {
		x[i] = (math.Log(s) - sp.centre[i]) / sp.scale[i]
	}
	// The first two were given as often as each other, the last one never.
	counts := [firsts]firstReviews{{total: 50}, {total: 50}, {total: 80}, {}}
	if !sp.order(&x, &counts) {
		t.Fatal("nothing was changed")
	}
	w := sp.weights(&x)
	for i, want := range [firsts]float64{2, 2, 8, 8} {
		if math.Abs(w[i]-want) > 0.01 {
			t.Errorf("first stabilities %v become %v", stabilities, w[:firsts])
			break
		}
	}
	before := x
	if sp.order(&x, &counts); math.Abs(x[0]-before[0]) > 1e-9 {
		t.Error("what is in order was changed")
	}
}

func TestTheErrorMindsThatAnswersBelongTogether(t *testing.T) {
	var alone, byItem, byDay []gain
	for i := range int32(100) {
		loss := 1.0
		if i%10 < 5 {
			loss = -1
		}
		alone = append(alone, gain{loss, i, i})
		byItem = append(byItem, gain{loss, i % 10, i})
		byDay = append(byDay, gain{loss, i, i % 10})
	}
	_, one := difference(alone)
	_, items := difference(byItem)
	_, days := difference(byDay)
	if far(one, math.Sqrt(1.0/99)) || far(items, math.Sqrt(1.0/9)) || far(days, items) {
		t.Errorf("errors %v of single reviews, %v of items, %v of days", one, items, days)
	}
	if _, e := difference(alone[:1]); !math.IsInf(e, 1) {
		t.Errorf("one review has the error %v", e)
	}
}

func TestInformationIsTheSumOverTheItems(t *testing.T) {
	w := someone(3)
	logs := newLearner(w, 3).study(30, 100)
	h, _ := read(logs, 100)
	var grad, own review.Weights
	var got, of, want matrix
	newSample(h, farDay+1).loss(&w, &grad, &got)
	for _, l := range logs {
		h, _ := read([]review.Log{l}, 100)
		newSample(h, farDay+1).loss(&w, &own, &of)
		for i := range own {
			for j := range i + 1 {
				want[i][j] += own[i] * own[j]
			}
		}
	}
	for i := range want {
		for j := range i + 1 {
			if far(got[i][j]+1, want[i][j]+1) {
				t.Fatalf("information of w%d and w%d is %v, want %v", i, j, got[i][j], want[i][j])
			}
		}
	}
}

func TestTheSearchFindsTheLeastValueWithinTheBounds(t *testing.T) {
	// A long valley that turns (Rosenbrock's function) in two coordinates; a third one
	// whose least value lies beyond its bound.
	sp := &space{}
	for i := range sp.low {
		sp.low[i], sp.high[i] = -3, 3
	}
	sp.low[2] = 0.5
	find := search{sp: sp, place: place{x: point{-1, 1, 2}}}
	find.value = func(x, grad *point, curvature *matrix) float64 {
		a, b, c := 1-x[0], x[1]-x[0]*x[0], x[2]+1
		*grad = point{-2e4*a - 4e6*b*x[0], 2e6 * b, 2e4 * c}
		*curvature = matrix{{2e4 + 8e6*x[0]*x[0], -4e6 * x[0]}, {-4e6 * x[0], 2e6}, {0, 0, 2e4}}
		for i := 3; i < len(x); i++ {
			curvature[i][i] = 1
		}
		return 1e4 * (a*a + 100*b*b + c*c)
	}
	find.run()
	if math.Abs(find.x[0]-1) > 0.01 || math.Abs(find.x[1]-1) > 0.01 || find.x[2] != 0.5 {
		t.Errorf("after %d passes the search ends at %v", find.passes, find.x[:3])
	}
}
