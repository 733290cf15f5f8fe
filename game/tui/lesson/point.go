// Package lesson shows a lesson: one point at a time, then the takeaways.
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

// Point is the screen of one point. It begins at the same line whatever it says, and grows
// downwards; what was read before stands below it, each point in one line.
type Point struct {
	pack   *content.Pack
	step   game.PointStep
	scroll widget.Scroll
	terms  glossary
	skip   int // cells of text art that are out of sight at the left
	laid   *widget.LineMemo
}

// NewPoint makes the screen of a point.
func NewPoint(pack *content.Pack, step game.PointStep) Point {
	return Point{pack: pack, step: step, laid: new(widget.LineMemo)}
}

// Update turns the page or scrolls a point that is taller than the screen.
func (p Point) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	var heard bool
	if p.terms, heard = p.terms.hear(a, msg, p.pack, p.step.Lesson); heard {
		return p, nil
	}
	lines, height := len(p.card(a)), p.seen(a)
	k := a.Keys
	switch {
	case keymap.Pressed(msg, k.Enter):
		return p, screen.Go{}
	case keymap.Pressed(msg, k.Right):
		if over := p.overhang(a); over > 0 {
			return p.withSkip(min(over, p.skip+widget.SideStep)), nil
		}
		return p, screen.Go{}
	case keymap.Pressed(msg, k.Space):
		if !p.scroll.AtEnd(lines, height) {
			p.scroll = p.scroll.Move(height-1, lines, height)
			return p, nil
		}
		return p, screen.Go{}
	case keymap.Pressed(msg, k.Left):
		if skipped := min(p.skip, p.overhang(a)); skipped > 0 {
			return p.withSkip(max(0, skipped-widget.SideStep)), nil
		}
		return p, screen.GoBack{}
	case keymap.Pressed(msg, k.Back):
		return p, screen.GoHome{}
	}
	if moved, ok := p.scroll.Hear(k, msg, lines, height); ok {
		p.scroll = moved
	}
	return p, nil
}

// overhang is how many cells of text art do not fit beside each other.
func (p Point) overhang(a screen.Area) int {
	return overhang(widget.NewPen(a, p.pack), p.step.Exhibits)
}

func overhang(pen widget.Pen, exhibits []content.Block) int {
	over := 0
	for _, e := range exhibits {
		over = max(over, pen.Overhang(e))
	}
	return over
}

// withSkip gives the point with some cells of text art out of sight at the left.
func (p Point) withSkip(skip int) Point {
	p.skip, p.laid = skip, new(widget.LineMemo)
	return p
}

// Help gives the keys of the reader.
func (p Point) Help(a screen.Area) []key.Binding {
	if p.terms.open {
		return p.terms.help(a, p.pack, p.step.Lesson)
	}
	k, b := a.Keys, a.Book().Keys
	scrolls, aside := !widget.Fits(len(p.card(a)), p.height(a)), p.overhang(a) > 0
	return []key.Binding{
		keymap.Says(k.Enter, b.Next),
		keymap.If(keymap.Says(k.Sides, b.Sideways), aside),
		keymap.If(keymap.Says(k.Left, b.Back), p.step.N > 1 && !aside),
		keymap.If(keymap.Says(k.Scroll, b.Scroll), scrolls),
		keymap.Says(k.Back, b.Map),
		offer(a, p.pack, p.step.Lesson),
	}
}

// Draw draws the point below what was read before.
func (p Point) Draw(a screen.Area) screen.Drawing {
	if p.terms.open {
		return p.terms.draw(a, p.pack, p.step.Lesson)
	}
	words := a.Book().Lesson
	progress := phrase.Fill(words.Point, "n", strconv.Itoa(p.step.N), "of", strconv.Itoa(p.step.Of))
	out := widget.Head(a.Theme, title(a, p.pack, p.step.Lesson), progress, p.step.N, p.step.Of, a.FrameWidth(), a.Theme.Teal)
	card, height := p.card(a), p.height(a)
	above := 0
	if a.Height >= roomyFrom {
		above = max(0, min(widget.Margin(a.Height), height-len(card)))
	}
	out = append(out, make([]string, above)...)
	out = append(out, p.scroll.Window(a.Theme, card, a.Width, p.seen(a))...)
	if len(card) > height {
		out = append(out, widget.MoreBelow(a, a.Width, p.scroll.AtEnd(len(card), p.seen(a))))
	}
	out = append(out, p.trail(a, height-above-len(card))...)
	return screen.Drawing{Lines: out, Heads: widget.HeadHeight}
}

// title is the title of a lesson on one line.
func title(a screen.Area, pack *content.Pack, l *content.Lesson) string {
	pen := widget.NewPen(a, pack).In(a.FrameWidth() - 20)
	return pen.Named(l.Title, pen.Leading())
}

func (p Point) height(a screen.Area) int { return max(1, a.Height-widget.HeadHeight) }

// seen is how many lines of the point are seen: one that is taller than the screen leaves the
// last line to the sign that it goes on below.
func (p Point) seen(a screen.Area) int {
	height := p.height(a)
	if len(p.card(a)) > height {
		return max(1, height-1)
	}
	return height
}

