// Package board has the screen of who leads a class: who is here, what can be asked, what is assigned
// and the raid. It can be shown on a projector.
package board

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game/class"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// tab is a part of the board.
type tab int

const (
	room tab = iota
	ask
	work
	raid
	tabs
)

// step is what is done in a part.
type step int

const (
	browsing   step = iota
	filtering       // words are typed
	previewing      // the item that is asked next
	renaming        // a member
	picking         // a lesson to assign
	dating          // it
	choosing        // the pack of a boss
	sizing          // it
)

// Board is the screen.
type Board struct {
	packs  []*content.Pack
	tab    tab
	step   step
	at     [tabs]int // the chosen row of each part
	picked int       // the chosen row while something is picked
	top    int       // how far the list is scrolled
	scroll widget.Scroll
	field  widget.Field
	words  string // that filter the items
	clock  int    // of clocks
	sure   bool   // the key that takes something back was pressed once
	bad    bool   // what was typed is no number, or no day
	looked askRow // the item that is asked next; the list may move beneath it
	lost   bool   // it is told what to do where the chosen member has lost their key
	items  *items
}

// clocks are how long a vote may be open, in minutes; 0 is no clock.
var clocks = [...]int{0, 1, 2, 3, 5, 10}

// New makes the board.
func New(packs []*content.Pack) Board { return Board{packs: packs, items: &items{packs: packs}} }

// At gives the board at one of its parts.
func (b Board) At(p screen.Part) Board {
	b.tab = map[screen.Part]tab{screen.RoomPart: room, screen.AskPart: ask, screen.WorkPart: work, screen.RaidPart: raid}[p]
	return b
}

// Typing reports whether something is typed.
func (b Board) Typing() bool {
	return b.step == filtering || b.step == renaming || b.step == dating || b.step == sizing
}

// Breadth is as much as a projector has.
func (b Board) Breadth() int { return 156 }

// Update hears a key of the part that is shown.
func (b Board) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	if a.Class == nil {
		return b, screen.GoHome{}
	}
	switch msg := msg.(type) {
	case tea.MouseClickMsg:
		return b.click(a, tea.Mouse(msg))
	case tea.MouseWheelMsg:
		by := map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[msg.Button]
		return b.moved(a, by), nil
	case tea.PasteMsg:
		if !b.Typing() {
			return b, nil
		}
	case tea.KeyPressMsg:
	default:
		return b, nil
	}
	sure := b.sure
	b.sure, b.lost = false, false
	switch {
	case b.Typing():
		return b.typed(a, msg)
	case keymap.Pressed(msg, a.Keys.Back):
		return b.back()
	case keymap.Pressed(msg, keymap.ForBoard().Projector):
		return b, screen.ShowProjector{On: !a.Class.Projector}
	case b.step == previewing:
		return b.preview(a, msg)
	case keymap.Pressed(msg, a.Keys.Enter), keymap.Pressed(msg, a.Keys.Space):
		return b.take(a)
	}
	if at, ok := widget.Turned(a.Keys, msg, int(b.tab), int(tabs)); ok && b.step == browsing {
		b.tab, b.top = tab(at), 0
		return b, nil
	}
	if next, ok := b.walk(a, msg); ok {
		return next, nil
	}
	return b.deed(a, msg, sure)
}

// back leaves what is done in a part, and then the board.
func (b Board) back() (screen.Screen, screen.Intent) {
	if b.step == browsing && b.words == "" {
		return b, screen.GoHome{}
	}
	if b.step == browsing && b.tab == ask {
		b.words, b.at[ask], b.top = "", 0, 0
		return b, nil
	}
	if b.step == browsing {
		return b, screen.GoHome{}
	}
	b.step, b.top, b.scroll = browsing, 0, widget.Scroll{}
	return b, nil
}

// walk moves among the rows.
func (b Board) walk(a screen.Area, msg tea.Msg) (Board, bool) {
	all := b.entries(a)
	rows := rowsOf(all)
	list := widget.List{Rows: rows, At: min(b.chosen(), max(0, rows-1))}
	if by := widget.Pages(a.Keys, msg); by != 0 {
		return b.choose(list.To(list.At + by*max(1, b.height(a)-2)).At), true
	}
	next, ok := list.Hear(a.Keys, msg)
	if !ok || rows == 0 {
		return b, ok
	}
	return b.choose(next.At), true
}

