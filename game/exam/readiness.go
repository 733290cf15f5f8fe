package exam

import (
	"math"

	"quest/content"
	"quest/game/review"
)

// The figures of readiness. They were chosen with simulated learners (docs/simulation.md).
const (
	halfLife     = 45.0 // days after which a paper counts half
	taskItems    = 15.0 // items that cover a task; with fewer, a part of it counts as never met
	unknownTasks = 4.0  // of a domain whose tasks are not known
	wantAnswers  = 15.0 // in papers, as they count today, below which it is too early to tell
	earnest      = 0.5  // share of questions that have to be answered for a paper to be evidence
)

// Studied is what memory holds of the items of one task, or of a domain where items name no task.
type Studied struct {
	Part   content.DomainID // a domain or task of the exam
	Items  int              // that the player could be asked
	Met    int              // of them, those that were answered at least once
	Recall float64          // sum over those met of the chance to remember them today (review.Weights.Recall)
}

// Taken is a finished paper.
type Taken struct {
	Days    int      // since it was handed in; below 0 counts as 0
	Answers []Answer // all of it, unscored ones too, without those that were disputed
}

// Evidence is all from which readiness is told.
type Evidence struct {
	Studied []Studied
	Papers  []Taken
}

// DomainReadiness is what is believed of one domain.
type DomainReadiness struct {
	Domain  content.DomainID
	Share   review.Estimate // of new questions of the domain that would be answered rightly
	Covered float64         // share of the domain, 0 to 1, of which an item was met
	Answers float64         // in papers, each as it counts today
}

// Readiness is how likely an exam would be passed.
type Readiness struct {
	// Early says why it is too early to tell; if it is not empty, Passing and Share are 0.
	Early []Reason

	// Passing is the probability of passing, 0 to 1: with the true share p, the exam is passed
	// if at least the share of the pass line of the scored questions is right, a binomial
	// distribution. Mid is its mean over what is believed of p, so that the whole is a mixture of binomials,
	// and Low and High are its values at the bounds of p. PassShare is an estimate, and so is this.
	Passing review.Estimate

	// Share is the true share of the whole exam, with the bounds that hold it in nine cases of ten.
	Share   review.Estimate
	Domains []DomainReadiness // all of the exam, in its order
	Reasons []Reason          // what holds readiness down or makes it unsure, the most important first
}

// Ready tells how likely an exam would be passed today, with the reasons, or that it is too early
// to tell. Memory is to be worked out for today: for a later day nothing is known of the reviews
// until then, and to leave them out foretells worse (docs/simulation.md).
//
// What is believed of the true share rests on two things (see belief): on what share of the exam is
// remembered, weighted by domain, and on the answers in papers, from which it is learned how
// much is right without being remembered. What was never met counts as that: as what is known besides, or
// guessed. Each answer counts as in MarkRemembering, with the weight 2^(-days/halfLife) (power prior, Ibrahim and Chen
// 2000, Statistical Science 15), unscored ones too, and domains in their proportions. Papers of
// which less than half was answered are left out.
func Ready(b *content.Blueprint, e Evidence) Readiness {
	s := survey(b, e)
	r := Readiness{Domains: make([]DomainReadiness, len(b.Domains)), Early: s.early(b)}
	for i, d := range b.Domains {
		of := &s.domains[i]
		r.Domains[i] = DomainReadiness{
			Domain: d.ID, Share: believe(s.of(i), of.known).estimate(), Covered: of.covered, Answers: s.answers[i],
		}
	}
	weights, ok := proportionsOf(b, s.answers)
	if !ok || len(r.Early) > 0 {
		return r
	}
	all := believe(s.whole(weights), s.remembered(b))
	r.Share = all.estimate()
	chance := func(share float64) float64 { return passes(b, share) }
	mid := all.mean(chance) // near 0 and 1 the mean may lie beyond the bounds
	r.Passing = review.Estimate{Low: min(mid, chance(r.Share.Low)), Mid: mid, High: max(mid, chance(r.Share.High))}
	r.Reasons = s.reasons(b, r)
	return r
}

// passes gives the probability that enough of the scored questions are right for a true share.
func passes(b *content.Blueprint, share float64) float64 {
	n := b.Exam.Scored
	need := int(math.Ceil(PassShare(b)*float64(n) - 1e-9))
	switch {
	case share <= 0:
		return 0
	case share >= 1:
		return 1
	}
	sum := 0.0
	for right := need; right <= n; right++ {
		sum += math.Exp(logChoose(n, right) + float64(right)*math.Log(share) + float64(n-right)*math.Log(1-share))
	}
	return min(1, sum)
}

func logChoose(n, k int) float64 {
	all, _ := math.Lgamma(float64(n + 1))
	some, _ := math.Lgamma(float64(k + 1))
	rest, _ := math.Lgamma(float64(n - k + 1))
	return all - some - rest
}
