package review

import (
	"iter"
	"math"
	"slices"
)

// Week is what reviews of one week came to, counted and not estimated.
type Week struct {
	Monday int // study day on which the week begins

	// Of every item the first review on a later day than it was met on: how much of what
	// is new was still known when it first came again.
	Firsts, FirstsRight int

	// All reviews on a later day than the one before.
	Reviews, Right int
}

// Retention counts the reviews of some items by week, from the first week that has one
// to the last; weeks without any are left out. The reviews of an item are its days and
// grades in the order in which they were made, as Log.Each gives them; of a day only
// the first one counts, and one that lies before another does not.
func Retention(items iter.Seq[iter.Seq2[int, Grade]]) []Week {
	weeks := map[int]*Week{}
	for reviews := range items {
		spaced(reviews, func(number, day int, g Grade) {
			monday := mondayOf(day)
			w := weeks[monday]
			if w == nil {
				w = &Week{Monday: monday}
				weeks[monday] = w
			}
			right := 0
			if g > Again {
				right = 1
			}
			w.Reviews++
			w.Right += right
			if number == 1 {
				w.Firsts++
				w.FirstsRight += right
			}
		})
	}
	all := make([]Week, 0, len(weeks))
	for _, w := range weeks {
		all = append(all, *w)
	}
	slices.SortFunc(all, func(a, b Week) int { return a.Monday - b.Monday })
	return all
}

// spaced yields the reviews of an item on a later day than the one before, with their
// number from 1.
func spaced(reviews iter.Seq2[int, Grade], yield func(number, day int, g Grade)) {
	number, last, met := 0, 0, false
	for day, g := range reviews {
		if met && day > last {
			number++
			yield(number, day, g)
		}
		if !met || day > last {
			last, met = day, true
		}
	}
}

// mondayOf gives the study day on which the week of a day begins. Day 0, 1 January
// 1970, was a Thursday.
func mondayOf(day int) int { return day - ((day+3)%7+7)%7 }

// Calibration compares what the model expected of a player with what came.
type Calibration struct {
	Reviews  int     // on a later day than the one before
	Expected float64 // right answers by the model
	Right    int
}

const (
	// calibrated is how many reviews say more about a player than ModelError.
	calibrated = 100
	// doubted is how many reviews count as much as the belief that the model suits a player.
	doubted = 20
)

// Calibrate follows the reviews of some items, given as to Retention, and adds up what
// the weights expect before each of them.
func (r *Rules) Calibrate(items iter.Seq[iter.Seq2[int, Grade]]) Calibration {
	var c Calibration
	for reviews := range items {
		var card Card
		last := 0
		for day, g := range reviews {
			gap := daysBetween(last, day)
			if !card.New() && gap > 0 {
				c.Reviews++
				c.Expected += r.Recall(gap, card.Stability)
				if g > Again {
					c.Right++
				}
			}
			card, _ = r.Next(card, gap, g)
			last = day
		}
	}
	return c
}

// Off is by how much forecasts of this player's recall are off, for Plan.Off: the
// difference that was seen and the chance in it, as a standard deviation, and never less
// than 0.02. Below 100 reviews it is ModelError, or more where the few that there are say so:
// of the difference that was seen n/(n+20) counts.
func (c Calibration) Off() float64 {
	if c.Reviews == 0 {
		return ModelError
	}
	n := float64(c.Reviews)
	expected, seen := c.Expected/n, float64(c.Right)/n
	if c.Reviews < calibrated {
		return max(ModelError, math.Abs(expected-seen)*n/(n+doubted))
	}
	return max(0.02, math.Sqrt((expected-seen)*(expected-seen)+expected*(1-expected)/n))
}
