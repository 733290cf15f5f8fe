package source

import (
	"slices"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
)

// change is one mistake in one file of the small pack.
type change struct{ file, old, with string }

// codesAfter gives the codes that are found after some mistakes, in order, and the
// files that were not looked at to the end.
func codesAfter(t *testing.T, changes ...change) (codes, unread []string, findings []Finding) {
	t.Helper()
	files := contenttest.HarbourFiles(t)
	for _, c := range changes {
		contenttest.Edit(t, files, c.file, c.old, c.with)
	}
	r := Read(files, today)
	_, findings = r.Pack()
	for _, f := range findings {
		codes = append(codes, f.Code)
	}
	slices.Sort(codes)
	return codes, r.Unread(), findings
}

func TestOneErrorHidesNoOther(t *testing.T) {
	noKorean := change{inQuiz, "      Wind makes the tide.\n      바람이 조석을 만든다.\n", "      Wind makes the tide.\n"}
	badID := change{inQuiz, "id: wind-makes-tides", "id: Wind_Makes"}
	badField := change{inQuiz, "type: truefalse", "type: truefalse\n    colour: blue"}
	essay := change{inQuiz, "type: truefalse\n    answer: false", "type: essay"}
	anchor := change{inQuiz, "cites: [tides#moon]", "cites: [tides#sun]"}
	belief := change{inQuiz, "        misconception: wind-moves-tide\n", "        misconception: wind-moves\n"}
	noRight := change{inQuiz, "      - id: moon\n        correct: true\n", "      - id: moon\n"}
	three := change{inQuiz, "        text: |\n          A gull\n", "        correct: true\n        text: |\n          A gull\n"}
	bin := change{inQuiz, "bin: high-tide", "bin: low-tide"}
	lesson := change{inPack, "lessons: [tides]", "lessons: [tides, locks]"}
	for _, c := range []struct {
		name    string
		changes []change
		want    string
		unread  string
	}{
		{"a missing line", []change{noKorean, anchor, belief, noRight, three, bin, lesson}, "Q001 Q002 Q005 R001 R002 R002 T001", ""},
		{"a bad ID", []change{badID, anchor, belief, noRight, three, bin, lesson}, "I007 Q001 Q002 Q005 R001 R002 R002", ""},
		{"an unknown field", []change{badField, anchor, belief, noRight, three, bin, lesson}, "Q001 Q002 Q005 R001 R002 R002 S001", ""},
		{"an unknown type", []change{essay, anchor, belief, noRight, three, bin, lesson}, "Q001 Q002 Q005 R001 R002 R002 S003", inQuiz},
		{"all of an item", []change{{inQuiz, "      Wind makes the tide.\n      바람이 조석을 만든다.\n", "      Wind.\n"}, {inQuiz, "    answer: false\n    misconception: wind-moves-tide\n", "    answer: no\n    misconception: wind\n    cites: [tides#sun]\n"}}, "R001 R002 S003 T001", ""},
		{"an error in the same item", []change{{inQuiz, "          달의 힘\n", ""}, noRight}, "Q001 T001", ""},
		{"a field in the same item", []change{{inQuiz, "      - id: moon\n        correct: true\n", "      - id: moon\n        correct: yes\n"}}, "S003", inQuiz},
		{"pack.yaml", []change{{inPack, "version: 1.0.0", "version: 1\ncolour: blue"}, lesson, noKorean}, "R002 S001 S003 T001", ""},
		{"a lesson", []change{{inLesson, "quiz: tides", "quizz: tides"}, {inLesson, "concepts: [tide]", "concepts: [tied]"}, {inLesson, "달은 바다를 자기 쪽으로 끌어당깁니다.\n", ""}}, "L003 R002 S001", ""},
		{"two lessons of one file", []change{{inLesson, "{#buoy}", "{#moon}"}, {inLesson, "  부표가 뱃길을 표시합니다.\n", ""}, {inLesson, "quiz: tides", "quiz: tide"}}, "L003 L006 R002", ""},
		{"a lesson of another format", []change{{inLesson, "quest.lesson/v1", "quest.lesson/v2"}, lesson, bin, noRight}, "Q001 Q005 R002 S004", inLesson},
		{"a file that is no YAML", []change{{inTerms, "concepts:", "concepts: ]"}, noRight, anchor}, "Q001 R001 Y000", inTerms},
	} {
		t.Run(c.name, func(t *testing.T) {
			codes, unread, findings := codesAfter(t, c.changes...)
			if got := strings.Join(codes, " "); got != c.want {
				t.Errorf("found %s, want %s:\n%s", got, c.want, said(findings))
			}
			if got := strings.Join(unread, " "); got != c.unread {
				t.Errorf("not looked at to the end: %q, want %q", got, c.unread)
			}
		})
	}
}

