// Package welcome is the first run: which languages, and which name.
package welcome

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// NameCells is how wide a name may be.
const NameCells = 24

// Welcome asks for the languages first and for the name then.
type Welcome struct {
	naming bool
	field  widget.Field
	name   string // suggested, may be empty
	trouble
}

// trouble is why a name was not taken.
type trouble int

const (
	fine trouble = iota
	unclean
	full
)

// speeches are the choices of language, in the order of the screen.
func speeches() []game.Speech {
	return []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth}
}

// New makes the screen with a suggested name, which may be empty.
func New(name string) Welcome { return Welcome{field: widget.NewField(name, NameCells), name: name} }

// nameless is the name that an empty field stands for.
func (w Welcome) nameless(a screen.Area) string {
	if name, err := content.CleanLine(w.name); err == nil && !name.Empty() {
		return widget.NewField(name.String(), NameCells).Value()
	}
	return a.Book().Welcome.Nameless
}

// chosen is the row of the languages that are on screen: choosing shows them.
func chosen(a screen.Area) int {
	for i, s := range speeches() {
		if s == a.Speech {
			return i
		}
	}
	return len(speeches()) - 1
}

// Typing reports whether the name is being typed.
func (w Welcome) Typing() bool { return w.naming }

// Update chooses the languages or types the name.
func (w Welcome) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	if w.naming {
		return w.hearName(a, msg)
	}
	k := a.Keys
	switch n, ok := keymap.Number(msg); {
	case ok && n <= len(speeches()):
		return w, screen.Speak{Speech: speeches()[n-1]}
	case keymap.Pressed(msg, k.Up):
		return w, screen.Speak{Speech: speeches()[max(0, chosen(a)-1)]}
	case keymap.Pressed(msg, k.Down):
		return w, screen.Speak{Speech: speeches()[min(len(speeches())-1, chosen(a)+1)]}
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		w.naming = true
	case keymap.Pressed(msg, k.Quit):
		return w, screen.Quit{}
	}
	return w, nil
}

func (w Welcome) hearName(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	switch {
	case keymap.Pressed(msg, a.Keys.Back):
		w.naming, w.trouble = false, fine
		return w, nil
	case keymap.Pressed(msg, a.Keys.Enter):
		typed := w.field.Value()
		if strings.TrimSpace(typed) == "" {
			typed = w.nameless(a)
		}
		name, err := content.CleanLine(typed)
		if err != nil || name.Empty() {
			w.trouble = unclean
			return w, nil
		}
		return w, screen.Join{Name: name, Speech: a.Speech}
	}
	var tooLong bool
	w.field, tooLong = w.field.Hear(msg)
	w.trouble = fine
	if tooLong {
		w.trouble = full
	}
	return w, nil
}

// Help gives the keys of the screen.
func (w Welcome) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book().Keys
	if w.naming {
		return []key.Binding{
			keymap.Says(k.Enter, b.Continue),
			keymap.Says(k.Back, b.Back),
		}
	}
	return []key.Binding{
		keymap.Says(k.Enter, b.Continue),
		keymap.As(k.Digit, "1-3", b.Pick),
		keymap.Says(k.Choose, b.Choose),
		keymap.Says(k.Quit, b.Quit),
	}
}

// Draw draws the greeting and the question.
func (w Welcome) Draw(a screen.Area) screen.Drawing {
	t := a.Theme
	var out []string
	if a.Height >= 18 {
		out = append(out, "")
		out = append(out, widget.Centre(widget.Beside(widget.Name(t), widget.Owl(t, w.mood()), 38, 2), a.Width)...)
		out = append(out, "")
	} else {
		out = append(out, widget.Centre(widget.Owl(t, w.mood()), a.Width)...)
	}
	out = append(make([]string, max(0, (a.Height-22)/3)), out...)
	if w.naming {
		return w.drawName(a, out)
	}
	return screen.Drawing{Lines: append(out, w.drawChoice(a)...)}
}

func (w Welcome) mood() widget.Mood {
	switch {
	case w.trouble != fine:
		return widget.Thinking
	case w.naming && w.field.Cells() > 0:
		return widget.Happy
	}
	return widget.Awake
}

// drawChoice asks in both languages, because it is not known yet which one is read.
func (w Welcome) drawChoice(a screen.Area) []string {
	t := a.Theme
	en, ko := phrase.In(content.English).Welcome, phrase.In(content.Korean).Welcome
	var greeting []string
	if a.Height >= 18 {
		for _, line := range []string{en.Promise, ko.Promise} {
			greeting = append(greeting, centred(t.Muted.Render(line), a.Width))
		}
		greeting = append(greeting, "")
	}
	greeting = append(greeting, centred(t.Strong.Render(en.WhichLanguage), a.Width), centred(t.Second.Bold().Render(ko.WhichLanguage), a.Width))
	var rows []string
	for i, words := range []string{en.English, en.Korean, en.Both} {
		point, sign, ink := " ", t.Muted.Render(t.Sign.Open), t.Text
		if i == chosen(a) {
			point, sign, ink = t.Accent.Bold().Render(t.Sign.Point), t.Teal.Bold().Render(t.Sign.Chosen), t.Accent.Bold()
		}
		rows = append(rows, point+" "+sign+" "+t.Muted.Render(strconv.Itoa(i+1))+"  "+widget.Fit(ink.Render(words), 18, ""))
	}
	box := widget.Box(t, "", rows, 32, t.Line)
	out := append(greeting, widget.Centre(box, a.Width)...)
	return append(out, centred(t.Muted.Render(en.ChangeLater), a.Width), centred(t.Muted.Render(ko.ChangeLater), a.Width))
}

func (w Welcome) drawName(a screen.Area, out []string) screen.Drawing {
	t, words := a.Theme, a.Book().Welcome
	if a.Height >= 18 {
		out = append(out, centred(t.Muted.Render(words.Promise), a.Width), "")
	}
	out = append(out, centred(t.Strong.Render(words.WhoPlays), a.Width))
	if a.Speech == game.SpeakBoth {
		out = append(out, centred(t.Second.Bold().Render(phrase.In(content.Korean).Welcome.WhoPlays), a.Width))
	}
	out = append(out, "")
	field, x, y := w.field.Draw(t)
	left := (a.Width - widget.Width(field[0])) / 2
	cursor := &screen.Cell{X: left + x, Y: len(out) + y}
	out = append(out, widget.Shift(field, left)...)
	out = append(out, "")
	for _, l := range widget.Wrap(w.note(a), a.Width) {
		out = append(out, centred(l, a.Width))
	}
	return screen.Drawing{Lines: out, Cursor: cursor}
}

func (w Welcome) note(a screen.Area) string {
	t, words := a.Theme, a.Book().Welcome
	switch w.trouble {
	case unclean:
		return t.Gold.Render(words.NameUnclean)
	case full:
		return t.Gold.Render(words.NameFull)
	case fine:
	}
	if content.LooseJamo(w.field.Value()) {
		return t.Gold.Render(words.LooseJamo)
	}
	if strings.TrimSpace(w.field.Value()) == "" {
		return t.Muted.Render(phrase.Fill(words.NameTaken, "name", w.nameless(a)))
	}
	return t.Muted.Render(phrase.Fill(words.NameNote, "n", strconv.Itoa(NameCells), "half", strconv.Itoa(NameCells/2)))
}

func centred(line string, width int) string {
	line = widget.Cut(line, width, "")
	return widget.Blank((width-widget.Width(line))/2) + line
}
