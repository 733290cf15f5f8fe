package main

import (
	"path/filepath"
	"strconv"
	"testing"
)

// TestCtrlCInHangulModeLeavesFromATerminal sends ctrl+c as terminals do that report the
// letter of the input method: on the welcome, in a text field, on the map and in a
// question.
func TestCtrlCInHangulModeLeavesFromATerminal(t *testing.T) {
	dir, err := filepath.Abs(filepath.Join("testdata", "quay"))
	if err != nil {
		t.Fatal(err)
	}
	term := openTerminal(t, "80", "24")
	for _, c := range []struct {
		first string
		keys  []string
		there string
	}{
		{"English", nil, "English"},
		{"English", []string{"2", "enter", "ㅎ"}, "ㅎ"},
		{"English", []string{"1", "enter", "J", "o", "enter"}, "Alongside"},
		{"Jo", []string{"enter", "enter", "enter"}, "question 1"},
	} {
		run := "clear; " + term.program + " play --seed 20261123 --now 2026-11-23T19:00:00Z --pack " + dir + " --save-dir " + term.saves
		term.tmux("respawn-pane", "-k", "-t", "story", "sh", "-c", run+"; echo left with $?; exec cat")
		term.until(c.first)
		term.press(c.keys...)
		term.until(c.there)
		bytes := []string{"send-keys", "-t", "story", "-H"}
		for _, b := range []byte("\x1b[12618;5u") { // ctrl and ㅊ, the c key
			bytes = append(bytes, strconv.FormatInt(int64(b), 16))
		}
		term.tmux(bytes...)
		term.until("left with 0")
	}
}
