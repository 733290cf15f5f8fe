package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"quest/content/contenttest"
)

// install puts a pack among those that the player installed, as old as it is told.
func (term *terminal) install(name string, files fstest.MapFS, age time.Duration) {
	term.t.Helper()
	written := time.Now().Add(-age)
	for path, f := range files {
		path = filepath.Join(term.saves, packsDir, name, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			term.t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			term.t.Fatal(err)
		}
		if err := os.Chtimes(path, written, written); err != nil {
			term.t.Fatal(err)
		}
	}
}

// TestInstalledPacksAreShownAsTheyAreNow installs a pack, which the first start compiles,
// and changes it: a later start shows and plays the pack as it is then, and tells when
// it is broken.
func TestInstalledPacksAreShownAsTheyAreNow(t *testing.T) {
	term := openTerminal(t, "100", "60") // high enough for its region below the one of the shipped pack
	files := contenttest.HarbourFiles(t)
	term.install("harbour", files, time.Hour)
	// Without the long path of the other shipped pack all regions stand on the screen at once.
	if err := os.WriteFile(filepath.Join(term.saves, hiddenFile), []byte("quest/saa-c03\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	term.play("--now", "2026-11-23T19:00:00Z")
	term.until("English")
	term.press("1", "enter", "J", "o", "enter")
	term.until("The harbour")

	contenttest.Edit(t, files, "pack.yaml", "The harbour", "The new harbour")
	contenttest.Edit(t, files, "lessons/01-tides.md", "# Why the sea rises", "# Why the sea still rises")
	term.install("harbour", files, time.Minute)
	term.play("--now", "2026-11-23T19:00:00Z")
	term.until("The new harbour")
	term.tmux("send-keys", "-t", "story", "End")
	term.until("❯ ▲ The Silent Storm")
	term.press("up") // from the boss behind the only lesson
	term.until("❯ ○ Why the sea still rises")
	term.press("enter")
	term.until("The moon pulls the sea")

	contenttest.Edit(t, files, "quiz/01-tides.yaml", "type: single", "type: singel")
	term.install("harbour", files, time.Second)
	term.play("--now", "2026-11-23T19:00:00Z")
	shown := term.until("A word before we start")
	if strings.Contains(shown, "The new harbour") {
		t.Errorf("a broken pack is on the map:\n%s", shown)
	}
}
