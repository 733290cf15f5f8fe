package main

// moment is a time in the life of a learner.
type moment struct {
	day    int     // study day, from 0
	minute float64 // minutes since the sitting of the day began
	felt   float64 // seconds as activation counts them: see activation
}

// after gives the moment some minutes later in the same sitting.
func (m moment) after(minutes float64) moment {
	m.minute += minutes
	m.felt += minutes * 60
	return m
}

// opens gives the beginning of the sitting of a later day.
func (m moment) opens(day int) moment {
	return moment{day: day, felt: m.felt + float64(day-m.day)*secondsBetween}
}

// days gives the days since the beginning.
func (m moment) days() float64 { return float64(m.day) + m.minute/(24*60) }

// memory is what a learner remembers of the items of a deck, as a model of memory
// has it. It is the truth that the schedulers do not see.
type memory interface {
	// recall gives the chance, 0 to 1, to recall an item at a moment; 0 before it was met.
	recall(item int, at moment) float64
	// meet records that an item was read, or was answered and then explained.
	// remembered says whether it was recalled just before.
	meet(item int, at moment, remembered bool)
}

// certainty is how sure a learner calls themself before the verdict.
type certainty int

const (
	guess certainty = 1 + iota
	fairlySure
	certain
)

// answer is what a scheduler gets to know of an answer.
type answer struct {
	right bool
	sure  certainty
}

// The occasions on which chance is asked.
const (
	ofTraits = 1 + iota
	ofItems
	ofDaysOff
	ofAnswers
	ofOrder
	ofAbility
	ofPapers
	ofExam
)

const slips = 0.03 // the share of known answers that are given wrongly all the same

// learner answers by a memory and says how sure they are, with noise.
type learner struct {
	chance  chance
	options int                         // one answer in so many is right by guessing
	ability func(item, day int) float64 // the chance of a right answer that is not recalled; nil: guessing alone
	memory  memory
	honesty float64 // how far certainty follows knowledge, in standard deviations of its noise
	bias    float64 // above 0: claims too much
	returns float64 // share of the days on which they come back for a waiting step
	asked   []int   // answers given, by item
	last    []int   // day of the last answer, by item
}

// later reports whether an item was answered before, and last on an earlier day.
func (l *learner) later(item, day int) bool { return l.asked[item] > 0 && l.last[item] < day }

// newLearner makes a learner with traits drawn from its seed.
func newLearner(c chance, items, options int, m memory) *learner {
	t := c.at(ofTraits)
	return &learner{
		chance: c, options: options, memory: m,
		honesty: t.at(1).between(0.5, 1.5),
		bias:    t.at(2).normal() * 0.4,
		returns: t.at(3).unit(),
		asked:   make([]int, items),
		last:    make([]int, items),
	}
}

// asks puts a question to the learner: an answer is recalled or guessed, then explained.
func (l *learner) asks(item int, at moment) answer {
	luck := l.chance.at(ofAnswers, item, l.asked[item])
	l.asked[item]++
	l.last[item] = at.day
	knows := luck.at(1).unit() < l.memory.recall(item, at)
	var a answer
	if knows {
		a.right = luck.at(2).unit() >= slips
	} else {
		a.right = luck.at(3).unit() < l.unrecalled(item, at.day)
	}
	a.sure = l.says(knows, luck.at(4).normal())
	l.memory.meet(item, at, knows)
	return a
}

// unrecalled gives the chance of a right answer to an item that is not recalled.
func (l *learner) unrecalled(item, day int) float64 {
	if l.ability != nil {
		return l.ability(item, day)
	}
	return 1 / float64(l.options)
}

// says turns knowledge and noise into a level of certainty.
func (l *learner) says(knows bool, noise float64) certainty {
	felt := l.bias + noise - l.honesty
	if knows {
		felt = l.bias + noise + l.honesty
	}
	switch {
	case felt > 0.6:
		return certain
	case felt > -0.4:
		return fairlySure
	}
	return guess
}

// daysOff says for each day whether the learner does not study: between 5 and 30 in
// a hundred days at random, and for three learners in ten, or for all if week is
// set, one whole week besides. The first day is never off.
func daysOff(c chance, days int, week bool) []bool {
	t := c.at(ofDaysOff)
	off := make([]bool, days)
	share := t.at(1).between(0.05, 0.30)
	for d := 1; d < days; d++ {
		off[d] = t.at(2, d).unit() < share
	}
	if days > 8 && (week || t.at(3).unit() < 0.3) {
		first := 1 + t.at(4).below(days-7)
		for d := first; d < first+7; d++ {
			off[d] = true
		}
	}
	return off
}
