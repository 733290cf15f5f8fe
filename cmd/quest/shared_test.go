package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"quest/content"
	"quest/game"
)

// sharing are the things that programs which keep folders of several computers alike,
// and people, do to the files of a save while the game is open.
var sharing = []struct {
	name string
	do   func(dir, journal string) error
}{
	{"replaced by a copy", func(_, journal string) error {
		data, err := os.ReadFile(journal)
		return errors.Join(err, replaceFile(journal, data))
	}},
	{"replaced by an older copy", func(_, journal string) error {
		data, err := os.ReadFile(journal)
		return errors.Join(err, replaceFile(journal, data[:bytes.IndexByte(data, '\n')+1]))
	}},
	{"deleted", func(_, journal string) error { return os.Remove(journal) }},
	{"emptied", func(_, journal string) error { return os.Truncate(journal, 0) }},
	{"cut", func(_, journal string) error {
		info, err := os.Stat(journal)
		if err != nil {
			return err
		}
		return os.Truncate(journal, info.Size()/2)
	}},
	{"folder moved", func(dir, _ string) error { return os.Rename(dir, dir+"-moved") }},
	{"folder removed", func(dir, _ string) error { return os.RemoveAll(dir) }},
	{"folder moved and made anew", func(dir, _ string) error {
		return errors.Join(os.Rename(dir, dir+"-moved"), os.Mkdir(dir, 0o700))
	}},
}

func replaceFile(path string, data []byte) error {
	return errors.Join(os.WriteFile(path+".sync", data, 0o600), os.Rename(path+".sync", path))
}

// playUntilSaved answers until so many answers are called saved, and gives all that was
// said.
func (s *session) playUntilSaved(t *testing.T, want int) string {
	t.Helper()
	var all strings.Builder
	for {
		said, more := s.hear()
		all.WriteString(said)
		if strings.Contains(said, fmt.Sprintf("\nsaved %d\n", want)) {
			return all.String()
		}
		if !more {
			t.Fatalf("the game ended before %d answers were saved:\n%s", want, all.String())
		}
		if err := s.answer(next(said)); err != nil {
			t.Fatal(err)
		}
	}
}

// leave leaves the game and gives what was said and the exit code.
func (s *session) leave(t *testing.T) (said string, code int) {
	t.Helper()
	for _, line := range []string{"q", "q"} {
		_ = s.answer(line) // it may have ended
	}
	if err := s.in.Close(); err != nil && !errors.Is(err, os.ErrClosed) {
		t.Log(err)
	}
	var all strings.Builder
	for more := true; more; {
		said, more = s.hear()
		all.WriteString(said)
	}
	var exit *exec.ExitError
	if err := s.cmd.Wait(); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		t.Fatal(err)
	}
	return all.String(), code
}

// TestSavedIsFoundByALaterStartInASharedFolder changes the files of a game in line mode
// after one answer, and plays on, or leaves at once. Every answer that was called saved is
// found, and the player is told what happened.
func TestSavedIsFoundByALaterStartInASharedFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("open files cannot be moved there")
	}
	for _, c := range sharing {
		for _, last := range []bool{false, true} {
			t.Run(c.name+map[bool]string{true: ", then left"}[last], func(t *testing.T) {
				t.Parallel()
				saveDir := t.TempDir()
				dir := filepath.Join(saveDir, "players", "default")
				s := startPlain(t, saveDir)
				s.playUntilSaved(t, 1)
				if err := c.do(dir, filepath.Join(dir, "journal-000001.jsonl")); err != nil {
					t.Fatal(err)
				}
				told, saved := "", 1
				if !last {
					if err := s.answer(""); err != nil {
						t.Fatal(err)
					}
					told, saved = s.playUntilSaved(t, 2), 2
				}
				end, code := s.leave(t)
				if code != exitDone {
					t.Errorf("exit %d: %s", code, end+s.err.String())
				}
				if got := answersOnDisk(t, saveDir); got != saved {
					t.Errorf("%d answers were called saved, %d are on disk", saved, got)
				}
				if !last && c.name != "replaced by a copy" && !strings.Contains(told, "Another program changed the files of your save") {
					t.Errorf("not told:\n%s", told)
				}
			})
		}
	}
}

