// Package itempage shows what the save tells of the memory of one item: how likely it is
// known, its curve of forgetting, and every answer that counted.
package itempage

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

// Page lies over the verdict of an item.
type Page struct {
	pack    *content.Pack
	item    *content.Item
	history *game.ItemHistory // nil if no answer has counted yet
	review  bool              // it lies over a review, in which items can be put off and suspended
	scroll  widget.Scroll
}

// New makes the page. history is nil for an item of which no answer has counted.
func New(pack *content.Pack, item *content.Item, history *game.ItemHistory, review bool) Page {
	return Page{pack: pack, item: item, history: history, review: review}
}

// Update scrolls, or returns.
func (p Page) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	switch {
	case keymap.Pressed(msg, k.Back), keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space), keymap.Pressed(msg, k.Item):
		return p, screen.Close{}
	case keymap.Pressed(msg, k.Undo):
		return p, screen.Unmark{}
	}
	for _, m := range marks(k) {
		if keymap.Pressed(msg, m.key) && (p.review || m.mark == game.Star) {
			return p, screen.MarkItem{Mark: m.mark}
		}
	}
	lines, height := len(p.lines(a)), p.height(a)
	if wheel, ok := msg.(tea.MouseWheelMsg); ok {
		by := map[tea.MouseButton]int{tea.MouseWheelUp: -3, tea.MouseWheelDown: 3}[wheel.Button]
		p.scroll = p.scroll.Move(by, lines, height)
		return p, nil
	}
	if moved, ok := p.scroll.Hear(k, msg, lines, height); ok {
		p.scroll = moved
	}
	return p, nil
}

// markKey is a mark with its key.
type markKey struct {
	mark game.Mark
	key  key.Binding
}

// marks gives the marks of an item with their keys.
func marks(k *keymap.Map) []markKey {
	return []markKey{{game.Star, k.Star}, {game.Bury, k.Bury}, {game.Suspend, k.Shelve}}
}

// Help gives the keys.
func (p Page) Help(a screen.Area) []key.Binding {
	k, b, r := a.Keys, a.Book().Keys, a.Book().Review
	return []key.Binding{
		keymap.Says(k.Back, b.Back),
		keymap.If(keymap.Says(k.Scroll, b.Scroll), !widget.Fits(len(p.lines(a)), p.height(a))),
		keymap.Says(k.Star, r.KeyStar),
		keymap.If(keymap.Says(k.Bury, r.KeyBury), p.review),
		keymap.If(keymap.Says(k.Shelve, r.KeySuspend), p.review),
		keymap.Says(k.Undo, r.KeyUnmark),
	}
}

// height is how many lines are left below the title.
func (p Page) height(a screen.Area) int { return max(1, a.Height-widget.HeadHeight) }

// Draw draws the page over the whole area.
func (p Page) Draw(a screen.Area) screen.Drawing {
	a.Frame = 0
	t := a.Theme
	name := widget.Heading(a, a.Width, func(in screen.Area) string { return t.Heading.Render(in.Book().Review.ItemTitle) })
	out := widget.Head(t, name, "", 0, 0, a.Width, t.Teal)
	out = append(out, p.scroll.Window(t, p.lines(a), a.Width, p.height(a))...)
	for len(out) < a.Height {
		out = append(out, "")
	}
	return screen.Drawing{Lines: out}
}

// lines is the whole page: what is asked, the facts, the curve, the answers.
func (p Page) lines(a screen.Area) []string {
	t := a.Theme
	pen := widget.NewPen(a, p.pack).In(a.Width - widget.Gutter)
	pen.Langs, pen.Wide = pen.Langs[:1], false
	asked := []string{widget.Cut(strings.Join(pen.Asked(p.item), " "), pen.Width, t.Sign.More), ""}
	if p.history == nil {
		return append(asked, p.say(a, func(w phrase.Review) string { return w.ItemNone })...)
	}
	out := append(asked, p.facts(a)...)
	out = append(append(out, ""), p.curve(a)...)
	return append(append(out, ""), p.answers(a)...)
}

// say says a sentence in each language.
func (p Page) say(a screen.Area, pick func(phrase.Review) string) []string {
	t := a.Theme
	return widget.SayEach(a, a.Width-widget.Gutter, widget.Inks{First: t.Text, Second: t.Second}, func(in screen.Area) string {
		return pick(in.Book().Review)
	})
}

// facts are the sentences about the memory; in two languages on one line each where that fits.
func (p Page) facts(a screen.Area) []string {
	t := a.Theme
	var out []string
	for i := range a.Book().Review.Facts(p.history) {
		said := widget.InEach(a, a.Width-widget.Gutter-2, func(in screen.Area) string { return in.Book().Review.Facts(p.history)[i] })
		for n, line := range strings.Split(said, "\n") {
			sign, ink := "  ", t.Second
			if n == 0 {
				sign, ink = t.Teal.Render(t.Sign.Bullet)+" ", t.Text
			}
			out = append(out, widget.Indent(widget.Wrap(ink.Render(line), a.Width-widget.Gutter-2), sign)...)
		}
	}
	return out
}

// title is the heading of a part: on one line in all languages where that fits.
func title(a screen.Area, pick func(phrase.Review) string) []string {
	width := a.Width - widget.Gutter
	said := widget.InEach(a, width, func(in screen.Area) string { return pick(in.Book().Review) })
	var out []string
	for _, line := range strings.Split(said, "\n") {
		out = append(out, widget.Wrap(a.Theme.Heading.Render(line), width)...)
	}
	return out
}

// answers are all answers that counted, the newest first, with their day and how they went.
func (p Page) answers(a screen.Area) []string {
	t, all := a.Theme, p.history.Reviews
	out := title(a, func(w phrase.Review) string { return phrase.Fill(w.ReviewsOf, "n", strconv.Itoa(len(all))) })
	for i := len(all) - 1; i >= 0; i-- {
		r := all[i]
		sign, ink := t.Sign.Right, t.Right
		if r.Grade == 1 {
			sign, ink = t.Sign.Wrong, t.Wrong
		}
		said := widget.Heading(a, a.Width-widget.Gutter-14, func(in screen.Area) string {
			w := in.Book().Review
			if r.Rev != p.history.Rev {
				return in.Book().List([]string{w.Graded(r), w.OldRev})
			}
			return w.Graded(r)
		})
		out = append(out, t.Muted.Render(r.Day.String())+"  "+ink.Bold().Render(sign)+" "+t.Text.Render(said))
	}
	return out
}
