package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// On a terminal an older version is asked for instead of refused, also where the newer one was removed;
// without an answer nothing happens.
func TestAnOlderVersionIsAskedFor(t *testing.T) {
	dir := t.TempDir()
	key := signingKey(t, 1)
	old := written(t, filepath.Join(dir, "old.qpack"), signedEdition(t, "test/harbour", "1.0.0", key))
	next := written(t, filepath.Join(dir, "next.qpack"), signedEdition(t, "test/harbour", "1.1.0", key))
	term := openTerminal(t, "100", "30")
	install := func(path string) { // the terminal stays when the command has ended
		t.Helper()
		term.kill()
		line := strings.Join([]string{"clear;", term.program, "pack install", path, "--save-dir", term.saves, "; cat"}, " ")
		term.tmux("respawn-pane", "-k", "-t", "story", "sh", "-c", line, ";", "set-option", "-g", "remain-on-exit", "off")
	}
	expect := func(text string) {
		t.Helper()
		if got := try(term.saves, "pack", "list"); !strings.Contains(got.out, "test/harbour "+text) {
			t.Errorf("%s is not played: %+v", text, got)
		}
	}
	if got := try(term.saves, "pack", "install", next); got.code != exitDone {
		t.Fatalf("%+v", got)
	}
	for _, removed := range []bool{false, true} {
		if removed {
			if got := try(term.saves, "pack", "remove", "--yes", "test/harbour"); got.code != exitDone {
				t.Fatalf("%+v", got)
			}
		}
		install(old)
		term.until("Go back to the older version? [y/N]")
		term.press("enter")
		term.until("nothing was changed")
	}
	install(old)
	term.until("Go back to the older version? [y/N]")
	term.press("y", "enter")
	term.until("Install it? [y/N]")
	term.press("y", "enter")
	term.until("installed; play it: ")
	expect("1.0.0")
}
