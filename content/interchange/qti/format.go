// Package qti reads and writes questions in IMS QTI 2.1 and 2.2 (docs/formats/qti.md): single
// items, and packages of them with a manifest. Nothing in a file is fetched or run: response
// processing is read for what it says, not executed.
package qti

import (
	"errors"
	"strings"

	"quest/content/interchange"
	"quest/content/interchange/markup"
	"quest/content/interchange/xmltree"
	"quest/content/interchange/zipfile"
	"quest/content/lazy"
)

// Format is the row of QTI in the list of formats. It writes version 2.2.
func Format() interchange.Format {
	return interchange.Format{Name: "qti", Extensions: []string{".zip"}, Words: words, Sniff: sniff, Read: Read, Write: write22}
}

// Format21 is the row of QTI 2.1, which is written for programs that read no 2.2. Reading is
// the same for both.
func Format21() interchange.Format {
	return interchange.Format{Name: "qti21", Extensions: []string{".zip"}, Write: write21}
}

// What is said of QTI.
const (
	OldVersion    interchange.Key = "QTIOldVersion"
	NewVersion    interchange.Key = "QTINewVersion"
	CanvasFile    interchange.Key = "QTICanvas"
	OtherRoot     interchange.Key = "QTIOtherRoot"
	NoItems       interchange.Key = "QTINoItems"
	TestAlone     interchange.Key = "QTITestAlone"
	MissingFile   interchange.Key = "QTIMissingFile"
	Adaptive      interchange.Key = "QTIAdaptive"
	Template      interchange.Key = "QTITemplate"
	Interaction   interchange.Key = "QTIInteraction"
	FreeText      interchange.Key = "QTIFreeText"
	NoInteraction interchange.Key = "QTINoInteraction"
	NoBody        interchange.Key = "QTINoBody"
	Feedback      interchange.Key = "QTIFeedback"
	AnyRight      interchange.Key = "QTIAnyRight"
	PartAnswer    interchange.Key = "QTIPartAnswer"
	PartCredit    interchange.Key = "QTIPartCredit"
	Relative      interchange.Key = "QTIRelative"
	MustDiffer    interchange.Key = "QTIMustDiffer"
	SeveralRight  interchange.Key = "QTISeveralRight"
	LeftAlone     interchange.Key = "QTILeftAlone"
	StepLeftOut   interchange.Key = "QTIStepLeftOut"
	WrongChoices  interchange.Key = "QTIWrongChoices"
	Composite     interchange.Key = "QTIComposite"
	Rubric        interchange.Key = "QTIRubric"
)

// root finds the root element of an XML file and its prefix.
var root = lazy.Regexp(`^(?s:\x{FEFF}?\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?\s*>|\s)*)<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)`)

func rootOf(text string) string {
	m := root.Get().FindStringSubmatch(text[:min(len(text), 1<<16)])
	if m == nil {
		return ""
	}
	return m[1]
}

// sniff looks at the root element of a file, or at the names in an archive.
func sniff(f *interchange.File) int {
	if !f.Binary {
		switch rootOf(f.Text) {
		case "assessmentItem":
			return 95
		case "assessmentTest", "questestinterop", "assessmentSection", "qti-assessment-item", "qti-assessment-test":
			return 90
		}
		return 0
	}
	if !f.Archive() {
		return 0
	}
	a, err := zipfile.Open(f.Raw)
	if err != nil {
		return 1 // an archive, of which the reader says what is wrong
	}
	names := a.Names()
	for _, n := range names {
		if strings.HasSuffix(n, "imsmanifest.xml") {
			return 90
		}
	}
	for _, n := range names {
		if !strings.HasSuffix(strings.ToLower(n), ".xml") {
			continue
		}
		if b, err := a.Read(n); err == nil && rootOf(string(b)) == "assessmentItem" {
			return 80
		}
	}
	return 0
}

// words gives the texts of the items of a file, without tags.
func words(f *interchange.File) string {
	bank, err := Read(f, interchange.ReadOptions{})
	if err != nil {
		return ""
	}
	var b strings.Builder
	for _, quiz := range bank.Quizzes {
		for _, q := range quiz.Questions {
			for _, t := range []interchange.Text{q.Stem, q.Text, q.Scenario} {
				for _, s := range t {
					b.WriteString(s + "\n")
				}
			}
		}
	}
	return b.String()
}

// refused makes the error of a format of an error of the XML.
func refused(err error) *interchange.SyntaxError {
	var bad *xmltree.Error
	if errors.As(err, &bad) {
		return &interchange.SyntaxError{Line: bad.Line, Col: bad.Col, Key: bad.Key, Args: bad.Args}
	}
	var syntax *interchange.SyntaxError
	if errors.As(err, &syntax) {
		return syntax
	}
	return &interchange.SyntaxError{Key: xmltree.Broken, Args: []string{"why", err.Error()}}
}

// wantsOf is how texts are read by where they stand.
var wantsOf = lazy.Value[map[place]markup.Wants]{Make: func() map[place]markup.Wants {
	return map[place]markup.Wants{stemPlace: {Code: true}, answerPlace: {Line: true}, prosePlace: {}}
}}
