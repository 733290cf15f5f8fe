// Package contenttest holds a small bilingual pack made from Go values, for tests
// of everything that plays a pack and does not care how packs are read.
package contenttest

import (
	"strings"

	"quest/content"
)

// Languages are the languages of the pack, the source first.
var Languages = []content.Lang{content.English, content.Korean}

// The IDs of the pack.
const (
	ID          content.PackID          = "test/harbour"
	FirstLesson content.LessonID        = "tides"
	LastLesson  content.LessonID        = "locks"
	FirstQuiz   content.QuizID          = "tides"
	LastQuiz    content.QuizID          = "locks"
	ReadMoon    content.ItemID          = "what-pulls"       // single
	TwoAids     content.ItemID          = "what-guides"      // multi, choose 2
	TideIsWind  content.ItemID          = "wind-makes-tides" // truefalse, false
	SortShips   content.ItemID          = "sort-ships"       // classify, 2 bins, 3 cards
	GateFirst   content.ItemID          = "which-gate"       // single
	LockIsPump  content.ItemID          = "lock-pumps"       // truefalse, false
	WindBelief  content.MisconceptionID = "wind-moves-tide"
	PumpBelief  content.MisconceptionID = "locks-pump"
	Pilot       content.RewardID        = "harbour-pilot" // 150 XP, a title, 20 gold
)

// Pack builds the pack: two lessons of three points each, two quizzes with six
// items of all four types, two misconceptions and one reward for the last quiz. It
// panics if the pack cannot be built, which only a change to this package can cause.
func Pack() *content.Pack {
	p, err := content.NewPack(Parts())
	if err != nil {
		panic(err)
	}
	return p
}

// Parts gives the parts of the pack, for tests that want another one.
func Parts() content.Parts {
	return content.Parts{
		Meta: content.Meta{
			ID: ID, Version: "1.0.0", Languages: Languages,
			Title:   Both("The harbour", "항구"),
			Summary: Both("Tides and locks for new pilots.", "새 도선사를 위한 밀물과 갑문."),
			Authors: []content.Safe{Safe("Quest")}, License: Safe("CC-BY-4.0"), Hash: "h1:test",
		},
		Lessons:        []content.Lesson{tides(), locks()},
		Quizzes:        quizzes(),
		Items:          items(),
		Rewards:        []content.Reward{pilot()},
		Concepts:       []content.Concept{{ID: "tide", Term: Both("tide", "조석"), Short: Both("The sea rising and falling", "바다가 오르내리는 것")}},
		Misconceptions: misconceptions(),
	}
}

// Safe cleans a literal and panics when it is not clean.
func Safe(s string) content.Safe {
	safe, err := content.Clean(s)
	if err != nil {
		panic(err)
	}
	return safe
}

// Both makes a text from an English and a Korean line; lines of one language are
// parted by LF.
func Both(en, ko string) content.Text {
	return content.NewText(map[content.Lang][]content.Safe{content.English: lines(en), content.Korean: lines(ko)})
}

// Same makes a text that is the same in every language.
func Same(s string) content.Text {
	return content.NewText(map[content.Lang][]content.Safe{"": lines(s)})
}

func lines(s string) []content.Safe {
	var out []content.Safe
	for l := range strings.SplitSeq(s, "\n") {
		out = append(out, Safe(l))
	}
	return out
}

func misconceptions() []content.Misconception {
	return []content.Misconception{
		{ID: WindBelief, Says: Both("Wind makes the tide", "바람이 조석을 만든다"), Fix: Both("The moon and the sun pull the sea.", "달과 해가 바다를 끌어당깁니다.")},
		{ID: PumpBelief, Says: Both("A lock pumps water up", "갑문은 물을 퍼 올린다"), Fix: Both("Water flows in by itself.", "물은 저절로 흘러듭니다.")},
	}
}

func pilot() content.Reward {
	return content.Reward{
		ID:   Pilot,
		When: content.When{Lesson: LastLesson, Quiz: LastQuiz, Score: 0.8},
		XP:   150, Title: Both("Harbour Pilot", "항구 도선사"),
		Drops: &content.Drops{Rolls: 1, Table: []content.Row{{Weight: 1, Gold: 20}}},
	}
}
