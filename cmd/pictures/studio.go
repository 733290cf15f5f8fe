package main

import (
	"errors"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// studio carries out a script.
type studio struct {
	game, work, out string
	letters         *letters
	terminal        *terminal // nil while nothing is played
	look            look
	saves           int // folders so far
	film            *film
}

// errNothing says that a step needs a game that is played.
var errNothing = errors.New("nothing is played")

func (s *studio) do(step step) error {
	switch step.verb {
	case "fresh":
		s.saves++
		return nil
	case "history":
		return s.history(step.words)
	case "start":
		return s.start(step.words)
	}
	if s.terminal == nil {
		return errNothing
	}
	switch step.verb {
	case "until":
		return s.terminal.until(step.text)
	case "key":
		for _, key := range step.words {
			if err := s.press(key); err != nil {
				return err
			}
		}
	case "type":
		return s.send(step.text)
	case "shot":
		return s.shot(step.words[0])
	case "record":
		s.film = &film{name: step.words[0]}
	case "hold":
		ms, err := strconv.Atoi(step.words[0])
		if err != nil {
			return fmt.Errorf("a time in milliseconds: %w", err)
		}
		if s.film == nil { // some screens hear no key at first
			time.Sleep(time.Duration(ms) * time.Millisecond)
		}
		s.frame(time.Duration(ms) * time.Millisecond)
	case "cut":
		return s.cut()
	case "stop":
		s.stop()
	}
	return nil
}

// keyTime is how long a recording shows what a key has done, where the script does not say it.
const keyTime = 350 * time.Millisecond

func (s *studio) press(key string) error {
	sent, err := keyBytes(key)
	if err != nil {
		return err
	}
	return s.send(sent)
}

func (s *studio) send(text string) error {
	if err := s.terminal.send(text); err != nil {
		return err
	}
	s.frame(keyTime)
	return nil
}

func (s *studio) start(words []string) error {
	s.stop()
	var columns, rows int
	if _, err := fmt.Sscanf(words[0], "%dx%d", &columns, &rows); err != nil {
		return fmt.Errorf("a size such as 100x30: %w", err)
	}
	s.look = lookOf(words[1])
	arguments := append([]string{"--save-dir", s.folder(), "--theme", words[1]}, words[2:]...)
	var err error
	s.terminal, err = play(s.game, arguments, columns, rows)
	return err
}

// folder is where the saves are.
func (s *studio) folder() string { return filepath.Join(s.work, "saves-"+strconv.Itoa(s.saves)) }

// history writes a save with a history.
func (s *studio) history(flags []string) error {
	arguments := append([]string{"run", "./cmd/largesave"}, append(flags, s.folder())...)
	if said, err := exec.Command("go", arguments...).CombinedOutput(); err != nil { // #nosec G204 -- of a script
		return fmt.Errorf("write a history: %w\n%s", err, said)
	}
	return nil
}

func (s *studio) stop() {
	if s.terminal != nil {
		s.terminal.close()
		s.terminal = nil
	}
}

func (s *studio) shot(name string) error {
	f, err := os.Create(filepath.Join(s.out, name+".png")) // #nosec G304 -- the folder that the caller names
	if err != nil {
		return fmt.Errorf("write the picture: %w", err)
	}
	coder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := errors.Join(coder.Encode(f, paletted(s.letters.draw(s.terminal.cells(), s.look))), f.Close()); err != nil {
		return fmt.Errorf("write the picture: %w", err)
	}
	return nil
}

// seen is the text on the screen, to see why a step failed.
func (s *studio) seen() string {
	if s.terminal == nil {
		return ""
	}
	return "\non the screen:\n" + strings.TrimRight(s.terminal.text(), "\n ")
}
