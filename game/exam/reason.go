package exam

import (
	"cmp"
	"math"
	"slices"

	"quest/content"
)

// ReasonKind is what a reason is about; it says which fields of the reason are filled.
type ReasonKind int

// The kinds of reasons. The first two also say why it is too early to tell.
const (
	FewAnswers ReasonKind = iota // only N answers in papers, as they count today; Of are wanted
	NoEvidence                   // Domain has no answer in a paper
	WeakDomain                   // Domain is believed at Share of right answers, below the pass line, and pulls the whole down
	NeverSeen                    // only Share of the exam is covered by items that were met; the rest counts as guessed
	Forgotten                    // only Share of what was met is remembered
	MetBefore                    // Share of the answers in papers are to items that were met before, and say less
	OldPapers                    // the newest paper is N days old
)

// Reason says what holds readiness down, makes it unsure, or is missing. Words are made of
// it elsewhere.
type Reason struct {
	Kind   ReasonKind
	Domain content.DomainID `json:",omitempty"`
	Share  float64          `json:",omitempty"` // 0 to 1
	N, Of  int              `json:",omitempty"`
}

// The figures from which something is a reason.
const (
	coveredEnough    = 0.7 // share of the exam
	rememberedEnough = 0.8 // share of what was met
	metBeforeMuch    = 0.5 // share of the answers
)

// early gives what is missing for telling anything.
func (s *surveyOf) early(b *content.Blueprint) []Reason {
	var all []Reason
	if n := s.all(); n < wantAnswers {
		all = append(all, Reason{Kind: FewAnswers, N: int(n), Of: wantAnswers})
	}
	for i, d := range b.Domains {
		if d.Weight > 0 && s.answers[i] == 0 {
			all = append(all, Reason{Kind: NoEvidence, Domain: d.ID})
		}
	}
	return all
}

// reasons gives what holds readiness down, and then what makes it unsure.
func (s *surveyOf) reasons(b *content.Blueprint, r Readiness) []Reason {
	var all []Reason
	line := PassShare(b)
	for i, d := range b.Domains {
		if mid := r.Domains[i].Share.Mid; d.Weight > 0 && mid < line {
			all = append(all, Reason{Kind: WeakDomain, Domain: d.ID, Share: mid})
		}
	}
	slices.SortStableFunc(all, func(x, y Reason) int {
		return cmp.Compare(float64(weightOf(b, y.Domain))*(line-y.Share), float64(weightOf(b, x.Domain))*(line-x.Share))
	})
	covered, met, recalled := 0.0, 0, 0.0
	for i, d := range b.Domains {
		covered += float64(d.Weight) / 100 * s.domains[i].covered
		met += s.domains[i].met
		recalled += s.domains[i].recalled
	}
	if covered < coveredEnough {
		all = append(all, Reason{Kind: NeverSeen, Share: covered})
	}
	if share := recalled / math.Max(1, float64(met)); met > 0 && share < rememberedEnough {
		all = append(all, Reason{Kind: Forgotten, Share: share})
	}
	n := s.all()
	if share := s.before / n; share >= metBeforeMuch {
		all = append(all, Reason{Kind: MetBefore, Share: share})
	}
	if float64(s.newest) > halfLife {
		all = append(all, Reason{Kind: OldPapers, N: s.newest})
	}
	if n < float64(b.Exam.Questions) {
		all = append(all, Reason{Kind: FewAnswers, N: int(n), Of: b.Exam.Questions})
	}
	return all
}

func weightOf(b *content.Blueprint, id content.DomainID) int {
	d, ok := b.Domain(id)
	if !ok {
		return 0
	}
	return d.Weight
}