func (b Board) moved(a screen.Area, by int) Board {
	if b.step == previewing {
		b.scroll = b.scroll.Move(3*by, len(b.previewLines(a)), b.height(a))
		return b
	}
	list := widget.List{Rows: rowsOf(b.entries(a)), At: b.chosen()}
	return b.choose(list.To(b.chosen() + by).At)
}

// chosen is the row that keys act on.
func (b Board) chosen() int {
	if b.step == picking || b.step == choosing {
		return b.picked
	}
	return b.at[b.tab]
}

func (b Board) choose(row int) Board {
	if b.step == picking || b.step == choosing {
		b.picked = row
	} else {
		b.at[b.tab] = row
	}
	return b
}

// take does what enter does on the chosen row.
func (b Board) take(a screen.Area) (screen.Screen, screen.Intent) {
	if b.step == choosing {
		return b.size(a), nil
	}
	if b.step == picking {
		if b.picked >= len(b.items.lessons()) {
			return b, nil
		}
		return b.typing(dating, "", dateCells), nil
	}
	switch b.tab {
	case ask:
		if of, ok := b.item(a); ok {
			b.step, b.scroll, b.looked = previewing, widget.Scroll{}, of
		}
		return b, nil
	case work:
		if b.at[work] == 0 {
			b.step, b.picked, b.top = picking, 0, 0
		}
		return b, nil
	case raid:
		if !fighting(a.Class.Raid) {
			b.step, b.picked, b.top = choosing, 0, 0
		}
		return b, nil
	case room, tabs:
	}
	if a.Class.Running() {
		return b, screen.ShowRound{}
	}
	return b, nil
}

// fighting reports whether a raid goes on.
func fighting(r *class.Raid) bool { return r != nil && !r.Over && !r.Won }

// Help gives the keys.
func (b Board) Help(a screen.Area) []key.Binding {
	k, w := a.Keys, a.Book()
	if a.Class == nil {
		return nil
	}
	if b.Typing() {
		return []key.Binding{keymap.Says(k.Enter, w.Keys.Continue), keymap.Says(k.Back, w.Keys.Back)}
	}
	back := w.Keys.Back
	if b.step == browsing && (b.words == "" || b.tab != ask) {
		back = w.Keys.Map
	}
	projector := w.Board.KeyProjector
	if a.Class.Projector {
		projector = w.Board.KeyShowAll
	}
	all := append(b.keys(a),
		keymap.If(keymap.Says(k.Sides, w.Keys.OtherTab), b.step == browsing && b.tab != room),
		keymap.If(keymap.Says(k.Choose, w.Keys.Move), b.step != previewing && rowsOf(b.entries(a)) > 1),
		keymap.If(keymap.Says(k.Scroll, w.Keys.Scroll), b.step == previewing && !widget.Fits(len(b.previewLines(a)), b.height(a))),
		keymap.Says(k.Back, back),
		keymap.If(keymap.As(keymap.ForClass().Attend, "0", w.Classroom.KeyGo), a.Class.Running()),
	)
	return append(all, keymap.Says(keymap.ForBoard().Projector, projector))
}

// keys are the keys of the part that is shown.
func (b Board) keys(a screen.Area) []key.Binding {
	k, l, w := a.Keys, keymap.ForBoard(), a.Book().Board
	if b.step == previewing {
		return []key.Binding{keymap.Says(k.Enter, w.KeyAsk), keymap.Says(l.Clock, w.KeyClock)}
	}
	if b.step == picking || b.step == choosing {
		return []key.Binding{keymap.Says(k.Enter, a.Book().Keys.Pick)}
	}
	switch b.tab {
	case room:
		return b.roomKeys(a)
	case ask:
		return []key.Binding{keymap.Says(k.Enter, w.KeyLook), keymap.Says(l.Filter, w.KeyFilter)}
	case work:
		return []key.Binding{
			keymap.If(keymap.Says(k.Enter, w.AddWork), b.at[work] == 0),
			keymap.If(keymap.Says(l.Stop, w.KeyRemove), b.at[work] > 0),
		}
	case raid:
		on := fighting(a.Class.Raid)
		return []key.Binding{keymap.If(keymap.Says(k.Enter, a.Book().Keys.Pick), !on), keymap.If(keymap.Says(l.Stop, w.KeyEnd), on)}
	case tabs:
	}
	return nil
}
