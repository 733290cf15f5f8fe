package source

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
)

func TestFindingsComeInOrderAndOnce(t *testing.T) {
	f := func(file string, line, col int, code string) Finding {
		return Finding{File: file, Line: line, Col: col, Code: code, Level: Error}
	}
	in := []Finding{f("b", 1, 1, "S001"), f("a", 2, 1, "S001"), f("a", 1, 9, "S002"), f("a", 1, 9, "S001"), f("b", 1, 1, "S001"), f("a", 1, 2, "T001")}
	want := []Finding{f("a", 1, 2, "T001"), f("a", 1, 9, "S001"), f("a", 1, 9, "S002"), f("a", 2, 1, "S001"), f("b", 1, 1, "S001")}
	got := inOrder(in)
	if len(got) != len(want) {
		t.Fatalf("%d findings, want %d", len(got), len(want))
	}
	for i := range want {
		if compareFindings(got[i], want[i]) != 0 {
			t.Errorf("place %d: %s:%d:%d %s", i, got[i].File, got[i].Line, got[i].Col, got[i].Code)
		}
	}
}

func TestFindingsAreTheSameEveryTime(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inPack, "version: 1.0.0", "version: 1")
	contenttest.Edit(t, files, inQuiz, "type: single", "tpye: single")
	contenttest.Edit(t, files, inLesson, "quiz: tides", "quiz: tidse")
	contenttest.Edit(t, files, inTerms, "says: |\n      Wind makes the tide\n      바람이 조석을 만든다\n", "")
	_, first := Load(files, today)
	if len(first) < 4 {
		t.Errorf("not all files were looked at:\n%s", said(first))
	}
	for range 20 {
		if _, again := Load(files, today); said(again) != said(first) {
			t.Fatalf("findings differ:\n%s\n--\n%s", said(first), said(again))
		}
	}
}

func TestFindingAsJSON(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inQuiz, "          The moon\n", "          The moon above the sea\n")
	_, findings := Load(files, today)
	if len(findings) != 1 {
		t.Fatalf("findings:\n%s", said(findings))
	}
	b, err := findings[0].JSON(content.Korean)
	if err != nil || bytes.Contains(b, []byte("\n")) {
		t.Fatalf("%s, %v", b, err)
	}
	var got map[string]any
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]any{
		"file": inQuiz, "line": 18.0, "col": 9.0, "code": "Q013", "level": "warning", "id": "item/what-pulls", "lang": "en",
		"what": "정답이 눈에 띕니다. 22칸이고 나머지는 10칸 이하입니다(en)", "todo": "줄이거나 나머지를 늘리세요",
	} {
		if got[key] != want {
			t.Errorf("%s is %v, want %v", key, got[key], want)
		}
	}
	if len(got) != 9 {
		t.Errorf("%d fields: %s", len(got), b)
	}
	if s := findings[0].String(content.Korean); !strings.Contains(s, ": Q013 (경고) ") {
		t.Errorf("no mark in %s", s)
	}
}

// TestEveryPhraseIsSaidInBothLanguages reads the phrases from the source, so that
// none is forgotten: same names in braces, no full stop, no capital at the start of
// an English sentence.
func TestEveryPhraseIsSaidInBothLanguages(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	phrases := 0
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), "saying_") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			v, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			phrases++
			lit := v.Values[0].(*ast.CompositeLit)
			code := literal(t, lit.Elts[0])
			en, ko := halves(t, lit.Elts[2]), halves(t, lit.Elts[3])
			for i := range en {
				if en[i] == "" || ko[i] == "" || strings.HasSuffix(en[i], ".") || syllables(ko[i])+strings.Count(ko[i], "{")+strings.Count(ko[i], ":") == 0 {
					t.Errorf("%s: %q / %q", code, en[i], ko[i])
				}
			}
			if names(en[0]+en[1]) != names(ko[0]+ko[1]) {
				t.Errorf("%s: %q and %q name different things", code, en, ko)
			}
			// R013 is a warning for what is old, and an error for what is yet to come.
			if level := lit.Elts[1].(*ast.Ident).Name; (level != "Error") != canAllow(code) && level != "Note" && code != "R013" {
				t.Errorf("%s is of level %s, but may be allowed: %v", code, level, canAllow(code))
			}
			return false
		})
	}
	if phrases < 100 {
		t.Errorf("only %d phrases were found", phrases)
	}
}

func literal(t *testing.T, e ast.Expr) string {
	t.Helper()
	s := e.(*ast.BasicLit).Value
	if s[0] == '`' {
		return strings.Trim(s, "`")
	}
	var out string
	if err := json.Unmarshal([]byte(s), &out); err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return out
}

func halves(t *testing.T, e ast.Expr) [2]string {
	t.Helper()
	lit := e.(*ast.CompositeLit)
	return [2]string{literal(t, lit.Elts[0]), literal(t, lit.Elts[1])}
}

// names lists the ASCII {names} of a phrase, each once.
func names(s string) string {
	seen := map[string]bool{}
	var out []string
	for {
		open := strings.IndexByte(s, '{')
		if open < 0 {
			break
		}
		end := strings.IndexByte(s[open:], '}')
		if end < 0 {
			break
		}
		name := s[open+1 : open+end]
		if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") == "" && name != "" && !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
		s = s[open+end:]
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}
