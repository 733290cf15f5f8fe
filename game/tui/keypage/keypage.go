// Package keypage shows the key of an item to who writes it.
package keypage

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/answerkey"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// Page is the screen. It lies over the question, whose parts it calls by the same numbers.
type Page struct {
	question game.Question
	scroll   widget.Scroll
}

// New makes the page of a question.
func New(q game.Question) Page { return Page{question: q} }

// Update scrolls, or returns.
func (p Page) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	if keymap.Pressed(msg, k.Back) || keymap.Pressed(msg, k.Enter) || keymap.Pressed(msg, k.Space) {
		return p, screen.Close{}
	}
	if moved, ok := p.scroll.Hear(k, msg, len(p.lines(a)), p.height(a)); ok {
		p.scroll = moved
	}
	return p, nil
}

// Help gives the keys.
func (p Page) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book().Keys
	return []key.Binding{
		keymap.Says(k.Back, b.Close),
		keymap.If(keymap.Says(k.Scroll, b.Scroll), !widget.Fits(len(p.lines(a)), p.height(a))),
	}
}

func (p Page) height(a screen.Area) int { return max(1, a.Height-widget.HeadHeight) }

// Draw draws the key over the whole area.
func (p Page) Draw(a screen.Area) screen.Drawing {
	a.Frame = 0
	t := a.Theme
	title := widget.Heading(a, a.Width, func(in screen.Area) string { return t.Heading.Render(in.Book().Say(game.Say("proof.Key"))) })
	out := widget.Head(t, title, "", 0, 0, a.Width, t.Teal)
	out = append(out, p.scroll.Window(t, p.lines(a), a.Width, p.height(a))...)
	for len(out) < a.Height {
		out = append(out, "")
	}
	return screen.Drawing{Lines: out}
}

// lines is the whole key.
func (p Page) lines(a screen.Area) []string {
	t := a.Theme
	width := max(1, a.Width-widget.Gutter)
	var out []string
	facts := false // the lines above belong to the whole item
	for i, line := range answerkey.Of(p.question, a.AllBooks(), a.Speech) {
		ink, sign := t.Muted, "  "
		switch line.Kind {
		case answerkey.Right:
			ink, sign = t.Strong, t.Right.Bold().Render(t.Sign.Right)+" "
		case answerkey.Wrong:
			ink, sign = t.Text, t.Wrong.Bold().Render(t.Sign.Wrong)+" "
		case answerkey.Reason:
			ink = t.Text
		case answerkey.Mixup:
			ink = t.Gold
		case answerkey.Fact:
		}
		if parted := line.Kind != answerkey.Fact || !facts; line.Indent == 0 && parted && i > 0 {
			out = append(out, "")
		}
		if line.Indent == 0 {
			facts = line.Kind == answerkey.Fact
		}
		out = append(out, inked(widget.Wrap(line.Text, width-2-2*line.Indent), ink, widget.Blank(2*line.Indent)+sign)...)
	}
	return out
}

func inked(lines []string, ink style.Ink, prefix string) []string {
	for i := range lines {
		lines[i] = ink.Render(lines[i])
	}
	return widget.Indent(lines, prefix)
}
