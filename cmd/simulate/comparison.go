package main

import (
	"runtime"
	"sync"
)

// contender is a scheduler under its name in the tables.
type contender struct {
	name     string
	newFirst bool // new items come before all others
	make     func(p plan, c chance) scheduler
}

// world is a model of memory under its name in the tables. all is the seed that all
// learners share.
type world struct {
	name string
	make func(p plan, all, own chance) memory
}

// The levels of the two models. With the typical ones the default weights of FSRS-6
// suit the average learner: where it may ask as often as it wants, 86 to 87 of a
// hundred answers on later days are right, as 90 % wanted recall and 3 % slips let
// expect. Quick forgetters get 80 to 81 of a hundred right.
const (
	typicalEncoding, quickEncoding = 1.4, 0.9
	typicalExponent, quickExponent = 0.16, 0.4
)

var worlds = []world{
	{"ACT-R activation", func(p plan, all, own chance) memory {
		level := typicalEncoding
		if p.Quick {
			level = quickEncoding
		}
		return newActivation(all, own, p.Items, level)
	}},
	{"Power law", func(p plan, all, own chance) memory {
		level := typicalExponent
		if p.Quick {
			level = quickExponent
		}
		return newPowerLaw(all, own, p.Items, level)
	}},
}

// compare lets n learners of a world study once with each contender, with the same
// traits, days off and luck, and gives the outcomes by contender and learner. The
// outcomes do not depend on the number of processors.
func compare(p plan, w world, contenders []contender, n int, seed uint64) [][]outcome {
	outcomes := make([][]outcome, len(contenders))
	for i := range outcomes {
		outcomes[i] = make([]outcome, n)
	}
	learners := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range learners {
				own := chance(seed).at(i)
				off := daysOff(own, p.Days, p.Week)
				for j, c := range contenders {
					l := newLearner(own, p.Items, p.Options, w.make(p, chance(seed), own))
					outcomes[j][i] = season(p, l, c.make(p, own), c.newFirst, off)
				}
			}
		})
	}
	for i := range n {
		learners <- i
	}
	close(learners)
	workers.Wait()
	return outcomes
}
