package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"quest/game"
)

// month is a story of many days, such as testdata/script/month.txtar, whose days in between are
// played in line mode, while others are looked at in a real terminal.
type month struct {
	*terminal
	story *txtar.Archive
	at    string // time of each day
}

// openMonth opens a terminal of a size and installs the pack of a story.
func openMonth(t *testing.T, file, cols, rows string) month {
	t.Helper()
	term := openTerminal(t, cols, rows)
	story, err := txtar.ParseFile(filepath.Join("testdata", "script", file))
	if err != nil {
		t.Fatal(err)
	}
	m := month{term, story, "T19:00:00+09:00"}
	pack := filepath.Join(term.saves, packsDir, "harbour")
	if err := os.CopyFS(pack, os.DirFS(filepath.Join("testdata", "harbour"))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(pack, "pack.yaml"), m.file("pack.yaml"), 0o600); err != nil {
		t.Fatal(err)
	}
	return m
}

// add writes further questions, a part of the story, below those of the first quiz.
func (m month) add(name string) {
	m.t.Helper()
	quiz := filepath.Join(m.saves, packsDir, "harbour", "quiz", "01-tides.yaml")
	was, err := os.ReadFile(quiz)
	if err != nil {
		m.t.Fatal(err)
	}
	if err := os.WriteFile(quiz, append(was, m.file(name)...), 0o600); err != nil {
		m.t.Fatal(err)
	}
}

// file gives a part of the story.
func (m month) file(name string) []byte {
	m.t.Helper()
	for _, f := range m.story.Files {
		if f.Name == name {
			return f.Data
		}
	}
	m.t.Fatalf("the story has no %s", name)
	return nil
}

// line plays or changes something on a day, with what is typed in a part of the story.
func (m month) line(day, typed string, args ...string) {
	m.t.Helper()
	m.kill() // only one game at a time saves
	cmd := exec.Command(m.program, append(args, "--save-dir", m.saves, "--now", day+m.at)...)
	if typed != "" {
		cmd.Args = append(cmd.Args, "--plain")
		cmd.Stdin = bytes.NewReader(m.file(typed))
	}
	out, err := cmd.CombinedOutput()
	if err != nil || bytes.Contains(out, []byte("Not saved")) || bytes.Contains(out, []byte("Nothing was judged")) {
		m.t.Fatalf("on %s %v: %v\n%s", day, args, err, out)
	}
}

// look opens the game on a day and waits until it says all of some texts.
func (m month) look(day string, speech game.Speech, said ...string) {
	m.t.Helper()
	m.play("--now", day+m.at, "--lang", string(speech))
	m.shows(said...)
}

// shows waits until all of some texts are on the screen, however it breaks its lines.
func (m month) shows(said ...string) {
	m.t.Helper()
	for _, text := range said {
		m.untilScreen(text, func(s string) bool { return strings.Contains(squeezed(s), squeezed(text)) })
	}
}

// squeezed leaves blanks and line ends out.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// TestAMonthInATerminal plays the thirty days of the story and looks at the map and the end of a
// review on the days that matter.
func TestAMonthInATerminal(t *testing.T) {
	for _, c := range []struct {
		lang                        game.Speech
		due, begin, done, tomorrow  string // day 2
		welcome, few                string // day 21
		nothing, lastPass, examOver string
	}{
		{
			game.SpeakEnglish, "1 due and 1 new, about", "Begin the review", "2 of 2 known at once", "Next review: tomorrow",
			"8 questions", "5 first, about", "next on 2026-12-18", "3 due, about", "next on 2026-12-24",
		},
		{
			game.SpeakKorean, "복습할 문제 1개, 새 문제 1개, 약", "복습 시작하기", "2문제 중 2문제를 바로 맞혔습니다", "다음 복습: 내일",
			"문제 8개가", "먼저 5개, 약", "다음 복습 2026-12-18", "복습할 문제 3개, 약", "다음 복습 2026-12-24",
		},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			t.Parallel()
			m := openMonth(t, "month.txtar", "80", "24")
			m.line("2026-11-23", "day-1", "play", "harbour/tides", "--seed", "7")
			m.line("2026-11-23", "day-1-locks", "play", "harbour/locks")
			m.line("2026-11-23", "", "plan", "--new", "2", "--items", "5")
			m.line("2026-11-23", "", "exam-date", "2026-12-22")
			m.add("one-more.yaml")
			m.look("2026-11-24", c.lang, c.due, c.begin)
			m.press("enter", "1", "enter", "enter", "2", "enter", "enter")
			m.shows(c.done, c.tomorrow)
			m.line("2026-11-24", "day-2-locks", "play", "harbour/locks")
			m.add("two-more.yaml")
			for _, d := range [][2]string{{"2026-11-25", "day-3"}, {"2026-11-26", "day-4"}, {"2026-11-27", "day-5"}, {"2026-11-29", "day-7"}, {"2026-12-03", "day-11"}} {
				m.line(d[0], d[1], "review")
			}
			m.look("2026-12-13", c.lang, c.welcome, c.few)
			m.line("2026-12-13", "day-21", "play")
			m.line("2026-12-14", "day-22", "review")
			m.line("2026-12-15", "day-23", "review")
			m.look("2026-12-16", c.lang, c.nothing)
			m.look("2026-12-18", c.lang, c.lastPass)
			for _, d := range [][2]string{{"2026-12-18", "day-26"}, {"2026-12-19", "day-27"}, {"2026-12-20", "day-28"}, {"2026-12-21", "day-29"}} {
				m.line(d[0], d[1], "review")
			}
			m.look("2026-12-22", c.lang, c.examOver)
		})
	}
}
