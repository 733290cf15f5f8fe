package exam

import (
	"math"

	"quest/content"
	"quest/game/review"
)

// Answer is what became of a question of a paper that was handed in.
type Answer struct {
	Item     Item
	Domain   content.DomainID // of the exam, or a task of it
	Unscored bool
	Answered bool // an open question is wrong, as in the exam
	Right    bool

	// Recall is the chance, 0 to 1, with which the player remembered this item when the paper
	// was handed in, from answers before it (review.Weights.Recall); 0 for an item that was
	// never asked before. A right answer to what was remembered says less of new questions.
	Recall float64
}

// Count is how many of some questions were answered, and how many rightly.
type Count struct{ Right, Answered, Of int }

func (c *Count) add(a Answer) {
	c.Of++
	if a.Answered {
		c.Answered++
	}
	if a.right() {
		c.Right++
	}
}

func (a Answer) right() bool { return a.Answered && a.Right }

func (a Answer) recall() float64 { return math.Min(1, math.Max(0, a.Recall)) }

// Share is the share of right answers, 0 to 1; 0 of no questions.
func (c Count) Share() float64 { return float64(c.Right) / math.Max(1, float64(c.Of)) }

// DomainMarks are the counts of a domain.
type DomainMarks struct {
	Domain           content.DomainID
	Scored, Unscored Count
}

// Marks are what a paper came to.
type Marks struct {
	Scored, Unscored Count
	Domains          []DomainMarks // all of the exam, in its order
	Met              int           // scored questions whose item was asked before
	Without          int           // questions that were left out, such as disputed ones

	// Score is the estimate of the scaled score; nil if a domain of the exam has no scored
	// question in the paper, so that nothing can be said of the whole exam.
	Score *Score
}

// Score is an estimate of the score in the exam. The map from right answers to scaled scores is
// not published; this one is a straight line and must be called an estimate (docs/exams.md).
type Score struct {
	// Share is the true share: of all questions that the exam could ask, weighted by domain,
	// the part that would be answered rightly. It lies between the bounds in nine cases of ten.
	Share review.Estimate

	// Low and High are the bounds as scaled scores, rounded outwards. There is no single
	// number, so that none can be shown alone.
	Low, High int

	// Passing is the probability, 0 to 1, that the true share is at or above that of the pass line.
	Passing float64
	Chances Chances
}

// Chances say in a word what Passing says.
type Chances int

// The chances. TooClose is the zero value.
const (
	TooClose     Chances = iota
	LikelyPasses         // nine cases of ten or more
	LikelyFails          // one case of ten or less
)

// sureEnough is the probability from which something is called likely.
const sureEnough = 0.9

func chancesOf(passing float64) Chances {
	switch {
	case passing >= sureEnough:
		return LikelyPasses
	case passing <= 1-sureEnough:
		return LikelyFails
	}
	return TooClose
}

// PassShare gives the share of right answers, 0 to 1, at which a straight line through the
// scale of an exam has its pass score. It is an estimate (docs/exams.md).
func PassShare(b *content.Blueprint) float64 {
	e := b.Exam
	return float64(e.Pass-e.Low) / float64(e.High-e.Low)
}

// Scaled gives the scaled score of a share of right answers, 0 to 1, on a straight line: low +
// (high - low) * share. It is an estimate (docs/exams.md).
func Scaled(b *content.Blueprint, share float64) float64 {
	return float64(b.Exam.Low) + float64(b.Exam.High-b.Exam.Low)*share
}

// Mark counts the answers of a paper by domain and estimates the scaled score from the scored ones.
// Questions for which without is true are left out altogether, such as those whose item was
// found wrong; it may be nil. Answers of a domain that the exam does not have are left out, too.
//
// What was remembered of the exam when the paper was handed in is taken from the items of the paper;
// MarkRemembering does better where it is known.
func Mark(b *content.Blueprint, answers []Answer, without func(Item) bool) Marks {
	return mark(b, answers, -1, without)
}

// MarkRemembering is Mark for a paper of which it is known what share of the exam, 0 to 1, was remembered
// when it was handed in (see Remembered). That differs from what is remembered of the items in
// the paper, since those that were in earlier papers come last.
//
// The bounds are the quantiles of 5 and 95 % of what is believed of the true share after the scored
// answers (see believe). Where the domains do not stand in
// the proportions of the exam, each answer counts so that they do, and all together as many as a sample
// with such weights is worth (effective sample size, Kish 1965, Survey Sampling).
func MarkRemembering(b *content.Blueprint, answers []Answer, remembered float64, without func(Item) bool) Marks {
	return mark(b, answers, min(1, max(0, remembered)), without)
}

// mark takes what is remembered from the items of the paper if it is below 0.
func mark(b *content.Blueprint, answers []Answer, remembered float64, without func(Item) bool) Marks {
	m := Marks{Domains: make([]DomainMarks, len(b.Domains))}
	for i, d := range b.Domains {
		m.Domains[i].Domain = d.ID
	}
	var scored []Answer
	recall := 0.0
	counts := make([]float64, len(b.Domains))
	for _, a := range answers {
		d := place(b, a.Domain)
		if d < 0 || without != nil && without(a.Item) {
			m.Without++
			continue
		}
		if a.Unscored {
			m.Unscored.add(a)
			m.Domains[d].Unscored.add(a)
			continue
		}
		m.Scored.add(a)
		m.Domains[d].Scored.add(a)
		if a.Recall > 0 {
			m.Met++
		}
		counts[d]++
		recall += a.recall()
		scored = append(scored, a)
	}
	weights, ok := proportionsOf(b, counts)
	if !ok {
		return m
	}
	whole := sheet{recall: recall / float64(len(scored))}
	for _, a := range scored {
		whole.add(a.right(), weights[place(b, a.Domain)])
	}
	if remembered < 0 {
		remembered = whole.recall
	}
	m.Score = scoreOf(b, believe([]sheet{whole}, remembered))
	return m
}

func scoreOf(b *content.Blueprint, of *belief) *Score {
	s := &Score{Share: of.estimate(), Passing: of.atLeast(PassShare(b))}
	s.Low = int(math.Floor(Scaled(b, s.Share.Low)))
	s.High = int(math.Ceil(Scaled(b, s.Share.High)))
	s.Chances = chancesOf(s.Passing)
	return s
}

// place gives the place of a domain, or of the domain of a task, in an exam, -1 if it has none.
func place(b *content.Blueprint, id content.DomainID) int {
	d, ok := b.Domain(id)
	if !ok {
		return -1
	}
	for i := range b.Domains {
		if b.Domains[i].ID == d.ID {
			return i
		}
	}
	return -1
}

// proportionsOf gives for each domain what one of so many answers counts, so that the domains
// weigh as in the exam and all answers together as many as they are worth. It is false if a
// domain that weighs something has no answer.
func proportionsOf(b *content.Blueprint, counts []float64) ([]float64, bool) {
	sum, variance := 0.0, 0.0
	for i, d := range b.Domains {
		if d.Weight <= 0 {
			continue
		}
		if counts[i] <= 0 {
			return nil, false
		}
		sum += float64(d.Weight)
		variance += float64(d.Weight) * float64(d.Weight) / counts[i]
	}
	if sum == 0 {
		return nil, false
	}
	effective := sum * sum / variance
	weights := make([]float64, len(b.Domains))
	for i, d := range b.Domains {
		if d.Weight > 0 {
			weights[i] = effective * float64(d.Weight) / sum / counts[i]
		}
	}
	return weights, true
}
