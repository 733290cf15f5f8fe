package tui

import (
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
)

// opening is the program until the seat is ready. The terminal is prepared while
// the save and the packs are still being read, so neither waits for the other; what
// the terminal or the player sends meanwhile is handled afterwards, in order.
type opening struct {
	open    func() (*game.Seat, error)
	options Options
	keys    *keymap.Map
	heard   []tea.Msg
	game    *Model // nil until the seat is ready
	err     error
}

// heardMost is how many messages are kept for the game: more than anybody can type
// while a save is read.
const heardMost = 256

// seated is the message that the seat is ready, or why it is not.
type seated struct {
	seat *game.Seat
	err  error
}

func newOpening(open func() (*game.Seat, error), o Options) *opening {
	return &opening{open: open, options: o, keys: keymap.New(o.PlainBorders)}
}

// Init fetches the seat.
func (o *opening) Init() tea.Cmd {
	return func() tea.Msg {
		seat, err := o.open()
		return seated{seat, err}
	}
}

// Update hands everything to the game once there is one.
func (o *opening) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if o.game != nil {
		_, cmd := o.game.Update(msg)
		return o, cmd
	}
	ready, ok := msg.(seated)
	switch {
	case ok:
		return o, o.begin(ready)
	case keymap.Pressed(msg, o.keys.Leave):
		return o, tea.Quit
	case len(o.heard) < heardMost:
		o.heard = append(o.heard, msg)
	}
	return o, nil
}

// begin starts the game and hands it the messages that came before.
func (o *opening) begin(ready seated) tea.Cmd {
	if ready.err != nil {
		o.err = ready.err
		return tea.Quit
	}
	o.game, _ = New(ready.seat, o.options).(*Model)
	cmds := []tea.Cmd{o.game.Init()}
	for _, msg := range o.heard {
		_, cmd := o.game.Update(msg)
		cmds = append(cmds, cmd)
	}
	o.heard = nil
	return tea.Batch(cmds...)
}

// View is the game's, and an empty screen before.
func (o *opening) View() tea.View {
	if o.game != nil {
		return o.game.View()
	}
	v := tea.NewView("")
	v.AltScreen = o.err == nil
	return v
}

// drawing is the game's, and an empty screen before.
func (o *opening) drawing() (lines []string, cursor *screen.Cell, mouse bool) {
	if o.game != nil {
		return o.game.drawing()
	}
	return nil, nil, false
}
