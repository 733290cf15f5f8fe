package source

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"quest/content"
	"quest/content/contenttest"
)

var today = Options{Today: "2026-11-23", Version: "0.1.0"}

// said gives the findings as "file:line:col CODE", with "!" after errors left out.
func said(findings []Finding) string {
	var lines []string
	for _, f := range findings {
		lines = append(lines, f.String(content.English))
	}
	return strings.Join(lines, "\n")
}

func TestTheSmallPackLoadsWithoutFindings(t *testing.T) {
	p, findings := Load(contenttest.HarbourFiles(t), today)
	if len(findings) > 0 || p == nil {
		t.Fatalf("pack %v, findings:\n%s", p, said(findings))
	}
	if p.Items() != 4 || len(p.Lessons()) != 1 {
		t.Errorf("%d items and %d lessons", p.Items(), len(p.Lessons()))
	}
}

const (
	inPack    = "pack.yaml"
	inTerms   = "concepts.yaml"
	inRewards = "rewards.yaml"
	inLesson  = "lessons/01-tides.md"
	inQuiz    = "quiz/01-tides.yaml"
)

// ruleCase changes the small pack in one place. With a code, exactly findings of
// this code are wanted, at the place given; without one, none.
type ruleCase struct {
	name, code, file, old, with string
	at                          string // "line:col" of the first finding, when it matters
}

func runRules(t *testing.T, cases []ruleCase) {
	t.Helper()
	runRulesOn(t, contenttest.HarbourFiles, cases)
}

func runRulesOn(t *testing.T, pack func(testing.TB) fstest.MapFS, cases []ruleCase) {
	t.Helper()
	made := madeUp(t)
	for _, tt := range cases {
		name := tt.code + " " + tt.name
		if tt.code == "" {
			name = "fine " + tt.name
		}
		t.Run(name, func(t *testing.T) {
			files := pack(t)
			contenttest.Edit(t, files, tt.file, tt.old, tt.with)
			p, findings := Load(files, today)
			errors, _, _ := Count(findings)
			if (p == nil) != (errors > 0) {
				t.Errorf("pack loaded: %v, with %d errors", p != nil, errors)
			}
			for _, f := range findings {
				if f.Code == "T008" && tt.code != "T008" {
					continue // an edit of one language makes it differ from the other
				}
				if f.Code != tt.code {
					t.Errorf("unwanted: %s", f.String(content.English))
				}
				if f.What(content.English) == "" || f.Todo(content.Korean) == "" || strings.ContainsAny(f.String(content.English)+f.String(content.Korean), "\x1b") {
					t.Errorf("badly worded: %s / %s", f.String(content.English), f.String(content.Korean))
				}
				if line := f.line(made); strings.Count(line, "«") != 2 {
					t.Errorf("not in the made-up language: %s", line)
				}
			}
			if tt.code == "" {
				return
			}
			i := slices.IndexFunc(findings, func(f Finding) bool { return f.Code == tt.code })
			if i < 0 {
				t.Fatal("nothing was found")
			}
			if got := itoa(findings[i].Line) + ":" + itoa(findings[i].Col); tt.at != "" && got != tt.at {
				t.Errorf("found at %s, want %s: %s", got, tt.at, findings[i].String(content.English))
			}
		})
	}
}
