package interchange

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quest/content"
)

// fitPairs fits a match. Pairs that share a right side, or are only two, become cards in
// bins; more than eight are split over several questions.
func (f *fitter) fitPairs(q Question) []Question {
	q.Pairs = slices.DeleteFunc(q.Pairs, func(p Pair) bool { return blank(p.Left) || blank(p.Right) })
	q.Extra = slices.DeleteFunc(q.Extra, func(e Extra) bool { return blank(e.Text) })
	rights := distinctRights(q.Pairs)
	if len(rights) < len(q.Pairs) || len(q.Pairs) == 2 {
		return f.pairsToBins(q, rights)
	}
	if len(q.Extra) > maxExtra {
		f.loss(&q, Simplified, ExtraDropped, "n", itoa(len(q.Extra)-maxExtra), "most", itoa(maxExtra))
		q.Extra = q.Extra[:maxExtra]
	}
	switch n := len(q.Pairs); {
	case n < minPairs:
		f.loss(&q, Skipped, TooFewPairs, "n", itoa(n))
		return nil
	case n <= maxPairs:
		return []Question{q}
	}
	parts := (len(q.Pairs) + maxPairs - 1) / maxPairs
	f.loss(&q, Simplified, PairsSplit, "n", itoa(len(q.Pairs)), "most", itoa(maxPairs), "parts", itoa(parts))
	var out []Question
	for i := range parts {
		one := q
		one.Pairs = q.Pairs[i*len(q.Pairs)/parts : (i+1)*len(q.Pairs)/parts]
		if i > 0 {
			one.ID, one.Was = "", nil
		}
		out = append(out, one)
	}
	return out
}

func sameText(a, b Text) bool {
	if len(a) != len(b) {
		return false
	}
	for lang, s := range a {
		if other, ok := b[lang]; !ok || content.Fold(Unmarked(s)) != content.Fold(Unmarked(other)) || content.Fold(Unmarked(s)) == "" && s != other {
			return false
		}
	}
	return true
}

func distinctRights(pairs []Pair) []Text {
	var all []Text
	for _, p := range pairs {
		if !slices.ContainsFunc(all, func(t Text) bool { return sameText(t, p.Right) }) {
			all = append(all, p.Right)
		}
	}
	return all
}

// pairsToBins makes a classify question of a match, whose right sides are the bins.
func (f *fitter) pairsToBins(q Question, rights []Text) []Question {
	switch {
	case len(rights) < 2:
		f.loss(&q, Skipped, TooFewPairs, "n", itoa(len(rights)))
		return nil
	case len(rights) > maxBins:
		f.loss(&q, Skipped, TooManyBins, "n", itoa(len(rights)), "most", itoa(maxBins))
		return nil
	case len(q.Pairs) > maxCards:
		f.loss(&q, Skipped, TooManyCards, "n", itoa(len(q.Pairs)), "most", itoa(maxCards))
		return nil
	}
	f.loss(&q, Simplified, PairsToBins, "n", itoa(len(q.Pairs)))
	if len(q.Extra) > 0 {
		f.loss(&q, Simplified, ExtraDropped, "n", itoa(len(q.Extra)), "most", "0")
	}
	out := q
	out.Type, out.Pairs, out.Extra = content.Classify, nil, nil
	for i, r := range rights {
		out.Bins = append(out.Bins, Bin{ID: "bin-" + itoa(i+1), Text: r})
	}
	for _, p := range q.Pairs {
		at := slices.IndexFunc(rights, func(t Text) bool { return sameText(t, p.Right) })
		out.Cards = append(out.Cards, Card{ID: p.ID, Bin: out.Bins[at].ID, Text: p.Left, Why: p.Why, Misconception: p.Misconception})
	}
	return []Question{out}
}

