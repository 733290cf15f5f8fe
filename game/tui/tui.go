// Package tui is the game as a full-screen terminal program.
package tui

import (
	"errors"
	"fmt"
	"io"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"quest/game"
	"quest/game/class"
	"quest/game/find"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/paint"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/tty"
)

// Options is what the command decides about the look of the game. The zero value
// is the game as most terminals show it best.
type Options struct {
	PlainBorders  bool         // draw lines and signs with ASCII characters only
	ReducedMotion bool         // show what would be animated at once
	Ground        style.Ground // the background, until the terminal tells it
	Theme         string       // that was asked for, "" for the one that the player has chosen
	Fixed         bool         // the ground was chosen: what the terminal tells does not count

	Decided screen.Decided       // by what the above was decided
	Books   *phrase.Books        // what the game says; nil for what it ships with
	Opening string               // what is said if opening the seat takes long, on one line; "" for nothing
	Colours colorprofile.Profile // that the terminal has
	Remote  bool                 // the terminal is at the other end of a network
	Class   class.Room           // of the player, nil for none
	Stock   *find.Stock          // what the games of a process search, nil for shelves of its own
	Dropped paint.Counter        // of frames that a slow terminal never saw; it must not wait, nil counts nothing
}

// Run plays the game on a terminal until the player leaves; everything played is on
// disk by then, or the player has seen that it is not. The seat is opened while the
// terminal is prepared, and the terminal is given back as it was found, whatever ends
// the game. It fails when the terminal cannot be used, with the error of open, with
// a *Crash after a fault of the program, and with ErrUnsent.
func Run(open func() (*game.Seat, error), o Options, d tty.Device) error {
	first := newOpening(open, o)
	return run(first, first, first.keys, o, d)
}

// run shows a program on a terminal until it ends. first is nil for one that opens nothing.
func run(model drawn, first *opening, keys *keymap.Map, o Options, d tty.Device) error {
	painter := paint.New(d, paint.Options{Profile: o.Colours, Dropped: o.Dropped})
	session, typed, err := tty.Start(d, painter, o.Remote)
	if err != nil {
		painter.Abandon()
		return fmt.Errorf("play on the terminal: %w", err)
	}
	shown := &painted{drawn: model, painter: painter, session: session, keys: keys, width: defaultWidth, height: defaultHeight}
	if w, h := d.Size(); w > 0 && h > 0 {
		shown.width, shown.height = w, h
	}
	p := tea.NewProgram(shown, tea.WithoutRenderer(), tea.WithoutSignalHandler(), tea.WithoutCatchPanics(), tea.WithFPS(1),
		tea.WithFilter(drainFirst), tea.WithInput(nil), tea.WithOutput(io.Discard),
		tea.WithWindowSize(shown.width, shown.height), tea.WithColorProfile(o.Colours), tea.WithEnvironment(nil))
	done := make(chan struct{})
	go listen(p, typed)
	go follow(p, d, session, o.changes(), done)
	_, err = p.Run()
	close(done)
	if endErr := session.End(); err == nil && endErr != nil {
		err = fmt.Errorf("give the terminal back: %w", endErr)
	}
	return outcome(shown, first, err)
}

// outcome picks the error that matters most.
func outcome(model *painted, first *opening, err error) error {
	switch {
	case model.crash != nil:
		return model.crash
	case first != nil && first.err != nil:
		return first.err
	case err != nil && !errors.Is(err, tea.ErrInterrupted):
		return fmt.Errorf("play on the terminal: %w", err)
	}
	if m := gameOf(model); m != nil && m.class.owes() {
		return ErrUnsent
	}
	return nil
}

// ErrUnsent says that the player left before the class had their newest vote: it could not be reached, or
// they did not wait.
var ErrUnsent = errors.New("the newest vote did not reach the class")

// follow tells a program what happens to its terminal, its process and the class of its player.
func follow(p *tea.Program, d tty.Device, s *tty.Session, changes, done <-chan struct{}) {
	for {
		select {
		case <-done:
			return
		case <-changes:
			p.Send(classChanged{})
		case <-s.Lost():
			p.Send(tea.QuitMsg{})
			return
		case signal := <-d.Signals():
			switch signal {
			case tty.Resized:
				width, height := d.Size()
				p.Send(signalled{width, height})
			case tty.Ended:
				p.Send(tea.QuitMsg{})
			case tty.Continued:
				p.Send(continued{})
			}
		}
	}
}

// framesPerSecond is how often Bubble Tea's renderer draws a changed screen at most.
const framesPerSecond = 120

// RunWithBubbleTea is Run with the renderer and the reader of Bubble Tea, which draw on
// a ticker and know the terminal of this computer only; a class is not heard there. Options of Bubble Tea come
// after the game's own.
func RunWithBubbleTea(open func() (*game.Seat, error), o Options, opts ...tea.ProgramOption) error {
	all := append([]tea.ProgramOption{tea.WithFPS(framesPerSecond), tea.WithFilter(drainFirst)}, opts...)
	first := newOpening(open, o)
	_, err := tea.NewProgram(first, all...).Run()
	return outcome(&painted{}, first, err)
}

// drainFirst makes a signal that ends the program wait, like the keys that do, for
// what is on its way to the disk and to the class, for the controls of a lab, and for the time at a question of a paper.
func drainFirst(model tea.Model, msg tea.Msg) tea.Msg {
	m := gameOf(model)
	if m == nil || m.leaving || m.keeper.idle() && m.class.idle() && m.controlsKept() && m.paperKept() {
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
	case *painted:
		return gameOf(m.drawn)
	}
	return nil
}
