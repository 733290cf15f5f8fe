package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// brokenPack gives a copy of the example pack with an error, a warning and a note.
func brokenPack(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "broken pack")
	if err := os.CopyFS(dir, os.DirFS(examplePack)); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "quiz", "01-events-vs-invocations.yaml")
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	more := `  - {id: is-old, type: truefalse, draft: true, answer: true, stem: "` + "`x`" + `"}
  - {id: is-wet, type: truefalse, answer: true, stem: "` + "`y`" + `"}
  - {id: is-hot, type: truefalse, answer: perhaps, stem: "` + "`z`" + `"}
`
	if err := os.WriteFile(file, []byte(strings.TrimRight(string(b), "\n")+"\n"+more), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}
