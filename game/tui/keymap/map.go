// Package keymap is the one table of keys. Everything can be done with digits,
// arrows, enter, esc and space; letters are extras, and each of them also works
// while a Korean input method composes, or a Japanese one types full-width letters.
package keymap

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content/lazy"
)

// Map is the keys of the game by what they do.
type Map struct {
	Up, Down, Left, Right      key.Binding
	PageUp, PageDown, Top, End key.Binding
	Enter, Space, Back, Digit  key.Binding
	Help, Speech, Record, Quit key.Binding
	Practise, Glossary         key.Binding
	Settings                   key.Binding // of the review, from the map
	Preferences                key.Binding // all settings, from the map
	Today                      key.Binding // goal, streak and tasks, from the map
	Shop, Pay                  key.Binding // from the map; a second key that pays, not the one that asks
	Deeds                      key.Binding // achievements and titles, from the map
	TestOut                    key.Binding // of a lesson that is new, from the map
	Onward                     key.Binding // to the next lesson
	Find                       key.Binding // the search, from anywhere but a text field
	Leave                      key.Binding // the whole game, from anywhere
	Suspend, Repaint           key.Binding // the process, as the shell's key does; the screen
	TakeOver, Export           key.Binding // while watching; while nothing can be saved
	Asking
	Choose key.Binding // Up and Down, for one entry of a footer
	Sides  key.Binding // Left and Right, for one entry of a footer
	Scroll key.Binding // Up, Down and the pages, for one entry of a footer
}

// ForGame gives the table, which all programs of a process share: nobody may change it, only copies of
// its bindings. plain names the keys with ASCII characters only.
func ForGame(plain bool) *Map {
	if plain {
		return spelledMap.Get()
	}
	return drawnMap.Get()
}

var (
	drawnMap   = lazy.Value[*Map]{Make: func() *Map { return mapWith(false) }}
	spelledMap = lazy.Value[*Map]{Make: func() *Map { return mapWith(true) }}
)

// mapWith makes the table.
func mapWith(plain bool) *Map {
	arrows := func(drawn, spelled string) string {
		if plain {
			return spelled
		}
		return drawn
	}
	up, down := []string{"up", "k"}, []string{"down", "j"}
	left, right := []string{"left"}, []string{"right"}
	pageUp, pageDown := []string{"pgup", "ctrl+b"}, []string{"pgdown", "ctrl+f"}
	return &Map{
		Up: bind(arrows("↑", "up"), up...), Down: bind(arrows("↓", "down"), down...),
		Left: bind(arrows("←", "left"), left...), Right: bind(arrows("→", "right"), right...),
		PageUp: bind("pgup", pageUp...), PageDown: bind("pgdn", pageDown...),
		Top: bind("home", "home"), End: bind("end", "end"),
		Enter: bind("enter", "enter"), Space: bind("space", "space"), Back: bind("esc", "esc"),
		Digit:  bind("1-9", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		Help:   bind("?", "?", "？", "f1"),
		Speech: bind("L", "L", "l", "f2"), Record: bind("r", "r", "R"), Quit: bind("q", "q", "Q"),
		Onward:   bind("n", "n", "N"),
		Practise: bind("p", "p", "P"), Glossary: bind("g", "g", "G"), TestOut: bind("t", "t", "T"),
		Deeds:    bind("a", "a", "A"),
		Settings: bind("s", "s", "S"), Preferences: bind("o", "o", "O"), Today: bind("d", "d", "D"),
		Shop: bind("g", "g", "G"), Pay: bind("y", "y", "Y", "space"),
		TakeOver: bind("T", "T", "t"), Export: bind("E", "E", "e", "f7"),
		Find:  bind("/", "/", "／"),
		Leave: bind("ctrl+c", "ctrl+c"), Suspend: bind("ctrl+z", "ctrl+z"), Repaint: bind("ctrl+l", "ctrl+l"),
		Asking: newAsking(plain),
		Choose: bind(arrows("↑↓", "up/down"), append(up, down...)...),
		Sides:  bind(arrows("←→", "left/right"), append(left, right...)...),
		Scroll: bind(arrows("↑↓", "up/down"), append(append(up, down...), append(pageUp, pageDown...)...)...),
	}
}

// bind makes a binding of keys and their Hangul names. shown is what a footer calls
// them.
func bind(shown string, keys ...string) key.Binding {
	all := make([]string, 0, 2*len(keys))
	for _, k := range keys {
		all = append(all, k)
		if h, ok := inHangul(k); ok {
			all = append(all, h)
		}
	}
	return key.NewBinding(key.WithKeys(all...), key.WithHelp(shown, ""))
}

// Says gives a binding with the words that a footer shows beside its keys.
func Says(b key.Binding, words string) key.Binding {
	b.SetHelp(b.Help().Key, words)
	return b
}

// As gives a binding under another name of its keys, with words beside it.
func As(b key.Binding, keys, words string) key.Binding {
	b.SetHelp(keys, words)
	return b
}

// If gives a binding that is only there while a condition holds; a footer leaves it
// out otherwise.
func If(b key.Binding, holds bool) key.Binding {
	b.SetEnabled(holds)
	return b
}

// Pressed reports whether a message is a press of one of the keys of a binding, or a character that
// an input method types in its place.
func Pressed(msg tea.Msg, b key.Binding) bool {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok || key.Matches(press, b) {
		return ok
	}
	press, ok = narrow(press)
	return ok && key.Matches(press, b)
}

// Number gives the digit that was pressed, 1 to 9. Full-width digits count, because
// an input method may send them.
func Number(msg tea.Msg) (n int, ok bool) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return 0, false
	}
	if narrowed, ok := narrow(press); ok {
		press = narrowed
	}
	text := press.String()
	n, err := strconv.Atoi(text)
	return n, err == nil && n >= 1 && n <= 9 && len(text) == 1
}
