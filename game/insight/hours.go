package insight

import (
	"fmt"

	"quest/game"
)

// partsOfDay are the hours from which a part of the day reaches to the next one: a study day turns at four.
var partsOfDay = [...]int{4, 10, 16, 22}

// Hours gives the first verdicts of the days by the hour at which they were given, from midnight on.
func (i *Insight) Hours() []Share {
	var all []Share
	for _, h := range i.player.Hours() {
		all = append(all, Share{h.Right, h.Answers})
	}
	return all
}

// hours tells at what time of the day answers are given, and how many are right then. Practice is
// left out.
func (i *Insight) hours() Block {
	b := Block{Title: Named(game.Say("insight.TimeOfDay"))}
	hours := i.player.Hours()
	sum := Share{}
	for at := range hours {
		h := (at + partsOfDay[0]) % len(hours)
		b.Columns = append(b.Columns, Column{fmt.Sprintf("%02d", h), Share{hours[h].Right, hours[h].Answers}})
		sum.Right, sum.Of = sum.Right+hours[h].Right, sum.Of+hours[h].Answers
	}
	if sum.Of == 0 {
		return Block{}
	}
	var parts []Share
	for n, from := range partsOfDay {
		to := partsOfDay[(n+1)%len(partsOfDay)]
		part := Share{}
		for h := from; h != to; h = (h + 1) % len(hours) {
			part.Right, part.Of = part.Right+hours[h].Right, part.Of+hours[h].Answers
		}
		parts = append(parts, part)
		name := game.Say("insight.Clock").With("from", fmt.Sprintf("%02d:00", from), "to", fmt.Sprintf("%02d:00", to))
		b.Bars = append(b.Bars, Bar{Name: Named(name), Stretches: []Stretch{{Right, part.Right}}, Of: part.Of, Says: part.Says()})
	}
	b.Says = append(b.Says, hoursSaid(parts))
	return b
}

// hoursSaid says whether the time of day makes a difference that is more than chance.
func hoursSaid(parts []Share) game.Notice {
	enough := 0
	best, least := -1, -1
	for n, p := range parts {
		if p.Few() {
			continue
		}
		enough++
		if best < 0 || p.Percent() > parts[best].Percent() {
			best = n
		}
		if least < 0 || p.Percent() < parts[least].Percent() {
			least = n
		}
	}
	switch {
	case enough < 2:
		return game.Say("insight.HoursFew")
	case parts[least].Differs(parts[best]) > 0 && !overlap(parts[least], parts[best]):
		return game.Say("insight.HoursDiffer")
	}
	return game.Say("insight.HoursSame")
}

// overlap reports whether the bounds of two shares have something in common. Of the best and the least of
// several shares that says more than Differs: of four, two differ by chance more often.
func overlap(a, b Share) bool {
	lowA, highA := a.Bounds()
	lowB, highB := b.Bounds()
	return lowA <= highB && lowB <= highA
}
