// Package welcome asks a new player for the languages and a name.
package welcome

import (
	"slices"
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
	naming  bool
	field   widget.Field
	name    string        // suggested, may be empty
	choices []game.Speech // of languages, in the order of the screen
	trouble
}

// trouble is why a name was not taken.
type trouble int

const (
	fine trouble = iota
	unclean
	full
)

// New makes the screen with a suggested name, which may be empty, and the choices of
// languages. Where the languages were asked for already, it begins with the name.
func New(name string, choices []game.Speech, asked bool) Welcome {
	return Welcome{field: widget.NewField(name, NameCells), name: name, choices: choices, naming: asked}
}

// rows are the choices on screen, with what the command asked for if it is none of them.
func (w Welcome) rows(a screen.Area) []game.Speech {
	if slices.Contains(w.choices, a.Speech) {
		return w.choices
	}
	return append(slices.Clone(w.choices), a.Speech)
}

// nameless is the name that an empty field means.
func (w Welcome) nameless(a screen.Area) string {
	if name, err := content.CleanLine(w.name); err == nil && !name.Empty() {
		return widget.NewField(name.String(), NameCells).Value()
	}
	return a.Book().Welcome.Nameless
}

// chosen is the row of the languages that are on screen: choosing shows them.
func (w Welcome) chosen(a screen.Area) int { return slices.Index(w.rows(a), a.Speech) }

// Typing reports whether the name is being typed.
func (w Welcome) Typing() bool { return w.naming }

// Update chooses the languages or types the name.
func (w Welcome) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	if w.naming {
		return w.hearName(a, msg)
	}
	k, rows := a.Keys, w.rows(a)
	if click, ok := msg.(tea.MouseClickMsg); ok {
		if n, found := widget.Numbered(w.Draw(a).Lines, click.Y); found && n <= len(rows) {
			return w, screen.Speak{Speech: rows[n-1]}
		}
		return w, nil
	}
	switch n, ok := keymap.Number(msg); {
	case ok && n <= len(rows):
		return w, screen.Speak{Speech: rows[n-1]}
	case keymap.Pressed(msg, k.Up):
		return w, screen.Speak{Speech: rows[max(0, w.chosen(a)-1)]}
	case keymap.Pressed(msg, k.Down):
		return w, screen.Speak{Speech: rows[min(len(rows)-1, w.chosen(a)+1)]}
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
		keymap.As(k.Digit, "1-"+strconv.Itoa(min(9, len(w.rows(a)))), b.Pick),
		keymap.Says(k.Choose, b.Move),
		keymap.Says(k.Quit, b.Quit),
	}
}

// Draw draws the greeting and the question.
func (w Welcome) Draw(a screen.Area) screen.Drawing {
	t := a.Theme
	var head []string
	if a.Height >= roomyFrom {
		head = append(head, "")
		head = append(head, widget.Centre(widget.Beside(widget.Name(t), widget.Owl(t, w.mood()), 38, 2), a.Width)...)
		head = append(head, "")
	} else {
		head = append(head, widget.Centre(widget.Owl(t, w.mood()), a.Width)...)
	}
	head = append(make([]string, max(0, (a.Height-22)/3)), head...)
	if w.naming {
		return w.drawName(a, head)
	}
	return screen.Drawing{Lines: w.drawChoice(a, head)}
}

// roomyFrom is the height from which the name of the game and what it promises are
// shown.
const roomyFrom = 18

func (w Welcome) mood() widget.Mood {
	switch {
	case w.trouble != fine:
		return widget.Thinking
	case w.naming && w.field.Cells() > 0:
		return widget.Happy
	}
	return widget.Awake
}

