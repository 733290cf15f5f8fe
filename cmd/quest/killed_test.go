package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
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
	args := append([]string{"play", "--plain", "--lang", "en", "--seed", "7", "--pack", filepath.Join("testdata", "harbour"), "--save-dir", saveDir}, more...)
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
