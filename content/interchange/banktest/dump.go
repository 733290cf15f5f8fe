package banktest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"quest/content"
	"quest/content/interchange"
)

// Bank writes the questions of a bank down, a line for each thing that they hold.
func Bank(b *interchange.Bank) string {
	var w strings.Builder
	for _, q := range b.Quizzes {
		fmt.Fprintf(&w, "quiz %s\n", strings.TrimSpace(q.ID+" "+strings.Join(q.Path, " / ")))
		for i := range q.Questions {
			question(&w, &q.Questions[i], "  ")
		}
	}
	return w.String()
}

func question(w *strings.Builder, q *interchange.Question, in string) {
	line := fmt.Sprintf("%d %s", q.Line, q.Type)
	for _, f := range []struct{ name, value string }{
		{"id", q.ID},
		{"origin", q.Origin},
		{"name", q.Name},
		{"draft", string(q.Draft)},
		{"tags", strings.Join(q.Tags, ",")},
		{"level", q.Level},
		{"sources", strings.Join(q.Sources, ",")},
	} {
		if f.value != "" {
			line += " " + f.name + "=" + f.value
		}
	}
	if q.Keep {
		line += " keep"
	}
	if q.Type == content.TrueFalse {
		line += fmt.Sprintf(" %v", q.Answer)
	}
	fmt.Fprintf(w, "%s%s\n", in, line)
	in += "  "
	texts(w, in, "scenario", q.Scenario)
	texts(w, in, "stem", q.Stem)
	texts(w, in, "text", q.Text)
	if q.Code != nil {
		fmt.Fprintf(w, "%scode %s: %s\n", in, q.Code.Language, shown(q.Code.Text))
	}
	parts(w, q, in)
	texts(w, in, "if right", q.IfRight)
	texts(w, in, "if wrong", q.IfWrong)
	texts(w, in, "hint", q.Hint)
	texts(w, in, "explain", q.Explain)
	for i := range q.Questions {
		question(w, &q.Questions[i], in)
	}
}

func parts(w *strings.Builder, q *interchange.Question, in string) {
	for _, o := range q.Options {
		sign := "-"
		if o.Correct {
			sign = "+"
		}
		fmt.Fprintf(w, "%s%s %s%s\n", in, sign, text(o.Text), why(o.Why))
	}
	for _, b := range q.Bins {
		fmt.Fprintf(w, "%sbin %s: %s\n", in, b.ID, text(b.Text))
	}
	for _, c := range q.Cards {
		fmt.Fprintf(w, "%scard %s in %s%s\n", in, text(c.Text), c.Bin, why(c.Why))
	}
	for _, s := range q.Steps {
		fmt.Fprintf(w, "%sstep %s%s\n", in, text(s.Text), why(s.Why))
	}
	for _, p := range q.Pairs {
		fmt.Fprintf(w, "%spair %s -> %s%s\n", in, text(p.Left), text(p.Right), why(p.Why))
	}
	for _, e := range q.Extra {
		fmt.Fprintf(w, "%sextra %s%s\n", in, text(e.Text), why(e.Why))
	}
	for _, g := range q.Gaps {
		gap(w, g, in)
	}
}

func gap(w *strings.Builder, g interchange.Gap, in string) {
	fmt.Fprintf(w, "%sgap %s", in, g.ID)
	if g.Code {
		w.WriteString(" code")
	}
	if g.Number != nil {
		fmt.Fprintf(w, " number %s within %s %v", g.Number.Value, g.Number.Tolerance, g.Number.Units)
	}
	w.WriteString(answers(g.Accept) + "\n")
	for _, r := range g.Reject {
		fmt.Fprintf(w, "%s  wrong%s%s\n", in, answers(r.Answers), why(r.Why))
	}
}

func answers(m map[content.Lang][]string) string {
	s := ""
	for _, lang := range slices.Sorted(maps.Keys(m)) {
		s += " " + string(lang) + ": " + strings.Join(m[lang], " | ")
	}
	return s
}

func texts(w *strings.Builder, in, name string, t interchange.Text) {
	if t != nil {
		fmt.Fprintf(w, "%s%s: %s\n", in, name, text(t))
	}
}

// text writes a text in one line; its language is left out if it is English alone.
func text(t interchange.Text) string {
	var all []string
	for _, lang := range slices.Sorted(maps.Keys(t)) {
		s := shown(t[lang])
		if lang != content.English || len(t) > 1 {
			s = "[" + string(lang) + "] " + s
		}
		all = append(all, s)
	}
	return strings.Join(all, " ")
}

func shown(s string) string { return strings.ReplaceAll(s, "\n", " ⏎ ") }

func why(t interchange.Text) string {
	if t == nil {
		return ""
	}
	return " # " + text(t)
}
