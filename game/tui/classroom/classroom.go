// Package classroom has the page of a class for its members: who is here, what is assigned, the raid
// and the own nickname; and what is shown in the place of a question that cannot be.
package classroom

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game/class"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Page is the page of a class.
type Page struct {
	scroll widget.Scroll
	field  widget.Field
	naming bool
}

// New makes the page.
func New() Page { return Page{field: widget.NewField("", class.LongestName)} }

// Typing reports whether a nickname is typed.
func (p Page) Typing() bool { return p.naming }

// Breadth is two columns of a wide terminal.
func (p Page) Breadth() int { return 124 }

// Update scrolls, or changes the nickname.
func (p Page) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	if a.Class == nil {
		return p, screen.GoHome{}
	}
	if p.naming {
		return p.name(a, msg)
	}
	k, lines := a.Keys, p.lines(a)
	switch {
	case keymap.Pressed(msg, k.Back), keymap.Pressed(msg, keymap.ForClass().Open):
		return p, screen.GoHome{}
	case keymap.Pressed(msg, keymap.ForBoard().Rename):
		p.naming = true
		p.field = widget.NewField(a.Class.Me.Nick.String(), class.LongestName)
		return p, nil
	case keymap.Pressed(msg, keymap.ForClass().Earlier):
		return p, screen.ShowPast{}
	case keymap.Pressed(msg, keymap.ForClass().Keys):
		return p, screen.ShowKeys{}
	case keymap.Pressed(msg, k.Enter) && a.Class.Running():
		return p, screen.ShowRound{}
	}
	if moved, ok := p.scroll.Hear(k, msg, len(lines), p.room(a)); ok {
		p.scroll = moved
	}
	return p, nil
}

// name types the nickname.
func (p Page) name(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
	default:
		return p, nil
	}
	switch {
	case keymap.Pressed(msg, a.Keys.Back):
		p.naming = false
	case keymap.Pressed(msg, a.Keys.Enter):
		nick := strings.TrimSpace(p.field.Value())
		p.naming = false
		if nick != "" && nick != a.Class.Me.Nick.String() {
			return p, screen.DoInClass{Command: class.Rename{Member: a.Class.Me.Player, Nick: nick}}
		}
	default:
		p.field, _ = p.field.Hear(msg)
	}
	return p, nil
}

// Help gives the keys.
func (p Page) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	if p.naming {
		return []key.Binding{keymap.Says(k.Enter, b.Classroom.KeyKeepName), keymap.Says(k.Back, b.Keys.Back)}
	}
	return []key.Binding{
		keymap.If(keymap.Says(k.Enter, b.Classroom.KeyGo), a.Class != nil && a.Class.Running()),
		keymap.Says(keymap.ForBoard().Rename, b.Classroom.KeyRename),
		keymap.Says(keymap.ForClass().Earlier, b.ClassPast.KeyEarlier),
		keymap.Says(keymap.ForClass().Keys, b.ClassKeys.KeyKeys),
		keymap.If(keymap.Says(k.Scroll, b.Keys.Scroll), a.Class != nil && !widget.Fits(len(p.lines(a)), p.room(a))),
		keymap.Says(k.Back, b.Keys.Map),
	}
}
