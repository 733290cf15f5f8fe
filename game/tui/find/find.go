// Package find is the screen on which lessons, points, questions, terms, labs, packs and
// commands are found.
package find

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game/find"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// wordsMost is how wide what is searched for may be, in cells.
const wordsMost = 120

// Find is a field, and what fits its words. It lies over the screen from which it was opened.
type Find struct {
	field   widget.Field
	results []find.Result
	list    widget.List
	moved   bool // the player chose a row: it stays chosen while results get fuller
	shown   string
	growing bool
	closed  bool
	eager   bool // enter was pressed before the results of the words came
	scroll  widget.Scroll
	drawn   *widget.Memos[drawnRow, string] // rows of the results
}

// drawnRow is a row of the results, chosen or not.
type drawnRow struct {
	row    int
	chosen bool
}

// New makes an empty search, which lists commands.
func New(commands []find.Result) Find {
	return Find{field: widget.NewField("", wordsMost), results: commands, list: widget.List{Rows: len(commands)}, drawn: new(widget.Memos[drawnRow, string])}
}

// Typing reports that letters type.
func (f Find) Typing() bool { return true }

// Words is what is searched for.
func (f Find) Words() string { return f.field.Value() }

// Update types, chooses a result, or goes to it.
func (f Find) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	switch msg := msg.(type) {
	case screen.Opened, screen.Returned:
		return f, screen.Seek{Words: f.Words()}
	case screen.Found:
		return f.take(msg)
	case tea.MouseClickMsg:
		return f.click(a, tea.Mouse(msg))
	case tea.MouseWheelMsg:
		f.list, f.moved = f.list.To(f.list.At+map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[msg.Button]), true
		return f.inSight(a), nil
	case tea.KeyPressMsg, tea.PasteMsg:
		return f.press(a, msg)
	}
	return f, nil
}

// press hears a key: those of the list, which type nothing, and those of the field.
func (f Find) press(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	types := keymap.Types(msg)
	switch {
	case keymap.Pressed(msg, k.Back):
		if f.Words() != "" {
			f.field = widget.NewField("", wordsMost)
			return f, screen.Seek{}
		}
		return f, screen.Close{}
	case keymap.Pressed(msg, k.Enter):
		return f.enter()
	case !types && keymap.Pressed(msg, k.Up), keymap.Pressed(msg, k.BackTab):
		return f.choose(a, f.list.At-1), nil
	case !types && keymap.Pressed(msg, k.Down), keymap.Pressed(msg, k.Tab):
		return f.choose(a, f.list.At+1), nil
	case !types && keymap.Pressed(msg, k.PageUp):
		return f.choose(a, f.list.At-f.rows(a)), nil
	case !types && keymap.Pressed(msg, k.PageDown):
		return f.choose(a, f.list.At+f.rows(a)), nil
	}
	if list, ok := f.list.Step(k, msg); ok && !types && f.Words() == "" { // no text for the cursor to move in
		return f.choose(a, list.At), nil
	}
	before := f.Words()
	f.field, _ = f.field.Hear(msg)
	if f.Words() == before {
		return f, nil
	}
	f.eager = false
	return f, screen.Seek{Words: f.Words()}
}

// choose chooses a row.
func (f Find) choose(a screen.Area, row int) Find {
	f.list, f.moved = f.list.To(row), true
	return f.inSight(a)
}

// inSight scrolls so that the chosen row is seen.
func (f Find) inSight(a screen.Area) Find {
	f.scroll = f.scroll.Show(f.list.At, f.list.At, len(f.results), f.rows(a))
	return f
}

// enter goes to the chosen result, once the results are those of the words.
func (f Find) enter() (screen.Screen, screen.Intent) {
	if f.shown != f.Words() {
		f.eager = true
		return f, nil
	}
	if len(f.results) == 0 {
		return f, nil
	}
	return f, screen.Take{Result: f.results[f.list.At]}
}

// take shows what was found. What the player chose stays chosen.
func (f Find) take(found screen.Found) (screen.Screen, screen.Intent) {
	if found.Words != f.Words() {
		return f, nil
	}
	again, at := f.shown == found.Words, 0
	if again && f.moved && f.list.At < len(f.results) {
		chosen := f.results[f.list.At]
		for i, r := range found.Results {
			if r.Same(chosen) {
				at = i
			}
		}
	}
	f.results, f.shown, f.growing, f.closed = found.Results, found.Words, found.Growing, found.Closed
	f.list, f.drawn = widget.List{Rows: len(f.results), At: at}, new(widget.Memos[drawnRow, string])
	if !again {
		f.moved, f.scroll = false, widget.Scroll{}
	}
	if f.eager {
		f.eager = false
		return f.enter()
	}
	return f, nil
}

// click chooses a result, and goes to one that is chosen already.
func (f Find) click(a screen.Area, at tea.Mouse) (screen.Screen, screen.Intent) {
	l := f.layout(a)
	row := at.Y - l.list
	if row < 0 || row >= l.rows || at.Button != tea.MouseLeft {
		return f, nil
	}
	row += f.scroll.From(len(f.results), l.rows)
	switch {
	case row >= len(f.results):
	case row == f.list.At:
		return f.enter()
	default:
		f.list, f.moved = f.list.To(row), true
	}
	return f, nil
}

// Help gives the keys of the search.
func (f Find) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	arrows := keymap.As(k.Choose, k.Up.Help().Key+k.Down.Help().Key, b.Keys.Move)
	return []key.Binding{
		keymap.If(keymap.Says(k.Enter, b.Find.KeyGo), len(f.results) > 0),
		keymap.If(arrows, len(f.results) > 1),
		keymap.If(keymap.Says(k.Pages, b.Keys.Pages), len(f.results) > f.rows(a)),
		keymap.Says(k.Back, b.Keys.Back),
	}
}
