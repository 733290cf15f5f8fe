package lab

import (
	"strconv"
	"strings"

	"quest/content"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// horizontalFrom is the width from which the nodes stand in a row; in a narrower area
// they stand below each other.
const horizontalFrom = 70

// boxFrame is how many cells of a box are its border and padding.
const boxFrame = 4

// drawing is the picture of the lab.
type drawing struct {
	widget.Page
	flat  bool // the nodes stand in a row
	named bool // the ways have their names in it
}

// picture draws the nodes and the lanes between them: as large as the area allows while
// it leaves the panel panelLeast lines of a height.
func (l Lab) picture(a screen.Area, pen widget.Pen, height int) drawing {
	pen.Wide = false
	pens := []widget.Pen{pen}
	if len(pen.Langs) > 1 {
		first := pen
		first.Langs = first.Langs[:1]
		pens = append(pens, first)
	}
	lanes := l.phase.lanes(l)
	for _, lay := range []func(screen.Area, widget.Pen, []box) (strip, bool){l.separate, l.joined} {
		for _, p := range pens {
			r, ok := lay(a, p, l.boxes(a, p, lanes))
			if !ok || a.Width < horizontalFrom {
				continue
			}
			where, namer := l.naming(a, pen, r, lanes)
			d := drawing{Page: l.horizontal(a, namer, r, lanes, where), flat: true, named: true}
			if where == namesBelow && len(d.Lines)+1+l.panelLeast(pen) > height {
				d = drawing{Page: l.horizontal(a, pen, r, lanes, noNames), flat: true}
			}
			if len(d.Lines)+1+l.panelLeast(pen) <= height || len(p.Langs) == 1 {
				return d
			}
		}
	}
	return drawing{Page: l.vertical(a, pen, lanes, height)}
}

// box is one node of the picture: its words, one line a language.
type box struct {
	words []string
	width int // with the frame
	ink   style.Ink
}

func (l Lab) boxes(a screen.Area, pen widget.Pen, lanes []lane) []box {
	t := a.Theme
	all := make([]box, len(l.lab().Nodes))
	for i, node := range l.lab().Nodes {
		p := box{ink: t.Line}
		ended := false
		for _, w := range lanes {
			if !w.over() || w.route.Path[w.end] != node.ID {
				continue
			}
			ended = true
			if p.ink = t.Right; w.stops {
				p.ink = t.Wrong
				break
			}
		}
		langs := pen.Langs
		if node.Text.Neutral() {
			langs = langs[:1]
		}
		for j, lang := range langs {
			ink := t.Strong
			switch {
			case ended:
				ink = p.ink.Bold()
			case j > 0:
				ink = t.Second
			}
			word := pen.Inline(node.Text.Line(lang), ink)
			p.words = append(p.words, word)
			p.width = max(p.width, widget.Width(word)+boxFrame)
		}
		all[i] = p
	}
	return all
}

// names are the names of the lanes with how they ended, below each other.
func (l Lab) names(a screen.Area, pen widget.Pen) []string {
	pen.Wide = false
	var out []string
	for _, w := range l.phase.lanes(l) {
		lines := wrapped(l.marked(a, pen.In(pen.Width-3), w), pen.Width-3)
		for i, line := range lines {
			if i > 0 {
				lines[i] = "   " + line
			}
		}
		out = append(out, lines...)
	}
	return out
}

// named is a lane in words: its number, its name, and how it ended.
func (l Lab) named(a screen.Area, pen widget.Pen, w lane) string {
	return strings.ReplaceAll(l.marked(a, pen, w), noBreak, " ")
}

// noBreak is a space at which no line is broken: a sign stands with the words that it is for.
const noBreak = "\u00a0"

// wrapped breaks what is marked into lines of a width.
func wrapped(marked string, width int) []string {
	lines := widget.Wrap(marked, width)
	for i, line := range lines {
		lines[i] = strings.ReplaceAll(line, noBreak, " ")
	}
	return lines
}

// marked is named with a noBreak behind the sign of how the lane ended.
func (l Lab) marked(a screen.Area, pen widget.Pen, w lane) string {
	ink := a.Theme.Muted
	if w.asked {
		ink = a.Theme.Accent.Bold()
	}
	return ink.Render(strconv.Itoa(w.number)+"  ") + pen.Title(w.route.Text, widget.One(ink)) + l.ended(a, pen, w)
}

// ended says how a lane ended, "" while it has not.
func (l Lab) ended(a screen.Area, pen widget.Pen, w lane) string {
	t, words := a.Theme, a.Book().Lab
	dot := t.Line.Render(" " + t.Sign.Dot + " ")
	switch {
	case !w.over():
		return ""
	case w.stops:
		stop := phrase.Fill(words.StoppedAt, "node", l.nodeName(pen, w.route.Path[w.end]))
		return dot + t.Wrong.Bold().Render(t.Sign.Wrong+noBreak+stop)
	}
	return dot + t.Right.Bold().Render(t.Sign.Right+noBreak+words.Arrived)
}

// nodeName is the name of a node in the languages of the pen, without markup.
func (l Lab) nodeName(pen widget.Pen, id content.PartID) string {
	for _, node := range l.lab().Nodes {
		if node.ID == id {
			return pen.Plain(node.Text)
		}
	}
	return string(id)
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
