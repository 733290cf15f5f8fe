// Package enrol asks a stranger at a class server for the code of their class, and for a nickname.
package enrol

import (
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/class"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// How long a code and a nickname may be as they are typed, in cells.
const (
	codeCells = 24
	NickCells = 24
)

// Enrol asks for the code first, and for the nickname then.
type Enrol struct {
	suggest func(content.Lang) content.Safe
	known   func(code string) bool
	choices []game.Speech
	code    widget.Field
	nick    widget.Field
	offered map[content.Lang]content.Safe // nicknames that enter alone takes
	naming  bool
	trying  bool // the server was asked and has not answered
	trouble trouble
	why     class.Refusal // with refused
}

// trouble is why it does not go on.
type trouble int

const (
	fine trouble = iota
	noCode
	refused
	notKept
)

// New makes the screen. suggest gives a nickname in a language, another one at each call; known reports
// whether a code is for somebody who has one already; choices are the languages that can be seen.
func New(suggest func(content.Lang) content.Safe, known func(code string) bool, choices []game.Speech) Enrol {
	return Enrol{suggest: suggest, known: known, choices: choices, code: widget.NewField("", codeCells), nick: widget.NewField("", NickCells)}
}

// Typing reports that something is typed.
func (e Enrol) Typing() bool { return true }

// Update types, and asks the server.
func (e Enrol) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	switch msg := msg.(type) {
	case screen.Enrolled:
		return e.answered(msg), nil
	case tea.MouseClickMsg:
		if n := msg.Y - e.langRow(a); n == 0 {
			return e, screen.Speak{Speech: a.Speech.Next(e.choices)}
		}
		return e, nil
	}
	if e.trying {
		return e, nil
	}
	switch {
	case keymap.Pressed(msg, k.Back):
		if e.naming {
			e.naming, e.trouble = false, fine
			return e, nil
		}
		return e, screen.Quit{}
	case keymap.Pressed(msg, k.Enter):
		return e.enter(a)
	case keymap.Pressed(msg, keymap.ForClass().Another) && e.naming:
		e.offered = e.another()
		return e, nil
	}
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		e.trouble = fine
		if e.naming {
			e.nick, _ = e.nick.Hear(msg)
		} else {
			e.code, _ = e.code.Hear(msg)
		}
	}
	return e, nil
}

// enter goes on to the nickname, or asks the server.
func (e Enrol) enter(a screen.Area) (screen.Screen, screen.Intent) {
	if e.read() == "" {
		e.naming, e.trouble = false, noCode
		return e, nil
	}
	if !e.naming && e.known(e.read()) {
		e.trying, e.trouble = true, fine
		return e, screen.Enrol{Code: e.read()}
	}
	if !e.naming {
		e.naming, e.trouble = true, fine
		if e.offered == nil {
			e.offered = e.another()
		}
		return e, nil
	}
	nick := strings.TrimSpace(e.nick.Value())
	if nick == "" {
		nick = e.nickless(a)
	}
	e.trying, e.trouble = true, fine
	return e, screen.Enrol{Code: e.read(), Nick: nick}
}

// answered takes what the server says. What was refused about the code leads back to it.
func (e Enrol) answered(said screen.Enrolled) Enrol {
	e.trying = said.Done // the screen stays as it is until the game comes
	switch {
	case said.Done:
	case said.Why == "":
		e.trouble = notKept
	default:
		e.trouble, e.why = refused, said.Why
		e.naming = said.Why == class.BadName || said.Why == class.NameTaken
		if said.Why == class.NameTaken {
			e.offered = e.another()
		}
	}
	return e
}

// another asks for a nickname in each language.
func (e Enrol) another() map[content.Lang]content.Safe {
	all := map[content.Lang]content.Safe{}
	for _, s := range e.choices {
		for _, lang := range s.Langs() {
			if _, has := all[lang]; !has {
				all[lang] = e.suggest(lang)
			}
		}
	}
	return all
}

// nickless is the nickname that an empty field means.
func (e Enrol) nickless(a screen.Area) string { return e.offered[a.Book().Lang].String() }

// read is the code as it was meant: the keys that were pressed, whatever the input method made of
// them, in capitals and without anything between them.
func (e Enrol) read() string {
	var b strings.Builder
	for _, k := range content.Keystrokes(e.code.Value()) {
		if r := unicode.ToUpper(k.Key); r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Help gives the keys of the screen.
func (e Enrol) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	if e.naming {
		return []key.Binding{
			keymap.If(keymap.Says(k.Enter, b.Enrol.KeyJoin), !e.trying),
			keymap.Says(keymap.ForClass().Another, b.Enrol.KeyOther),
			keymap.Says(k.Back, b.Keys.Back),
		}
	}
	return []key.Binding{keymap.Says(k.Enter, b.Keys.Continue), keymap.Says(k.Back, b.Keys.Quit)}
}
