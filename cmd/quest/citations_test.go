package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"quest/content/racetest"
)

var (
	citation = regexp.MustCompile(`docs/([a-z0-9/-]+\.md)(?:,? (?:chapter )?([0-9]+(?:\.[0-9]+)?))?`)
	// loose is a chapter that is cited without saying in which file of docs it is.
	loose = regexp.MustCompile(`(?:^|[^/\w])(?:pack-format|learning|reliability|terminal|hostile)(?:\.md)? [0-9]|\bDESIGN\b`)
	// heading is a numbered chapter of a document: "## 9. Quizzes", "### 9.2 Grading".
	heading = regexp.MustCompile(`(?m)^##+ ([0-9]+(?:\.[0-9]+)?)\.? `)
)

// TestDocsHaveEveryCitedChapter reads every comment of every Go file: a file of docs that it
// names is there, and has the chapter.
func TestDocsHaveEveryCitedChapter(t *testing.T) {
	racetest.OneGoroutine(t)
	chapters := map[string]map[string]bool{} // by document; nil if it is not there
	for _, name := range documents(t) {
		text, err := os.ReadFile(filepath.Join(project, name))
		if err != nil {
			t.Fatal(err)
		}
		numbers := map[string]bool{}
		for _, m := range heading.FindAllStringSubmatch(string(text), -1) {
			numbers[m[1]] = true
		}
		chapters[strings.TrimPrefix(name, "docs/")] = numbers
	}
	seen := 0
	eachComment(t, func(at token.Position, text string) {
		if m := loose.FindString(text); m != "" {
			t.Errorf("%s: cites %q: write docs/NAME.md and the chapter", at, strings.TrimSpace(m))
		}
		for _, m := range citation.FindAllStringSubmatch(text, -1) {
			seen++
			numbers, there := chapters[m[1]]
			if !there {
				t.Errorf("%s: there is no docs/%s", at, m[1])
			} else if m[2] != "" && !numbers[m[2]] {
				t.Errorf("%s: docs/%s has no chapter %s", at, m[1], m[2])
			}
		}
	})
	if seen < 30 {
		t.Errorf("only %d citations were seen", seen)
	}
}

// eachComment calls yield for every comment of the module, tests included, with its
// lines joined.
func eachComment(t *testing.T, yield func(at token.Position, text string)) {
	t.Helper()
	err := filepath.WalkDir(project, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "build" || d.Name() == "dist" || d.Name() != ".." && strings.HasPrefix(d.Name(), ".")) {
			return fs.SkipDir
		}
		if !strings.HasSuffix(file, ".go") {
			return nil
		}
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, file, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, group := range parsed.Comments {
			yield(set.Position(group.Pos()), joined(group))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// joined gives the text of a comment on one line, so that a citation may be broken
// between lines.
func joined(group *ast.CommentGroup) string { return strings.Join(strings.Fields(group.Text()), " ") }
