package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quest/content"
	"quest/content/source/saying"
)

// maxAnswer is how many characters a typed answer may have (docs/pack-format.md 9.8), and
// maxPairs how many pairs of an accepted and a known wrong answer all gaps of a pack may
// have together, for the check types each wrong one and compares.
const (
	maxAnswer = 80
	maxPairs  = 100_000
)

func cloze() itemType {
	return itemType{
		name: content.Cloze,
		fields: []field{
			{name: "text", kind: proseField, required: true, about: "the text, with {{gap-id}} for each gap once in every language"},
			{name: "gaps", kind: mapsField, required: true, low: 1, high: 4, about: "what is filled in", of: &gapRecord},
		},
		read: (*itemAt).readGaps, check: (*itemAt).checkGaps,
		question: func(it *itemAt) (content.Text, string) { return it.Text, "text" },
	}
}

var gapRecord = record{[]field{
	partID,
	{name: "accept", kind: ownField, takes: "map of any or a language to a list of at most 12 answers", about: "what is right, in whatever language it is typed; at least one answer; required without number"},
	{name: "number", kind: mapField, of: &numberRecord, about: "the number that is right, instead of accept: 3000 is typed as 3000, 3,000, 3천 or with a unit"},
	{
		name: "reject", kind: mapsField, high: 6, about: "known wrong answers with a reason of their own",
		of: &record{[]field{
			partID,
			{name: "answers", kind: ownField, required: true, takes: "map of any or a language to a list of at most 12 answers", about: "the wrong answers"},
			{name: "why", kind: proseField, required: true, about: "why they are wrong"},
			misconceptionField,
		}},
	},
	{name: "typos", kind: choiceField, words: []string{"auto", "0", "1", "2"}, absent: "auto", about: "how many typing mistakes are forgiven; auto goes by the length of the answer"},
	{name: "fold", kind: choiceField, words: []string{"loose", "code"}, absent: "loose", about: "loose compares letters, digits and the signs that carry meaning; code lets case and punctuation count, and forgives no typing mistake"},
}}

var numberRecord = record{[]field{
	{name: "value", required: true, takes: decimalNumber, about: "the number"},
	{name: "tolerance", takes: decimalNumber + " of 0 or more", absent: "0", about: "how far off a right answer may be"},
	{name: "units", kind: wordsField, high: 12, takes: "units", about: "what may stand behind the number; another unit is wrong, and the learner is told so"},
}}

const decimalNumber = "number in digits, at most 15 before and 15 behind a point"

// answersRecord is the record of typed answers: by language, and those of none.
func answersRecord(langs []content.Lang) *record {
	rec := languageRecord(langs, 12)
	any := field{name: string(content.AnyLang), kind: wordsField, high: 12}
	return &record{append([]field{any}, rec.fields...)}
}

// readGaps reads the gaps of a cloze and then its text: a particle that follows a gap
// is settled by the answer that belongs there.
func (it *itemAt) readGaps() {
	parts := partNames{}
	models := map[string]string{}
	for f := range it.maps("gaps") {
		g := f.gap(parts)
		it.Gaps = append(it.Gaps, g)
		models[string(g.ID)] = koreanAnswer(g)
	}
	f := it.form
	f.holes = &holes{models: models}
	it.Text = f.text("text")
}

// gap reads one gap.
func (f form) gap(parts partNames) content.Gap {
	g := content.Gap{ID: parts.define(f), Typos: content.TyposAuto}
	g.Code = f.choice("fold") == "code"
	if s := f.choice("typos"); s != "auto" {
		g.Typos = int(s[0] - '0')
	}
	if g.Number = f.number(); g.Number != nil {
		g.Typos, g.Accept = 0, map[content.Lang][]content.Safe{content.AnyLang: g.Number.Answers()}
	} else {
		g.Accept = f.answers("accept", g.Code)
	}
	for h := range f.maps("reject") {
		g.Reject = append(g.Reject, content.Reject{
			ID: parts.define(h), Answers: h.answers("answers", g.Code), Why: h.text("why"),
			Misconception: content.MisconceptionID(h.ref("misconception")),
		})
		h.checkFeedback("why")
	}
	f.countPairs(g)
	return g
}

// number reads the number that a gap wants; nil if it wants words. What such a gap does not
// take beside it is reported.
func (f form) number() *content.GapNumber {
	g, ok := f.within("number")
	if !ok {
		return nil
	}
	for _, key := range []string{"accept", "typos", "fold"} {
		if n := f.get(key); n != nil {
			f.report(n.place, saying.NotWithNumber, "field", key)
		}
	}
	n := &content.GapNumber{Value: g.decimal("value"), Tolerance: g.decimal("tolerance")}
	for _, node := range g.list("units") {
		if unit, ok := g.answer(node, true); ok {
			n.Units = append(n.Units, unit)
		}
	}
	return n
}

