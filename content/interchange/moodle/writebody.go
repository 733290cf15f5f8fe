package moodle

import (
	"maps"
	"slices"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/markup"
)

// body writes what is special to a type of question.
func (w *writer) body(q *interchange.Question) {
	switch q.Type {
	case content.Single, content.Multi:
		w.options(q)
	case content.TrueFalse:
		w.truths(q)
	case content.Match:
		w.shuffle(q)
		for _, p := range q.Pairs {
			w.pair(p.Left, p.Right)
		}
		for _, e := range q.Extra {
			w.pair(nil, e.Text)
		}
	case content.Classify:
		w.losses = append(w.losses, interchange.Loss{ID: q.ID, Kind: interchange.Simplified, Key: ChangedClassify, Args: []string{"n", "1"}})
		w.shuffle(q)
		for _, c := range q.Cards {
			i := slices.IndexFunc(q.Bins, func(b interchange.Bin) bool { return b.ID == c.Bin })
			if i >= 0 {
				w.pair(c.Text, q.Bins[i].Text)
			}
		}
	case content.Order:
		w.raw("    <layouttype>VERTICAL</layouttype>\n    <selecttype>ALL</selecttype>\n    <selectcount>0</selectcount>\n    <gradingtype>ABSOLUTE_POSITION</gradingtype>\n    <showgrading>SHOW</showgrading>\n")
		for i, s := range q.Steps {
			w.answer(itoa(i+1), s.Text, s.Why)
		}
	default:
		if len(q.Gaps) == 1 {
			w.gap(&q.Gaps[0])
		}
	}
}

func (w *writer) shuffle(q *interchange.Question) {
	w.line(4, "shuffleanswers", map[bool]string{true: "false", false: "true"}[q.Keep])
}

func (w *writer) options(q *interchange.Question) {
	right := 0
	for _, o := range q.Options {
		if o.Correct {
			right++
		}
	}
	w.line(4, "single", map[bool]string{true: "true", false: "false"}[q.Type == content.Single])
	w.shuffle(q)
	w.line(4, "answernumbering", "abc")
	for _, o := range q.Options {
		share := "0"
		switch {
		case o.Correct:
			share = percent(right)
		case q.Type == content.Multi:
			share = "-100"
		}
		w.answer(share, o.Text, o.Why)
	}
}

// answer writes an answer in HTML with what is said to it.
func (w *writer) answer(share string, text, why interchange.Text) {
	w.raw("    <answer fraction=\"" + share + "\" format=\"html\"><text>" + cdata(w.inLine(text)) + "</text>")
	w.feedback(why)
	w.raw("</answer>\n")
}

// inLine writes a text of one line without a paragraph around it.
func (w *writer) inLine(t interchange.Text) string {
	html := w.html(t)
	if inner, ok := strings.CutPrefix(html, "<p>"); ok && strings.Count(html, "<p>") == 1 {
		return strings.TrimSuffix(inner, "</p>")
	}
	return html
}

func (w *writer) feedback(why interchange.Text) {
	w.raw("<feedback format=\"html\"><text>" + cdata(w.html(why)) + "</text></feedback>")
}

func (w *writer) truths(q *interchange.Question) {
	for _, value := range []bool{true, false} {
		share, why, name := "0", q.IfWrong, "false"
		if value == q.Answer {
			share, why = "100", q.IfRight
		}
		if value {
			name = "true"
		}
		w.raw("    <answer fraction=\"" + share + "\" format=\"moodle_auto_format\"><text>" + name + "</text>")
		w.feedback(why)
		w.raw("</answer>\n")
	}
}

func (w *writer) pair(left, right interchange.Text) {
	w.raw("    <subquestion format=\"html\"><text>" + cdata(w.inLine(left)) + "</text><answer><text>")
	w.raw(escape(w.plain(right)) + "</text></answer></subquestion>\n")
}

// plain writes a text that Moodle shows without markup: right sides of pairs.
func (w *writer) plain(t interchange.Text) string {
	same := true
	for _, lang := range w.langs[1:] {
		same = same && t.In(lang) == t.In(w.langs[0])
	}
	if same {
		return markup.LineToHTML(t.In(w.langs[0]))
	}
	return w.html(t)
}