// roomyFrom is the height from which empty lines stand above every point.
const roomyFrom = 32

// trail is the points before this one, below an empty line in some rows: the newest where
// there is no room for all.
func (p Point) trail(a screen.Area, rows int) []string {
	room := rows - 1
	if room <= 0 {
		return nil
	}
	pen := widget.NewPen(a, p.pack).Inset(3, 0)
	pen.Wide = false
	var points [][]string
	for _, b := range p.step.Lesson.Blocks {
		if b.Kind == content.Sentence {
			if len(points)+1 == p.step.N {
				break
			}
			points = append(points, widget.Indent(inShort(pen, b), " "+a.Theme.Right.Render(a.Theme.Sign.Right)+" "))
		}
	}
	var read []string
	for i := len(points) - 1; i >= 0 && len(points[i])+len(read) <= room; i-- {
		read = append(points[i], read...)
	}
	if len(read) == 0 {
		return nil
	}
	return append([]string{""}, read...)
}

// inShort is what is remembered of a point: its gist, in the first language where both
// do not fit on one line, or the beginning of its sentence.
func inShort(pen widget.Pen, b content.Block) []string {
	for _, l := range pen.Langs {
		if len(b.Gist.Lines(l)) == 0 {
			continue
		}
		if whole := pen.In(widget.Unlimited).Line(b.Gist, pen.Muted()); widget.Width(whole) <= pen.Width {
			return []string{whole}
		}
		pen.Langs = []content.Lang{l}
		return pen.Text(b.Gist, pen.Muted())
	}
	pen.Langs = pen.Langs[:1]
	return []string{pen.Line(b.Text, pen.Muted())}
}

// card is the point with what belongs to it, with room around it where that fits. The terms
// of the quiz stand below it, on one line where there is little room.
func (p Point) card(a screen.Area) []string {
	return p.laid.For(a, func() []string {
		terms, short := p.told(a)
		first, _ := p.told(a.InEach()[0])
		for _, card := range [][]string{
			append(p.layout(a, true), terms...), append(p.layout(a, true), first...),
			append(p.layout(a, false), terms...), append(p.layout(a, false), first...),
		} {
			if len(card) <= p.height(a) {
				return card
			}
		}
		return append(p.layout(a, false), short...)
	})
}

// told is the terms of the quiz, with the first point of a lesson: in full, and on one line.
func (p Point) told(a screen.Area) (full, short []string) {
	terms := p.step.Terms
	if terms == nil {
		return nil, nil
	}
	page, words := widget.NewPen(a, p.pack), a.Book().Terms
	line := widget.Cut(a.Theme.Muted.Render(words.InShort(*terms)), page.Width, a.Theme.Sign.More)
	before := func(in screen.Area) string { return in.Book().Terms.BeforeLesson(*terms) }
	return told(a, page, before), []string{line}
}

func (p Point) layout(a screen.Area, roomy bool) []string {
	page := widget.NewPen(a, p.pack)
	width := page.Width
	page.Skip = p.skip
	pen := page.Inset(3, 3)
	var inside []string
	if roomy {
		inside = append(inside, "")
	}
	inside = append(inside, sentence(a, pen, p.step.Point)...)
	if gist := pen.Inset(2, 0).Text(p.step.Point.Gist, widget.One(a.Theme.Gold.Bold())); len(gist) > 0 {
		inside = append(inside, "")
		inside = append(inside, widget.Indent(gist, a.Theme.Gold.Bold().Render(a.Theme.Sign.Gist)+" ")...)
	}
	if roomy {
		inside = append(inside, "")
	}
	heading := ""
	if !p.step.Section.Empty() {
		heading = pen.In(pen.Width-4).Title(p.step.Section, widget.One(a.Theme.Heading))
	}
	out := widget.Box(a.Theme, heading, widget.Shift(inside, 1), width, a.Theme.Accent)
	for _, e := range p.step.Exhibits {
		out = append(out, page.Exhibit(e)...)
	}
	return out
}

// told is the terms of the quiz below an empty line.
func told(a screen.Area, page widget.Pen, terms func(screen.Area) string) []string {
	return append([]string{""}, widget.SayEach(a, page.Width, widget.One(a.Theme.Muted), terms)...)
}

// sentence writes a point with its mark.
func sentence(a screen.Area, pen widget.Pen, b content.Block) []string {
	t := a.Theme
	switch b.Mark {
	case content.Number:
		sign := strconv.Itoa(b.Number) + ". "
		return widget.Indent(pen.Inset(len(sign), 0).Text(b.Text, pen.Reading()), t.Accent.Render(sign))
	case content.Bullet:
		return widget.Indent(pen.Inset(2, 0).Text(b.Text, pen.Reading()), t.Accent.Render(t.Sign.Bullet)+" ")
	case content.Callout:
		bar := t.Gold.Render(t.Sign.Quote) + " "
		lines := append([]string{t.Gold.Bold().Render(a.Book().Lesson.Callout)}, pen.Inset(2, 0).Text(b.Text, pen.Reading())...)
		for i, l := range lines {
			lines[i] = bar + l
		}
		return lines
	case content.Plain:
	}
	return pen.Text(b.Text, pen.Reading())
}
