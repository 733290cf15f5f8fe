package source

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"quest/content"
	"quest/content/source/saying"
)

var update = flag.Bool("update", false, "write the generated pages of docs anew")

// holdPage compares a generated page of docs with its file, or writes it with -update.
func holdPage(t *testing.T, name, want string) {
	t.Helper()
	file := filepath.Join("..", "..", "docs", name)
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("docs/%s is not what the code says; write it anew: go test ./content/source -run Page -update", name)
	}
}

// subjects are what the letters of the codes stand for.
var subjects = map[byte]string{
	'Z': "files and folders", 'Y': "YAML", 'S': "fields and their values", 'T': "texts in several languages",
	'L': "lessons", 'I': "IDs", 'R': "references and sources", 'Q': "questions", 'W': "widths", 'B': "labs",
	'X': "rewards and exams",
}

func TestFindingsPage(t *testing.T) {
	var b strings.Builder
	b.WriteString(`# Findings of the check

<!-- Generated: go test ./content/source -run Page -update -->

What ` + "`quest pack check`" + ` can say, by code. A code never changes its meaning. Errors keep a pack from being played; warnings and notes
do not, and can be allowed where there is a reason ([pack-format.md](pack-format.md) 17.1). What stands in *italics* is filled in.
`)
	letter := byte(0)
	for _, code := range saying.Codes() {
		if code.Code[0] != letter {
			letter = code.Code[0]
			subject, ok := subjects[letter]
			if !ok {
				t.Fatalf("nobody has said what the letter %c stands for", letter)
			}
			fmt.Fprintf(&b, "\n## %c: %s\n\n| Code | Level | What is wrong | What to do |\n|---|---|---|---|\n", letter, subject)
		}
		for _, says := range code.Says {
			fmt.Fprintf(&b, "| [%s](#%s) | %s | %s | %s |\n", code.Code, strings.ToLower(code.Code), says.Level, cell(says.What), cell(says.Todo))
		}
	}
	b.WriteString("\n## What the codes mean\n\nAs `quest pack explain CODE` says it, in Korean with `--lang ko`.\n")
	for _, code := range saying.Codes() {
		b.WriteString(explanation(t, code))
	}
	holdPage(t, "pack-findings.md", b.String())
}

// explanation writes what a code means, and its example.
func explanation(t *testing.T, code saying.Code) string {
	t.Helper()
	e, ok := saying.Explain(content.English, code.Code)
	if !ok {
		t.Fatalf("%s is not explained", code.Code)
	}
	ko, _ := saying.Explain(content.Korean, code.Code)
	file := "`" + e.Example.File + "`"
	if e.Example.File == "" {
		file = "names of files"
	}
	prose := strings.NewReplacer("<", `\<`, "|", `\|`, "{", "\\{")
	return fmt.Sprintf("\n### %s\n\n**%s** (%s, *%s*). %s\n\nWrong, %s:\n\n````\n%s\n````\n\nCured:\n\n````\n%s\n````\n",
		code.Code, strings.ToUpper(e.Title[:1])+e.Title[1:], code.Level, ko.Title, prose.Replace(e.Why), file, e.Example.Wrong, e.Example.Cured)
}

var argument = regexp.MustCompile(`\{([a-z]+)\}`)

// cell writes a phrase into a table, its arguments in italics.
func cell(phrase string) string {
	phrase = strings.NewReplacer("|", `\|`, "*", `\*`, "<", `\<`).Replace(phrase)
	return argument.ReplaceAllString(phrase, "*$1*")
}
