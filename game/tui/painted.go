package tui

import (
	"fmt"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"quest/game/tui/keymap"
	"quest/game/tui/paint"
	"quest/game/tui/screen"
	"quest/game/tui/tty"
)

// drawn is what a program shows: the lines of a frame, where the cursor stands, and
// whether the mouse is of use.
type drawn interface {
	tea.Model
	drawing() (lines []string, cursor *screen.Cell, mouse bool)
}

// painted is a program whose frames go to a painter instead of Bubble Tea's renderer:
// each of them as soon as a message was heard, and none while nothing happens.
type painted struct {
	drawn
	painter *paint.Painter
	session *tty.Session
	keys    *keymap.Map
	width   int
	height  int
	asked   bool // the terminal was asked what it can do
	crash   *Crash
}

// Crash is a fault of the program that ended it.
type Crash struct {
	Value any
	Stack []byte
}

// Error says what the fault was.
func (c *Crash) Error() string { return fmt.Sprintf("the program crashed: %v", c.Value) }

// crashed is the message of a fault in a command.
type crashed struct{ crash *Crash }

// continued says that the process goes on after it was stopped from outside.
type continued struct{}

// signalled is the size of a terminal that told of a change.
type signalled struct{ width, height int }

func (p *painted) Init() tea.Cmd {
	cmd := p.guarded(p.drawn.Init())
	p.paint()
	return cmd
}

func (p *painted) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	defer func() {
		if v := recover(); v != nil {
			next, cmd = p, p.end(&Crash{v, debug.Stack()})
		}
	}()
	if p.crash != nil {
		return p, nil
	}
	if s, ok := msg.(signalled); ok {
		msg = p.sized(s)
	}
	if heard, cmd := p.hear(msg); heard {
		return p, cmd
	}
	_, cmd = p.drawn.Update(msg)
	p.paint()
	return p, p.guarded(cmd)
}

// sized takes the size that a signal told. If it is the same as before, the terminal had
// another one until it was asked, and may have cut what it showed: all is painted anew.
func (p *painted) sized(s signalled) tea.WindowSizeMsg {
	if s.width == p.width && s.height == p.height {
		p.painter.Repaint()
	}
	return tea.WindowSizeMsg{Width: s.width, Height: s.height}
}

// hear takes what is about the terminal and not about the game.
func (p *painted) hear(msg tea.Msg) (heard bool, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case crashed:
		return true, p.end(msg.crash)
	case dragging: // comes for every batch, and mostly after it was kept: then nothing is drawn for it
		m := gameOf(p.drawn)
		return m != nil && !m.keeper.drags(msg), nil
	case rung:
		p.painter.Ring()
		return true, nil
	case tea.WindowSizeMsg:
		if msg.Width > 0 && msg.Height > 0 {
			p.width, p.height = msg.Width, msg.Height
		}
	case tea.ModeReportMsg:
		p.learn(msg)
		return true, nil
	case tea.ColorProfileMsg:
		p.painter.Learn(func(o *paint.Options) { o.Profile = msg.Profile })
	case continued:
		if err := p.session.Resume(); err != nil {
			return true, tea.Quit // the terminal is gone
		}
		return true, p.resized()
	case tea.KeyPressMsg:
		if keymap.Pressed(msg, p.keys.Suspend) {
			return true, p.suspend()
		}
		if keymap.Pressed(msg, p.keys.Repaint) {
			p.painter.Repaint()
			return true, nil
		}
	}
	return false, nil
}

// learn takes what the terminal says about its modes.
func (p *painted) learn(msg tea.ModeReportMsg) {
	switch known := msg.Value == ansi.ModeReset || msg.Value == ansi.ModeSet || msg.Value == ansi.ModePermanentlySet; {
	case msg.Mode == ansi.ModeSynchronizedOutput && (msg.Value == ansi.ModeReset || msg.Value == ansi.ModeSet):
		p.painter.Learn(func(o *paint.Options) { o.Sync = true })
	case msg.Mode == ansi.ModeUnicodeCore && known:
		p.session.Graphemes()
	}
}

func (p *painted) suspend() tea.Cmd {
	if err := p.session.Suspend(); err != nil {
		return tea.Quit // the terminal is gone
	}
	return p.resized()
}

// resized asks for the size of the terminal: a process that is stopped is not told when
// it changes.
func (p *painted) resized() tea.Cmd {
	width, height := p.session.Size()
	return func() tea.Msg { return tea.WindowSizeMsg{Width: width, Height: height} }
}

// paint hands the frame to the painter. Questions to the terminal follow the first
// frame, so that they never delay it.
func (p *painted) paint() {
	lines, cursor, mouse := p.drawing()
	f := paint.Frame{Width: p.width, Height: p.height, Lines: lines}
	if cursor != nil {
		f.Cursor = &paint.Cell{X: cursor.X, Y: cursor.Y}
	}
	p.session.Mouse(mouse)
	p.painter.Paint(f)
	if !p.asked {
		p.asked = true
		p.session.Ask()
	}
}

// end leaves because of a fault.
func (p *painted) end(c *Crash) tea.Cmd {
	if p.crash == nil {
		p.crash = c
	}
	return tea.Quit
}

// guarded makes a fault in a command end the program, with the terminal given back.
func (p *painted) guarded(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if v := recover(); v != nil {
				msg = crashed{&Crash{v, debug.Stack()}}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = p.guarded(batch[i])
			}
		}
		return msg
	}
}

// View is empty: the painter has the frame.
func (p *painted) View() tea.View { return tea.View{} }
