package interchange

import (
	"strings"

	"quest/content"
)

// What comments of written files say.
const (
	CommentDraft Key = "CommentDraft"
)

// item writes a question as an element of a list that stands at an indent.
func (w *yamlWriter) item(indent int, q *Question, art map[*Art]string) {
	in := indent + 2
	if w.from != "" && (q.Line > 0 || q.File != "") {
		said := w.from + ":" + q.place()
		if q.File != "" {
			said = w.from + ": " + q.place()
		}
		if q.Origin != "" {
			said += " [" + q.Origin + "]"
		}
		w.comment(indent, said)
	}
	if q.Draft != "" {
		w.comment(indent, w.say(CommentDraft, "why", w.say(q.Draft, q.Lacks...)))
	}
	w.line(indent, "- id: ", q.ID)
	w.word(in, "type", string(q.Type))
	if q.Draft != "" {
		w.word(in, "draft", "true")
	}
	if q.Rev > 1 {
		w.word(in, "rev", itoa(q.Rev))
	}
	w.list(in, "was", q.Was)
	w.fields(in, q, art)
	w.text(in, "scenario", q.Scenario)
	w.text(in, "stem", q.Stem)
	if q.Code != nil {
		w.line(in, "code:")
		w.word(in+2, "lang", q.Code.Language)
		w.verbatim(in+2, "text", q.Code.Text)
	}
	w.text(in, "hint", q.Hint)
	w.parts(in, q)
	w.text(in, "explain", q.Explain)
	if len(q.Questions) > 0 {
		w.line(in, "items:")
		for i := range q.Questions {
			w.item(in+2, &q.Questions[i], art)
		}
	}
}

// fields writes what every type has beside its texts.
func (w *yamlWriter) fields(in int, q *Question, art map[*Art]string) {
	w.word(in, "level", q.Level)
	if q.Difficulty > 0 {
		w.word(in, "difficulty", itoa(q.Difficulty))
	}
	w.list(in, "domains", q.Domains)
	w.list(in, "concepts", q.Concepts)
	if q.Exam {
		w.word(in, "exam", "true")
	}
	if q.Row != "" {
		w.word(in, "row", quoted(q.Row))
	}
	w.word(in, "constraint", q.Constraint)
	w.quotes(in, "confuses", q.Confuses)
	w.list(in, "cites", q.Cites)
	w.quotes(in, "sources", q.Sources)
	w.word(in, "verified", q.Verified)
	if q.StaleAfter > 0 {
		w.word(in, "stale_after", itoa(q.StaleAfter))
	}
	w.list(in, "tags", q.Tags)
	if q.Keep && shufflable(q.Type) {
		w.word(in, "shuffle", "false")
	}
	if q.Art != nil && art[q.Art] != "" {
		w.word(in, "media", art[q.Art])
	}
}

func shufflable(t content.ItemType) bool { return t != content.Case }

// parts writes the fields of the type.
func (w *yamlWriter) parts(in int, q *Question) {
	switch q.Type {
	case content.Single, content.Multi:
		w.options(in, q)
	case content.TrueFalse:
		w.word(in, "answer", trueOr(q.Answer))
		w.word(in, "misconception", q.Misconception)
		w.text(in, "if_right", q.IfRight)
		w.text(in, "if_wrong", q.IfWrong)
	case content.Classify:
		w.cards(in, q)
	case content.Order:
		w.line(in, "steps:")
		for _, s := range q.Steps {
			w.part(in, s.ID, s.Text, s.Why, "")
		}
	case content.Match:
		w.pairs(in, q)
	case content.Cloze:
		w.gaps(in, q)
	case content.Case:
	}
}

// part writes what most parts have.
func (w *yamlWriter) part(in int, id string, text, why Text, misconception string) {
	w.line(in+2, "- id: ", id)
	w.text(in+4, "text", text)
	w.word(in+4, "misconception", misconception)
	w.text(in+4, "why", why)
}

func (w *yamlWriter) options(in int, q *Question) {
	if q.Type == content.Multi {
		w.word(in, "choose", itoa(q.Choose))
	}
	w.line(in, "options:")
	for _, o := range q.Options {
		w.line(in+2, "- id: ", o.ID)
		if o.Correct {
			w.word(in+4, "correct", "true")
		}
		w.text(in+4, "text", o.Text)
		w.word(in+4, "misconception", o.Misconception)
		w.text(in+4, "why", o.Why)
	}
}

func (w *yamlWriter) cards(in int, q *Question) {
	w.line(in, "bins:")
	for _, b := range q.Bins {
		w.part(in, b.ID, b.Text, nil, "")
	}
	w.line(in, "cards:")
	for _, c := range q.Cards {
		w.line(in+2, "- id: ", c.ID)
		w.word(in+4, "bin", c.Bin)
		w.text(in+4, "text", c.Text)
		w.word(in+4, "misconception", c.Misconception)
		w.text(in+4, "why", c.Why)
	}
}

func (w *yamlWriter) pairs(in int, q *Question) {
	w.line(in, "pairs:")
	for _, p := range q.Pairs {
		w.line(in+2, "- id: ", p.ID)
		w.text(in+4, "left", p.Left)
		w.text(in+4, "right", p.Right)
		w.word(in+4, "misconception", p.Misconception)
		w.text(in+4, "why", p.Why)
	}
	if len(q.Extra) == 0 {
		return
	}
	w.line(in, "extra:")
	for _, e := range q.Extra {
		w.part(in, e.ID, e.Text, e.Why, e.Misconception)
	}
}

func (w *yamlWriter) gaps(in int, q *Question) {
	w.text(in, "text", q.Text)
	w.line(in, "gaps:")
	for _, g := range q.Gaps {
		w.line(in+2, "- id: ", g.ID)
		if g.Number != nil {
			w.line(in+4, "number:")
			w.word(in+6, "value", g.Number.Value)
			if strings.Trim(g.Number.Tolerance, "0.") != "" {
				w.word(in+6, "tolerance", g.Number.Tolerance)
			}
			w.quotes(in+6, "units", g.Number.Units)
		} else {
			w.answers(in+4, "accept", g.Accept)
			w.word(in+4, "typos", g.Typos)
			if g.Code {
				w.word(in+4, "fold", "code")
			}
		}
		if len(g.Reject) == 0 {
			continue
		}
		w.line(in+4, "reject:")
		for _, r := range g.Reject {
			w.line(in+6, "- id: ", r.ID)
			w.answers(in+8, "answers", r.Answers)
			w.word(in+8, "misconception", r.Misconception)
			w.text(in+8, "why", r.Why)
		}
	}
}

func trueOr(b bool) string {
	if b {
		return "true"
	}
	return "false"
}
