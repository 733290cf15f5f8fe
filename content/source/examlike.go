package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quest/content"
	"quest/content/source/saying"
)

// Fields of items that are written like the questions of an exam (docs/pack-format.md 9.1).
var (
	examField       = field{name: "exam", kind: boolField, absent: "false", about: "written like an exam: may stand in papers, and may be longer; only single and multi"}
	rowField        = field{name: "row", takes: "one word of at most 40 characters", about: "row of the author's plan of an exam that it covers; pack stats counts by it"}
	constraintField = field{name: "constraint", kind: choiceField, words: content.Constraints(), about: "what decides between options that all work"}
	confusesField   = field{name: "confuses", kind: wordsField, high: 4, takes: "texts of at most 60 columns", about: "what it tells apart"}
	staleField      = field{name: "stale_after", kind: integerField, low: 1, high: 3650, absent: "365", about: "days after verified for which the facts count as checked; then the item leaves papers"}
)

// How many columns the stem and an option of an item that is written like an exam may take, and
// each thing that an item tells apart; and how many characters the name of a row.
const (
	maxExamStem   = 600
	maxExamOption = 160
	maxRow        = 40
	maxConfused   = 60
)

// readExam reads what only items that are written like an exam are likely to have.
func (f form) readExam(it *content.Item, in inherited) {
	it.Exam, it.StaleAfter = in.exam, in.staleAfter
	it.Row = f.row()
	it.Constraint = f.choice("constraint")
	for _, w := range f.words("confuses") {
		s, err := content.CleanLine(w.text)
		switch {
		case err != nil:
			f.reportUnclean(w.place, err)
		case content.Columns(s.String()) > maxConfused:
			f.report(w.place, saying.ConfusesTooLong, "limit", itoa(maxConfused))
		case slices.Contains(it.Confuses, s):
			f.report(w.place, saying.ListedTwice, "value", shown(w.text))
		default:
			it.Confuses = append(it.Confuses, s)
		}
	}
	if it.Exam && it.Type != content.Single && it.Type != content.Multi {
		at := f.n.place
		if n := f.get("exam"); n != nil {
			at = n.place
		}
		f.report(at, saying.ExamOfOtherType, "type", string(it.Type))
	}
	if f.stale(it.Verified, it.StaleAfter) && it.Exam {
		f.report(f.n.place, saying.StaleLeavesPapers)
	}
}

// row reads the name of a row of a plan. It is one word, so that a comment behind it is one.
func (f form) row() content.Safe {
	s, n := f.word("row")
	if n == nil {
		return content.Safe{}
	}
	row, err := content.CleanLine(s)
	if err != nil || strings.Contains(s, " ") || utf8.RuneCountInString(s) > maxRow {
		f.report(n.place, saying.BadRow, "value", shown(s), "limit", itoa(maxRow))
		return content.Safe{}
	}
	return row
}

// room gives how many columns a line of a text of a field may take.
func (f form) room(key string, kind fieldKind) int {
	switch {
	case f.in.exam && (key == "stem" || key == "scenario"):
		return maxExamStem
	case f.in.exam && kind == labelField:
		return maxExamOption
	case kind == labelField:
		return maxLabel
	}
	return maxLineColumns
}
