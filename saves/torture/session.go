package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/creack/pty"
)

// clockStart is when every session plays, so that no study day turns meanwhile.
const clockStart = "2026-11-23T19:00:00+09:00"

// session is one run of the real program in line mode.
type session struct {
	cmd *exec.Cmd
	in  io.Writer
	out io.ReadCloser
	// heard is what the program said since the last prompt, line what it said
	// since the last newline.
	heard, line []byte
	// answered is how many questions were answered, saved the highest number
	// that the program called saved.
	answered, saved int
	// at is called before and after each line that is given, and with each
	// "saved".
	at     func(moment)
	killed atomic.Bool
	// given is when the newest answer was, or the start, and unsaved how long after it the
	// program said for the first time that it does not save; 0 if it never did.
	given   time.Time
	unsaved time.Duration
	// wrong is what the program said and must not.
	wrong error
}

// moment is a place in a session where a kill may be wanted.
type moment int

const (
	answering moment = iota // an answer is on its way
	wasSaved                // the program has called an answer saved
	goingOn                 // enter is on its way
)

// startQuest starts the program in a pipe, or in a terminal.
func startQuest(quest string, terminal bool, args ...string) (*session, error) {
	s := &session{cmd: exec.Command(quest, args...), at: func(moment) {}, given: time.Now()}
	if terminal {
		s.cmd.Env = append(s.cmd.Environ(), "TERM=xterm")
		tty, err := pty.StartWithSize(s.cmd, &pty.Winsize{Rows: 24, Cols: 80})
		s.in, s.out = tty, tty
		return s, err
	}
	in, err := s.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	s.in, s.out = in, out
	return s, s.cmd.Start()
}

// kill ends the program with -9.
func (s *session) kill() {
	s.killed.Store(true)
	_ = s.cmd.Process.Kill() // it may have ended by itself
}

// play answers whatever the program asks, until it ends or is killed. It
// reports whether it was killed.
func (s *session) play() (killed bool, err error) {
	buffer := make([]byte, 4096)
	for {
		n, err := s.out.Read(buffer)
		for _, b := range buffer[:n] {
			s.hear(b)
		}
		if err != nil {
			break
		}
		if string(s.line) == "> " {
			s.reply()
		}
	}
	err = s.cmd.Wait()
	_ = s.out.Close() // nothing can be lost by that
	if s.wrong != nil {
		return false, s.wrong
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) && !exit.Exited() && s.killed.Load() {
		return true, nil
	}
	return false, err
}

// hear takes one byte of what the program says.
func (s *session) hear(b byte) {
	s.heard = append(s.heard, b)
	if b != '\n' {
		s.line = append(s.line, b)
		return
	}
	line := strings.TrimSuffix(string(s.line), "\r")
	s.line = s.line[:0]
	if digits, ok := strings.CutPrefix(line, "saved "); ok {
		n, err := strconv.Atoi(digits)
		if err != nil {
			s.wrong = fmt.Errorf("the program said %q", line)
		}
		s.saved = max(s.saved, n)
		s.at(wasSaved)
	}
	if strings.HasPrefix(line, "Not saved") && s.unsaved == 0 {
		s.unsaved = time.Since(s.given)
	}
}

// reply types what a good student would.
func (s *session) reply() {
	text := reply(string(s.heard))
	s.heard, s.line = s.heard[:0], s.line[:0]
	when := goingOn
	if text != "" {
		s.answered++
		s.given = time.Now()
		when = answering
	}
	s.at(when)
	_, _ = io.WriteString(s.in, text+"\n") // a dead program does not read
}

// answers are what to type, by the words of the questions of the pack.
var answers = map[string]string{
	"By what is a light known?":                       "its rhythm",
	"A flashing light is lit longer than it is dark.": "false",
	"Which TWO colours mark the sides of a channel?":  "red, green",
	"Two lights on one coast share a rhythm.":         "false",
	"What was carried up each evening?":               "oil",
	"A Fresnel lens bends light into one beam.":       "true",
	"Most lights run without people.":                 "true",
}

const sorting = "Put each thing in its time."

// reply gives the answer to a question, and nothing, which goes on, to anything
// else.
func reply(heard string) string {
	heard = strings.ReplaceAll(heard, "\r\n", "\n")
	if i := strings.LastIndex(heard, "question "); i >= 0 {
		heard = heard[i:]
	} else {
		return ""
	}
	if _, cards, ok := strings.Cut(heard, sorting); ok {
		return sorted(cards)
	}
	for question, text := range answers {
		if strings.Contains(heard, "\n"+question+"\n") {
			return text
		}
	}
	return ""
}

// sorted gives the places of the cards, in the order in which they are shown.
func sorted(heard string) string {
	var places []string
	for line := range strings.Lines(heard) {
		card, ok := strings.CutPrefix(strings.TrimSpace(line), "- ")
		switch {
		case !ok:
		case card == "A timer":
			places = append(places, "2")
		default:
			places = append(places, "1")
		}
	}
	return strings.Join(places, " ")
}

// stats is what the program counts. Its gold is without that of drops, which the seed of a save
// decides, so that one game is comparable with another.
type stats struct {
	XP      int      `json:"xp"`
	Gold    int      `json:"gold"`
	Titles  []string `json:"titles"`
	Answers int      `json:"answers"`
}

// tail gives the end of what was heard, for messages.
func (s *session) tail() string {
	return string(bytes.TrimSpace(s.heard[max(0, len(s.heard)-200):]))
}
