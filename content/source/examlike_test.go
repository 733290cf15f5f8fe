package source

import (
	"strings"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
)

// firstType is a line of the small pack's first item.
const firstType = "type: single"

// columns makes a line of so many columns in short sentences.
func columns(n int) string {
	return strings.Repeat("Wind and sea go. ", (n-1)/17) + strings.Repeat("x", (n-1)%17+1)
}

func TestItemsWrittenLikeAnExam(t *testing.T) {
	exam := func(more string) string { return firstType + "\n    exam: true\n" + more }
	runRules(t, []ruleCase{
		{"all fields", "", inQuiz, firstType, exam("    row: S1.1-01 # of the plan\n    constraint: cost\n    confuses: [moon, \"wind: storm\", 바람]\n    stale_after: 180"), ""},
		{"not a statement", "Q023", inQuiz, "type: truefalse", "type: truefalse\n    exam: true", ""},
		{"not what the defaults say", "Q023", inQuiz, "defaults:\n", "defaults:\n  exam: true\n", ""},
		{"yes", "S003", inQuiz, firstType, firstType + "\n    exam: yes", ""},
		{"two words for a row", "S003", inQuiz, firstType, exam("    row: part one"), ""},
		{"41 letters for a row", "S003", inQuiz, firstType, exam("    row: " + strings.Repeat("r", 41)), ""},
		{"constraint mistyped", "S003", inQuiz, firstType, exam("    constraint: costs"), ""},
		{"five things", "S003", inQuiz, firstType, exam("    confuses: [aa, bb, cc, dd, ee]"), ""},
		{"one thing twice", "S003", inQuiz, firstType, exam("    confuses: [aa, aa]"), ""},
		{"61 columns of a thing", "S003", inQuiz, firstType, exam("    confuses: [" + strings.Repeat("c", 61) + "]"), ""},
		{"invisible in a thing", "T006", inQuiz, firstType, exam("    confuses: [\"a\\u200bb\"]"), ""},
		{"no day", "S003", inQuiz, firstType, exam("    stale_after: 0"), ""},
		{"no misconception", "", inQuiz, firstType, exam("    level: analyze"), ""},
		{"task of an exam", "", inQuiz, "aws/saa-c03:d2", "aws/saa-c03:d1-1", ""},
		{"task that there is not", "R002", inQuiz, "aws/saa-c03:d2", "aws/saa-c03:d1-4", ""},
		{"row of the defaults", "S001", inQuiz, "defaults:\n", "defaults:\n  row: S1.1-01\n", ""},
	})
}

func TestItemsWrittenLikeAnExamMayBeLonger(t *testing.T) {
	korean := strings.Repeat("바다", 54) + "다"
	for _, tt := range []struct {
		name, old, with, code string
		always                bool // with exam: true as well
	}{
		{"a stem of 600 columns", "      What pulls the sea?\n", "      " + columns(600) + "\n", "W001", false},
		{"a stem of 153 columns", "      What pulls the sea?\n", "      " + columns(153) + "\n", "W001", false},
		{"a stem of 602 columns in Korean", "      무엇이 바다를 끌어당깁니까?\n", "      " + strings.Repeat("바다 다. ", 66) + strings.Repeat("바", 4) + "\n", "W001", true},
		{"a reason of 153 columns", "          Wind makes waves.\n", "          " + columns(153) + "\n", "W001", true},
		{"an option of 71 columns", "          The rivers\n", "          " + columns(71) + "\n", "W002", false},
		{"an option of 160 columns", "          The rivers\n", "          " + columns(160) + "\n", "W002", false},
		{"an option of 161 columns", "          The rivers\n", "          " + columns(161) + "\n", "W002", true},
		{"a sentence of 26 words", "          Wind makes waves.\n", "          " + strings.Repeat("Wind ", 25) + "y.\n", "Q040", false},
		{"a sentence of 40 words", "          Wind makes waves.\n", "          " + strings.Repeat("an ", 39) + "y.\n", "Q040", false},
		{"a sentence of 41 words", "          Wind makes waves.\n", "          " + strings.Repeat("an ", 40) + "y.\n", "Q040", true},
		{"a sentence of 109 syllables", "      무엇이 바다를 끌어당깁니까?\n", "      " + korean + "?\n", "Q040", false},
		{"a sentence of 111 syllables", "      무엇이 바다를 끌어당깁니까?\n", "      " + korean + "바다?\n", "Q040", true},
	} {
		for _, exam := range []bool{false, true} {
			files := contenttest.HarbourFiles(t)
			contenttest.Edit(t, files, inQuiz, tt.old, tt.with)
			if exam {
				contenttest.Edit(t, files, inQuiz, firstType, firstType+"\n    exam: true")
			}
			_, findings := Load(files, today)
			found := false
			for _, f := range findings {
				found = found || f.Code == tt.code
			}
			if want := !exam || tt.always; found != want {
				t.Errorf("%s, exam %v: %s reported %v, want %v:\n%s", tt.name, exam, tt.code, found, want, said(findings))
			}
		}
	}
}

// day writes a day in days since 1970-01-01 as a date.
func day(n int) string { return time.Unix(int64(n)*86400, 0).UTC().Format(time.DateOnly) }