// decimal reads a decimal number as it is written, "0" where there is none.
func (f form) decimal(key string) string {
	s, n := f.scalar(f.field(key))
	if n == nil {
		return "0"
	}
	if v, ok := content.Decimal(s); !ok || key == "tolerance" && v.Sign() < 0 {
		f.report(n.place, saying.NotDecimal, "field", key, "value", shown(s))
		return "0"
	}
	return s
}

// countPairs reports where the gaps of the pack have too many answers to be compared.
func (f form) countPairs(g content.Gap) {
	count := func(answers map[content.Lang][]content.Safe) (n int) {
		for _, list := range answers {
			n += len(list)
		}
		return n
	}
	before, accepted := f.l.pairs, count(g.Accept)
	for _, r := range g.Reject {
		f.l.pairs += accepted * count(r.Answers)
	}
	if f.l.pairs > maxPairs && f.l.pairs > before {
		f.report(f.n.place, saying.TooManyPairs, "limit", itoa(maxPairs))
	}
}

// koreanAnswer is the answer that a Korean text shows in the gap.
func koreanAnswer(g content.Gap) string {
	for _, lang := range []content.Lang{content.Korean, content.AnyLang} {
		if a := g.Accept[lang]; len(a) > 0 {
			return a[0].String()
		}
	}
	return ""
}

// answers reads typed answers by language. There is at least one, and each can be
// typed.
func (f form) answers(key string, code bool) map[content.Lang][]content.Safe {
	n := f.need(key)
	if n == nil {
		return nil
	}
	g, ok := f.l.open(f.src, n, f.in, answersRecord(f.l.langs))
	if !ok {
		return nil
	}
	all := map[content.Lang][]content.Safe{}
	for _, lang := range append([]content.Lang{content.AnyLang}, f.l.langs...) {
		for _, n := range g.list(string(lang)) {
			if answer, ok := g.answer(n, code); ok {
				all[lang] = append(all[lang], answer)
			}
		}
	}
	if len(n.vals) == 0 || !slices.ContainsFunc(n.vals, func(v *node) bool { return v.kind != listNode || len(v.vals) > 0 }) {
		f.report(n.place, saying.NoTypedAnswer, "field", key)
	}
	return all
}

// answer reads one typed answer.
func (f form) answer(n *node, code bool) (content.Safe, bool) {
	if n.kind != scalarNode || n.text == "" {
		f.report(n.place, saying.AnswerNotOneLine)
		return content.Safe{}, false
	}
	f.checkCut(n)
	s, err := content.CleanLine(n.text)
	if err != nil {
		f.reportUnclean(n.place, err)
		return content.Safe{}, false
	}
	switch count := utf8.RuneCountInString(s.String()); {
	case count > maxAnswer:
		f.report(n.place, saying.AnswerTooLong, "count", itoa(count), "limit", itoa(maxAnswer))
	case content.LooseJamo(s.String()):
		f.report(n.place, saying.AnswerLooseLetters, "text", shown(s.String()))
	case s.String() == "", !code && content.Fold(s.String()) == "":
		f.report(n.place, saying.AnswerWithoutLetters, "text", shown(s.String()))
	default:
		return s, true
	}
	return content.Safe{}, false
}

// checkGaps checks a cloze as a whole: every gap stands once in every language.
func (it *itemAt) checkGaps() {
	reasons := !it.Explain.Empty()
	ids := map[string]bool{}
	for _, g := range it.Gaps {
		ids[string(g.ID)] = true
		for _, r := range g.Reject {
			reasons = reasons || !r.Why.Empty()
		}
	}
	if !reasons {
		it.report(it.n.place, saying.NoWhyOrExplain)
	}
	if it.Text.Empty() || ids[""] {
		return
	}
	for _, lang := range it.l.langs {
		it.checkMarkers(lang, ids)
	}
}

// checkMarkers holds the gaps that stand in the text of one language against those
// that the item has (Q003).
func (it *itemAt) checkMarkers(lang content.Lang, ids map[string]bool) {
	at, count := it.get("text").place, map[string]int{}
	for _, line := range it.Text.Lines(lang) {
		for _, id := range gapMarkers(line.String()) {
			if count[id]++; !ids[id] {
				it.speaking(lang).report(at, saying.GapUnknown, "gap", shown(id), "lang", string(lang))
			}
		}
	}
	for _, g := range it.Gaps {
		switch n := count[string(g.ID)]; {
		case n == 0:
			it.speaking(lang).report(at, saying.GapMissing, "gap", string(g.ID), "lang", string(lang))
		case n > 1:
			it.speaking(lang).report(at, saying.GapTwice, "gap", string(g.ID), "lang", string(lang), "count", itoa(n))
		}
	}
}

// gapMarkers gives the IDs in {{...}} outside of code spans.
func gapMarkers(s string) []string {
	var ids []string
	s = content.BlankCode(s)
	for {
		_, rest, ok := strings.Cut(s, "{{")
		if !ok {
			return ids
		}
		id, after, ok := strings.Cut(rest, "}}")
		if !ok {
			return ids
		}
		if content.Identifier(id) {
			ids = append(ids, id)
			s = after
		} else {
			s = rest
		}
	}
}
