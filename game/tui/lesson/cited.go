package lesson

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Cited shows the points of lessons that an item asks about, one at a time, over the
// item's verdict.
type Cited struct {
	pack   *content.Pack
	points []game.PointStep
	at     int
	lookup bool // it was looked up, and no item asks about it
	skip   int  // cells of text art that are out of sight at the left
	scroll widget.Scroll
}

// NewCited finds the points that are cited. One that the pack does not have is left
// out.
func NewCited(pack *content.Pack, cites []content.Cite) Cited {
	c := Cited{pack: pack}
	for _, cite := range cites {
		if p, ok := cited(pack, cite); ok {
			c.points = append(c.points, p)
		}
	}
	return c
}

func cited(pack *content.Pack, cite content.Cite) (game.PointStep, bool) {
	lesson, ok := pack.Lesson(cite.Lesson)
	if !ok {
		return game.PointStep{}, false
	}
	for _, p := range game.PointsOf(pack, lesson) {
		if p.Point.Anchor == cite.Anchor {
			return game.PointStep{Lesson: lesson, Section: p.Section, Point: p.Point, Exhibits: p.Exhibits}, true
		}
	}
	for _, b := range lesson.Blocks { // a heading
		if b.Anchor == cite.Anchor {
			return game.PointStep{Lesson: lesson, Section: b.Text, Point: b}, true
		}
	}
	for _, b := range lesson.Takeaways {
		if b.Anchor == cite.Anchor {
			return game.PointStep{Lesson: lesson, Point: b}, true
		}
	}
	return game.PointStep{}, false
}

// Update goes to another point, scrolls, or returns.
func (c Cited) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	switch {
	case keymap.Pressed(msg, k.Back), keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Points):
		return c, screen.Close{}
	case keymap.Pressed(msg, k.Right):
		return c.sideways(a, 1), nil
	case keymap.Pressed(msg, k.Left):
		return c.sideways(a, -1), nil
	}
	if moved, ok := c.scroll.Hear(k, msg, len(c.lines(a)), a.Height); ok {
		c.scroll = moved
	}
	return c, nil
}

// sideways moves text art that is wider than the screen, and goes to another point
// where it is at its end.
func (c Cited) sideways(a screen.Area, by int) Cited {
	over := c.overhang(a)
	skip := min(c.skip, over)
	if next := min(max(0, skip+by*widget.SideStep), over); next != skip {
		c.skip = next
		return c
	}
	if to := c.at + by; to >= 0 && to < len(c.points) {
		c.at, c.skip, c.scroll = to, 0, widget.Scroll{}
	}
	return c
}

func (c Cited) overhang(a screen.Area) int {
	if len(c.points) == 0 {
		return 0
	}
	return NewPoint(c.pack, c.points[c.at]).overhang(a)
}

// Help gives the keys.
func (c Cited) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	sides := b.QuestionKeys.OtherPoint
	if c.overhang(a) > 0 {
		sides = b.Keys.Sideways
	}
	return []key.Binding{
		keymap.Says(k.Back, b.Keys.Back),
		keymap.If(keymap.Says(k.Sides, sides), len(c.points) > 1 || c.overhang(a) > 0),
		keymap.If(keymap.Says(k.Scroll, b.Keys.Scroll), !widget.Fits(len(c.lines(a)), a.Height)),
	}
}

// Draw draws the point over the whole area.
func (c Cited) Draw(a screen.Area) screen.Drawing {
	out := c.scroll.Window(a.Theme, c.lines(a), a.Width, a.Height)
	for len(out) < a.Height {
		out = append(out[:len(out):len(out)], "")
	}
	return screen.Drawing{Lines: out}
}

func (c Cited) lines(a screen.Area) []string {
	if len(c.points) == 0 {
		return nil
	}
	a.Frame = 0 // it lies in the area
	words, step := a.Book().Verdict, c.points[c.at]
	progress := ""
	if len(c.points) > 1 {
		progress = phrase.Fill(words.PointOf, "n", strconv.Itoa(c.at+1), "of", strconv.Itoa(len(c.points)))
	}
	head := title(a, c.pack, step.Lesson)
	if !c.lookup {
		head = a.Theme.Heading.Render(words.ReadAgain) + a.Theme.Line.Render(" "+a.Theme.Sign.Dot+" ") + head
	}
	out := widget.Head(a.Theme, head, progress, c.at+1, len(c.points), a.Width, a.Theme.Teal)
	point := NewPoint(c.pack, step).withSkip(c.skip)
	return append(out, point.layout(a, true)...)
}
