package papers

import (
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/exam"
	"quest/game/insight"
)

// Readiness tells how likely an exam would be passed, with bounds and the reasons, or what is missing
// for telling it.
func Readiness(b *content.Blueprint, r exam.Readiness) insight.Section {
	s := insight.Section{Title: game.Say("paper.Ready").With("exam", b.ID.Short())}
	sum := insight.Block{Says: []game.Notice{ReadyIn(r)}}
	reasons := r.Reasons
	if len(r.Early) > 0 {
		reasons = r.Early
	}
	for _, why := range reasons {
		sum.Says = append(sum.Says, reason(b, why))
	}
	s.Blocks = append(s.Blocks, sum)
	if len(r.Early) > 0 {
		return s
	}
	domains := insight.Block{Says: []game.Notice{game.Say("paper.ReadyDomains").Count("percent", percent(exam.PassShare(b)))}}
	for i, d := range r.Domains {
		domains.Bars = append(domains.Bars, insight.Bar{
			Name: insight.Label{Text: b.Domains[i].Text}, Of: 100, Stretches: []insight.Stretch{{Mark: insight.Right, N: percent(d.Share.Mid)}},
			Says: game.Say("paper.ReadyDomain").Count("low", percent(d.Share.Low)).Count("high", percent(d.Share.High)),
		})
	}
	s.Blocks = append(s.Blocks, domains)
	return s
}

// ReadyIn tells readiness in one sentence: the chance to pass with its bounds, or that it is too early.
func ReadyIn(r exam.Readiness) game.Notice {
	if len(r.Early) > 0 {
		return game.Say("paper.ReadyEarly")
	}
	if percent(r.Passing.High) <= 1 {
		return game.Say("paper.ReadyHardly")
	}
	return game.Say("paper.ReadySays").Count("mid", percent(r.Passing.Mid)).Count("low", percent(r.Passing.Low)).Count("high", percent(r.Passing.High))
}

// ReadyBrief is readiness in a few words: the bounds of the chance to pass, or that it is too early.
func ReadyBrief(r exam.Readiness) game.Notice {
	if len(r.Early) > 0 {
		return game.Say("paper.ReadyEarly")
	}
	return game.Say("paper.ReadyBrief").Count("low", percent(r.Passing.Low)).Count("high", percent(r.Passing.High))
}

// percent is a share in whole hundredths, from 1 to 99 where it is neither 0 nor 1: no estimate is
// certain.
func percent(share float64) int {
	n := int(100*share + 0.5)
	if share > 0 && share < 1 {
		n = min(99, max(1, n))
	}
	return n
}

// reason words why readiness is what it is.
func reason(b *content.Blueprint, r exam.Reason) game.Notice {
	domain := func() game.Notice {
		d, ok := b.Domain(r.Domain)
		if !ok {
			return game.Verbatim(string(r.Domain))
		}
		return game.TextNotice(d.Text)
	}
	switch r.Kind {
	case exam.FewAnswers:
		return game.Say("paper.WhyFew").Count("n", r.N).With("of", strconv.Itoa(r.Of))
	case exam.NoEvidence:
		return game.Say("paper.WhyNone").Put("domain", domain())
	case exam.WeakDomain:
		return game.Say("paper.WhyWeak").Put("domain", domain()).Count("percent", percent(r.Share))
	case exam.NeverSeen:
		return game.Say("paper.WhyUnseen").Count("percent", percent(r.Share))
	case exam.Forgotten:
		return game.Say("paper.WhyForgotten").Count("percent", percent(r.Share))
	case exam.MetBefore:
		return game.Say("paper.WhyMet").Count("percent", percent(r.Share))
	case exam.OldPapers:
		return game.Say("paper.WhyOld").Count("n", r.N)
	}
	return game.Notice{}
}
