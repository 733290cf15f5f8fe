package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// session is the real program in line mode, one step at a time.
type session struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
	err bytes.Buffer // what went to stderr, once the program has ended
}

func startPlain(t *testing.T, saveDir string, more ...string) *session {
	t.Helper()
	args := []string{"play", "--plain", "--lang", "en", "--seed", "7", "--pack", filepath.Join("testdata", "harbour"), "--save-dir", saveDir}
	return startQuest(t, append(args, more...)...)
}

func startQuest(t *testing.T, args ...string) *session {
	t.Helper()
	s := &session{cmd: exec.Command("quest", args...)}
	var err error
	if s.in, err = s.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	s.out = bufio.NewReader(out)
	s.cmd.Stderr = &s.err
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return s
}

// hear reads up to the next prompt. more is false once the program has ended.
func (s *session) hear() (said string, more bool) {
	var b strings.Builder
	for {
		line, err := s.out.ReadString(' ')
		b.WriteString(line)
		if err != nil {
			return b.String(), false
		}
		if text := b.String(); strings.HasSuffix(text, "\n> ") || text == "> " {
			return text, true
		}
	}
}

func (s *session) answer(line string) error {
	_, err := io.WriteString(s.in, line+"\n")
	return err
}

// next is what a learner types who tries 1, then what a question really wants.
func next(said string) string {
	switch {
	case strings.Contains(said, "Which TWO"):
		return "1,2"
	case strings.Contains(said, "Put each ship"):
		return "1 2"
	case strings.Contains(said, "uestion "):
		return "1"
	}
	return ""
}

func answersOnDisk(t *testing.T, saveDir string) int {
	t.Helper()
	out, err := exec.Command("quest", "stats", "--json", "--save-dir", saveDir).Output()
	if err != nil {
		t.Fatalf("stats: %v", err)
	}
	var r record
	if err := json.Unmarshal(out, &r); err != nil {
		t.Fatal(err)
	}
	return r.Answers
}

// TestKilledGameKeepsWhatItCalledSaved kills the program right after each "saved",
// without a word of warning, and finds every answer again.
func TestKilledGameKeepsWhatItCalledSaved(t *testing.T) {
	dir := t.TempDir()
	told := 0
	for run := 0; told < 5; run++ {
		if run > 20 {
			t.Fatal("the lesson does not come to an end")
		}
		s := startPlain(t, dir)
		for {
			said, more := s.hear()
			if i := strings.LastIndex(said, "\nsaved "); i >= 0 {
				if _, err := fmt.Sscanf(said[i:], "\nsaved %d", &told); err != nil {
					t.Fatal(err)
				}
				break
			}
			if !more {
				break
			}
			if err := s.answer(next(said)); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.cmd.Process.Kill(); err != nil {
			t.Logf("kill: %v", err)
		}
		_ = s.cmd.Wait() // it was killed, and says so
		if got := answersOnDisk(t, dir); got < told {
			t.Fatalf("%d answers were called saved, %d are on disk", told, got)
		}
	}
}

// TestSecondTerminalDoesNotPretendToSave opens a save that another process plays.
func TestSecondTerminalDoesNotPretendToSave(t *testing.T) {
	dir := t.TempDir()
	first := startPlain(t, dir)
	if _, more := first.hear(); !more {
		t.Fatal("the first terminal did not start")
	}
	second := startPlain(t, dir)
	said, _ := second.hear()
	if !strings.Contains(said, "another quest has this save open") || !strings.Contains(said, "does not save") {
		t.Errorf("the second terminal does not say that it saves nothing:\n%s", said)
	}
	if !regexp.MustCompile(`\(process \d+( on [^,]+)?, since \d{4}-\d\d-\d\d \d\d:\d\d\)`).MatchString(said) {
		t.Errorf("it does not say who plays and since when:\n%s", said)
	}
	for _, s := range []*session{second, first} {
		if err := s.in.Close(); err != nil {
			t.Error(err)
		}
		if _, more := s.hear(); more {
			t.Error("the end of input was not the end")
		}
		if err := s.cmd.Wait(); err != nil {
			t.Errorf("leaving: %v", err)
		}
	}
}

// TestHelpOutlivesAKill kills the program right after help was given. The question comes
// back with the help, so nobody is paid as if without it.
func TestHelpOutlivesAKill(t *testing.T) {
	dir := t.TempDir()
	helped := false
	s := startPlain(t, dir)
	for range 60 {
		said, more := s.hear()
		if !more {
			t.Fatal("the lesson is over")
		}
		if helped = strings.Contains(said, "Help halves"); helped {
			break
		}
		line := next(said)
		if strings.Contains(said, "Which TWO") {
			line = "h"
		}
		if err := s.answer(line); err != nil {
			t.Fatal(err)
		}
	}
	if !helped {
		t.Fatal("no help was given")
	}
	if err := s.cmd.Process.Kill(); err != nil {
		t.Logf("kill: %v", err)
	}
	_ = s.cmd.Wait() // it was killed, and says so
	again := startPlain(t, dir)
	said := ""
	for range 20 {
		more := false
		if said, more = again.hear(); !more || strings.Contains(said, "Which TWO") {
			break
		}
		if err := again.answer(""); err != nil {
			t.Fatal(err)
		}
	}
	if !strings.Contains(said, "Help that you took before stays") {
		t.Errorf("the help is gone:\n%s", said)
	}
	if err := again.in.Close(); err != nil {
		t.Error(err)
	}
	for more := true; more; {
		_, more = again.hear()
	}
	if err := again.cmd.Wait(); err != nil {
		t.Errorf("leaving: %v", err)
	}
}

// TestCtrlCInLineModeKeepsALab leaves a lab by the signal of ctrl+c. Nothing was run, and yet
// the controls stand as they were left at the next start.
func TestCtrlCInLineModeKeepsALab(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot be sent ctrl+c there")
	}
	dir := t.TempDir()
	for i, lines := range [][]string{{"Mina", "1", "set 3 3"}, {"1"}} {
		s := startQuest(t, "lab", "quest/rds-events/slow-checkout", "--plain", "--lang", "en", "--seed", "7", "--save-dir", dir)
		said := ""
		for _, line := range append(lines, "") {
			more := false
			if said, more = s.hear(); !more {
				t.Fatalf("it ended:\n%s", said)
			}
			if line != "" {
				if err := s.answer(line); err != nil {
					t.Fatal(err)
				}
			}
		}
		if kept := strings.Contains(said, "as you left them: 1 changed"); kept != (i == 1) {
			t.Errorf("start %d: told %v\n%s", i+1, kept, said)
		}
		if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		if said, more := s.hear(); more || !strings.Contains(said, "Goodbye") {
			t.Errorf("after ctrl+c: %s", said)
		}
		if err := s.cmd.Wait(); err != nil {
			t.Errorf("leaving: %v", err)
		}
	}
}
