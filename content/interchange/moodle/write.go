package moodle

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/markup"
)

// What the way into the format takes.
const (
	ChangedClassify interchange.Key = "ChangedClassify" // became matching
	ChangedCase     interchange.Key = "ChangedCase"     // became single questions with the scenario
	ChangedStem     interchange.Key = "ChangedStem"     // stands in one text with the gaps
	DraftLeftOut    interchange.Key = "DraftLeftOut"
)

const holds = interchange.HoldsHint | interchange.HoldsExplain | interchange.HoldsOptionWhy | interchange.HoldsTruthWhy | interchange.HoldsStepWhy |
	interchange.HoldsKnownWrong | interchange.HoldsUnits | interchange.HoldsCode | interchange.HoldsTags | interchange.HoldsKeep

// Write makes a file of a bank that Moodle imports, in one language, or in several with the
// marks of the multi-language filter.
func Write(b *interchange.Bank, o interchange.WriteOptions) ([]byte, []interchange.Loss, error) {
	w := &writer{langs: b.Languages(o.Langs)}
	if !o.Multi {
		w.langs = w.langs[:1]
	}
	w.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n")
	for _, quiz := range b.Quizzes {
		w.category(quiz)
		for _, q := range quiz.Questions {
			w.any(q)
		}
	}
	w.raw("</quiz>\n")
	return w.Bytes(), w.losses, nil
}

// writer writes the elements of one file.
type writer struct {
	bytes.Buffer
	langs  []content.Lang
	losses []interchange.Loss
}

func (w *writer) raw(s string) { w.WriteString(s) }

// line writes an element with text in it.
func (w *writer) line(indent int, name, text string) {
	w.raw(strings.Repeat(" ", indent) + "<" + name + ">" + escape(text) + "</" + name + ">\n")
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s))
	return strings.NewReplacer("&#xA;", "\n", "&#x9;", "\t", "&#34;", `"`, "&#39;", "'").Replace(b.String())
}

// category begins the category of a quiz. A slash in a name is doubled.
func (w *writer) category(quiz interchange.Quiz) {
	path := slices.Clone(quiz.Path)
	if len(path) == 0 {
		if title := interchange.Unmarked(quiz.Title.In(w.langs[0])); title != "" {
			path = []string{title}
		} else if quiz.ID != "" {
			path = []string{quiz.ID}
		} else {
			return
		}
	}
	for i, p := range path {
		path[i] = strings.ReplaceAll(p, "/", "//")
	}
	w.raw("  <question type=\"category\">\n    <category><text>" + escape("$course$/top/"+strings.Join(path, "/")) + "</text></category>\n")
	w.line(4, "idnumber", quiz.ID)
	w.raw("  </question>\n")
}

// any writes a question, or those of a case one by one.
func (w *writer) any(q interchange.Question) {
	if q.Type != content.Case {
		w.question(q)
		return
	}
	w.losses = append(w.losses, interchange.Loss{ID: q.ID, Kind: interchange.Simplified, Key: ChangedCase, Args: []string{"n", "1"}})
	for _, sub := range q.Questions {
		if sub.Code == nil {
			sub.Code = q.Code
		}
		if sub.Type == content.Cloze {
			sub.Text = interchange.Above(q.Scenario, sub.Text)
		} else {
			sub.Stem = interchange.Above(q.Scenario, sub.Stem)
		}
		w.question(sub)
	}
}