// drawChoice asks in every language of the game, because it is not known yet which one
// is read. Where the room is short, what is no question is said in the language on screen alone; then
// the choices stay longest, then the questions, and the owl goes first.
func (w Welcome) drawChoice(a screen.Area, head []string) []string {
	t := a.Theme
	var promises, questions, later []string
	for i, words := range a.AllBooks().Welcomes() {
		ink := t.Strong
		if i > 0 {
			ink = t.Second.Bold()
		}
		promises = append(promises, widget.Centred(t.Muted.Render(words.Promise), a.Width)...)
		questions = append(questions, widget.Centred(ink.Render(words.WhichLanguage), a.Width)...)
		later = append(later, widget.Centred(t.Muted.Render(words.ChangeLater), a.Width)...)
	}
	promises = append(promises, "")
	box := w.box(a, a.Height)
	tooLong := func() bool { return len(head)+len(promises)+len(questions)+len(box)+len(later) > a.Height }
	if tooLong() {
		promises = append(widget.Centred(t.Muted.Render(a.Book().Welcome.Promise), a.Width), "")
		later = widget.Centred(t.Muted.Render(a.Book().Welcome.ChangeLater), a.Width)
	}
	if a.Height < roomyFrom {
		promises = nil
	}
	for _, part := range []*[]string{&promises, &head, &later, &questions} {
		if tooLong() {
			*part = nil
		}
	}
	return slices.Concat(head, promises, questions, box, later)
}

// box lists the choices in at most so many rows, those around the chosen one if they are
// more.
func (w Welcome) box(a screen.Area, most int) []string {
	t := a.Theme
	choices, chosen := w.rows(a), w.chosen(a)
	names, wide := make([]string, len(choices)), 18
	for i, s := range choices {
		names[i] = a.AllBooks().OwnNames(s)
		wide = max(wide, widget.Width(names[i]))
	}
	rows := min(len(choices), max(1, most-widget.BoxRows))
	first := min(max(0, chosen-rows/2), len(choices)-rows)
	var lines []string
	for i := first; i < first+rows; i++ {
		point, sign, ink := " ", t.Muted.Render(t.Sign.Open), t.Text
		if i == chosen {
			point, sign, ink = t.Accent.Bold().Render(t.Sign.Point), t.Teal.Bold().Render(t.Sign.Chosen), t.Accent.Bold()
		}
		lines = append(lines, point+" "+sign+" "+t.Muted.Render(strconv.Itoa(i+1))+"  "+widget.Fit(ink.Render(names[i]), wide, ""))
	}
	const beside = 14 // cells of a row that are no name, and the frame
	return widget.Centre(widget.Box(t, "", lines, min(a.Width, wide+beside), t.Line), a.Width)
}

// drawName asks for the name in each language. Where the room is short, the promises go
// first, then the owl.
func (w Welcome) drawName(a screen.Area, head []string) screen.Drawing {
	t := a.Theme
	var promises, questions, notes []string
	for i, b := range widget.NewPen(a, nil).Books() {
		ink := t.Strong
		if i > 0 {
			ink = t.Second.Bold()
		}
		promises = append(promises, widget.Centred(t.Muted.Render(b.Welcome.Promise), a.Width)...)
		questions = append(questions, widget.Centred(ink.Render(b.Welcome.WhoPlays), a.Width)...)
		notes = append(notes, widget.Centred(w.note(a, b), a.Width)...)
	}
	promises = append(promises, "")
	if a.Height < roomyFrom {
		promises = nil
	}
	field, x, y := w.field.Draw(t)
	for _, part := range []*[]string{&promises, &head} {
		if len(head)+len(promises)+len(questions)+len(field)+len(notes)+2 > a.Height {
			*part = nil
		}
	}
	out := append(slices.Concat(head, promises, questions), "")
	left := (a.Width - widget.Width(field[0])) / 2
	cursor := &screen.Cell{X: left + x, Y: len(out) + y}
	out = append(out, widget.Shift(field, left)...)
	return screen.Drawing{Lines: append(append(out, ""), notes...), Cursor: cursor}
}

// note is the line below the field in the words of a book.
func (w Welcome) note(a screen.Area, b *phrase.Book) string {
	t, words := a.Theme, b.Welcome
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
		return t.Muted.Render(b.Fill(words.NameTaken, "name", w.nameless(a)))
	}
	return t.Muted.Render(phrase.Fill(words.NameNote, "n", strconv.Itoa(NameCells), "half", strconv.Itoa(NameCells/2)))
}
