package content

import "strings"

// Identifiers of a pack. They are ASCII, never come from the text or the
// position of what they name, and never change after a release; saved history
// hangs on them. Each kind has its own type so that mixing them does not compile.
type (
	// PackID is "owner/name".
	PackID string
	// LessonID names a lesson inside its pack.
	LessonID string
	// QuizID names a quiz inside its pack.
	QuizID string
	// ItemID names an item inside its pack, those inside a case included.
	ItemID string
	// PartID names a part (option, bin, card, ...) inside its item.
	PartID string
	// RewardID names a reward inside its pack.
	RewardID string
	// LabID names a lab inside its pack.
	LabID string
	// ConceptID names a glossary entry inside its pack.
	ConceptID string
	// MisconceptionID names a wrong belief inside its pack.
	MisconceptionID string
)

// Lesson gives the full form of a lesson's ID, "owner/name#lesson/id", in which
// saves and logs write it.
func (p PackID) Lesson(id LessonID) string { return string(p) + "#lesson/" + string(id) }

// Quiz gives the full form of a quiz's ID.
func (p PackID) Quiz(id QuizID) string { return string(p) + "#quiz/" + string(id) }

// Item gives the full form of an item's ID.
func (p PackID) Item(id ItemID) string { return string(p) + "#item/" + string(id) }

// Reward gives the full form of a reward's ID.
func (p PackID) Reward(id RewardID) string { return string(p) + "#reward/" + string(id) }

// Misconception gives the full form of a misconception's ID.
func (p PackID) Misconception(id MisconceptionID) string {
	return string(p) + "#misconception/" + string(id)
}

// Lang is a lower-case BCP 47 code such as "en" or "ko".
type Lang string

// The languages that code names. English stands in for what another language lacks,
// and Korean has rules of its own (langRules); every other language is data.
const (
	English Lang = "en"
	Korean  Lang = "ko"
)

// Lab gives the full form of a lab's ID.
func (p PackID) Lab(id LabID) string { return string(p) + "#lab/" + string(id) }

// Mission gives the full form of a mission's ID.
func (p PackID) Mission(id MissionID) string { return string(p) + "#mission/" + string(id) }

// Identifier checks the form of an ID (docs/pack-format.md 5.1).
func Identifier(s string) bool {
	if len(s) < 2 || len(s) > 48 {
		return false
	}
	switch s {
	case "true", "false", "null", "yes", "no", "on", "off":
		return false
	}
	letters := 0
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z':
			letters++
		case c >= '0' && c <= '9':
		case c == '-' && i > 0 && i < len(s)-1 && s[i-1] != '-':
		default:
			return false
		}
	}
	return letters > 0
}

// Owner gives the part of the ID before the slash.
func (p PackID) Owner() string {
	owner, _, _ := strings.Cut(string(p), "/")
	return owner
}

// Name gives the part of the ID behind the slash.
func (p PackID) Name() string {
	_, name, _ := strings.Cut(string(p), "/")
	return name
}
