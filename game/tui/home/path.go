package home

import (
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// path draws the lessons of all packs, as many as fit around the chosen one.
func (h Home) path(a screen.Area, width, height int) ([]string, spots) {
	l := widget.Roomiest([]int{1, 0}, h.course.layout, func(l layout) bool { return l.lines <= height })
	if l.lines <= height {
		return h.lines(a, l, 0, l.lines, width), spots{layout: l}
	}
	first, last := l.of(h.list.At)
	place := widget.Scroll{}.Show(first, last, l.lines, height)
	from := place.From(l.lines, height)
	return place.Part(a.Theme, h.lines(a, l, from, from+height, width), l.lines, width), spots{layout: l, from: from}
}

// lines draws the lines of the path from one to before another. Nothing else is drawn:
// with many packs the path is long.
func (h Home) lines(a screen.Area, l layout, from, to, width int) []string {
	var drawn []string
	first := 0
	for i := range h.course.parts {
		p := &h.course.parts[i]
		top, end := l.tops[i], l.lines
		if i+1 < len(l.tops) {
			end = l.tops[i+1]
		}
		if end <= from || top >= to {
			continue
		}
		if drawn == nil {
			first = top
		}
		if i > 0 {
			drawn = append(drawn, "")
		}
		drawn = append(drawn, h.packLine(a, p, width), "")
		for n := range p.count {
			at, last := l.of(p.first + n)
			if at >= to {
				break
			}
			if last < from {
				drawn = append(drawn, make([]string, last+1-at)...)
				continue
			}
			drawn = append(drawn, h.stop(a, p.first+n, width, l.gap)...)
		}
	}
	return drawn[from-first : to-first]
}

// packLine names a pack and shows how many of its lessons are done.
func (h Home) packLine(a screen.Area, p *part, width int) string {
	return h.course.drawn.heads.For(a, drawnHead{p.pack.ID(), width}, func() string { return h.drawPackLine(a, p, width) })
}

func (h Home) drawPackLine(a screen.Area, p *part, width int) string {
	t := a.Theme
	pack, n, of := p.pack, h.course.done(p), p.lessons
	if p.labs {
		of = p.count
	}
	progress := func(room int) string {
		return widget.Heading(a, room, func(in screen.Area) string {
			return t.Muted.Render(in.Book().Home.Path(n, of, p.pools || p.labs))
		})
	}
	right, bar := progress(0), widget.Bar(t, n, of, 10, t.Teal)+" "
	barred := bar + right
	pen := widget.NewPen(a, pack)
	pen.Wide = false
	inks := widget.Inks{First: t.Heading, Second: t.Accent}
	title := pack.Meta().Title
	fits := func(right string, langs int) bool {
		some := pen.In(widget.Unlimited)
		some.Langs = pen.Langs[:min(langs, len(pen.Langs))]
		return widget.Width(some.Line(title, inks))+2+widget.Width(right) <= width
	}
	if each := progress(widget.Unlimited); each != right && fits(bar+each, 2) {
		right = each
		barred = bar + right
	}
	if fits(barred, 2) || !fits(right, 2) && fits(barred, 1) { // both languages go before the bar
		right = barred
	}
	named := pen.In(width-widget.Width(right)-2).Named(title, inks)
	if fill := width - widget.Width(named) - widget.Width(right) - 2; fill > 2 {
		named += " " + t.Line.Render(strings.Repeat(t.Sign.Rule, fill))
	}
	return widget.Spread(named, right, width, t.Sign.More)
}

// looks is what the map says of a row.
type looks struct {
	sign   string
	ink    style.Ink
	title  func(room int) string
	second func(room int) string // below it
	state  func(room int) string // in each language where the room allows, else in the first
}

// looksOf gives what the map says of a row. chosen is whether keys act on it.
func (h Home) looksOf(a screen.Area, i int, chosen bool) looks {
	switch r := h.course.row(i); {
	case r.boss != nil:
		return bossLooks(a, r, chosen)
	case r.told > 0:
		return taleLooks(a, r, chosen)
	default:
		return lessonLooks(a, r, chosen)
	}
}

// lessonLooks says of a lesson its title with its state, and below it the title in the second
// language or the figures of the lesson.
func lessonLooks(a screen.Area, r row, chosen bool) looks {
	t, pen := a.Theme, widget.NewPen(a, r.pack)
	pen.Wide = false
	inks := pen.Reading()
	if chosen {
		inks = widget.Inks{First: t.Strong.Underline(), Second: t.Second.Bold()}
	}
	sign, ink, name := standing(t, r)
	l := looks{sign: sign, ink: ink, state: func(room int) string {
		return widget.Heading(a, room, func(in screen.Area) string { return ink.Render(stateOf(in, r)) })
	}}
	l.title = func(room int) string {
		first := pen.In(room)
		first.Langs = pen.Langs[:1]
		return first.Line(name, inks)
	}
	if len(pen.Langs) > 1 && !name.Neutral() {
		l.second = func(room int) string {
			second := pen.In(room)
			second.Langs = pen.Langs[1:]
			return second.Line(name, widget.One(inks.Second))
		}
		return l
	}
	if r.lab != nil {
		l.second = func(int) string { return "" }
		return l
	}
	l.second = func(room int) string {
		facts := r.facts(a)
		line := func() string { return strings.Join(facts, " "+t.Sign.Dot+" ") }
		for len(facts) > 1 && widget.Width(line()) > room {
			facts = facts[1:] // the last ones tell most
		}
		return widget.Cut(t.Muted.Render(line()), room, t.Sign.More)
	}
	return l
}

// standing gives the sign of how a lesson or a lab stands, its ink, and its title.
func standing(t *style.Theme, r row) (sign string, ink style.Ink, title content.Text) {
	if r.lab != nil {
		sign, ink = labSign(t, r.lab)
		return sign, ink, r.lab.head.Title
	}
	sign, ink = widget.LessonSign(t, r.State)
	return sign, ink, r.head.Title
}

// stateOf says how a lesson or a lab stands.
func stateOf(in screen.Area, r row) string {
	if r.lab != nil {
		return labState(in, r.lab)
	}
	return in.Book().Home.State(r.Progress)
}

// The path winds: every other row of a region stands so many cells further right, fewer on a
// narrow map.
const (
	windWide, windNarrow = 6, 4
	windWideFrom         = 64
)

func windOf(width int) int {
	if width >= windWideFrom {
		return windWide
	}
	return windNarrow
}

// rowLead is how many cells stand before the title of a row: the point, the sign, and a blank
// behind each.
const rowLead = 4

// stop draws a row of the path in two lines, and the way to the next one with its gate: beside
// the second line, or below it where there is room.
func (h Home) stop(a screen.Area, i, width, gap int) []string {
	as := drawnStop{i, width, gap, i == h.list.At && !h.above(), i == h.advised && !h.above()}
	return h.course.drawn.stops.For(a, as, func() []string { return h.drawStop(a, as) })
}

func (h Home) drawStop(a screen.Area, as drawnStop) []string {
	t, i, width, gap, chosen := a.Theme, as.row, as.width, as.gap, as.chosen
	l, wind := h.looksOf(a, i, chosen), windOf(width)
	side := (i - h.course.part(i).first) % 2
	indent := side * wind
	point := " "
	if chosen {
		point = t.Accent.Bold().Render(t.Sign.Point)
	}
	state, below := l.state(0), ""
	if widget.Width(l.title(widget.Unlimited)) > width-indent-rowLead-widget.Width(state)-2 {
		state, below = "", state // the title matters more, and there is a second line
	}
	title := l.title(width - indent - rowLead - widget.Width(state) - 2)
	if owl := t.Accent.Render("(") + t.Gold.Render("o,o") + t.Accent.Render(")"); as.owl &&
		indent+rowLead+widget.Width(title)+widget.Width(state)+widget.Width(owl)+4 <= width {
		title += " " + owl // where the owl waits, it goes on
	}
	if state != "" && width >= windWideFrom { // on a narrow map rows in one and in both languages would mix
		state = l.state(width - indent - rowLead - widget.Width(title) - 2)
	}
	lines := []string{widget.Spread(widget.Blank(indent)+point+" "+l.ink.Bold().Render(l.sign)+" "+title, state, width, t.Sign.More)}
	second := func(lead, right string) string {
		room := width - widget.Width(lead)
		if right != "" {
			room -= widget.Width(right) + 2
		}
		return widget.Spread(lead+l.second(room), right, width, t.Sign.More)
	}
	if h.course.last(i) {
		return append(lines, second(widget.Blank(indent+rowLead), below))
	}
	g := h.gate(a, i)
	way := "  " + g.way(t, side, wind) + " "
	if gap > 0 {
		lines = append(lines, second(widget.Blank(indent+2)+t.Line.Render(t.Sign.Trail)+" ", below))
		return append(lines, strings.TrimRight(way+g.said(a, width-widget.Width(way)), " "))
	}
	room := width - widget.Width(way) - widget.Width(l.second(widget.Unlimited)) - 2
	words := g.said(a, room)
	if width < windWideFrom {
		words = g.said(a, 0)
	}
	if below == "" && widget.Width(words) <= room {
		below = words
	}
	return append(lines, second(way, below))
}

// gateway is the gate between two rows of a path: its sign, and what it says. Gates show how far
// the path was walked; only the one before the boss keeps anybody out.
type gateway struct {
	sign  string // empty where there is no gate
	words func(phrase.Home) string
	ink   style.Ink
}

// said is what a gate says: in each language where the room allows, else in the first.
func (g gateway) said(a screen.Area, room int) string {
	if g.words == nil {
		return ""
	}
	return widget.Heading(a, room, func(in screen.Area) string { return g.ink.Render(g.words(in.Book().Home)) })
}

// gate gives the gate behind a row that is not the last one of its path.
func (h Home) gate(a screen.Area, i int) gateway {
	t := a.Theme
	r, next := h.course.row(i), h.course.row(i+1)
	shut, open, passed := gateway{t.Sign.Shut, func(w phrase.Home) string { return w.GateShut }, t.Muted},
		gateway{" ", func(w phrase.Home) string { return w.GateOpen }, t.Gold},
		gateway{t.Sign.Right, func(w phrase.Home) string { return w.GatePassed }, t.Right}
	switch {
	case r.boss != nil, r.lab != nil, next.boss != nil && !next.boss.gate.Boss:
		return gateway{ink: t.Line}
	case next.boss != nil && next.boss.is.Won:
		return passed
	case next.boss != nil && next.boss.gate.Open():
		return open
	case next.boss != nil, r.State != game.Done:
		return shut
	case next.State != game.Untouched:
		return passed
	}
	return open
}

// way draws the way from a row on one side to the next one on the other, with the gate on it.
func (g gateway) way(t *style.Theme, side, wind int) string {
	left, right := t.Sign.BottomLeft, t.Sign.TopRight
	if side == 1 {
		left, right = t.Sign.TopLeft, t.Sign.BottomRight
	}
	if g.sign == "" {
		return t.Line.Render(left + strings.Repeat(t.Sign.Rule, wind-1) + right)
	}
	rule := strings.Repeat(t.Sign.Rule, (wind-4)/2)
	return t.Line.Render(left+rule+t.Sign.GateLeft) + g.ink.Bold().Render(g.sign) + t.Line.Render(t.Sign.GateRight+rule+right)
}
