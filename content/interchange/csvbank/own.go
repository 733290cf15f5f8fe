package csvbank

import (
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/cells"
	"quest/content/lazy"
)

// The columns of quest's own tables that do not depend on languages.
const (
	colItem  = "item_id"
	colType  = "type"
	colPart  = "part"
	colID    = "part_id"
	colValue = "value"
	colAny   = "any"
	colWrong = "misconception"
	colMeta  = "meta"
	whyOf    = "why_"
)

// The types of rows that are no questions.
const (
	rowPack    = "pack"
	rowQuiz    = "quiz"
	rowConcept = "concept"
	rowBelief  = "misconception"
)

func isOwn(header []string) bool {
	return len(header) > 4 && header[0] == colItem && slices.Contains(header, colPart) && slices.Contains(header, colType)
}

// table collects the rows of a bank.
type table struct {
	langs  []content.Lang
	header []string
	rows   [][]string
}

// Write writes every part of every question as a row. Nothing is lost.
func Write(b *interchange.Bank, o interchange.WriteOptions) ([]byte, []interchange.Loss, error) {
	t := &table{langs: b.Languages(nil)}
	if t.langs[0] == "" {
		t.langs = o.Langs
	}
	t.header = []string{colItem, colType, colPart, colID, colValue, colAny}
	for _, l := range t.langs {
		t.header = append(t.header, string(l))
	}
	t.header = append(t.header, whyOf+colAny)
	for _, l := range t.langs {
		t.header = append(t.header, whyOf+string(l))
	}
	t.header = append(t.header, colWrong, colMeta)
	t.pack(b)
	for _, q := range b.Quizzes {
		t.add(line{item: q.ID, kind: rowQuiz, part: "title", value: strings.Join(q.Path, "\n"), text: q.Title})
		for i := range q.Questions {
			t.question(&q.Questions[i], q.ID, "")
		}
	}
	var out strings.Builder
	out.WriteString(cells.Mark)
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	if err := w.Write(t.header); err != nil {
		return nil, nil, err
	}
	for _, r := range t.rows {
		if err := w.Write(r); err != nil {
			return nil, nil, err
		}
	}
	w.Flush()
	return []byte(out.String()), nil, w.Error()
}

// line is a row by its columns.
type line struct {
	item, kind, part, id, value, wrong, meta string
	text, why                                interchange.Text
}

func (t *table) add(l line) {
	r := []string{l.item, l.kind, l.part, l.id, l.value, l.text[""]}
	for _, lang := range t.langs {
		r = append(r, l.text[lang])
	}
	r = append(r, l.why[""])
	for _, lang := range t.langs {
		r = append(r, l.why[lang])
	}
	r = append(r, l.wrong, l.meta)
	for i := range r {
		r[i] = cells.Shielded(r[i])
	}
	t.rows = append(t.rows, r)
}

func (t *table) pack(b *interchange.Bank) {
	if h := b.Pack; h != nil {
		langs := make([]string, len(h.Languages))
		for i, l := range h.Languages {
			langs[i] = string(l)
		}
		t.add(line{item: h.ID, kind: rowPack, part: "title", value: h.Version, text: b.Title, why: h.Summary, meta: meta("languages", langs, "authors", h.Authors, "license", one(h.License))})
	} else if b.Title != nil {
		t.add(line{kind: rowPack, part: "title", text: b.Title})
	}
	for _, c := range b.Concepts {
		t.add(line{item: c.ID, kind: rowConcept, part: "term", text: c.Term, why: c.Short})
	}
	for _, m := range b.Misconceptions {
		t.add(line{item: m.ID, kind: rowBelief, part: "says", text: m.Says, why: m.Fix})
	}
}

