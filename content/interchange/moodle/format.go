// Package moodle reads and writes the question banks of Moodle in its XML form
// (docs/formats/moodle.md): a root <quiz> with <question> elements of a type each. Nothing
// in a file is fetched or run.
package moodle

import (
	"strings"

	"quest/content/interchange"
	"quest/content/interchange/markup"
	"quest/content/interchange/xmltree"
	"quest/content/lazy"
)

// Format is the row of the format in the list of formats.
func Format() interchange.Format {
	return interchange.Format{Name: "moodle", Extensions: []string{".xml"}, Words: words, Sniff: sniff, Read: Read, Write: Write}
}

// What is said of a bank of Moodle.
const (
	NoQuizRoot       interchange.Key = "MoodleNoQuizRoot"
	OtherRoot        interchange.Key = "MoodleOtherRoot"
	CourseBackup     interchange.Key = "MoodleCourseBackup"
	NotAQuestion     interchange.Key = "MoodleNotAQuestion"
	NoQuestionType   interchange.Key = "MoodleNoType"
	UnknownType      interchange.Key = "MoodleUnknownType"
	TypeLeftOut      interchange.Key = "MoodleTypeLeftOut"
	DescriptionOnly  interchange.Key = "MoodleDescription"
	CalculatedType   interchange.Key = "MoodleCalculated"
	RandomType       interchange.Key = "MoodleRandom"
	GraphicType      interchange.Key = "MoodleGraphic"
	FileLeftOut      interchange.Key = "MoodleFile"
	HiddenQuestion   interchange.Key = "MoodleHidden"
	AnyRight         interchange.Key = "MoodleAnyRight"
	WeightsToMulti   interchange.Key = "MoodleWeightsToMulti"
	PartCredit       interchange.Key = "MoodlePartCredit"
	PartAnswer       interchange.Key = "MoodlePartAnswer"
	WrongAnswer      interchange.Key = "MoodleWrongAnswer"
	AnswerPattern    interchange.Key = "MoodlePattern"
	CatchAll         interchange.Key = "MoodleCatchAll"
	FurtherNumbers   interchange.Key = "MoodleFurtherNumbers"
	UnitFactor       interchange.Key = "MoodleUnitFactor"
	Latex            interchange.Key = "MoodleLatex"
	Replaced         interchange.Key = "MoodleEntity"
	DeclaredEncoding interchange.Key = "MoodleEncoding"
	OwnFeedback      interchange.Key = "MoodleCombinedFeedback"
	WrongChoices     interchange.Key = "MoodleWrongChoices"
	EmbeddedMulti    interchange.Key = "MoodleEmbeddedMulti"
	BrokenGap        interchange.Key = "MoodleBrokenGap"
	GapWithoutChoice interchange.Key = "MoodleGapWithoutChoice"
	SubsetOfSteps    interchange.Key = "MoodleSubset"
	ReadAsMatching   interchange.Key = "MoodleReadAsMatching"
	Numbering        interchange.Key = "MoodleNumbering"
)

// root finds the root element of an XML file.
var root = lazy.Regexp(`^(?s:\x{FEFF}?\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?\s*>|\s)*)<([A-Za-z_][\w:.-]*)`)

// questionTag finds a question of Moodle.
var questionTag = lazy.Regexp(`<question\s+type\s*=`)

// sniff looks at the root element. Roots that others use for such questions count too, so
// that the reader can say what is wrong with them.
func sniff(f *interchange.File) int {
	if f.Binary {
		return 0
	}
	head := f.Text[:min(len(f.Text), 1<<16)]
	m := root.Get().FindStringSubmatch(head)
	if m == nil {
		return 0
	}
	questions := questionTag.Get().MatchString(head)
	switch m[1] {
	case "quiz":
		return 95
	case "quizz", "questions", "Quiz", "QUIZ":
		if questions {
			return 80
		}
		return 30
	case "moodle_backup", "question_categories", "activity", "course":
		return 60
	}
	if questions {
		return 50
	}
	return 10 // some other XML: the reader names its root
}

// words gives the texts of the questions of a file, without tags.
func words(f *interchange.File) string {
	x, err := xmltree.Open(f.Raw)
	if err != nil {
		return ""
	}
	var b strings.Builder
	for b.Len() < 1<<16 {
		n, err := x.Next()
		if err != nil {
			break
		}
		for _, name := range []string{"questiontext", "answer", "subquestion"} {
			for _, k := range n.All(name) {
				for _, t := range markup.FromHTML(k.Child("text").Content(), markup.Wants{}).Text {
					b.WriteString(t + "\n")
				}
			}
		}
	}
	return b.String()
}
