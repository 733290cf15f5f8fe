package qti

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/markup"
	"quest/content/interchange/zipfile"
)

// What the way into the format takes.
const (
	ChangedClassify interchange.Key = "ChangedClassify"
	ChangedCase     interchange.Key = "ChangedCase"
	ChangedStem     interchange.Key = "ChangedStem"
	DraftLeftOut    interchange.Key = "DraftLeftOut"
)

// holds is what QTI has a place for: reasons are feedback of choices.
const holds = interchange.HoldsExplain | interchange.HoldsOptionWhy | interchange.HoldsTruthWhy | interchange.HoldsCode | interchange.HoldsKeep

// version is what differs between the versions of QTI that are written.
type version struct{ namespace, schema, item, test string }

var (
	v21 = version{
		"http://www.imsglobal.org/xsd/imsqti_v2p1", "http://www.imsglobal.org/xsd/imsqti_v2p1 http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
		"imsqti_item_xmlv2p1", "imsqti_test_xmlv2p1",
	}
	v22 = version{
		"http://www.imsglobal.org/xsd/imsqti_v2p2", "http://www.imsglobal.org/xsd/imsqti_v2p2 http://www.imsglobal.org/xsd/qti/qtiv2p2/imsqti_v2p2.xsd",
		"imsqti_item_xmlv2p2", "imsqti_test_xmlv2p2",
	}
)

func write21(b *interchange.Bank, o interchange.WriteOptions) ([]byte, []interchange.Loss, error) {
	return write(b, o, v21)
}

func write22(b *interchange.Bank, o interchange.WriteOptions) ([]byte, []interchange.Loss, error) {
	return write(b, o, v22)
}

// write makes a package of a bank: a manifest, a test with a section for each quiz, and one
// item for each question and language.
func write(b *interchange.Bank, o interchange.WriteOptions, v version) ([]byte, []interchange.Loss, error) {
	w := &writer{version: v, langs: b.Languages(o.Langs)}
	if !o.Multi {
		w.langs = w.langs[:1]
	}
	var sections strings.Builder
	for i, quiz := range b.Quizzes {
		title := firstOf(interchange.Unmarked(quiz.Title.In(w.langs[0])), strings.Join(quiz.Path, " / "), quiz.ID, "Quiz "+itoa(i+1))
		var refs strings.Builder
		for _, q := range quiz.Questions {
			for _, name := range w.any(q) {
				fmt.Fprintf(&refs, "      <assessmentItemRef identifier=\"%s\" href=\"items/%s.xml\"/>\n", name, name)
			}
		}
		if refs.Len() > 0 {
			fmt.Fprintf(&sections, "    <assessmentSection identifier=\"%s\" title=\"%s\" visible=\"true\">\n%s    </assessmentSection>\n", identifier(firstOf(quiz.ID, "quiz-"+itoa(i+1))), attribute(title), refs.String())
		}
	}
	title := firstOf(interchange.Unmarked(b.Title.In(w.langs[0])), "Questions")
	files := []zipfile.File{{Name: "imsmanifest.xml", Data: []byte(w.manifest())}}
	if sections.Len() > 0 {
		files = append(files, zipfile.File{Name: "test.xml", Data: []byte(w.head("assessmentTest") + " identifier=\"test\" title=\"" + attribute(title) +
			"\">\n  <testPart identifier=\"part-1\" navigationMode=\"nonlinear\" submissionMode=\"individual\">\n" + sections.String() + "  </testPart>\n</assessmentTest>\n")})
	}
	data, err := zipfile.Write(append(files, w.items...))
	return data, w.losses, err
}

// writer writes the items of one package.
type writer struct {
	version
	langs  []content.Lang
	items  []zipfile.File
	names  []string
	losses []interchange.Loss
}

func firstOf(names ...string) string {
	for _, n := range names {
		if n != "" {
			return n
		}
	}
	return ""
}

func attribute(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

// identifier makes an identifier of QTI, which begins with a letter or "_".
func identifier(id string) string {
	if c := id[0]; c >= '0' && c <= '9' {
		return "_" + id
	}
	return id
}

// head begins the root element of a file, up to its own attributes.
func (w *writer) head(root string) string {
	return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root + " xmlns=\"" + w.namespace + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"" + w.schema + "\""
}

func (w *writer) manifest() string {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\" identifier=\"manifest\">\n" +
		"  <metadata>\n    <schema>QTIv2." + w.item[len(w.item)-1:] + " Package</schema>\n    <schemaversion>1.0.0</schemaversion>\n  </metadata>\n  <organizations/>\n  <resources>\n")
	if len(w.names) > 0 {
		fmt.Fprintf(&b, "    <resource identifier=\"resource-test\" type=\"%s\" href=\"test.xml\">\n      <file href=\"test.xml\"/>\n", w.test)
		for _, n := range w.names {
			fmt.Fprintf(&b, "      <dependency identifierref=\"resource-%s\"/>\n", n)
		}
		b.WriteString("    </resource>\n")
	}
	for _, n := range w.names {
		fmt.Fprintf(&b, "    <resource identifier=\"resource-%s\" type=\"%s\" href=\"items/%s.xml\">\n      <file href=\"items/%s.xml\"/>\n    </resource>\n", n, w.item, n, n)
	}
	b.WriteString("  </resources>\n</manifest>\n")
	return b.String()
}

