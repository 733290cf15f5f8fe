package main

import "math"

// powerLaw is a model of memory in which every learner has weights of their own:
//
//	recall = (1 + t/u)^-f      t: days since the item was last met
//
// A remembered item has its exponent f lowered, the more so the less it could still
// be recalled: f *= 1 - g (1 - recall)^e. An item that was not remembered is
// explained, and keeps a little of that: f *= 1 - k where at least a day lies
// between. Forgetting by a power with an exponent that falls with each success is
// that of Tabibian and others (2019), "Enhancing human learning via spaced repetition
// optimization", PNAS 116; that success counts for more after more was forgotten is
// added here, since without it massed repetition would be best.
type powerLaw struct {
	unit, gain, bend, kept float64
	items                  []forgetting
}

type forgetting struct {
	exponent float64
	last     float64 // day it was last met
	met      bool
}

// newPowerLaw gives the memory of a learner with their own seed; the seed all is the
// same for all learners and decides how hard an item is for everybody. level is the
// median of f of a new item.
func newPowerLaw(all, c chance, items int, level float64) *powerLaw {
	t := c.at(ofTraits, 20)
	p := &powerLaw{
		unit: math.Exp(t.at(1).normal() * 0.4),
		gain: t.at(2).between(0.55, 0.95),
		bend: t.at(3).between(0.35, 0.85),
		kept: t.at(4).between(0.05, 0.25),
	}
	p.items = make([]forgetting, items)
	own := t.at(5).normal() * 0.3
	for i := range items {
		spread := own + all.at(ofItems, i).normal()*0.3 + c.at(ofItems, i).normal()*0.2
		p.items[i].exponent = level * math.Exp(spread)
	}
	return p
}

func (p *powerLaw) recall(item int, at moment) float64 {
	f := &p.items[item]
	if !f.met {
		return 0
	}
	return math.Pow(1+(at.days()-f.last)/p.unit, -f.exponent)
}

func (p *powerLaw) meet(item int, at moment, remembered bool) {
	f := &p.items[item]
	switch {
	case !f.met:
		f.met = true
	case remembered:
		f.exponent *= 1 - p.gain*math.Pow(1-p.recall(item, at), p.bend)
	case at.days()-f.last >= 0.5:
		f.exponent *= 1 - p.kept
	}
	f.last = at.days()
}
