package gift

import (
	"math/big"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/markup"
	"quest/content/lazy"
)

// holds is what a question in GIFT has.
const holds = interchange.HoldsExplain | interchange.HoldsOptionWhy | interchange.HoldsTruthWhy | interchange.HoldsKnownWrong | interchange.HoldsCode | interchange.HoldsTags

// writer writes one file.
type writer struct {
	strings.Builder
	o      interchange.WriteOptions
	losses []interchange.Loss
}

// Write writes the questions in the first of the languages, or in all of them as parts that
// Moodle's filter for languages shows.
func Write(b *interchange.Bank, o interchange.WriteOptions) ([]byte, []interchange.Loss, error) {
	o.Langs = b.Languages(o.Langs)
	w := &writer{o: o}
	for _, quiz := range b.Quizzes {
		w.WriteString("$CATEGORY: " + strings.ReplaceAll(firstOf(quiz.ID, "questions"), "/", "//") + "\n\n")
		if quiz.Title != nil {
			w.losses = append(w.losses, interchange.Loss{ID: quiz.ID, Kind: interchange.Simplified, Key: interchange.LostTitles, Args: []string{"n", "1"}})
		}
		for i := range quiz.Questions {
			w.top(&quiz.Questions[i])
		}
	}
	return []byte(w.String()), w.losses, nil
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func (w *writer) lose(q *interchange.Question, key interchange.Key, n int) {
	if n > 0 {
		w.losses = append(w.losses, interchange.Loss{ID: q.ID, Kind: interchange.Simplified, Key: key, Args: []string{"n", strconv.Itoa(n)}})
	}
}

// top writes a question of a quiz, which may become several.
func (w *writer) top(q *interchange.Question) {
	w.losses = append(w.losses, holds.NotHeld(q)...)
	if q.Type == content.Case {
		w.lose(q, interchange.ChangedCase, 1)
		for i := range q.Questions {
			w.losses = append(w.losses, holds.NotHeld(&q.Questions[i])...)
		}
	}
	for _, one := range interchange.Singly(*q) {
		parts := interchange.OneGapEach(one, w.o.Langs[0])
		if len(parts) > 1 {
			w.lose(&one, interchange.ChangedGaps, 1)
		}
		for i := range parts {
			w.question(&parts[i])
		}
	}
}

func (w *writer) question(q *interchange.Question) {
	w.WriteString("// [id:" + q.ID + "]")
	for _, t := range q.Tags {
		w.WriteString(" [tag:" + t + "]")
	}
	switch q.Type {
	case content.Order:
		w.lose(q, interchange.ChangedOrder, 1)
		w.WriteString(" [type:order]")
	case content.Classify:
		w.lose(q, interchange.ChangedClassify, 1)
		w.WriteString(" [type:classify]")
	default:
	}
	w.WriteString("\n::" + escape(q.ID) + "::")
	w.WriteString(w.format(q))
	switch q.Type {
	case content.Single, content.Multi:
		w.stem(q)
		w.options(q)
	case content.TrueFalse:
		w.stem(q)
		w.truth(q)
	case content.Match, content.Order, content.Classify:
		w.stem(q)
		w.pairs(q)
	case content.Cloze:
		w.cloze(q)
		return
	case content.Case:
	}
	w.end(q, "")
}

// end closes the answers and the question.
func (w *writer) end(q *interchange.Question, after string) {
	if q.Explain != nil {
		w.WriteString("####" + w.text(q.Explain) + "\n")
	}
	w.WriteString("}" + after + "\n\n")
}

// many reports whether several languages are written.
func (w *writer) many() bool { return w.o.Multi && len(w.o.Langs) > 1 }

// format names how the texts of a question are marked up, if they are.
func (w *writer) format(q *interchange.Question) string {
	if w.many() {
		return "[html]"
	}
	marked := q.Code != nil
	interchange.EachText(q, func(t interchange.Text) {
		for _, s := range t {
			marked = marked || interchange.Marked(s)
		}
	})
	if marked {
		return "[markdown]"
	}
	return ""
}

// text writes a text in the languages that are wanted.
func (w *writer) text(t interchange.Text) string {
	if !w.many() {
		return escape(t.In(w.o.Langs[0]))
	}
	if s, ok := t[""]; ok && len(t) == 1 {
		return escape(lines(s))
	}
	var b strings.Builder
	for _, l := range w.o.Langs {
		if s := t.In(l); s != "" {
			b.WriteString(`<span lang="` + string(l) + `" class="multilang">` + lines(s) + `</span>`)
		}
	}
	return escape(b.String())
}

// lines writes a text as HTML in one paragraph.
func lines(s string) string {
	all := strings.Split(s, "\n")
	for i, l := range all {
		all[i] = markup.LineToHTML(l)
	}
	return strings.Join(all, "<br>")
}

func (w *writer) stem(q *interchange.Question) {
	w.WriteString(w.text(q.Stem) + w.code(q) + "{\n")
}

// code writes the code of a question below what it asks.
func (w *writer) code(q *interchange.Question) string {
	switch {
	case q.Code == nil:
		return ""
	case w.many():
		return escape(markup.ToHTML("", q.Code))
	}
	return escape("\n```" + q.Code.Language + "\n" + q.Code.Text + "\n```\n")
}

func (w *writer) options(q *interchange.Question) {
	for _, o := range q.Options {
		sign := "~"
		switch {
		case q.Type == content.Multi && o.Correct:
			sign = "~%" + strings.TrimRight(strings.TrimRight(strconv.FormatFloat(100/float64(max(q.Choose, 1)), 'f', 5, 64), "0"), ".") + "%"
		case q.Type == content.Multi:
			sign = "~%-100%"
		case o.Correct:
			sign = "="
		}
		text := w.text(o.Text)
		if !strings.HasSuffix(sign, "%") && weighted.Get().MatchString(text) {
			sign += map[bool]string{true: "%100%", false: "%0%"}[o.Correct]
		}
		w.WriteString(sign + text + w.why(o.Why) + "\n")
	}
}

func (w *writer) why(t interchange.Text) string {
	if t == nil {
		return ""
	}
	return "#" + w.text(t)
}

func (w *writer) truth(q *interchange.Question) {
	w.WriteString(map[bool]string{true: "TRUE", false: "FALSE"}[q.Answer])
	if q.IfWrong != nil || q.IfRight != nil {
		w.WriteString("#" + w.text(q.IfWrong))
	}
	w.WriteString(w.why(q.IfRight) + "\n")
}

// pairs writes a match, an order as steps and their places, or a classify as cards and bins.
func (w *writer) pairs(q *interchange.Question) {
	pair := func(left, right string) {
		w.WriteString("=" + strings.ReplaceAll(left, "->", "→") + " -> " + strings.ReplaceAll(right, "->", "→") + "\n")
	}
	for _, p := range q.Pairs {
		pair(w.text(p.Left), w.text(p.Right))
	}
	for _, e := range q.Extra {
		pair("", w.text(e.Text))
	}
	for i, s := range q.Steps {
		pair(w.text(s.Text), strconv.Itoa(i+1))
	}
	for _, c := range q.Cards {
		for _, b := range q.Bins {
			if b.ID == c.Bin {
				pair(w.text(c.Text), w.text(b.Text))
			}
		}
	}
}

// cloze writes a question with one gap.
func (w *writer) cloze(q *interchange.Question) {
	g := &q.Gaps[0]
	text := q.Text
	if q.Stem != nil {
		text = interchange.Above(q.Stem, q.Text)
	}
	mark := escape("{{" + g.ID + "}}")
	before, after, _ := strings.Cut(w.text(text), mark)
	if w.many() && strings.Contains(after, mark) { // the gap stands in each language: the answers come last
		before, after = strings.ReplaceAll(before+mark+after, mark, "____"), ""
	}
	if q.Code != nil {
		before = escapeCode(w.code(q)) + before
	}
	w.WriteString(before + "{")
	if g.Number != nil {
		w.number(q, g)
	} else {
		if g.Code {
			w.lose(q, interchange.LostTypos, 1)
		}
		for _, a := range g.Answers(w.o.Langs[0]) {
			w.WriteString("=" + escape(a) + " ")
		}
		for _, r := range g.Reject {
			for _, a := range rejected(r) {
				w.WriteString("=%0%" + escape(a) + w.why(r.Why) + " ")
			}
		}
	}
	w.end(q, after)
}

// escapeCode moves code that stands behind a text before one.
func escapeCode(s string) string { return strings.TrimPrefix(s, `\n`) }

func rejected(r interchange.Reject) []string {
	g := interchange.Gap{Accept: r.Answers}
	return g.Answers(content.AnyLang)
}

func (w *writer) number(q *interchange.Question, g *interchange.Gap) {
	n := g.Number
	w.WriteString("#" + n.Value)
	if t, ok := new(big.Rat).SetString(n.Tolerance); ok && t.Sign() > 0 {
		w.WriteString(":" + n.Tolerance)
	}
	w.lose(q, interchange.LostKnownWrong, len(g.Reject))
}

var special = lazy.Regexp(`[~=#{}:\\]`)

// escape puts a backslash before signs that have a meaning, and writes \n for line breaks.
func escape(s string) string {
	return strings.ReplaceAll(special.Get().ReplaceAllString(s, `\$0`), "\n", `\n`)
}
