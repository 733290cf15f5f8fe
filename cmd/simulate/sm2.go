package main

import "math"

// sm2 is the algorithm SM-2 as published by Wozniak (1990): intervals of 1 and 6
// days, then times an easiness from 2.5 that moves with the quality of the answer
// and is never below 1.3; a failure starts over and leaves easiness as it is; what
// scored below 4 is repeated on the same day until it scores 4.
//
// A new easiness counts for the interval that follows it. After a failure the item
// counts as learned anew that day: the intervals that follow are 1 and 6 again.
//
// Quality: wrong 2, right and called a guess 3, fairly sure 4, certain 5.
type sm2 struct {
	queue
	cards []sm2Card
}

type sm2Card struct {
	repetitions, interval int
	easiness              float64
}

func newSM2(items int) *sm2 {
	return &sm2{queue: newQueue(items), cards: make([]sm2Card, items)}
}

func (s *sm2) answer(item int, at moment, a answer) {
	q := quality(a)
	if !s.repeating[item] {
		s.cards[item] = s.cards[item].next(q)
		s.plan(item, at.day+s.cards[item].interval)
	}
	s.repeat(item, q < 4)
}

func quality(a answer) int {
	if !a.right {
		return 2
	}
	return 2 + int(a.sure)
}

// next gives the card after an answer of a quality from 0 to 5.
func (c sm2Card) next(q int) sm2Card {
	if c.easiness == 0 {
		c.easiness = 2.5
	}
	if q < 3 {
		c.repetitions, c.interval = 1, 1
		return c
	}
	miss := float64(5 - q)
	c.easiness = math.Max(1.3, c.easiness+0.1-miss*(0.08+miss*0.02))
	c.repetitions++
	switch c.repetitions {
	case 1:
		c.interval = 1
	case 2:
		c.interval = 6
	default:
		c.interval = int(math.Ceil(float64(c.interval) * c.easiness))
	}
	return c
}
