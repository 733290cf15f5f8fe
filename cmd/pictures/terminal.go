package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// terminal is a game in an emulated terminal.
type terminal struct {
	game *exec.Cmd
	end  *os.File

	held  sync.Mutex
	shows *vt.Emulator
	wrote time.Time // when the game wrote last
}

// play starts a program in a terminal of a size, and waits until it has drawn.
func play(program string, arguments []string, columns, rows int) (*terminal, error) {
	t := &terminal{game: exec.Command(program, arguments...), shows: vt.NewEmulator(columns, rows), wrote: time.Now()} // #nosec G204
	t.game.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=en_US.UTF-8", "LC_ALL=en_US.UTF-8")
	end, err := pty.StartWithSize(t.game, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)}) // #nosec G115 -- of a script
	if err != nil {
		return nil, fmt.Errorf("start the game: %w", err)
	}
	t.end = end
	go t.listen()
	go func() { _, _ = io.Copy(end, t.shows) }() // what a terminal answers
	t.settle()
	return t, nil
}

// listen shows what the game writes.
func (t *terminal) listen() {
	part := make([]byte, 1<<16)
	for {
		n, err := t.end.Read(part)
		t.held.Lock()
		_, _ = t.shows.Write(part[:n])
		t.wrote = time.Now()
		t.held.Unlock()
		if err != nil {
			return
		}
	}
}

// The times of a terminal.
const (
	calm    = 250 * time.Millisecond // without output, after which a screen is taken as drawn
	longest = 10 * time.Second       // that a screen is waited for
	between = 20 * time.Millisecond
)

// settle waits until the game writes no more.
func (t *terminal) settle() {
	for end := time.Now().Add(longest); time.Now().Before(end); time.Sleep(between) {
		t.held.Lock()
		quiet := time.Since(t.wrote)
		t.held.Unlock()
		if quiet > calm {
			return
		}
	}
}

var errNotSeen = errors.New("the text does not come")

// until waits until a text is on the screen.
func (t *terminal) until(text string) error {
	for end := time.Now().Add(longest); !strings.Contains(t.text(), text); time.Sleep(between) {
		if time.Now().After(end) {
			return fmt.Errorf("%w: %q", errNotSeen, text)
		}
	}
	t.settle()
	return nil
}

// send types a text and waits for what it does.
func (t *terminal) send(text string) error {
	t.held.Lock()
	t.wrote = time.Now()
	t.held.Unlock()
	if _, err := io.WriteString(t.end, text); err != nil {
		return fmt.Errorf("type: %w", err)
	}
	t.settle()
	return nil
}

// cells gives what the terminal shows, row by row; the second cell of a wide character is nil.
func (t *terminal) cells() [][]*uv.Cell {
	t.held.Lock()
	defer t.held.Unlock()
	rows := make([][]*uv.Cell, t.shows.Height())
	for y := range rows {
		rows[y] = make([]*uv.Cell, t.shows.Width())
		for x := range rows[y] {
			if c := t.shows.CellAt(x, y); c != nil && c.Width > 0 {
				rows[y][x] = c.Clone()
			}
		}
	}
	return rows
}

// text is what the terminal shows, without colours.
func (t *terminal) text() string {
	var b strings.Builder
	for _, row := range t.cells() {
		for _, c := range row {
			if c != nil {
				b.WriteString(c.Content)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func (t *terminal) close() {
	_ = t.game.Process.Signal(os.Interrupt)
	_ = t.end.Close()
	_ = t.game.Wait()
	_ = t.shows.Close()
}

var errKey = errors.New("no such key")

// keyBytes gives what a terminal sends for a key: one character, or the name of a key.
func keyBytes(name string) (string, error) {
	named := map[string]string{
		"enter": "\r", "esc": "\x1b", "space": " ", "tab": "\t", "backspace": "\x7f",
		"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
		"pgup": "\x1b[5~", "pgdn": "\x1b[6~", "home": "\x1b[H", "end": "\x1b[F",
	}
	if sent, ok := named[name]; ok {
		return sent, nil
	}
	if utf8.RuneCountInString(name) != 1 {
		return "", fmt.Errorf("%w: %s", errKey, name)
	}
	return name, nil
}
