// Package tui is the game as a full-screen terminal program.
package tui

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/phrase"
)

// Options is what the command decides about the look of the game. The zero value
// is the game as most terminals show it best.
type Options struct {
	PlainBorders  bool // draw lines and signs with ASCII characters only
	ReducedMotion bool // show what would be animated at once
	Light         bool // the theme until the terminal tells its background colour

	Books *phrase.Books // what the game says; nil for what it ships with
}

// framesPerSecond is how often a changed screen is drawn at most; a key waits half
// of this time on average before it is seen.
const framesPerSecond = 120

// Run plays the game on the terminal until the player leaves; everything played is
// on disk by then, or the player has seen that it is not. The seat is opened while
// the terminal is prepared. Options of Bubble Tea given in opts come after the
// game's own. It fails when the terminal cannot be used, and with the error of open.
func Run(open func() (*game.Seat, error), o Options, opts ...tea.ProgramOption) error {
	all := append([]tea.ProgramOption{tea.WithFPS(framesPerSecond), tea.WithFilter(drainFirst)}, opts...)
	first := newOpening(open, o)
	_, err := tea.NewProgram(first, all...).Run()
	if first.err != nil {
		return first.err
	}
	if err != nil && !errors.Is(err, tea.ErrInterrupted) {
		return fmt.Errorf("play on the terminal: %w", err)
	}
	return nil
}

// drainFirst makes a signal that ends the program wait, like the keys that do, for
// what is on its way to the disk.
func drainFirst(model tea.Model, msg tea.Msg) tea.Msg {
	m := gameOf(model)
	if m == nil || m.leaving || m.keeper.idle() {
		return msg
	}
	switch msg.(type) {
	case tea.QuitMsg, tea.InterruptMsg:
		return leave{}
	}
	return msg
}

func gameOf(model tea.Model) *Model {
	switch m := model.(type) {
	case *Model:
		return m
	case *opening:
		return m.game
	}
	return nil
}