// answersOf gives all typed answers of all languages, those of none first.
func answersOf(m map[content.Lang][]string, lang content.Lang) []string {
	var all []string
	for _, l := range slices.Concat([]content.Lang{content.AnyLang, lang}, slices.Sorted(maps.Keys(m))) {
		for _, a := range m[l] {
			if !slices.Contains(all, a) {
				all = append(all, a)
			}
		}
	}
	return all
}

// gap writes the answers of a question with one gap.
func (w *writer) gap(g *interchange.Gap) {
	write := func(share, text, tolerance string, why interchange.Text) {
		if g.Number == nil {
			text = strings.ReplaceAll(text, "*", `\*`)
		}
		w.raw("    <answer fraction=\"" + share + "\" format=\"moodle_auto_format\"><text>" + escape(text) + "</text>")
		w.feedback(why)
		if g.Number != nil {
			w.raw("<tolerance>" + tolerance + "</tolerance>")
		}
		w.raw("</answer>\n")
	}
	if g.Number != nil {
		write("100", g.Number.Value, g.Number.Tolerance, nil)
	} else {
		w.line(4, "usecase", map[bool]string{true: "1", false: "0"}[g.Code])
		for _, a := range answersOf(g.Accept, w.langs[0]) {
			write("100", a, "", nil)
		}
	}
	for _, r := range g.Reject {
		for _, a := range answersOf(r.Answers, w.langs[0]) {
			if value, ok := interchange.PlainDecimal(a); g.Number == nil {
				write("0", a, "", r.Why)
			} else if ok {
				write("0", value, "0", r.Why)
			} else {
				w.losses = append(w.losses, interchange.Loss{Kind: interchange.Simplified, Key: interchange.LostKnownWrong, Args: []string{"n", "1"}})
			}
		}
	}
	if g.Number == nil || len(g.Number.Units) == 0 {
		return
	}
	w.raw("    <unitgradingtype>0</unitgradingtype>\n    <units>\n")
	for _, u := range g.Number.Units {
		w.raw("      <unit><multiplier>1</multiplier><unit_name>" + escape(u) + "</unit_name></unit>\n")
	}
	w.raw("    </units>\n")
}

// embedded writes the gaps of a cloze into its text, which is HTML by now.
func (w *writer) embedded(q *interchange.Question, html string) string {
	for i := range q.Gaps {
		html = strings.ReplaceAll(html, "{{"+q.Gaps[i].ID+"}}", w.embeddedGap(&q.Gaps[i]))
	}
	return html
}

// embeddedGap writes a gap as it stands in a text.
func (w *writer) embeddedGap(g *interchange.Gap) string {
	var parts []string
	kind := "SHORTANSWER"
	if g.Number != nil {
		kind = "NUMERICAL"
		parts = append(parts, "="+g.Number.Value+":"+g.Number.Tolerance)
	} else {
		for _, a := range answersOf(g.Accept, w.langs[0]) {
			parts = append(parts, "="+gapAnswer(a))
		}
	}
	if g.Code {
		kind += "_C"
	}
	for _, r := range g.Reject {
		for _, a := range answersOf(r.Answers, w.langs[0]) {
			parts = append(parts, gapAnswer(a)+"#"+escapeGap(w.inLine(r.Why)))
		}
	}
	return "{1:" + kind + ":" + strings.Join(parts, "~") + "}"
}

// gapAnswer writes an answer that is typed: no sign of it is markup, of HTML or of the gap.
func gapAnswer(s string) string {
	s = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
	return strings.ReplaceAll(escapeGap(s), "*", `\*`)
}

// escapeGap puts a backslash before the signs that mean something in a gap. That of a
// character such as &#39; means nothing there.
func escapeGap(s string) string {
	s = strings.NewReplacer("&#39;", "'", "&#34;", `"`).Replace(s)
	return strings.NewReplacer(`\`, `\\`, "}", `\}`, "#", `\#`, "~", `\~`, `"`, `\"`, "/", `\/`).Replace(s)
}
