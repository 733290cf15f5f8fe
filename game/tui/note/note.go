// Package note asks for the note with which a player disputes an item.
package note

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// roomy is the height from which empty lines stand around the field.
const roomy = 18

// roomyBoth is the height from which it is asked for in every language.
const roomyBoth = 24

// Most is how long a note may be, in cells.
const Most = 300

// Note is a field of one line over the item that it is about.
type Note struct {
	field   widget.Field
	trouble trouble
}

// trouble is why a note was not taken.
type trouble int

const (
	fine trouble = iota
	empty
	unclean
	full
	loose
)

// New makes an empty note.
func New() Note { return Note{field: widget.NewField("", Most)} }

// Typing reports that the note is typed into.
func (n Note) Typing() bool { return true }

// Update types the note, keeps it, or leaves it.
func (n Note) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	switch {
	case keymap.Pressed(msg, a.Keys.Back):
		return n, screen.Close{}
	case keymap.Pressed(msg, a.Keys.Enter):
		words, err := content.CleanLine(n.field.Value())
		switch {
		case err != nil:
			n.trouble = unclean
		case words.Empty():
			n.trouble = empty
		case n.trouble != loose && content.LooseJamo(n.field.Value()):
			n.trouble = loose // a second enter keeps it as it is: it is only a note
		default:
			return n, screen.Dispute{Note: words}
		}
		return n, nil
	}
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		var tooLong bool
		n.field, tooLong = n.field.Hear(msg)
		n.trouble = fine
		if tooLong {
			n.trouble = full
		}
	}
	return n, nil
}

// Help gives the keys of the note.
func (n Note) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	return []key.Binding{keymap.Says(k.Enter, b.QuestionKeys.Keep), keymap.Says(k.Back, b.Keys.Back)}
}

// Draw draws the note as a box.
func (n Note) Draw(a screen.Area) screen.Drawing {
	t, words := a.Theme, a.Book().Note
	inner := a.Width - widget.BoxFrame
	lines := widget.Wrap(t.Text.Render(words.What), inner)
	var apart []string
	if a.Height >= roomy {
		apart = []string{""}
	}
	if a.Height >= roomyBoth {
		lines = widget.SayEach(a, inner, widget.Inks{First: t.Text, Second: t.Second}, func(in screen.Area) string { return in.Book().Note.What })
	}
	lines = append(lines, apart...)
	seen, at := n.field.Window(inner - 2)
	cursor := screen.Cell{X: 2 + 2 + at, Y: len(lines) + 1}
	lines = append(lines, t.Accent.Bold().Render(t.Sign.Point)+" "+t.Strong.Underline().Render(seen+widget.Blank(inner-2-widget.Width(seen))))
	lines = append(append(lines, apart...), widget.Cut(widget.Heading(a, inner, n.status), inner, t.Sign.More))
	title := widget.Heading(a, inner-2, func(in screen.Area) string { return t.Accent.Bold().Render(in.Book().Note.Title) })
	return screen.Drawing{Lines: widget.Box(t, title, lines, a.Width, t.Accent), Cursor: &cursor}
}

// status says why the note was not taken, or how long it may be.
func (n Note) status(a screen.Area) string {
	t, words := a.Theme, a.Book().Note
	switch n.trouble {
	case empty:
		return t.Gold.Render(words.Empty)
	case unclean:
		return t.Gold.Render(words.Unclean)
	case full:
		return t.Gold.Render(words.Full)
	case loose:
		return t.Gold.Render(a.Book().Welcome.LooseJamo)
	case fine:
	}
	return t.Muted.Render(phrase.Fill(words.Limit, "n", strconv.Itoa(Most), "half", strconv.Itoa(Most/2)))
}
