package main

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"quest/game/review"
)

// order says which due item comes first.
type order int

const (
	longestDue order = iota
	lowestRecall
)

// fsrsOptions are the parts that a scheduler with the memory of FSRS-6 may have.
type fsrsOptions struct {
	learning, relearning []int // minutes of the steps within a day; none: the first answer graduates
	wanted               float64
	certainty            bool // a right answer that was called a guess is Hard, not Good
	spread               bool // intervals are spread within their fuzz range, to the day of least load
	corrections          bool // certain errors come again in the same sitting and on the next day
	order                order

	exam     int     // day of the exam, 0: not known
	noPass   bool    // there is no last pass before the exam
	newUntil int     // how many days before the exam new items stop, 0: as game/review says
	share    float64 // an interval is at most this share of the days left until the exam, 0: any
}

// fsrs schedules with game/review.
type fsrs struct {
	fsrsOptions
	rules   *review.Rules
	items   []scheduled
	load    map[int]int // items due by day
	lastNew int         // last day for new items
	today   []int
	steps   []step
	errors  []int // certain errors to be asked again in this sitting
}

type scheduled struct {
	card    review.Card
	last    int // day of the last review
	due     int // day it is due, 0 before its first interval
	reviews int
	key     float64 // its place in the order of a sitting
	certain bool    // given last as a correction: its answer moves no memory
	wrong   int     // day after the last certain error, 0 for none
}

// names are the IDs of items, from which game/review takes seeds.
var names = func() (names [largestDeck]string) {
	for i := range names {
		names[i] = strconv.Itoa(i)
	}
	return names
}()

// step is an item that comes back at a minute of the sitting.
type step struct {
	item  int
	ready float64
}

func newFSRS(items int, o fsrsOptions) *fsrs {
	s := &fsrs{fsrsOptions: o, rules: review.DefaultRules(), items: make([]scheduled, items), load: map[int]int{}}
	s.rules.Wanted = o.wanted
	s.rules.Learning, s.rules.Relearning = o.learning, o.relearning
	return s
}

func (s *fsrs) begin(day int) {
	s.today, s.steps, s.errors = s.today[:0], s.steps[:0], s.errors[:0]
	comes := s.lastPass(day)
	for i := range s.items {
		if it := &s.items[i]; it.reviews > 0 && comes(i) <= day {
			s.today = append(s.today, i)
		}
	}
	for _, i := range s.today {
		s.items[i].key = s.key(i, day, comes(i))
	}
	slices.SortStableFunc(s.today, func(a, b int) int { return cmp.Compare(s.items[a].key, s.items[b].key) })
}

// key orders what is due: the lowest comes first.
func (s *fsrs) key(item, day, comes int) float64 {
	if s.order == lowestRecall {
		return s.rules.Recall(day-s.items[item].last, s.items[item].card.Stability)
	}
	return float64(comes)
}

// lastPass gives the day on which an item comes, with the last pass before an exam
// where one is known, and notes the last day for new items.
func (s *fsrs) lastPass(day int) func(item int) int {
	s.lastNew = math.MaxInt
	due := func(item int) int { return s.items[item].due }
	if s.exam == 0 {
		return due
	}
	var seen []review.Scheduled
	place := make([]int, len(s.items))
	for i := range s.items {
		if it := &s.items[i]; it.reviews > 0 {
			place[i] = len(seen)
			seen = append(seen, review.Scheduled{Memory: it.card.Memory, Last: it.last + 1, Due: it.due + 1, Seed: review.Seed(names[i], 0)})
		}
	}
	// Study days of game/review begin with 1, those of a simulation with 0.
	p := review.Plan{Rules: s.rules, Today: day + 1, Exam: review.Exam{Set: 1, Day: s.exam + 1}}
	pass := p.LastPass(seen)
	s.lastNew = pass.LastNew - 1
	if s.newUntil > 0 {
		s.lastNew = s.exam - s.newUntil
	}
	if s.noPass {
		return due
	}
	return func(item int) int { return pass.Due(place[item], s.items[item].due+1) - 1 }
}

func (s *fsrs) brings(day int) bool { return day <= s.lastNew }

// due gives a step that is ready, else what is due on this day.
func (s *fsrs) due(at moment) (int, bool) {
	if item, ok := s.ready(at); ok {
		return item, true
	}
	return first(&s.today)
}

func (s *fsrs) ready(at moment) (int, bool) {
	for i, step := range s.steps {
		if step.ready <= at.minute {
			s.steps = slices.Delete(s.steps, i, i+1)
			return step.item, true
		}
	}
	return 0, false
}

// again gives a certain error of this sitting; a step that it waits for is taken now.
func (s *fsrs) again(moment) (int, bool) {
	item, ok := first(&s.errors)
	if !ok {
		return 0, false
	}
	before := len(s.steps)
	s.steps = slices.DeleteFunc(s.steps, func(step step) bool { return step.item == item })
	s.items[item].certain = len(s.steps) == before
	return item, true
}

func (s *fsrs) waits(at moment) (float64, bool) {
	if len(s.steps) == 0 {
		return 0, false
	}
	soonest := slices.MinFunc(s.steps, func(a, b step) int { return cmp.Compare(a.ready, b.ready) })
	return math.Max(0, soonest.ready-at.minute), true
}

func (s *fsrs) answer(item int, at moment, a answer) {
	it := &s.items[item]
	if it.certain {
		it.certain = false
		return
	}
	s.load[it.due]--
	var wait review.Wait
	it.card, wait = s.rules.Next(it.card, at.day-it.last, s.grade(a))
	it.last = at.day
	it.reviews++
	if s.corrections && !a.right && a.sure == certain {
		it.wrong = at.day + 1
		s.errors = append(s.errors, item)
	}
	it.due = at.day + 1
	switch {
	case wait.Minutes > 0:
		s.steps = append(s.steps, step{item, at.minute + float64(wait.Minutes)})
	case it.wrong != at.day+1:
		it.due = s.choose(item, at.day, wait.Days)
	}
	s.load[it.due]++
}

// choose gives the day on which an interval ends.
func (s *fsrs) choose(item, day, days int) int {
	if s.share > 0 && s.exam > 0 {
		days = min(days, max(1, int(math.Round(s.share*float64(s.exam-day)))))
	}
	if !s.spread {
		return day + days
	}
	low, high := review.FuzzRange(days)
	seed := review.Seed(names[item], s.items[item].reviews)
	return review.Choose(day+low, day+high, func(day int) int { return s.load[day] }, nil, seed)
}

func (s *fsrs) grade(a answer) review.Grade {
	switch {
	case !a.right:
		return review.Again
	case s.certainty && a.sure == guess:
		return review.Hard
	}
	return review.Good
}