// TestAnAnswerThatCannotBeSavedAgainIsTakenBack removes the folder and puts a file in its
// place: nothing can be saved then. What was called saved before is told as lost on
// leaving, with exit code 3.
func TestAnAnswerThatCannotBeSavedAgainIsTakenBack(t *testing.T) {
	for _, last := range []bool{false, true} {
		t.Run(fmt.Sprint(last), func(t *testing.T) {
			saveDir := t.TempDir()
			dir := filepath.Join(saveDir, "players", "default")
			s := startPlain(t, saveDir)
			s.playUntilSaved(t, 1)
			if err := errors.Join(os.RemoveAll(dir), os.WriteFile(dir, nil, 0o600)); err != nil {
				t.Fatal(err)
			}
			lost := "1 answer was not saved"
			if !last {
				lost = "2 answers were not saved"
				for said, more := "", true; more && !strings.Contains(said, "Not saved: "); {
					if err := s.answer(next(said)); err != nil {
						t.Fatal(err)
					}
					if said, more = s.hear(); strings.Contains(said, "\nsaved ") {
						t.Fatalf("called saved:\n%s", said)
					}
				}
			}
			if end, code := s.leave(t); code != exitFailed || !strings.Contains(s.err.String(), lost) {
				t.Errorf("exit %d, not told %q:\n%s\n%s", code, lost, end, s.err.String())
			}
		})
	}
}

// TestSavedOnTheScreenIsFoundByALaterStartInASharedFolder does the same in a real terminal:
// in the middle of the play, and again at its end, before the player leaves without another
// answer.
func TestSavedOnTheScreenIsFoundByALaterStartInASharedFolder(t *testing.T) {
	packDir, harbour := folder(t, "harbour")
	for _, c := range sharing {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			story, kept := scripted(t, harbour, game.SpeakEnglish, habit{right: func(*content.Item) bool { return true }}, 1)
			term := openTerminal(t, "80", "24")
			term.play("--seed", "20261123", "--now", "2026-11-23T19:00:00Z", "--pack", packDir)
			term.until("English")
			term.press(story.stops[0].keys[0], "enter", "J", "o", "enter")
			term.until("1")
			dir := filepath.Join(term.saves, "players", "default")
			change := func() {
				newest, err := filepath.Glob(filepath.Join(dir, "journal-*.jsonl"))
				if err == nil {
					err = c.do(dir, newest[len(newest)-1])
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			answers := 0
			for _, b := range kept.batches {
				answers += countAnswers(b.Events)
			}
			onDisk := func(want int) {
				t.Helper()
				term.waitFor(fmt.Sprintf("%d answers on disk", want),
					func() string { return fmt.Sprint(answersOnDisk(t, term.saves)) },
					func(n string) bool { return n == fmt.Sprint(want) })
			}
			changed := false
			for i, s := range story.stops[1:] {
				if !changed && i > len(story.stops)/2 {
					changed = true
					change()
				}
				term.do(s)
			}
			onDisk(answers)
			if shown := term.screen(); strings.Contains(shown, "NOT SAVED") {
				t.Errorf("not saved:\n%s", shown)
			}
			if !strings.Contains(c.name, "moved") { // its other name is taken now
				change()
				term.tmux("set-option", "-g", "remain-on-exit", "on", ";", "send-keys", "-t", "story", "C-c")
				onDisk(answers)
				if c.name != "replaced by a copy" {
					term.waitFor("what happened", func() string {
						return term.tmux("capture-pane", "-p", "-J", "-S", "-", "-t", "story")
					}, func(all string) bool { return strings.Contains(all, "Another program changed the files of your save") })
				}
			}
		})
	}
}