// TestADeletedLineIsOneError deletes every line of the second language in turn.
func TestADeletedLineIsOneError(t *testing.T) {
	deleted := 0
	for _, path := range []string{inQuiz, inLesson, inTerms, inPack} {
		lines := strings.Split(string(contenttest.HarbourFiles(t)[path].Data), "\n")
		for i, line := range lines {
			if own, _ := share(content.Korean, line); own == 0 || strings.ContainsAny(line, "{:") && !strings.Contains(line, "/는}") && !strings.Contains(line, "/과}") {
				continue // no line of a text
			}
			files := contenttest.HarbourFiles(t)
			files[path].Data = []byte(strings.Join(slices.Delete(slices.Clone(lines), i, i+1), "\n"))
			_, findings := Load(files, today)
			if len(findings) > 1 {
				t.Errorf("without line %d of %s, %q:\n%s", i+1, path, line, said(findings))
			}
			for _, f := range findings {
				if todo := f.Todo(content.English); !strings.Contains(todo, "write") && !strings.Contains(todo, "add the") || strings.Contains(todo, "empty line") {
					t.Errorf("the cure is wrong: %s", f.String(content.English))
				}
				deleted++
			}
		}
	}
	if deleted < 20 {
		t.Fatalf("only %d deleted lines were found", deleted)
	}
}

func TestTheCureFitsTheNumberOfLines(t *testing.T) {
	for _, c := range []struct{ with, want string }{
		{"      What pulls it?\n", `"What pulls it?" has no ko line; write it below`},
		{"      무엇이 끌까요?\n", `"무엇이 끌까요?" has no en line; write it above`},
		{"      One.\n      하나.\n\n      Two.\n", "only 1 of 2 lines of text (en, ko); write the missing line"},
		{"      One.\n      하나.\n      Two.\n      둘.\n", "4 lines of text, want 2 (en, ko); put an empty line between pairs"},
	} {
		_, _, findings := codesAfter(t, change{inQuiz, "      What pulls the sea?\n      무엇이 바다를 끌어당깁니까?\n", c.with})
		if len(findings) != 1 || !strings.Contains(findings[0].String(content.English), c.want) {
			t.Errorf("%q:\n%s\nwant %s", c.with, said(findings), c.want)
		}
	}
}

func TestAMistypedFieldIsOneError(t *testing.T) {
	for _, c := range []change{
		{inQuiz, "type: single", "tpye: single"},
		{inQuiz, "    stem: |\n      What pulls", "    setm: |\n      What pulls"},
		{inPack, "license:", "licence:"},
		{inRewards, "when:", "whne:"},
	} {
		_, _, findings := codesAfter(t, c)
		if len(findings) != 1 || findings[0].Code != "S001" || !strings.Contains(findings[0].Todo(content.English), "did you mean") {
			t.Errorf("%s: findings:\n%s", c.with, said(findings))
		}
	}
}

func TestFilesThatWaitForACureAreCounted(t *testing.T) {
	for _, c := range []struct {
		changes []change
		want    int
	}{
		{[]change{{inPack, "languages: [en, ko]", "languages: [en, korean!]"}}, 5},
		{[]change{{inPack, "languages: [en, ko]", ""}}, 5},
		{[]change{{inPack, `requires: ">=0.1.0"`, `requires: ">=9.0.0"`}}, 5},
		{[]change{{inQuiz, "items:", "items: ]"}}, 1},
		{[]change{{"notes.txt", "", "hello"}}, 0},
	} {
		codes, unread, findings := codesAfter(t, c.changes...)
		if len(unread) != c.want || len(codes) != 1 {
			t.Errorf("%v: %d files wait (%v), want %d:\n%s", c.changes, len(unread), unread, c.want, said(findings))
		}
	}
}
