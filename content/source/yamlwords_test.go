package source

import (
	"strings"
	"testing"
	"unicode"

	"quest/content"
	"quest/content/contenttest"
)

// TestWhatTheYAMLLibrarySaysIsKorean breaks the YAML of a pack in the ways of a mistyped
// file: the Korean finding has no English reason of the library in it.
func TestWhatTheYAMLLibrarySaysIsKorean(t *testing.T) {
	for name, line := range map[string]string{
		"colon in a text":           "title: one: two",
		"key without a colon":       "title\nformat: x",
		"list item beside a key":    "a: 1\n- two",
		"indented less":             "a:\n    b: 1\n  c: 2",
		"indented more":             "a: 1\n  b: 2",
		"key among items":           "- one\nb: 2",
		"item beside a value":       "a: - one",
		"tab":                       "a:\n\tb: 1",
		"tab after spaces":          "a:\n  b: 1\n \tc: 2",
		"quote left open":           "title: \"one\nb: 2",
		"single quote left open":    "title: 'one\nb: 2",
		"text after a quote":        "title: \"one\" two",
		"bracket left open":         "a: [one, two\nb: 2",
		"brace left open":           "a: {b: 1\nc: 2",
		"closing bracket alone":     "a: ]",
		"sign that nothing begins":  "title: @one",
		"backtick":                  "title: `one`",
		"percent":                   "%one\na: 1",
		"unknown escape":            `title: "one \q"`,
		"short escape":              `title: "\u12"`,
		"text on the line of a |":   "title: | one\n  two",
		"question mark in a key":    "a: ? b",
		"tag without a declaration": "a: !x!y z",
	} {
		t.Run(name, func(t *testing.T) {
			files := contenttest.HarbourFiles(t)
			files[inPack].Data = []byte(line + "\n")
			_, findings := Load(files, today)
			found := false
			for _, f := range findings {
				korean := f.String(content.Korean)
				_, why, ok := strings.Cut(korean, "YAML을 읽을 수 없습니다: ")
				if !ok || !strings.HasPrefix(korean, inPack) {
					continue
				}
				found = true
				if r := []rune(why); !strings.ContainsFunc(string(r[:min(len(r), 12)]), func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) ||
					strings.Contains(why, "found") || strings.Contains(why, "did not") || strings.Contains(why, "allowed") {
					t.Error(korean)
				}
			}
			if !found {
				t.Errorf("no fault of the syntax:\n%s", said(findings))
			}
		})
	}
}
