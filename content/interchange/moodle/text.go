package moodle

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/markup"
	"quest/content/interchange/xmltree"
	"quest/content/lazy"
)

// place is where a text stands in a question.
type place int

const (
	stemPlace   place = iota // may have code beside it; a picture in it is needed
	answerPlace              // one line; a picture in it is needed
	prosePlace               // feedback and hints
)

// texts reads the stem, the explanation and the hints of a question.
func (q *question) texts() {
	q.Stem = q.text(q.node.Child("questiontext"), stemPlace)
	q.Explain = q.text(q.node.Child("generalfeedback"), prosePlace)
	for _, h := range q.node.All("hint") {
		q.Hint = joined(q.Hint, q.text(h, prosePlace))
	}
	q.combined()
	if strings.TrimSpace(q.node.Child("hidden").Content()) == "1" && q.Draft == "" {
		q.Draft = HiddenQuestion
	}
	if style := strings.TrimSpace(q.node.Child("answernumbering").Content()); style != "" && style != "none" && !strings.EqualFold(style, "abc") && style != "123" {
		q.lose(q.node.Child("answernumbering"), interchange.Noted, Numbering, "name", content.OneLine(style))
	}
}

// combined names feedback for all right, partly right and wrong answers, which packs do not
// have. What Moodle itself writes there is passed over.
func (q *question) combined() {
	for _, name := range []string{"correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"} {
		n := q.node.Child(name)
		said := strings.TrimSpace(markup.FromHTML(n.Child("text").Content(), markup.Wants{Line: true}).Text[""])
		if said == "" || slices.Contains(moodleSays, said) {
			continue
		}
		q.lose(n, interchange.Simplified, OwnFeedback, "name", name)
	}
}

// moodleSays is what Moodle puts into combined feedback by itself.
var moodleSays = []string{
	"Your answer is correct.", "Your answer is partially correct.", "Your answer is incorrect.",
	"답이 맞습니다.", "답이 부분적으로 맞습니다.", "답이 틀렸습니다.", "정답입니다.", "부분적으로 정답입니다.", "오답입니다.",
	"Respuesta correcta", "Respuesta parcialmente correcta.", "Respuesta incorrecta.",
}

// text reads an element that holds a <text>, in the form that it names, and says what did
// not come over.
func (q *question) text(n *xmltree.Node, at place) interchange.Text {
	if n == nil {
		return nil
	}
	raw := n.Child("text").Content()
	if n.Child("text") == nil { // some programs leave <text> out
		raw = ownText(n)
	}
	t, image := q.markup(n, raw, at)
	q.files(n, raw)
	if last := len(q.bank.Losses) - 1; image && t == nil && at == answerPlace && q.bank.Losses[last].Key == markup.Image {
		t = interchange.Say(q.lang, markup.Escape(q.bank.Losses[last].Args[1])) // the teacher sees which picture it was
	}
	if image && at != prosePlace && q.Draft == "" {
		q.Draft = interchange.NeedsPicture
	}
	return t
}

// ownText is the text of an element without that of its child elements.
func ownText(n *xmltree.Node) string {
	var b strings.Builder
	for _, k := range n.Kids {
		b.WriteString(k.Text)
	}
	return b.String()
}

// markup reads a text in the form that its element names: HTML, where nothing is said.
func (q *question) markup(n *xmltree.Node, raw string, at place) (t interchange.Text, image bool) {
	switch n.Attr("format") {
	case "plain_text":
		text, odd := markup.Plain(raw)
		if odd {
			q.lose(n, interchange.Noted, markup.Invisible)
		}
		return interchange.Say(q.lang, text), false
	case "markdown", "moodle_auto_format": // both hold HTML, and their line breaks count
		raw = strings.ReplaceAll(raw, "\n", "<br>")
		if n.Attr("format") == "markdown" {
			raw = markdownMarks(raw)
		}
	}
	r := markup.FromHTML(raw, markup.Wants{Lang: q.lang, Code: at == stemPlace, Line: at == answerPlace})
	for _, l := range r.Losses {
		q.lose(n, l.Kind, l.Key, l.Args...)
	}
	if latex.Get().MatchString(raw) {
		q.lose(n, interchange.Simplified, Latex)
	}
	if r.Code != nil && q.Code == nil {
		q.Code = r.Code
	}
	return r.Text, r.Image
}

// latex finds formulas in the ways in which Moodle marks them.
var latex = lazy.Regexp(`\\\(.+?\\\)|\\\[.+?\\\]|\$\$.+?\$\$`)

// marks finds bold text and code of Markdown.
var marks = lazy.Regexp("\\*\\*(\\S(?:[^*]*\\S)?)\\*\\*|`([^`]+)`")

// markdownMarks writes bold text and code of Markdown as HTML.
func markdownMarks(s string) string {
	return marks.Get().ReplaceAllStringFunc(s, func(m string) string {
		if strings.HasPrefix(m, "`") {
			return "<code>" + strings.ReplaceAll(strings.Trim(m, "`"), "<", "&lt;") + "</code>"
		}
		return "<b>" + strings.Trim(m, "*") + "</b>"
	})
}

// files names the files that come with a text and are not among its pictures.
func (q *question) files(n *xmltree.Node, raw string) {
	for _, f := range n.All("file") {
		name := f.Attr("name")
		if name == "" || strings.Contains(raw, "<img") && (strings.Contains(raw, path.Base(name)) || strings.Contains(raw, url.PathEscape(path.Base(name)))) {
			continue
		}
		q.lose(f, interchange.Simplified, FileLeftOut, "name", content.OneLine(name))
	}
}

// joined puts one text below another.
func joined(a, b interchange.Text) interchange.Text {
	if a == nil {
		return b
	}
	for lang, s := range b {
		if a[lang] != "" {
			s = a[lang] + "\n" + s
		}
		a[lang] = s
	}
	return a
}

// oneLine makes one line of a text of several.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