// any writes a question in every language, or those of a case one by one, and gives the
// names of the items.
func (w *writer) any(q interchange.Question) []string {
	if q.Type != content.Case {
		return w.question(q)
	}
	w.losses = append(w.losses, interchange.Loss{ID: q.ID, Kind: interchange.Simplified, Key: ChangedCase, Args: []string{"n", "1"}})
	var names []string
	for _, sub := range q.Questions {
		if sub.Code == nil {
			sub.Code = q.Code
		}
		if sub.Type == content.Cloze {
			sub.Text = interchange.Above(q.Scenario, sub.Text)
		} else {
			sub.Stem = interchange.Above(q.Scenario, sub.Stem)
		}
		names = append(names, w.question(sub)...)
	}
	return names
}

func (w *writer) question(q interchange.Question) []string {
	if q.Draft != "" {
		w.losses = append(w.losses, interchange.Loss{ID: q.ID, Kind: interchange.Skipped, Key: DraftLeftOut})
		return nil
	}
	if q.Type == content.Cloze && q.Stem != nil {
		w.losses = append(w.losses, interchange.Loss{ID: q.ID, Kind: interchange.Noted, Key: ChangedStem})
	}
	if q.Type == content.Classify {
		w.losses = append(w.losses, interchange.Loss{ID: q.ID, Kind: interchange.Simplified, Key: ChangedClassify, Args: []string{"n", "1"}})
	}
	w.losses = append(w.losses, holds.NotHeld(&q)...)
	base := identifier(firstOf(q.ID, "item-"+itoa(len(w.names)+1)))
	var names []string
	for _, lang := range w.langs {
		name := base
		if len(w.langs) > 1 {
			name += "." + string(lang)
		}
		for n := 2; slices.Contains(w.names, name); n++ {
			name = base + "-" + itoa(n)
		}
		w.names = append(w.names, name)
		i := &itemWriter{q: &q, lang: lang}
		w.items = append(w.items, zipfile.File{Name: "items/" + name + ".xml", Data: []byte(i.write(w, name))})
		names = append(names, name)
	}
	return names
}

// itemWriter writes one item in one language.
type itemWriter struct {
	q    *interchange.Question
	lang content.Lang

	declared, body, processing, spoken strings.Builder
}

func (i *itemWriter) write(w *writer, name string) string {
	i.question()
	lang := ""
	if i.lang != "" {
		lang = " xml:lang=\"" + string(i.lang) + "\""
	}
	title := firstOf(i.q.Name, i.q.ID, name)
	out := w.head("assessmentItem") + " identifier=\"" + name + "\" title=\"" + attribute(title) + "\" adaptive=\"false\" timeDependent=\"false\"" + lang + ">\n"
	out += i.declared.String() + "  <outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\">\n    <defaultValue><value>0</value></defaultValue>\n  </outcomeDeclaration>\n"
	if i.spoken.Len() > 0 {
		cardinality := "single"
		if i.q.Type == content.Multi {
			cardinality = "multiple"
		}
		out += "  <outcomeDeclaration identifier=\"FEEDBACK\" cardinality=\"" + cardinality + "\" baseType=\"identifier\"/>\n"
	}
	if i.explained() {
		out += "  <outcomeDeclaration identifier=\"EXPLAIN\" cardinality=\"single\" baseType=\"identifier\"/>\n"
	}
	out += "  <itemBody>\n" + i.body.String() + "  </itemBody>\n  <responseProcessing>\n" + i.processing.String()
	if i.spoken.Len() > 0 {
		out += "    <setOutcomeValue identifier=\"FEEDBACK\"><variable identifier=\"RESPONSE\"/></setOutcomeValue>\n"
	}
	if i.explained() {
		out += "    <setOutcomeValue identifier=\"EXPLAIN\"><baseValue baseType=\"identifier\">explain</baseValue></setOutcomeValue>\n"
		i.say("EXPLAIN", "explain", i.q.Explain)
	}
	return out + "  </responseProcessing>\n" + i.spoken.String() + "</assessmentItem>\n"
}

func (i *itemWriter) explained() bool { return i.q.Explain.In(i.lang) != "" }

// say writes feedback that a value of an outcome shows.
func (i *itemWriter) say(outcome, value string, t interchange.Text) {
	if s := t.In(i.lang); s != "" {
		fmt.Fprintf(&i.spoken, "  <modalFeedback outcomeIdentifier=\"%s\" identifier=\"%s\" showHide=\"show\">%s</modalFeedback>\n", outcome, value, markup.ToHTML(s, nil))
	}
}

// line writes a text of one line.
func (i *itemWriter) line(t interchange.Text) string {
	return markup.LineToHTML(strings.ReplaceAll(t.In(i.lang), "\n", " "))
}

// declare writes the declaration of a response with its right values.
func (i *itemWriter) declare(id, cardinality, base string, right ...string) {
	fmt.Fprintf(&i.declared, "  <responseDeclaration identifier=\"%s\" cardinality=\"%s\" baseType=\"%s\">\n    <correctResponse>", id, cardinality, base)
	for _, r := range right {
		i.declared.WriteString("<value>" + attribute(r) + "</value>")
	}
	i.declared.WriteString("</correctResponse>\n  </responseDeclaration>\n")
}

// matchCorrect gives the point for the right response.
func (i *itemWriter) matchCorrect() {
	i.processing.WriteString("    <responseCondition>\n      <responseIf>\n        <match><variable identifier=\"RESPONSE\"/><correct identifier=\"RESPONSE\"/></match>\n" +
		"        <setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">1</baseValue></setOutcomeValue>\n      </responseIf>\n    </responseCondition>\n")
}
