package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// saveAs writes a file as editors do: a new one beside it takes its place.
func saveAs(t *testing.T, path, text string) {
	t.Helper()
	beside := filepath.Join(filepath.Dir(path), ".new-file")
	if err := os.WriteFile(beside, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(beside, path); err != nil {
		t.Fatal(err)
	}
}

// TestAPreviewInATerminal edits a pack while it is previewed: the item that is edited is shown, an
// error stands below its last good version, and its cure is shown. No save is made.
func TestAPreviewInATerminal(t *testing.T) {
	term := openTerminal(t, "80", "24")
	pack := filepath.Join(t.TempDir(), "harbour")
	if err := os.CopyFS(pack, os.DirFS("testdata/harbour")); err != nil {
		t.Fatal(err)
	}
	quiz := filepath.Join(pack, "quiz", "01-tides.yaml")
	b, err := os.ReadFile(quiz)
	if err != nil {
		t.Fatal(err)
	}
	whole := string(b)
	edited := strings.Replace(whole, "What pulls the sea?", "What tugs at the sea?", 1)
	broken := strings.Replace(edited, "type: single", "tpye: single", 1)

	term.run("pack", "preview", pack, "--lang", "en", "--still")
	term.until("lesson/tides")
	saveAs(t, quiz, edited)
	term.until("What tugs at the sea?")
	term.until("item/what-pulls")
	saveAs(t, quiz, broken)
	shown := term.until("last version without an error")
	if !strings.Contains(shown, "quiz/01-tides.yaml:11:5: S001") || !strings.Contains(shown, "What tugs at the sea?") {
		t.Fatalf("the error stands not below the last version:\n%s", shown)
	}
	term.press("e")
	term.until("What the check says")
	saveAs(t, quiz, whole)
	term.until("The check has nothing to say")
	term.press("e")
	term.until("What pulls the sea?")
	if err := os.WriteFile(filepath.Join(pack, "lessons", "03-new.md"), []byte("x\n"), 0o600); err != nil { // an editor that writes in place
		t.Fatal(err)
	}
	term.until("lessons/03-new.md:1:1")
	if _, err := os.Stat(term.saves); !os.IsNotExist(err) {
		t.Errorf("a preview made a save folder: %v", err)
	}
}

// A pack that is edited while it has never been whole opens on its findings.
func TestAPreviewOfABrokenPackInATerminal(t *testing.T) {
	term := openTerminal(t, "100", "30")
	pack := filepath.Join(t.TempDir(), "harbour")
	if err := os.CopyFS(pack, os.DirFS("testdata/harbour")); err != nil {
		t.Fatal(err)
	}
	manifest := filepath.Join(pack, "pack.yaml")
	b, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	saveAs(t, manifest, strings.Replace(string(b), "languages:", "langs:", 1))
	term.run("pack", "preview", pack, "--lang", "ko", "--still")
	term.until("pack.yaml:")
	saveAs(t, manifest, string(b))
	term.until("lesson/tides")
}
