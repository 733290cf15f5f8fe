package manuscript_test

import (
	"strings"
	"testing"

	"quest/game/manuscript"
)

func read(quiz string, parts ...manuscript.Part) manuscript.Manuscript {
	return manuscript.Manuscript{Parts: parts, Files: map[string][]string{"quiz/q.yaml": strings.Split(quiz, " "), "pack.yaml": {"id"}}}
}

func item(id string, from, to int) manuscript.Part {
	return manuscript.Part{Name: manuscript.Name{Kind: manuscript.Item, ID: id}, File: "quiz/q.yaml", From: from, To: to}
}

func TestTheEditedPartIsTheOneThatHoldsAllDifferences(t *testing.T) {
	before := read("head a1 a2 b1 b2", item("a", 2, 3), item("b", 4, 5))
	for _, tt := range []struct {
		name  string
		after manuscript.Manuscript
		part  string
		line  int
	}{
		{"nothing", before, "", 0},
		{"one line", read("head a1 a2 b1 bx", item("a", 2, 3), item("b", 4, 5)), "b", 5},
		{"two lines of one part", read("head ax ay b1 b2", item("a", 2, 3), item("b", 4, 5)), "a", 2},
		{"lines in two parts", read("head a1 ax bx b2", item("a", 2, 3), item("b", 4, 5)), "", 0},
		{"above all parts", read("hexd a1 a2 b1 b2", item("a", 2, 3), item("b", 4, 5)), "", 0},
		{"a line more", read("head a1 a1b a2 b1 b2", item("a", 2, 4), item("b", 5, 6)), "a", 3},
		{"a line less", read("head a2 b1 b2", item("a", 2, 2), item("b", 3, 4)), "a", 2},
		{"the last line less", read("head a1 a2 b1", item("a", 2, 3), item("b", 4, 4)), "b", 4},
		{"a new part", read("head a1 a2 b1 b2 c1 c2", item("a", 2, 3), item("b", 4, 5), item("c", 6, 7)), "c", 6},
	} {
		t.Run(tt.name, func(t *testing.T) {
			part, line, ok := manuscript.Edited(before, tt.after)
			if part.ID != tt.part || line != tt.line || ok != (tt.part != "") {
				t.Errorf("edited: %q at line %d, %v; want %q at %d", part.ID, line, ok, tt.part, tt.line)
			}
		})
	}
}

func TestDifferencesInTwoFilesAreOfNoPart(t *testing.T) {
	before, after := read("head a1", item("a", 2, 2)), read("head ax", item("a", 2, 2))
	after.Files["pack.yaml"] = []string{"other"}
	if part, _, ok := manuscript.Edited(before, after); ok {
		t.Errorf("edited: %q", part.ID)
	}
}

func TestALineOfALessonBelongsToThePointThatBeginsAboveIt(t *testing.T) {
	p := manuscript.Part{Points: []int{5, 9, 12}}
	for line, want := range map[int]int{1: 1, 5: 1, 8: 1, 9: 2, 11: 2, 30: 3} {
		if got := p.Point(line); got != want {
			t.Errorf("line %d is of point %d, want %d", line, got, want)
		}
	}
}
