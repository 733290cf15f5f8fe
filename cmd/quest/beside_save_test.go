package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// ran gives what a command prints, with its exit code.
func ran(t *testing.T, cmd *exec.Cmd) (said string, code int) {
	t.Helper()
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		t.Fatal(err)
	}
	return string(out), code
}

// playedSave plays one answer into a save, and leaves a backup of it.
func playedSave(t *testing.T, saveDir string, player ...string) (journal string) {
	t.Helper()
	s := startPlain(t, saveDir, player...)
	s.playUntilSaved(t, 1)
	s.leave(t)
	s = startPlain(t, saveDir, player...) // makes the backup
	s.leave(t)
	found, err := filepath.Glob(filepath.Join(saveDir, "players", "*", "journal-000001.jsonl"))
	if err != nil || len(found) != 1 {
		t.Fatalf("%q, %v", found, err)
	}
	return found[0]
}

// printedCommand finds the last command that a message names.
var printedCommand = regexp.MustCompile(`(?m): (quest save (?:merge|restore|import|repair) .*)$`)

// TestTheCommandThatIsPrintedBringsInWhatIsBeside takes a journal away in every way, and a
// copy of it under every kind of name, and types what verify and the start print into a
// shell: everything is there again.
func TestTheCommandThatIsPrintedBringsInWhatIsBeside(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the story needs sh")
	}
	toCopy := func(name string) func(string) error {
		return func(journal string) error {
			return os.Rename(journal, filepath.Join(filepath.Dir(journal), name))
		}
	}
	for name, change := range map[string]func(journal string) error{
		"emptied":         func(journal string) error { return os.Truncate(journal, 0) },
		"removed":         os.Remove,
		"conflicted copy": toCopy("journal-000001 (Ann's  conflicted copy 2026-11-20).jsonl"),
		"Korean copy":     toCopy("journal-000001 - 복사본.jsonl"),
		"decomposed copy": toCopy("journal-000001 - \u1107\u1169\u11a8.jsonl"),
		"odd copy":        toCopy("journal-000001\n\x1b[31m\xff$(rm).jsonl"),
		"dashed copy":     toCopy("-journal-000001.jsonl"),
	} {
		for _, player := range [][]string{nil, {"--player", "민아"}} {
			t.Run(name+strings.Join(player, ""), func(t *testing.T) {
				t.Parallel()
				saveDir := filepath.Join(t.TempDir(), "my saves")
				journal := playedSave(t, saveDir, player...)
				if err := change(journal); err != nil {
					t.Fatal(err)
				}
				if strings.Contains(name, "copy") {
					if err := os.RemoveAll(filepath.Join(filepath.Dir(journal), "backups")); err != nil {
						t.Fatal(err)
					}
				}
				flags := append([]string{"--lang", "en", "--save-dir", saveDir}, player...)
				quest := func(words ...string) (string, int) {
					return ran(t, exec.Command("quest", append(words, flags...)...))
				}
				start, code := quest("play", "--plain")
				if code != exitFailed || !strings.Contains(start, "is empty, but it was not always") || strings.Contains(start, "What is your name?") {
					t.Errorf("the start, exit %d:\n%s", code, start)
				}
				if said, _ := quest("stats"); !strings.Contains(said, "records that your save does not hold") {
					t.Errorf("stats:\n%s", said)
				}
				said, code := quest("save", "verify")
				command := printedCommand.FindStringSubmatch(said)
				if code != exitFindings || command == nil || !strings.Contains(start, command[1]) {
					t.Fatalf("verify, exit %d:\n%s", code, said)
				}
				if said, code := ran(t, exec.Command("sh", "-c", command[1])); code != exitDone {
					t.Fatalf("%s: exit %d\n%s", command[1], code, said)
				}
				if said, code := quest("save", "verify"); code != exitDone {
					t.Errorf("afterwards, exit %d:\n%s", code, said)
				}
				if said, _ := quest("stats", "--json"); !strings.Contains(said, `"answers": 1`) {
					t.Errorf("afterwards:\n%s", said)
				}
			})
		}
	}
}

// TestALinkBesideASaveIsNamedAndNotOpened puts a link that leads nowhere, and a link to a
// journal, under names of copies: the start and verify name them, and neither is damage.
func TestALinkBesideASaveIsNamedAndNotOpened(t *testing.T) {
	saveDir := t.TempDir()
	journal := playedSave(t, saveDir)
	away := filepath.Join(t.TempDir(), "away.jsonl")
	for i, to := range []string{away, journal} {
		if err := os.Symlink(to, filepath.Join(filepath.Dir(journal), "journal-000001 ("+strings.Repeat("1", i+1)+").jsonl")); err != nil {
			t.Skip(err)
		}
	}
	s := startPlain(t, saveDir)
	said, _ := s.hear()
	s.leave(t)
	if !strings.Contains(said, "2 files look like copies of your save") {
		t.Errorf("the start says:\n%s", said)
	}
	said, code := ran(t, exec.Command("quest", "save", "verify", "--lang", "en", "--save-dir", saveDir))
	if code != 0 || !strings.Contains(said, "journal-000001 (1).jsonl") || !strings.Contains(said, "were not opened") {
		t.Errorf("verify ends with %d and says:\n%s", code, said)
	}
	if _, err := os.Lstat(away); err == nil {
		t.Error("the file that a link leads to was made")
	}
}
