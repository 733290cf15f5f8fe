package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTwoTerminalsAtOneSave plays in one terminal while another one looks on, follows,
// and takes over once the first has left.
func TestTwoTerminalsAtOneSave(t *testing.T) {
	term := openTerminal(t, "80", "24")
	first := startPlain(t, term.saves)
	say := func(line string) string {
		t.Helper()
		if err := first.answer(line); err != nil {
			t.Fatal(err)
		}
		said, more := first.hear()
		if !more {
			t.Fatalf("the first terminal has left:\n%s", said)
		}
		return said
	}
	said, _ := first.hear()
	said += say("Mina")

	harbour, err := filepath.Abs(filepath.Join("testdata", "harbour"))
	if err != nil {
		t.Fatal(err)
	}
	term.play("--pack", harbour)
	term.until("looking on")
	for range 12 {
		if said = say(next(said)); strings.Contains(said, "\nsaved 1\n") {
			break
		}
	}
	term.until("24/400 XP")
	term.press("T")
	term.until("another quest has this save open")

	if err := first.in.Close(); err != nil {
		t.Fatal(err)
	}
	if _, more := first.hear(); more {
		t.Fatal("the end of input was not the end")
	}
	if err := first.cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	term.press("t")
	term.until("You play here now")
	if shown := term.screen(); strings.Contains(shown, "looking on") {
		t.Fatalf("still looking on:\n%s", shown)
	}
	term.press("L") // a batch of its own
	if got := term.stats(); got["answers"] != 1.0 {
		t.Fatalf("%v", got)
	}
}

// TestAFullFolderIsRescued plays where nothing can be saved and exports it.
func TestAFullFolderIsRescued(t *testing.T) {
	term := openTerminal(t, "80", "24")
	home := t.TempDir()
	if err := os.WriteFile(term.saves, []byte("a file where the folder should be"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOME", home)
	term.tmux("set-environment", "-g", "HOME", home)
	term.play("--lang", "en")
	term.until("NOT SAVED")
	term.press("J", "o", "enter")
	term.until("E exports all of it")
	term.press("E")
	term.until("All of it is in " + home)
	if n := countFiles(t, home, "rescue-*.jsonl"); n != 1 {
		t.Fatalf("%d files", n)
	}
}
