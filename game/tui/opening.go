package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// opening is the program until the seat is ready. The terminal is prepared while
// the save and the packs are still being read, so neither waits for the other; what
// the terminal or the player sends meanwhile is handled afterwards, in order.
type opening struct {
	open    func() (*game.Seat, error)
	options Options
	keys    *keymap.Map
	heard   []tea.Msg
	slow    bool   // opening takes so long that the player is told what is going on
	game    *Model // nil until the seat is ready
	err     error
}

// slowAfter is how long opening may take before the screen says what is going on: a word
// that is gone at once would only flicker.
const slowAfter = 150 * time.Millisecond

// stillOpening says that opening takes long.
type stillOpening struct{}

// heardMost is how many messages are kept for the game: more than anybody can type
// while a save is read.
const heardMost = 256

// seated is the message that the seat is ready, or why it is not.
type seated struct {
	seat *game.Seat
	err  error
}

func newOpening(open func() (*game.Seat, error), o Options) *opening {
	return &opening{open: open, options: o, keys: keymap.ForGame(o.PlainBorders)}
}

// Init fetches the seat.
func (o *opening) Init() tea.Cmd {
	fetch := func() tea.Msg {
		seat, err := o.open()
		return seated{seat, err}
	}
	if o.options.Opening == "" {
		return fetch
	}
	return tea.Batch(fetch, tea.Tick(slowAfter, func(time.Time) tea.Msg { return stillOpening{} }))
}

// Update hands everything to the game once there is one.
func (o *opening) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if o.game != nil {
		_, cmd := o.game.Update(msg)
		return o, cmd
	}
	ready, ok := msg.(seated)
	_, still := msg.(stillOpening)
	switch {
	case ok:
		return o, o.begin(ready)
	case still:
		o.slow = true
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

// View is the game's, and before it an empty screen or a word.
func (o *opening) View() tea.View {
	if o.game != nil {
		return o.game.View()
	}
	lines, _, _ := o.drawing()
	v := tea.NewView(strings.Join(lines, "\n"))
	v.AltScreen = o.err == nil
	return v
}

// drawing is the game's, and before it an empty screen or a word.
func (o *opening) drawing() (lines []string, cursor *screen.Cell, mouse bool) {
	switch {
	case o.game != nil:
		return o.game.drawing()
	case o.slow && o.err == nil:
		return []string{"", widget.Blank(margin80) + o.options.Opening}, nil, false
	}
	return nil, nil, false
}
