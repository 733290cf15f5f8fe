package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The guide for authors is a story that is played here: its files are written, its edits are
// applied, its commands are run in their order, and what they print is what the page shows.
//
//	```markdown notes.md                  a file that is written
//	```diff pack/quiz/01.yaml             an edit: lines with - and + and lines around them
//	```console                            commands behind $, and what they print below
//
// Of what a command prints, a line "..." on the page stands for any lines, and "..." at the end of
// a line for its rest.
func TestDocsForAuthorsAreTrue(t *testing.T) {
	for _, page := range []string{"authors.md"} {
		data, err := os.ReadFile(filepath.Join(project, "docs", page))
		if err != nil {
			t.Fatal(err)
		}
		s := newPageStory(t)
		blocks := pageBlocks(string(data))
		for _, b := range blocks {
			s.play(page, b)
		}
		if s.commands < 8 || s.edits < 2 || s.files < 1 {
			t.Errorf("%s: %d commands, %d edits and %d files were played", page, s.commands, s.edits, s.files)
		}
	}
}

// pageBlock is a fenced block of a page.
type pageBlock struct {
	kind, file string // the first and the second word behind the fence
	line       int
	lines      []string
}

func pageBlocks(page string) []pageBlock {
	var all []pageBlock
	lines := strings.Split(page, "\n")
	for i := 0; i < len(lines); i++ {
		fence := regexp.MustCompile("^(`{3,})(\\S*) ?(\\S*)$").FindStringSubmatch(lines[i])
		if fence == nil {
			continue
		}
		b := pageBlock{kind: fence[2], file: fence[3], line: i + 1}
		for i++; i < len(lines) && lines[i] != fence[1]; i++ {
			b.lines = append(b.lines, lines[i])
		}
		all = append(all, b)
	}
	return all
}

// pageStory is a page that is being played in a folder of its own.
type pageStory struct {
	t                      *testing.T
	env                    []string
	code                   int // of the last command
	commands, edits, files int
}

func newPageStory(t *testing.T) *pageStory {
	t.Helper()
	t.Chdir(t.TempDir())
	home := t.TempDir()
	return &pageStory{t: t, env: []string{"HOME=" + home, "QUEST_SAVE_DIR=" + filepath.Join(home, "saves"), "LANG=en_US.UTF-8", "TERM=dumb"}}
}

func (s *pageStory) play(page string, b pageBlock) {
	s.t.Helper()
	switch {
	case b.kind == "console":
		for i := 0; i < len(b.lines); {
			command, ok := strings.CutPrefix(b.lines[i], "$ ")
			if !ok {
				s.t.Fatalf("%s:%d: %q is no command", page, b.line+1+i, b.lines[i])
			}
			var want []string
			at := i + 1
			for i++; i < len(b.lines) && !strings.HasPrefix(b.lines[i], "$ "); i++ {
				want = append(want, b.lines[i])
			}
			s.run(fmt.Sprintf("%s:%d", page, b.line+at), command, want)
		}
	case b.kind == "diff":
		s.edit(fmt.Sprintf("%s:%d", page, b.line), b)
	case b.file != "":
		s.files++
		if err := os.WriteFile(b.file, []byte(strings.Join(b.lines, "\n")+"\n"), 0o644); err != nil {
			s.t.Fatal(err)
		}
	}
}

