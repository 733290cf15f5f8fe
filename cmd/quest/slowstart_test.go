package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quest/content/contenttest"
)

// installLarge installs large packs that no cache has, so that reading all of them takes
// long. It gives how many of them were read so far.
func installLarge(t *testing.T, saves string, n int) (read func() int) {
	t.Helper()
	for i := range n {
		dir := filepath.Join(saves, packsDir, string(contenttest.LargeID(i+1)))
		for name, f := range contenttest.LargeFiles(i + 1) {
			path := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, f.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	return func() int {
		kept, err := filepath.Glob(filepath.Join(saves, cacheDir, "*.pack"))
		if err != nil {
			t.Fatal(err)
		}
		return len(kept)
	}
}

// TestASlowStartSaysSoAndCanBeLeft begins in a pack among many that were never read, in
// which both front ends wait for all of them, and leaves before they are read.
func TestASlowStartSaysSoAndCanBeLeft(t *testing.T) {
	const packs = 20
	for _, c := range []struct{ name, args, says string }{
		{"on the screen", "large/harbour-1", "Reading the packs ..."},
		{"on the screen in Korean", "large/harbour-1 --lang ko", "팩을 읽는 중입니다 ..."},
		{"in lines", "large/harbour-1 --plain", "Reading the packs ..."},
		{"in lines from the map", "--plain --lang ko", "팩을 읽는 중입니다 ..."},
	} {
		t.Run(c.name, func(t *testing.T) {
			term := openTerminal(t, "80", "24")
			read := installLarge(t, term.saves, packs)
			line := strings.Join([]string{"trap : INT; clear;", term.program, "play --save-dir", term.saves, c.args, "; echo left with $?; exec sh"}, " ")
			term.tmux("respawn-pane", "-k", "-t", "story", "sh", "-c", line)
			term.until(c.says)
			term.tmux("send-keys", "-t", "story", "C-c")
			term.until("left with ")
			if n := read(); n == packs {
				t.Errorf("it left after all %d packs were read", n)
			}
		})
	}
}