// TestFactsAreStaleWhenTheItemSays holds R013 and the day in the head of an item to stale_after; today
// is 2026-11-23.
func TestFactsAreStaleWhenTheItemSays(t *testing.T) {
	for _, tt := range []struct {
		name, item, defaults string
		warn, leaves         bool
		day                  string // that the head of the item gives
	}{
		{"usual", "verified: 2026-11-01", "", false, false, "2027-11-02"},
		{"after 10 days", "verified: 2026-11-13\n    stale_after: 10", "", false, false, "2026-11-24"},
		{"after 9 days", "verified: 2026-11-13\n    stale_after: 9", "", true, true, "2026-11-23"},
		{"with the day of the defaults", "stale_after: 21", "", true, true, "2026-11-23"},
		{"with the days of the defaults", "verified: 2026-11-12", "  stale_after: 10\n", true, true, "2026-11-23"},
		{"longer than usual", "verified: 2024-11-13\n    stale_after: 1000", "", false, false, "2027-08-11"},
		{"not for an exam", "exam: false\n    verified: 2026-11-13\n    stale_after: 9", "", true, false, "2026-11-23"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := contenttest.HarbourFiles(t)
			item := tt.item
			if !strings.HasPrefix(item, "exam") {
				item = "exam: true\n    " + item
			}
			contenttest.Edit(t, files, inQuiz, firstType, firstType+"\n    "+item)
			if tt.defaults != "" {
				contenttest.Edit(t, files, inQuiz, "defaults:\n  domains: [aws/saa-c03:d2]\n", "defaults:\n  domains: [aws/saa-c03:d2]\n"+tt.defaults)
			}
			p, findings := Load(files, today)
			warn, leaves := false, false
			for _, f := range findings {
				if f.Code != "R013" || f.ID != "item/what-pulls" {
					continue
				}
				warn, leaves = warn || f.Level == Warning, leaves || f.Level == Note
			}
			if warn != tt.warn || leaves != tt.leaves {
				t.Errorf("warned %v, leaves papers %v:\n%s", warn, leaves, said(findings))
			}
			if p == nil {
				t.Fatal("not loaded")
			}
			head, _ := p.ItemHead("what-pulls")
			if got := day(head.StaleOn); got != tt.day || head.Exam == strings.HasPrefix(item, "exam: false") {
				t.Errorf("head has day %s, exam %v; want %s", got, head.Exam, tt.day)
			}
		})
	}
}

func TestWhatAnExamItemSaysOfItselfIsKept(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inQuiz, firstType, firstType+"\n    exam: true\n    row: S1.1-01\n    constraint: cost\n    confuses: [moon, wind]\n    stale_after: 180")
	p, findings := Load(files, today)
	if p == nil {
		t.Fatal(said(findings))
	}
	it, _ := p.Item("what-pulls")
	if !it.Exam || it.Row.String() != "S1.1-01" || it.Constraint != "cost" || len(it.Confuses) != 2 || it.Confuses[1].String() != "wind" || it.StaleAfter != 180 {
		t.Errorf("read as %+v", it)
	}
	if other, _ := p.Item("what-guides"); other.Exam || other.StaleAfter != content.UsualStaleAfter {
		t.Errorf("another item has exam %v and stale_after %d", other.Exam, other.StaleAfter)
	}
}

// TestACaseHandsToItsItemsThatTheyAreOfAnExam also holds that what belongs to one question has no place on a case.
func TestACaseHandsToItsItemsThatTheyAreOfAnExam(t *testing.T) {
	runRulesOn(t, contenttest.CanalFiles, []ruleCase{
		{"row of a case", "S001", inLocks, "    type: case\n", "    type: case\n    row: S1.1-01\n", ""},
		{"what a case tells apart", "S001", inLocks, "    type: case\n", "    type: case\n    confuses: [one, two]\n", ""},
	})
	files := contenttest.CanalFiles(t)
	contenttest.Edit(t, files, inLocks, "    type: case\n", "    type: case\n    exam: true\n    stale_after: 30\n")
	_, findings := Load(files, today)
	if errors, _, _ := Count(findings); errors != 1 || !strings.Contains(said(findings), "Q023") {
		t.Errorf("findings:\n%s", said(findings))
	}
	contenttest.Edit(t, files, inLocks, "        type: truefalse\n        level: recall\n", "        type: truefalse\n        exam: false\n        level: recall\n")
	p, findings := Load(files, today)
	if p == nil {
		t.Fatal(said(findings))
	}
	head, _ := p.ItemHead("night-when")
	it, _ := p.Item("night-when")
	if other, _ := p.ItemHead("night-pump"); !head.Exam || other.Exam || it.StaleAfter != 30 {
		t.Errorf("%+v, %+v, %d days", head, other, it.StaleAfter)
	}
	contenttest.Edit(t, files, inLocks, "      A tanker waits at night.\n", "      "+columns(500)+"\n")
	if _, findings := Load(files, today); strings.Contains(said(findings), "W001") {
		t.Errorf("the scenario of an exam is too long:\n%s", said(findings))
	}
}
