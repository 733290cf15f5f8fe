package moodle

import (
	"maps"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/xmltree"
	"quest/content/lazy"
)

// gapAtEnd is the ID of the gap of a question that has one.
const gapAtEnd = "answer"

// blanks finds the line that stands for what is to be filled in.
var blanks = lazy.Regexp(`(?:\\?_){3,}|\.{5,}|…{2,}`)

// withGap makes a cloze of a stem: its gap stands where the stem has a line for it, else
// behind its end.
func (q *question) withGap(gap interchange.Gap) {
	q.Type = content.Cloze
	q.Text, q.Stem = interchange.Text{}, gapless(q.Stem, q.lang)
	for lang, s := range q.Stem {
		if at := blanks.Get().FindAllStringIndex(s, 2); len(at) == 1 {
			q.Text[lang] = s[:at[0][0]] + "{{" + gap.ID + "}}" + s[at[0][1]:]
		} else {
			q.Text[lang] = strings.TrimSpace(s + " {{" + gap.ID + "}}")
		}
	}
	q.Stem, q.Gaps = nil, []interchange.Gap{gap}
}

// gapless gives a text at least one language.
func gapless(t interchange.Text, lang content.Lang) interchange.Text {
	if len(t) == 0 {
		return interchange.Text{lang: ""}
	}
	return t
}

// words reads a question whose answer is typed.
func (q *question) words() bool {
	gap := interchange.Gap{ID: gapAtEnd, Code: strings.TrimSpace(q.node.Child("usecase").Content()) == "1"}
	q.fill(&gap, q.node.All("answer"))
	q.withGap(gap)
	return true
}

// fill gives a gap the answers of a question: those with the most points are right, others
// with a reason are known to be wrong.
func (q *question) fill(gap *interchange.Gap, answers []*xmltree.Node) {
	var all []answer
	for _, a := range answers {
		text, _ := interchange.Cleaned(oneLine(a.Child("text").Content()), false)
		all = append(all, answer{at: a, text: unescapeStar(text), share: fraction(a), why: q.text(a.Child("feedback"), prosePlace), pattern: pattern(text)})
	}
	q.fillWith(gap, all)
}

// answer is one answer to a gap.
type answer struct {
	at      *xmltree.Node
	text    string
	share   float64
	why     interchange.Text
	pattern bool // with a * that stands for anything

	tolerance string // of a number
}

func (q *question) fillWith(gap *interchange.Gap, all []answer) {
	best := 0.0
	for _, a := range all {
		if !a.pattern {
			best = max(best, a.share)
		}
	}
	accept, plainWrong := []string(nil), 0
	for _, a := range all {
		switch {
		case a.text == "":
		case a.text == "*":
			if a.share > 0 || a.why != nil {
				q.lose(a.at, interchange.Simplified, CatchAll)
			}
		case a.pattern:
			q.lose(a.at, interchange.Simplified, AnswerPattern, "text", shorten(a.text))
		case a.share > 0 && a.share == best:
			accept = append(accept, a.text)
		case a.why != nil:
			if a.share > 0 {
				q.lose(a.at, interchange.Simplified, PartAnswer, "text", shorten(a.text))
			}
			addReject(gap, a.text, a.why)
		case a.share > 0:
			q.lose(a.at, interchange.Simplified, PartAnswer, "text", shorten(a.text))
		default:
			plainWrong++
		}
	}
	if plainWrong > 0 {
		q.lose(nil, interchange.Simplified, WrongAnswer, "n", itoa(plainWrong))
	}
	if len(accept) > 0 {
		gap.Accept = map[content.Lang][]string{content.AnyLang: accept}
	}
}

// addReject adds a known wrong answer; one with the reason of the one before belongs to it.
func addReject(gap *interchange.Gap, text string, why interchange.Text) {
	if n := len(gap.Reject); n > 0 && maps.Equal(gap.Reject[n-1].Why, why) {
		last := gap.Reject[n-1].Answers
		last[content.AnyLang] = append(last[content.AnyLang], text)
		return
	}
	gap.Reject = append(gap.Reject, interchange.Reject{Answers: map[content.Lang][]string{content.AnyLang: {text}}, Why: why})
}

// pattern reports whether an answer has a * that stands for any letters.
func pattern(s string) bool { return strings.Contains(strings.ReplaceAll(s, `\*`, ""), "*") }

func unescapeStar(s string) string {
	if s == "*" || pattern(s) {
		return s
	}
	return strings.ReplaceAll(s, `\*`, "*")
}

// numeral reads a question whose answer is a number.
func (q *question) numeral() bool {
	var all []answer
	for _, a := range q.node.All("answer") {
		text := oneLine(a.Child("text").Content())
		if a.Child("text") == nil {
			text = oneLine(ownText(a))
		}
		all = append(all, answer{at: a, text: text, share: fraction(a), why: q.text(a.Child("feedback"), prosePlace), tolerance: oneLine(a.Child("tolerance").Content())})
	}
	gap := interchange.Gap{ID: gapAtEnd}
	if !q.fillNumber(&gap, all) {
		return false
	}
	for _, u := range q.node.Child("units").All("unit") {
		name, _ := interchange.Cleaned(oneLine(u.Child("unit_name").Content()), false)
		switch factor, ok := interchange.PlainDecimal(u.Child("multiplier").Content()); {
		case name == "":
		case ok && factor == "1":
			gap.Number.Units = append(gap.Number.Units, name)
		default:
			q.lose(u, interchange.Simplified, UnitFactor, "text", shorten(name))
		}
	}
	q.withGap(gap)
	return true
}

// fillNumber gives a gap the number of the answer with the most points. It is false if
// the question is left out because that is no number.
func (q *question) fillNumber(gap *interchange.Gap, all []answer) bool {
	var best *answer
	further := 0
	for i, a := range all {
		switch {
		case a.text == "*" || a.text == "":
			if a.text == "*" && (a.share > 0 || a.why != nil) {
				q.lose(a.at, interchange.Simplified, CatchAll)
			}
		case a.share <= 0:
			if value, ok := interchange.PlainDecimal(a.text); ok && a.why != nil {
				addReject(gap, value, a.why)
			} else {
				q.lose(a.at, interchange.Simplified, WrongAnswer, "n", "1")
			}
		case best == nil:
			best = &all[i]
		case a.share > best.share:
			best = &all[i]
			further++
		default:
			further++
		}
	}
	if best == nil {
		return q.leave(interchange.NoAnswer)
	}
	value, ok := interchange.PlainDecimal(best.text)
	if !ok {
		return q.leave(interchange.BadNumber, "text", shorten(best.text))
	}
	gap.Number = &interchange.Number{Value: value, Tolerance: "0"}
	if t := best.tolerance; t != "" {
		size, ok := interchange.PlainDecimal(t)
		if !ok {
			return q.leave(interchange.BadNumber, "text", shorten(t))
		}
		gap.Number.Tolerance = strings.TrimPrefix(size, "-")
	}
	if further > 0 {
		q.lose(nil, interchange.Simplified, FurtherNumbers, "n", itoa(further), "text", value)
	}
	return true
}