// fitGaps fits a cloze: answers that can be typed, and at most four gaps. Of one with more,
// several are made, each with some of the gaps open and the answers in the others.
func (f *fitter) fitGaps(q Question) []Question {
	if len(q.Gaps) == 0 || blank(q.Text) {
		f.loss(&q, Skipped, NoGap)
		return nil
	}
	nameGaps(&q)
	for i := range q.Gaps {
		if !f.fitGap(&q, &q.Gaps[i]) {
			return nil
		}
	}
	if len(q.Gaps) <= maxGaps {
		return []Question{q}
	}
	parts := (len(q.Gaps) + maxGaps - 1) / maxGaps
	f.loss(&q, Simplified, GapsSplit, "n", itoa(len(q.Gaps)), "most", itoa(maxGaps), "parts", itoa(parts))
	var out []Question
	for i := range parts {
		one := q
		from, to := i*len(q.Gaps)/parts, (i+1)*len(q.Gaps)/parts
		one.Gaps = q.Gaps[from:to]
		one.Text = Text{}
		for lang, s := range q.Text {
			for j, g := range q.Gaps {
				if j < from || j >= to {
					s = strings.ReplaceAll(s, "{{"+g.ID+"}}", Plain(g.model(lang)))
				}
			}
			one.Text[lang] = s
		}
		if i > 0 {
			one.ID, one.Was = "", nil
		}
		out = append(out, one)
	}
	return out
}

// model is the answer that stands in the gap where it is shown.
func (g *Gap) model(lang content.Lang) string {
	if g.Number != nil {
		return g.Number.Value
	}
	for _, l := range append([]content.Lang{lang, content.AnyLang}, sortedLangs(g.Accept)...) {
		if len(g.Accept[l]) > 0 {
			return g.Accept[l][0]
		}
	}
	return ""
}

func (f *fitter) fitGap(q *Question, g *Gap) bool {
	if g.Number != nil {
		if _, ok := content.Decimal(g.Number.Value); !ok {
			f.loss(q, Skipped, BadNumber, "text", g.Number.Value)
			return false
		}
		if t, ok := content.Decimal(firstOf(g.Number.Tolerance, "0")); !ok || t.Sign() < 0 {
			f.loss(q, Skipped, BadNumber, "text", g.Number.Tolerance)
			return false
		}
		g.Number = &Number{g.Number.Value, firstOf(g.Number.Tolerance, "0"), g.Number.Units}
		g.Accept, g.Typos, g.Code = nil, "", false
	} else {
		if g.Typos != "0" && g.Typos != "1" && g.Typos != "2" {
			g.Typos = ""
		}
		var all int
		g.Accept, all = f.fitAnswers(q, g.Accept, g.Code)
		if all == 0 {
			f.loss(q, Skipped, NoAnswer)
			return false
		}
	}
	var reject []Reject
	for _, r := range g.Reject {
		var n int
		if r.Answers, n = f.fitAnswers(q, r.Answers, g.Code); n > 0 && !blank(r.Why) && len(reject) < maxReject {
			reject = append(reject, r)
		} else {
			f.loss(q, Simplified, RejectDropped)
		}
	}
	g.Reject = reject
	return true
}

// fitAnswers keeps the answers that can be typed, at most twelve a language, each once.
func (f *fitter) fitAnswers(q *Question, in map[content.Lang][]string, code bool) (out map[content.Lang][]string, all int) {
	out = map[content.Lang][]string{}
	for _, lang := range sortedLangs(in) {
		dropped := 0
		var kept []string
		for _, a := range in[lang] {
			a, _ = Cleaned(strings.Join(strings.Fields(a), " "), false)
			switch {
			case a == "" || slices.Contains(kept, a):
			case utf8.RuneCountInString(a) > maxAnswer:
				f.loss(q, Simplified, AnswerTooLong, "text", cutShort(a), "most", itoa(maxAnswer))
			case content.LooseJamo(a), !code && content.Fold(a) == "":
				dropped++
			case len(kept) == maxAnswers:
				dropped++
			default:
				kept = append(kept, a)
			}
		}
		if dropped > 0 {
			f.loss(q, Simplified, AnswersDropped, "n", itoa(dropped), "most", itoa(maxAnswers))
		}
		if len(kept) > 0 {
			out[lang] = kept
			all += len(kept)
		}
	}
	return out, all
}

func cutShort(s string) string {
	if r := []rune(s); len(r) > 30 {
		return string(r[:30]) + "…"
	}
	return s
}

func sortedLangs[V any](m map[content.Lang]V) []content.Lang {
	var all []content.Lang
	for l := range m {
		all = append(all, l)
	}
	slices.Sort(all)
	return all
}