// run runs one command line: quest with words and one file as its input, or echo $?.
func (s *pageStory) run(where, command string, want []string) {
	s.t.Helper()
	s.commands++
	if command == "echo $?" {
		if got := fmt.Sprint(s.code); len(want) != 1 || want[0] != got {
			s.t.Errorf("%s: the exit code is %s, the page says %v", where, got, want)
		}
		return
	}
	command, from, _ := strings.Cut(command, " < ")
	words := shellWords(command)
	if words[0] != "quest" {
		s.t.Fatalf("%s: only quest is run here, not %q", where, words[0])
	}
	var in, out, wrong bytes.Buffer
	if from != "" {
		data, err := os.ReadFile(from)
		if err != nil {
			s.t.Fatalf("%s: %v", where, err)
		}
		in.Write(data)
	}
	args := append([]string{"--now", "2026-12-01T12:00:00Z"}, words[1:]...) // the day on which the page says that facts were checked
	s.code = NewMain().Run(s.t.Context(), args, s.env, &in, &out, &wrong)
	got := strings.Split(strings.TrimRight(wrong.String()+out.String(), "\n"), "\n")
	if len(got) == 1 && got[0] == "" {
		got = nil
	}
	for i := range got {
		got[i] = strings.TrimRight(got[i], " ")
	}
	if !shows(want, got) {
		s.t.Errorf("%s: $ %s prints\n%s\nand not\n%s", where, command, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// shellWords cuts a command line into words; quotes keep spaces.
func shellWords(line string) []string {
	var words []string
	for _, m := range regexp.MustCompile(`"([^"]*)"|'([^']*)'|(\S+)`).FindAllStringSubmatch(line, -1) {
		words = append(words, m[1]+m[2]+m[3])
	}
	return words
}

// shows reports whether lines are those of a page, on which "..." stands for any.
func shows(want, got []string) bool {
	if len(want) == 0 {
		return len(got) == 0
	}
	if want[0] == "..." {
		for skip := 0; skip <= len(got); skip++ {
			if shows(want[1:], got[skip:]) {
				return true
			}
		}
		return false
	}
	if len(got) == 0 {
		return false
	}
	begins, cut := strings.CutSuffix(want[0], "...") // the rest of the line is another one each time, such as a checksum
	return (want[0] == got[0] || cut && strings.HasPrefix(got[0], begins)) && shows(want[1:], got[1:])
}

// edit applies the hunks of an edit, which are parted by lines "@@". The lines before the edit
// stand in the file exactly once.
func (s *pageStory) edit(where string, b pageBlock) {
	s.t.Helper()
	s.edits++
	data, err := os.ReadFile(b.file)
	if err != nil {
		s.t.Fatalf("%s: %v", where, err)
	}
	text := string(data)
	for hunk := range strings.SplitSeq(strings.Join(b.lines, "\n"), "\n@@\n") {
		var before, after strings.Builder
		for line := range strings.SplitSeq(hunk, "\n") {
			if line == "" {
				line = " "
			}
			rest := line[1:] + "\n"
			switch line[0] {
			case '-':
				before.WriteString(rest)
			case '+':
				after.WriteString(rest)
			case ' ':
				before.WriteString(rest)
				after.WriteString(rest)
			default:
				s.t.Fatalf("%s: the line %q of an edit begins with none of -, + and a space", where, line)
			}
		}
		if n := strings.Count(text, before.String()); n != 1 {
			s.t.Fatalf("%s: the lines to be changed stand %d times in %s:\n%s\nin\n%s", where, n, b.file, before.String(), text)
		}
		text = strings.Replace(text, before.String(), after.String(), 1)
	}
	if err := os.WriteFile(b.file, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

// The reading of the page tells what is true from what is not.
func TestPageStoriesTellRightFromWrong(t *testing.T) {
	for _, c := range []struct {
		want, got string
		ok        bool
	}{
		{"a\nb", "a\nb", true},
		{"a", "a\nb", false},
		{"a\n...", "a\nb\nc", true},
		{"...\nc", "a\nb\nc", true},
		{"...\nb", "a\nb\nc", false},
		{"...", "", true},
		{"a\n...\nc", "a\nc", true},
		{"h1:...\nb", "h1:xyz\nb", true},
		{"h1:...", "h2:xyz", false},
	} {
		if got := shows(strings.Split(c.want, "\n"), strings.Split(c.got, "\n")); got != c.ok {
			t.Errorf("%q shows %q: %v", c.want, c.got, got)
		}
	}
	blocks := pageBlocks("x\n```console\n$ quest\n```\n````markdown a.md\n```\n````\n")
	if len(blocks) != 2 || blocks[1].file != "a.md" || len(blocks[1].lines) != 1 || blocks[0].line != 2 {
		t.Errorf("blocks: %+v", blocks)
	}
	if words := shellWords(`quest pack new "a b" 'c d' e`); strings.Join(words, "|") != "quest|pack|new|a b|c d|e" {
		t.Errorf("words: %q", words)
	}
}