// question writes one question.
func (w *writer) question(q interchange.Question) {
	if q.Draft != "" {
		w.losses = append(w.losses, interchange.Loss{ID: q.ID, Kind: interchange.Skipped, Key: DraftLeftOut})
		return
	}
	if q.Type == content.Cloze {
		if q.Stem != nil {
			w.losses = append(w.losses, interchange.Loss{ID: q.ID, Kind: interchange.Noted, Key: ChangedStem})
		}
		q.Stem = interchange.Above(q.Stem, q.Text)
	}
	kind := kindOf(&q)
	w.raw("  <question type=\"" + kind + "\">\n    <name>")
	w.raw("<text>" + escape(firstOf(q.ID, q.Name, q.Origin, "question")) + "</text></name>\n")
	held := holds
	if kind == "cloze" {
		held &^= interchange.HoldsUnits
		w.element(4, "questiontext", w.embedded(&q, w.html(q.Stem)), q.Code)
	} else {
		w.text(4, "questiontext", withoutGap(&q), q.Code)
	}
	w.losses = append(w.losses, held.NotHeld(&q)...)
	w.text(4, "generalfeedback", q.Explain, nil)
	w.raw("    <defaultgrade>1</defaultgrade>\n    <penalty>0</penalty>\n    <hidden>0</hidden>\n")
	w.line(4, "idnumber", q.ID)
	w.body(&q)
	if q.Hint != nil {
		w.text(4, "hint", q.Hint, nil)
	}
	if len(q.Tags) > 0 {
		w.raw("    <tags>\n")
		for _, t := range q.Tags {
			w.raw("      <tag><text>" + escape(t) + "</text></tag>\n")
		}
		w.raw("    </tags>\n")
	}
	w.raw("  </question>\n")
}

// kindOf is the type of a question in Moodle.
func kindOf(q *interchange.Question) string {
	switch q.Type {
	case content.Single, content.Multi:
		return "multichoice"
	case content.TrueFalse:
		return "truefalse"
	case content.Classify, content.Match:
		return "matching"
	case content.Order:
		return "ordering"
	default:
		switch {
		case len(q.Gaps) != 1:
			return "cloze"
		case q.Gaps[0].Number != nil:
			return "numerical"
		}
		return "shortanswer"
	}
}

// withoutGap is the stem of a question; that of a cloze with one gap has a line for the gap,
// which Moodle puts its field into, unless the gap is at the end.
func withoutGap(q *interchange.Question) interchange.Text {
	if q.Type != content.Cloze {
		return q.Stem
	}
	out := interchange.Text{}
	for lang, s := range q.Stem {
		mark := "{{" + q.Gaps[0].ID + "}}"
		if before, ok := strings.CutSuffix(strings.TrimSpace(s), mark); ok && strings.HasSuffix(before, " ") {
			out[lang] = strings.TrimSpace(before)
		} else {
			out[lang] = strings.ReplaceAll(s, mark, "_____")
		}
	}
	return out
}

// html writes a text in the languages of the file.
func (w *writer) html(t interchange.Text) string {
	same := true
	for _, lang := range w.langs[1:] {
		same = same && t.In(lang) == t.In(w.langs[0])
	}
	if same {
		return markup.ToHTML(t.In(w.langs[0]), nil)
	}
	var b strings.Builder
	for _, lang := range w.langs {
		var lines []string
		for line := range strings.SplitSeq(t.In(lang), "\n") {
			lines = append(lines, markup.LineToHTML(line))
		}
		b.WriteString(`<span lang="` + string(lang) + `" class="multilang">` + strings.Join(lines, "<br>") + "</span>")
	}
	return b.String()
}

// text writes an element that holds a text in HTML.
func (w *writer) text(indent int, name string, t interchange.Text, code *interchange.Code) {
	w.element(indent, name, w.html(t), code)
}

func (w *writer) element(indent int, name, html string, code *interchange.Code) {
	if code != nil {
		html += markup.ToHTML("", code)
	}
	w.raw(strings.Repeat(" ", indent) + "<" + name + " format=\"html\"><text>" + cdata(html) + "</text></" + name + ">\n")
}

// cdata writes HTML as it stands, or escaped where it would end the CDATA.
func cdata(html string) string {
	if html == "" {
		return ""
	}
	if strings.Contains(html, "]]>") {
		return escape(html)
	}
	return "<![CDATA[" + html + "]]>"
}

// share writes a part of the points as Moodle does, in percent.
func percent(parts int) string {
	if parts == 1 {
		return "100"
	}
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(100/float64(parts), 'f', 5, 64), "0"), ".")
}
