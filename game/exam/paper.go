package exam

import (
	"fmt"

	"quest/content"
)

// Candidate is an item that may stand in a paper of an exam. Drafts, stale items and
// items that are not written like the exam are left out by the caller.
type Candidate struct {
	Item Item
	Part content.DomainID // the domain or task of the exam that the item names: "d2" or "d2-1"
	Type content.ItemType
	Case content.ItemID // the case that it belongs to, "" for none

	// Of the earlier papers of this player, numbered from 1, the oldest first: how many
	// had the item, and the number of the newest that had it. Both are 0 if none had.
	Times, Last int
}

// Fits reports whether the item may be asked in a paper: it is of one of the two types of
// these exams, multiple choice and multiple response (docs/exams.md), and belongs to no case,
// whose questions would come apart.
func (c Candidate) Fits() bool {
	return c.Case == "" && (c.Type == content.Single || c.Type == content.Multi)
}

// Request says which paper is wanted.
type Request struct {
	Exam *content.Blueprint

	// Length is how many questions it has, 1 to Exam.Exam.Questions. That many make a full
	// paper, with unscored questions as on the day; all questions of a shorter one count.
	Length int

	// Seed decides what is left open: which of items that are as good as each other, and their order.
	Seed uint64

	// Weights are the weights of the domains in place of those of the exam, 0 to 1000 each,
	// for short papers alone; a domain that is not named has 0. nil: those of the exam.
	Weights map[content.DomainID]int
}

// Full reports whether a full paper is wanted.
func (r *Request) Full() bool { return r.Length == r.Exam.Exam.Questions }

// largestWeight is the largest weight of a domain in a request.
const largestWeight = 1000

// check reports what is wrong with a request.
func (r *Request) check() error {
	if most := r.Exam.Exam.Questions; r.Length < 1 || r.Length > most {
		return fmt.Errorf("a paper of %s has 1 to %d questions, not %d", r.Exam.ID.Short(), most, r.Length)
	}
	if r.Weights == nil {
		return nil
	}
	if r.Full() {
		return fmt.Errorf("a full paper of %s has the weights of the exam", r.Exam.ID.Short())
	}
	sum := 0
	for id, w := range r.Weights {
		if d, ok := r.Exam.Domain(id); !ok || d.ID != id {
			return fmt.Errorf("%s has no domain %s", r.Exam.ID.Short(), id)
		}
		if w < 0 || w > largestWeight {
			return fmt.Errorf("the weight of %s is %d; it must be from 0 to %d", id, w, largestWeight)
		}
		sum += w
	}
	if sum == 0 {
		return fmt.Errorf("no domain of %s has a weight", r.Exam.ID.Short())
	}
	return nil
}

// quotas gives how many questions of each domain, in the order of the exam, are scored and
// how many are not: each of the two shared out by largest remainder on its own.
func (r *Request) quotas() (scored, unscored []int) {
	b := *r.Exam
	if r.Weights != nil {
		b.Domains = make([]content.Domain, len(r.Exam.Domains))
		for i, d := range r.Exam.Domains {
			b.Domains[i] = content.Domain{ID: d.ID, Weight: r.Weights[d.ID]}
		}
	}
	if r.Full() {
		return b.Counts(b.Exam.Scored), b.Counts(r.Length - b.Exam.Scored)
	}
	return b.Counts(r.Length), make([]int, len(b.Domains))
}

// Supply is how many items of a domain a paper wants, and how many different ones there are.
type Supply struct {
	Domain       content.DomainID
	Wanted, Have int
}

// Lack is how many items are missing, 0 if there are enough.
func (s Supply) Lack() int { return max(0, s.Wanted-s.Have) }

// Supplies says for each domain of the exam, in its order, what a paper wants and what a
// pool has. The error tells of a request that makes no sense.
func Supplies(r Request, pool []Candidate) ([]Supply, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	all := r.supplies(r.sorted(pool))
	return all, nil
}

func (r *Request) supplies(lots [][]lot) []Supply {
	scored, unscored := r.quotas()
	all := make([]Supply, len(lots))
	for i := range all {
		all[i] = Supply{r.Exam.Domains[i].ID, scored[i] + unscored[i], len(lots[i])}
	}
	return all
}

// Question is a question of a paper.
type Question struct {
	Item     Item
	Domain   content.DomainID // a domain of the exam, never a task
	Part     content.DomainID // what the item names: the domain, or a task of it
	Unscored bool             // does not count; never shown before the end
}

// Paper is the questions of a paper in the order in which they are asked.
type Paper struct {
	Exam      content.BlueprintID
	Questions []Question
}

// Draft draws a paper from a pool. The same request and the same candidates, in whatever
// order, give the same paper; an item stands in it once, even if the pool has it twice.
//
// Of each domain come as many as its quota. Items that were in no earlier paper come first, then
// those that were asked longest ago; so two papers in a row share no more items than
// the pool makes necessary. Among items that were last asked in the same paper, the tasks of a
// domain take turns, and within a task what was asked less often comes first. What is still
// open the seed decides. In a full paper the items that this order puts last are the
// unscored ones of the domain, so that what was asked most recently counts least; all questions
// are then shuffled.
//
// If the pool has too few items of a domain there is no paper: the supplies of all domains
// come instead, nil otherwise. The error tells of a request that makes no sense.
func Draft(r Request, pool []Candidate) (Paper, []Supply, error) {
	if err := r.check(); err != nil {
		return Paper{}, nil, err
	}
	lots := r.sorted(pool)
	supplies := r.supplies(lots)
	for _, s := range supplies {
		if s.Lack() > 0 {
			return Paper{}, supplies, nil
		}
	}
	scored, unscored := r.quotas()
	var questions []Question
	for i, d := range r.Exam.Domains {
		for n, l := range r.pick(lots[i], scored[i]+unscored[i]) {
			questions = append(questions, Question{l.Item, d.ID, l.Part, n >= scored[i]})
		}
	}
	return Paper{r.Exam.ID, r.shuffled(questions)}, nil, nil
}

// extraMinutes is what a candidate who is no native speaker of English may ask for
// (docs/exams.md).
const extraMinutes = 30

// Minutes gives the time for a paper of so many questions: that of the exam in proportion,
// rounded up to whole minutes. extra is whether the 30 minutes for candidates who are not native
// speakers of English are added to those of the exam.
func Minutes(b *content.Blueprint, length int, extra bool) int {
	whole := b.Exam.Minutes
	if extra {
		whole += extraMinutes
	}
	questions := max(1, b.Exam.Questions)
	return (whole*max(0, length) + questions - 1) / questions
}

// weakFactor is by how much a domain weighs more after a real exam that went badly in it.
const weakFactor = 2

// SecondTry gives the weights of the domains in short papers for a second try: those of the
// exam, twice as much for the domains in which the report of the real exam says that the
// candidate needs improvement. If it says so of all or none, they are in proportion to those
// of the exam. It is a rule of this game for practice, not one of the exam.
func SecondTry(b *content.Blueprint, weak ...content.DomainID) map[content.DomainID]int {
	weights := map[content.DomainID]int{}
	for _, d := range b.Domains {
		weights[d.ID] = d.Weight
	}
	for _, id := range weak {
		if d, ok := b.Domain(id); ok {
			weights[d.ID] = weakFactor * d.Weight
		}
	}
	return weights
}
