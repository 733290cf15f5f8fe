package main

import (
	"math"

	"quest/content"
	"quest/game/exam"
)

// library is how many items the simulated library for an exam has.
const library = 260

// examPlan is how learners study before an exam.
func examPlan() plan { return plan{Days: 90, Items: library, New: 8, Answers: 25, Options: 4} }

// transfer is how well a world of learners carries what is remembered of an item over to new questions, and how hard these are.
type transfer struct {
	name      string
	low, high float64 // a new question about the point of a remembered item is known with a chance between these, by learner
	harder    float64 // by how much the questions of the exam are harder than the items, in standard deviations of ability
}

// transfers are the kinds of learners and exams. The game cannot tell them apart from answers to the
// items of a pack, and assumes the first.
var transfers = []transfer{
	{"learners of all kinds", 0.3, 1, 0},
	{"learners who learn items by rote", 0, 0.4, 0},
	{"learners who understand", 0.9, 1, 0},
	{"learners of all kinds, and an exam that is harder than the library", 0.3, 1, 0.3},
}

// logistic is a question by the model with three parameters (Birnbaum 1968, in Lord and
// Novick, Statistical Theories of Mental Test Scores): without memory of it a learner of ability t is right with the chance
// c + (1 - c) / (1 + e^(-1.7 a (t - b))).
type logistic struct{ discrimination, difficulty, guess float64 }

func (q logistic) right(ability float64) float64 {
	return q.guess + (1-q.guess)/(1+math.Exp(-1.7*q.discrimination*(ability-q.difficulty)))
}

// newLogistic draws a question, harder than others by a number of standard deviations of ability.
func newLogistic(c chance, harder float64) logistic {
	return logistic{math.Exp(c.at(1).normal()*0.3 - 0.1), c.at(2).normal() + harder, c.at(3).between(0.1, 0.25)}
}

// form is a library and the questions that the exam could ask. Every learner has another one, so that no
// library is by chance easier or harder than the exam for all.
type form struct {
	blueprint *content.Blueprint
	items     []logistic
	parts     []content.DomainID // the task of each item
	domains   []int              // the place of the domain of each item
	asked     []logistic         // a question of the exam about the point of each item
	outside   [][]logistic       // by domain, questions about points that the library lacks
}

// newForm lays a library out along the domains in their proportions, one domain after the other. The questions of the exam are
// harder than its items by a number of standard deviations of ability.
func newForm(b *content.Blueprint, c chance, harder float64) *form {
	f := &form{blueprint: b, outside: make([][]logistic, len(b.Domains))}
	for d, n := range b.Counts(library) {
		tasks := b.Domains[d].Tasks
		for i := range n {
			at := len(f.items)
			f.items = append(f.items, newLogistic(c.at(ofItems, 1, at), 0))
			f.asked = append(f.asked, newLogistic(c.at(ofItems, 2, at), harder))
			f.domains = append(f.domains, d)
			f.parts = append(f.parts, tasks[i*len(tasks)/n].ID)
			f.outside[d] = append(f.outside[d], newLogistic(c.at(ofItems, 3, at), harder))
		}
	}
	return f
}

// examinee is a learner before an exam. What they know is not what the game models: ability by
// domain with three-parameter questions beside a memory that forgets by another law.
type examinee struct {
	*learner
	form     *form
	order    []int     // the items in the order in which they are brought
	place    []int     // the place of each item in that order: the number by which memory and scheduler know it
	ability  []float64 // by domain, on the first day
	growth   float64   // of ability a day, from what is learned outside the game
	transfer float64   // chance to know a new question about the point of a remembered item
	covered  float64   // share of the questions of the exam that are about points of the library
}

// correlation of the abilities of one learner in two domains.
const correlation = 0.7

func newExaminee(own chance, f *form, kind transfer, p plan, m memory) *examinee {
	t := own.at(ofAbility)
	e := &examinee{
		learner: newLearner(own, p.Items, p.Options, m), form: f,
		transfer: t.at(1).between(kind.low, kind.high), covered: t.at(2).between(0.7, 1),
	}
	general := t.at(3).normal()
	e.growth = t.at(7).between(0, 0.01)
	for d := range f.blueprint.Domains {
		e.ability = append(e.ability, 0.2+math.Sqrt(correlation)*general+math.Sqrt(1-correlation)*t.at(4, d).normal())
	}
	e.order = make([]int, len(f.items))
	for i := range e.order {
		e.order[i] = i
	}
	if t.at(5).unit() < 0.5 { // the others study one domain after the other
		for i := len(e.order) - 1; i > 0; i-- {
			j := t.at(6, i).below(i + 1)
			e.order[i], e.order[j] = e.order[j], e.order[i]
		}
	}
	e.place = make([]int, len(e.order))
	for at, item := range e.order {
		e.place[item] = at
	}
	e.learner.ability = func(at, day int) float64 {
		item := e.order[at]
		return f.items[item].right(e.able(f.domains[item], day))
	}
	return e
}

// able gives the ability in a domain on a day.
func (e *examinee) able(domain, day int) float64 {
	return e.ability[domain] + e.growth*float64(day)
}

// share gives the true share by domain: of all questions that the exam could ask, what this learner
// would answer rightly on average at a moment.
func (e *examinee) share(at moment) []float64 {
	f := e.form
	inside, outside := make([]float64, len(e.ability)), make([]float64, len(e.ability))
	counts := make([]float64, len(e.ability))
	for item, d := range f.domains {
		known := e.transfer * e.memory.recall(e.place[item], at)
		inside[d] += known*(1-slips) + (1-known)*f.asked[item].right(e.able(d, at.day))
		outside[d] += f.outside[d][int(counts[d])].right(e.able(d, at.day))
		counts[d]++
	}
	shares := make([]float64, len(e.ability))
	for d := range shares {
		shares[d] = (e.covered*inside[d] + (1-e.covered)*outside[d]) / counts[d]
	}
	return shares
}

// whole weighs the shares of the domains.
func (e *examinee) whole(shares []float64) float64 {
	sum := 0.0
	for d, of := range e.form.blueprint.Domains {
		sum += shares[d] * float64(of.Weight) / 100
	}
	return sum
}

// passes lets the learner sit the exam: the scored questions by domain, drawn from all that could be asked.
func (e *examinee) passes(shares []float64) bool {
	b := e.form.blueprint
	right := 0
	for d, n := range b.Counts(b.Exam.Scored) {
		for i := range n {
			if e.chance.at(ofExam, d, i).unit() < shares[d] {
				right++
			}
		}
	}
	return float64(right) >= exam.PassShare(b)*float64(b.Exam.Scored)
}

// chanceToPass gives the chance that enough of the scored questions are right, worked out question by question.
func (e *examinee) chanceToPass(shares []float64) float64 {
	b := e.form.blueprint
	right := []float64{1} // the chance of so many right answers
	for d, n := range b.Counts(b.Exam.Scored) {
		for range n {
			next := make([]float64, len(right)+1)
			for k, p := range right {
				next[k] += p * (1 - shares[d])
				next[k+1] += p * shares[d]
			}
			right = next
		}
	}
	sum := 0.0
	for k, p := range right {
		if float64(k) >= exam.PassShare(b)*float64(b.Exam.Scored) {
			sum += p
		}
	}
	return sum
}
