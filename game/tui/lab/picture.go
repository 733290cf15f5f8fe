package lab

import (
	"strconv"
	"strings"

	"quest/content"
	"quest/game/tui/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// The measures of the picture, in cells.
const (
	lyingFrom = 70 // a narrower area has the places below each other
	gapLeast  = 3  // between two places
	gapMost   = 9
	boxFrame  = 4 // of a place
	uprightIn = 26
)

// lanes gives the routes that the picture shows now.
func (l Lab) lanes() []lane {
	var all []lane
	if l.phase == travelling || l.phase == seen {
		for _, o := range l.firing.Outcomes {
			if o.Result != content.Hidden {
				all = append(all, laneOf(o, len(all)+1, l.gone))
			}
		}
		return all
	}
	routes := l.routes
	if l.phase != predicting {
		var err error
		if routes, err = l.play.Visible(l.lab().Actions[l.action].ID); err != nil {
			return nil
		}
	}
	for i, r := range routes {
		all = append(all, lane{route: r, number: i + 1, idle: true, choice: -1})
		if l.phase == predicting && i == l.asked {
			all[i].asked, all[i].choice = true, l.choice
		}
	}
	return all
}

// picture draws the places and below or beside them the ways between them. names are
// the lines with the names of the ways, if they are not in the picture.
func (l Lab) picture(a screen.Area, pen widget.Pen) (out, names []string) {
	pen.Wide = false
	lanes := l.lanes()
	if a.Width >= lyingFrom {
		if out, ok := l.lying(a, pen, lanes); ok {
			return out, nil
		}
	}
	return l.upright(a, pen, lanes), l.names(a, pen)
}

// names are the names of the ways with how they ended, below each other.
func (l Lab) names(a screen.Area, pen widget.Pen) []string {
	pen.Wide = false
	var out []string
	for _, w := range l.lanes() {
		lines := widget.Wrap(l.named(a, pen.In(pen.Width-3), w), pen.Width-3)
		for i, line := range lines {
			if i > 0 {
				lines[i] = "   " + line
			}
		}
		out = append(out, lines...)
	}
	return out
}

// place is one box of the picture: its words, one line a language.
type place struct {
	words []string
	width int // with the frame
	ink   style.Ink
}

func (l Lab) places(a screen.Area, pen widget.Pen, lanes []lane) []place {
	t := a.Theme
	all := make([]place, len(l.lab().Nodes))
	for i, node := range l.lab().Nodes {
		p := place{ink: t.Line}
		langs := pen.Langs
		if node.Text.Neutral() {
			langs = langs[:1]
		}
		for j, lang := range langs {
			ink := t.Strong
			if j > 0 {
				ink = t.Second
			}
			word := pen.Inline(node.Text.Line(lang), ink)
			p.words = append(p.words, word)
			p.width = max(p.width, widget.Width(word)+boxFrame)
		}
		for _, w := range lanes {
			if !w.over() || w.route.Path[w.end] != node.ID {
				continue
			}
			if p.ink = t.Right; w.stops {
				p.ink = t.Wrong
				break
			}
		}
		all[i] = p
	}
	return all
}

// lying draws the places beside each other; ok is false if they do not fit.
func (l Lab) lying(a screen.Area, pen widget.Pen, lanes []lane) (out []string, ok bool) {
	t, s := a.Theme, a.Theme.Sign
	places := l.places(a, pen, lanes)
	sum, tall := 0, 1
	for _, p := range places {
		sum += p.width
		tall = max(tall, len(p.words))
	}
	gap := gapMost
	if n := len(places) - 1; n > 0 {
		gap = min(gapMost, (pen.Width-sum)/n)
	}
	if gap < gapLeast {
		return nil, false
	}
	at := map[content.PartID]int{}
	rows := make([]strings.Builder, tall+2)
	x := 0
	for i, p := range places {
		at[l.lab().Nodes[i].ID] = x + p.width/2
		space := ""
		if i > 0 {
			space = widget.Blank(gap)
		}
		rule := strings.Repeat(s.Rule, p.width-2)
		rows[0].WriteString(space + p.ink.Render(s.TopLeft+rule+s.TopRight))
		for j := range tall {
			word := ""
			if j < len(p.words) {
				word = p.words[j]
			}
			left := (p.width - boxFrame - widget.Width(word)) / 2
			rows[1+j].WriteString(space + p.ink.Render(s.Side) + " " + widget.Fit(widget.Blank(left)+word, p.width-boxFrame, "") + " " + p.ink.Render(s.Side))
		}
		rows[tall+1].WriteString(space + p.ink.Render(s.BottomLeft+rule+s.BottomRight))
		x += p.width + gap
	}
	for i := range rows {
		out = append(out, rows[i].String())
	}
	for _, w := range lanes {
		out = append(out, l.lyingLane(a, pen, w, at)...)
	}
	if len(lanes) == 0 {
		out = append(out, t.Muted.Render(s.Dot))
	}
	return out, true
}

// lyingLane is the lane of a route with its name beside it, or below it where there
// is no room.
func (l Lab) lyingLane(a screen.Area, pen widget.Pen, w lane, at map[content.PartID]int) []string {
	t := a.Theme
	marks := w.marks(t, at, t.Sign.Rule, t.Sign.Full)
	line := render(marks)
	name := l.named(a, pen.In(1<<20), w)
	if len(marks)+2+widget.Width(name) <= pen.Width {
		return []string{line + "  " + name}
	}
	first, _ := w.span(at)
	first = min(first, pen.Width/3)
	return append([]string{line}, widget.Shift(widget.Wrap(l.named(a, pen.In(pen.Width-first), w), pen.Width-first), first)...)
}

// named is what the picture says about a lane: its number, its name, and how it
// ended.
func (l Lab) named(a screen.Area, pen widget.Pen, w lane) string {
	t, words := a.Theme, a.Book().Lab
	ink := t.Muted
	if w.asked {
		ink = t.Accent.Bold()
	}
	name := ink.Render(strconv.Itoa(w.number)+"  ") + pen.Title(w.route.Text, widget.One(ink))
	switch {
	case !w.over():
	case w.stops:
		stop := phrase.Fill(words.StoppedAt, "node", l.nodeName(pen, w.route.Path[w.end]))
		name += t.Line.Render(" "+t.Sign.Dot+" ") + t.Wrong.Bold().Render(t.Sign.Wrong+" "+stop)
	default:
		name += t.Line.Render(" "+t.Sign.Dot+" ") + t.Right.Bold().Render(t.Sign.Right+" "+words.Arrived)
	}
	return name
}

// nodeName is the name of a place in the languages of the pen, without markup.
func (l Lab) nodeName(pen widget.Pen, id content.PartID) string {
	for _, node := range l.lab().Nodes {
		if node.ID != id {
			continue
		}
		langs := pen.Langs
		if node.Text.Neutral() {
			langs = langs[:1]
		}
		names := make([]string, len(langs))
		for i, lang := range langs {
			names[i] = content.PlainText(node.Text.Line(lang))
		}
		return strings.Join(names, " "+pen.Theme.Sign.Dot+" ")
	}
	return string(id)
}

// upright draws the places below each other in one frame and the ways beside them.
func (l Lab) upright(a screen.Area, pen widget.Pen, lanes []lane) []string {
	t, s := a.Theme, a.Theme.Sign
	places := l.places(a, pen, lanes)
	most := min(uprightIn, pen.Width-2*len(lanes)-boxFrame-2)
	width := 0
	labels := make([]string, len(places))
	for i := range places {
		labels[i] = widget.Cut(pen.In(max(1, most)).Title(l.lab().Nodes[i].Text, pen.Leading()), most, s.More)
		width = max(width, widget.Width(labels[i]))
	}
	at := map[content.PartID]int{}
	height := 2*len(places) - 1
	for i := range places {
		at[l.lab().Nodes[i].ID] = 2 * i
	}
	columns := make([][]mark, len(lanes))
	for i, w := range lanes {
		columns[i] = w.marks(t, at, s.Side, s.Goal)
	}
	heads := widget.Blank(width + boxFrame)
	for _, w := range lanes {
		ink := t.Muted
		if w.asked {
			ink = t.Accent.Bold()
		}
		heads += "  " + ink.Render(strconv.Itoa(w.number))
	}
	rule := strings.Repeat(s.Rule, width+2)
	out := []string{t.Line.Render(s.TopLeft+rule+s.TopRight) + strings.TrimPrefix(heads, widget.Blank(width+boxFrame))}
	for y := range height {
		row := t.Line.Render(s.LeftTee + rule + s.RightTee)
		if y%2 == 0 {
			side := places[y/2].ink.Render(s.Side)
			row = side + " " + widget.Fit(labels[y/2], width, s.More) + " " + side
		}
		for _, c := range columns {
			if y < len(c) {
				row += "  " + c[y].ink.Render(c[y].sign)
			} else {
				row += "   "
			}
		}
		out = append(out, row)
	}
	return append(out, t.Line.Render(s.BottomLeft+rule+s.BottomRight))
}

// render writes marks as one styled line.
func render(marks []mark) string {
	var b strings.Builder
	for i := 0; i < len(marks); {
		j := i + 1
		for j < len(marks) && marks[j].ink == marks[i].ink {
			j++
		}
		var run strings.Builder
		for _, m := range marks[i:j] {
			run.WriteString(m.sign)
		}
		b.WriteString(marks[i].ink.Render(run.String()))
		i = j
	}
	return b.String()
}
