package lesson

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Takeaways is the screen that closes the reading of a lesson.
type Takeaways struct {
	pack   *content.Pack
	step   game.TakeawaysStep
	scroll widget.Scroll
	terms  glossary
	skip   int // cells of text art that are out of sight at the left
	laid   *widget.LineMemo
}

// NewTakeaways makes the screen.
func NewTakeaways(pack *content.Pack, step game.TakeawaysStep) Takeaways {
	return Takeaways{pack: pack, step: step, laid: new(widget.LineMemo)}
}

// Update turns the page or scrolls.
func (s Takeaways) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	var heard bool
	if s.terms, heard = s.terms.hear(a, msg, s.pack, s.step.Lesson); heard {
		return s, nil
	}
	lines, height := len(s.list(a)), s.seen(a)
	k := a.Keys
	switch {
	case keymap.Pressed(msg, k.Right) && s.overhang(a) > 0:
		return s.withSkip(min(s.overhang(a), s.skip+widget.SideStep)), nil
	case keymap.Pressed(msg, k.Left) && min(s.skip, s.overhang(a)) > 0:
		return s.withSkip(max(0, min(s.skip, s.overhang(a))-widget.SideStep)), nil
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Right):
		return s, screen.Go{}
	case keymap.Pressed(msg, k.Space):
		if !s.scroll.AtEnd(lines, height) {
			s.scroll = s.scroll.Move(height-1, lines, height)
			return s, nil
		}
		return s, screen.Go{}
	case keymap.Pressed(msg, k.Left):
		return s, screen.GoBack{}
	case keymap.Pressed(msg, k.Back):
		return s, screen.GoHome{}
	}
	if moved, ok := s.scroll.Hear(k, msg, lines, height); ok {
		s.scroll = moved
	}
	return s, nil
}

// overhang is how many cells of text art do not fit beside each other.
func (s Takeaways) overhang(a screen.Area) int {
	return overhang(widget.NewPen(a, s.pack), s.step.Exhibits)
}

func (s Takeaways) withSkip(skip int) Takeaways {
	s.skip, s.laid = skip, new(widget.LineMemo)
	return s
}

// Help gives the keys of the screen.
func (s Takeaways) Help(a screen.Area) []key.Binding {
	if s.terms.open {
		return s.terms.help(a, s.pack, s.step.Lesson)
	}
	k, b := a.Keys, a.Book().Keys
	return []key.Binding{
		keymap.Says(k.Enter, b.Next),
		keymap.If(keymap.Says(k.Sides, b.Sideways), s.overhang(a) > 0),
		keymap.Says(k.Left, b.Back),
		keymap.If(keymap.Says(k.Scroll, b.Scroll), !widget.Fits(len(s.list(a)), s.height(a))),
		keymap.Says(k.Back, b.Map),
		offer(a, s.pack, s.step.Lesson),
	}
}

// Draw draws the takeaways.
func (s Takeaways) Draw(a screen.Area) screen.Drawing {
	if s.terms.open {
		return s.terms.draw(a, s.pack, s.step.Lesson)
	}
	out := widget.Head(a.Theme, title(a, s.pack, s.step.Lesson), a.Book().Lesson.End, 1, 1, a.FrameWidth(), a.Theme.Teal)
	list, seen := s.list(a), s.seen(a)
	out = append(out, s.scroll.Window(a.Theme, list, a.Width, seen)...)
	if len(list) > s.height(a) {
		out = append(out, widget.MoreBelow(a, a.Width, s.scroll.AtEnd(len(list), seen)))
	}
	return screen.Drawing{Lines: out, Heads: widget.HeadHeight}
}

func (s Takeaways) height(a screen.Area) int { return max(1, a.Height-widget.HeadHeight) }

// seen is how many lines of the takeaways are seen, as for a Point.
func (s Takeaways) seen(a screen.Area) int {
	height := s.height(a)
	if len(s.list(a)) > height {
		return max(1, height-1)
	}
	return height
}

func (s Takeaways) list(a screen.Area) []string {
	return s.laid.For(a, func() []string { return s.layout(a) })
}

func (s Takeaways) layout(a screen.Area) []string {
	t := a.Theme
	page := widget.NewPen(a, s.pack)
	pen := page.Inset(5, 2)
	inside := []string{""}
	for _, b := range s.step.Points {
		inside = append(inside, widget.Indent(pen.Text(b.Text, pen.Reading()), t.Gold.Render(t.Sign.Star)+" ")...)
		if !b.Gist.Empty() {
			inside = append(inside, widget.Shift(pen.Text(b.Gist, widget.One(t.Gold)), 2)...)
		}
		inside = append(inside, "")
	}
	title := widget.Heading(a, page.Width-widget.BoxFrame-3, func(in screen.Area) string {
		return t.Gold.Bold().Render(in.Book().Lesson.Takeaways)
	})
	var box []string
	for _, e := range s.step.Exhibits {
		page.Skip = s.skip
		box = append(box, page.Exhibit(e)...)
	}
	if len(s.step.Points) > 0 {
		box = append(box, widget.Box(t, title, widget.Shift(inside, 1), page.Width, t.Gold)...)
	}
	if terms := s.step.Terms; terms != nil {
		before := func(in screen.Area) string { return in.Book().Terms.BeforeQuiz(*terms) }
		said := told(a, page, before)
		if len(box)+len(said) > s.height(a) {
			said = told(a.InEach()[0], page, before)
		}
		box = append(box, said...)
	}
	if margin := widget.Margin(s.height(a)); len(box)+margin <= s.height(a) {
		box = append(make([]string, margin), box...)
	}
	return box
}
