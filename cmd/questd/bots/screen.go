package bots

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/vt"
)

// screen is what a terminal shows.
type screen struct {
	shows *vt.Emulator
}

// newScreen makes an empty screen of a size. What it answers to questions of the server goes
// the way of the keys.
func newScreen(columns, rows int, answers io.Writer) *screen {
	s := &screen{shows: vt.NewEmulator(columns, rows)}
	go func() { _, _ = io.Copy(answers, s.shows) }()
	return s
}

func (s *screen) write(part []byte) { _, _ = s.shows.Write(part) }

// close ends the answers. The emulator's own Close may not be called while they are read.
func (s *screen) close() {
	if answers, ok := s.shows.InputPipe().(io.Closer); ok {
		_ = answers.Close()
	}
}

// text is what is shown, row by row, without colours.
func (s *screen) text() string {
	var b strings.Builder
	for y := range s.shows.Height() {
		for x := range s.shows.Width() {
			if c := s.shows.CellAt(x, y); c != nil && c.Width > 0 { // the second cell of a wide character has no width
				b.WriteString(c.Content)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Screen is what the terminal shows now, row by row; "" for a bot that does not watch.
func (b *Bot) Screen() string {
	if b.screen == nil {
		return ""
	}
	b.held.Lock()
	defer b.held.Unlock()
	return b.screen.text()
}

// Until waits for a screen that fits, and gives it.
func (b *Bot) Until(ctx context.Context, fits func(screen string) bool) (string, error) {
	for {
		shown := b.Screen()
		if fits(shown) {
			return shown, nil
		}
		if err := b.wait(ctx); err != nil {
			if shown = b.Screen(); fits(shown) { // it came with the end
				return shown, nil
			}
			return shown, fmt.Errorf("the screen that is waited for does not come: %w; it shows\n%s", err, shown)
		}
	}
}

// Shows waits for a text on the screen, and gives the screen.
func (b *Bot) Shows(ctx context.Context, text string) (string, error) {
	shown, err := b.Until(ctx, func(s string) bool { return strings.Contains(s, text) })
	if err != nil {
		return shown, fmt.Errorf("%q: %w", text, err)
	}
	return shown, nil
}

// Do presses a key and waits until the screen has changed.
func (b *Bot) Do(ctx context.Context, key string) (string, error) {
	before := b.Screen()
	if err := b.Press(key); err != nil {
		return before, err
	}
	return b.Until(ctx, func(s string) bool { return s != before })
}

// LookAway ends the watching, and frees what it takes.
func (b *Bot) LookAway() {
	b.held.Lock()
	defer b.held.Unlock()
	if b.screen != nil {
		b.screen.close()
		b.screen = nil
	}
}
