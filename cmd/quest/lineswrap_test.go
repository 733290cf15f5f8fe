package main

import (
	"path/filepath"
	"strings"
	"testing"

	"quest/content"
)

// Line mode in a terminal breaks its lines at blanks: none is left to the terminal to break.
func TestLineModeBreaksLinesAtBlanksInATerminal(t *testing.T) {
	const columns = 40
	harbour, err := filepath.Abs(filepath.Join("testdata", "harbour"))
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"en", "ko"} {
		term := openTerminal(t, "40", "90")
		term.play("--plain", "--lang", lang, "--pack", harbour)
		asks := func(s string) bool { return strings.HasSuffix(strings.TrimSpace(s), "\n>") }
		term.untilScreen("a prompt", asks)
		term.tmux("send-keys", "-t", "story", "?", "Enter")
		term.untilScreen("a prompt below the help", func(s string) bool { return asks(s) && strings.Contains(s, "> ?") })
		for line := range strings.SplitSeq(term.tmux("capture-pane", "-p", "-J", "-t", "story"), "\n") {
			if n := content.Columns(strings.TrimRight(line, " ")); n > columns {
				t.Errorf("%s: the terminal has to break %q", lang, line)
			}
		}
	}
}