func one(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func count(n int) []string {
	if n == 0 {
		return nil
	}
	return []string{strconv.Itoa(n)}
}

var metaEscapes = lazy.Value[*strings.Replacer]{Make: func() *strings.Replacer { return strings.NewReplacer("%", "%25", ";", "%3B", " ", "%20", "\n", "%0A") }}

var metaUnescapes = lazy.Value[*strings.Replacer]{Make: func() *strings.Replacer { return strings.NewReplacer("%25", "%", "%3B", ";", "%20", " ", "%0A", "\n") }}

// meta writes pairs of a name and its values, without those that have none.
func meta(pairs ...any) string {
	var all []string
	for i := 0; i+1 < len(pairs); i += 2 {
		name, _ := pairs[i].(string)
		values, _ := pairs[i+1].([]string)
		if len(values) == 0 {
			continue
		}
		escaped := make([]string, len(values))
		for j, v := range values {
			escaped[j] = metaEscapes.Get().Replace(v)
		}
		all = append(all, name+"="+strings.Join(escaped, " "))
	}
	return strings.Join(all, ";")
}

// question writes the rows of a question; those of a case are followed by its questions'.
func (t *table) question(q *interchange.Question, quiz, in string) {
	var keep, draft, exam []string
	if q.Exam {
		exam = []string{"true"}
	}
	if q.Keep {
		keep = []string{"false"}
	}
	if q.Draft != "" {
		draft = []string{string(q.Draft)}
	}
	l := line{item: q.ID, kind: string(q.Type), part: "stem", text: q.Stem, why: q.Explain, wrong: q.Misconception, meta: meta(
		"quiz", one(quiz), "rev", count(q.Rev), "was", q.Was, "draft", draft, "level", one(q.Level), "difficulty", count(q.Difficulty), "domains", q.Domains,
		"concepts", q.Concepts, "cites", q.Cites, "sources", q.Sources, "verified", one(q.Verified), "tags", q.Tags, "shuffle", keep, "case", one(in),
		"exam", exam, "row", one(q.Row), "constraint", one(q.Constraint), "confuses", q.Confuses, "stale_after", count(q.StaleAfter),
		"origin", one(q.Origin), "name", one(q.Name),
	)}
	switch q.Type {
	case content.Multi:
		l.value = strconv.Itoa(q.Choose)
	case content.TrueFalse:
		if !q.NoAnswer {
			l.value = strconv.FormatBool(q.Answer)
		}
	case content.Case:
		l.part, l.text = "scenario", q.Scenario
	default:
	}
	t.add(l)
	part := func(name string, text interchange.Text) {
		if text != nil {
			t.add(line{item: q.ID, part: name, text: text})
		}
	}
	part("text", q.Text)
	part("hint", q.Hint)
	part("if_right", q.IfRight)
	part("if_wrong", q.IfWrong)
	if q.Code != nil {
		t.add(line{item: q.ID, part: "code", value: q.Code.Language, text: interchange.Text{"": q.Code.Text}})
	}
	if q.Art != nil {
		t.add(line{item: q.ID, part: "art", text: interchange.Text{"": q.Art.Text}})
		for _, lang := range t.langs {
			if s, ok := q.Art.Local[lang]; ok {
				t.add(line{item: q.ID, part: "art", id: string(lang), text: interchange.Text{"": s}})
			}
		}
	}
	t.parts(q)
	for i := range q.Questions {
		t.question(&q.Questions[i], quiz, q.ID)
	}
}

func (t *table) parts(q *interchange.Question) {
	for _, o := range q.Options {
		right := ""
		if o.Correct {
			right = "true"
		}
		t.add(line{item: q.ID, part: "option", id: o.ID, value: right, text: o.Text, why: o.Why, wrong: o.Misconception})
	}
	for _, b := range q.Bins {
		t.add(line{item: q.ID, part: "bin", id: b.ID, text: b.Text})
	}
	for _, c := range q.Cards {
		t.add(line{item: q.ID, part: "card", id: c.ID, value: c.Bin, text: c.Text, why: c.Why, wrong: c.Misconception})
	}
	for i, s := range q.Steps {
		t.add(line{item: q.ID, part: "step", id: s.ID, value: strconv.Itoa(i + 1), text: s.Text, why: s.Why})
	}
	for _, p := range q.Pairs {
		t.add(line{item: q.ID, part: "left", id: p.ID, text: p.Left, why: p.Why, wrong: p.Misconception})
		t.add(line{item: q.ID, part: "right", id: p.ID, text: p.Right})
	}
	for _, e := range q.Extra {
		t.add(line{item: q.ID, part: "extra", id: e.ID, text: e.Text, why: e.Why, wrong: e.Misconception})
	}
	for i := range q.Gaps {
		t.gap(q, &q.Gaps[i])
	}
}

func (t *table) gap(q *interchange.Question, g *interchange.Gap) {
	if g.Number != nil {
		t.add(line{item: q.ID, part: "number", id: g.ID, value: g.Number.Value + ";" + g.Number.Tolerance, text: interchange.Text{"": joined(g.Number.Units)}})
	} else {
		fold := "loose"
		if g.Code {
			fold = "code"
		}
		typos := g.Typos
		if typos == "" {
			typos = "auto"
		}
		t.add(line{item: q.ID, part: "accept", id: g.ID, value: typos + ";" + fold, text: answersText(g.Accept)})
	}
	for _, r := range g.Reject {
		t.add(line{item: q.ID, part: "reject", id: g.ID + "." + r.ID, text: answersText(r.Answers), why: r.Why, wrong: r.Misconception})
	}
}

// joined writes several answers into one cell.
func joined(list []string) string {
	escaped := make([]string, len(list))
	for i, s := range list {
		escaped[i] = strings.ReplaceAll(strings.ReplaceAll(s, `\`, `\\`), "|", `\|`)
	}
	return strings.Join(escaped, " | ")
}

// parted reads what joined writes.
func parted(s string) []string {
	var all []string
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s):
			i++
			b.WriteByte(s[i])
		case s[i] == '|':
			all = append(all, strings.TrimSpace(b.String()))
			b.Reset()
		default:
			b.WriteByte(s[i])
		}
	}
	all = append(all, strings.TrimSpace(b.String()))
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

func answersText(answers map[content.Lang][]string) interchange.Text {
	text := interchange.Text{}
	for lang, list := range answers {
		if lang == content.AnyLang {
			lang = ""
		}
		text[lang] = joined(list)
	}
	return text
}
