package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"quest/content"
)

// Exhibit draws a fence or text art: in a box that is no wider than it must be, or
// between two rules where that leaves it more room. Code that is wider still goes on
// in the next line, behind a sign. Text art never wraps: it is shown from the pen's
// Skip on, and arrows in its upper rule say on which side there is more.
func (p Pen) Exhibit(b content.Block) []string {
	if b.Kind == content.Heading {
		return append([]string{""}, p.Text(b.Text, One(p.Theme.Heading))...)
	}
	if b.Kind == content.Fence {
		if b.Code == nil {
			return nil
		}
		title := ""
		if b.Code.Lang != "text" {
			title = p.Theme.Muted.Render(b.Code.Lang)
		}
		return p.framed(p.listing(b.Code), title, "")
	}
	art := p.art(b)
	if art == nil {
		return nil
	}
	over := max(0, widest(art)-p.Width)
	skip := min(p.Skip, over)
	lines := make([]string, len(art))
	for i, l := range art {
		if over > 0 {
			l = Part(l, skip, p.Width)
		}
		lines[i] = p.Theme.Text.Render(l)
	}
	more := ""
	if skip > 0 {
		more += p.Theme.Sign.ToLeft
	}
	if skip < over {
		more += p.Theme.Sign.ToRight
	}
	caption := p
	caption.Wide, caption.Width = false, p.Width-BoxFrame-8
	return p.framed(lines, caption.Title(b.Text, p.Muted()), more)
}

// SideStep is how many cells text art moves at a key.
const SideStep = 8

// Overhang is how many cells of text art do not fit beside each other, 0 for
// anything else.
func (p Pen) Overhang(b content.Block) int {
	if b.Kind != content.Art {
		return 0
	}
	return max(0, widest(p.art(b))-p.Width)
}

// art is the lines of text art in the first language that has its own.
func (p Pen) art(b content.Block) []string {
	code := b.Code
	if local := b.Local[p.Langs[0]]; local != nil {
		code = local
	}
	if code == nil {
		return nil
	}
	return ruled(p.Theme.Sign, plain(code))
}

func plain(c *content.Code) []string {
	out := make([]string, len(c.Lines))
	for i, l := range c.Lines {
		out[i] = expandTabs(l.String())
	}
	return out
}

// listing is code, wrapped where it is wider than the pen.
func (p Pen) listing(c *content.Code) []string {
	var out []string
	for _, l := range plain(c) {
		for i, part := range foldCode(l, p.Width, Width(p.Theme.Sign.GoesOn)+1) {
			if i == 0 {
				out = append(out, p.Theme.Listing.Render(part))
				continue
			}
			text := strings.TrimLeft(part, " ")
			indent := part[:len(part)-len(text)]
			out = append(out, indent+p.Theme.Muted.Render(p.Theme.Sign.GoesOn)+" "+p.Theme.Listing.Render(text))
		}
	}
	return out
}

// foldCode breaks a line of code into parts that fit a width, at spaces where there
// are some. The parts after the first leave room for a sign, and begin with the
// line's own indentation. Each character is measured once.
func foldCode(line string, width, sign int) []string {
	left := Width(line)
	if left <= width {
		return []string{line}
	}
	rest := strings.TrimLeft(line, " ")
	indent := min(len(line)-len(rest), max(0, width/2-sign))
	pad := Blank(indent)
	out := []string{}
	left, room := left-(len(line)-len(rest)), width-indent
	for left > room && room > 1 {
		part, taken := head(rest, room)
		if at := strings.LastIndexByte(part, ' '); at > len(part)/2 && !strings.HasPrefix(rest[len(part):], " ") {
			taken -= Width(part[at+1:])
			part = part[:at+1]
		}
		out = append(out, pad+strings.TrimRight(part, " "))
		next := strings.TrimLeft(rest[len(part):], " ")
		left -= taken + len(rest) - len(part) - len(next)
		rest = next
		room = width - indent - sign
	}
	return append(out, pad+Cut(rest, max(0, room), ""))
}

// head gives the beginning of a plain line that fits a width, at least one character of
// it, and how many cells that takes.
func head(line string, width int) (part string, cells int) {
	end := 0
	for end < len(line) {
		cluster, w := ansi.FirstGraphemeCluster(line[end:], ansi.GraphemeWidth)
		if cells+w > width && end > 0 {
			break
		}
		end, cells = end+len(cluster), cells+w
	}
	return line[:end], cells
}

// framed puts lines into a snug box, or between rules where a box is too wide.
func (p Pen) framed(lines []string, title, more string) []string {
	t := p.Theme
	wide := max(widest(lines), Width(title)+3)
	if wide+BoxFrame <= p.Width && more == "" {
		return Box(t, title, lines, wide+BoxFrame, t.Line)
	}
	head := t.Line.Render(t.Sign.Rule)
	if title != "" {
		head += " " + Cut(title, p.Width-8, t.Sign.More) + " "
	}
	tail := ""
	if more != "" {
		tail = " " + t.Key.Render(more) + " " + t.Line.Render(t.Sign.Rule)
	}
	head += t.Line.Render(repeat(t.Sign.Rule, p.Width-Width(head)-Width(tail))) + tail
	out := append([]string{Cut(head, p.Width, "")}, lines...)
	return append(out, t.Line.Render(repeat(t.Sign.Rule, p.Width)))
}

// Part gives the cells of a plain line from one on, as many as a width has. A wide
// character that only half belongs to them is blank.
func Part(line string, from, width int) string {
	var b strings.Builder
	at := 0
	for line != "" && at < from+width {
		cluster, w := ansi.FirstGraphemeCluster(line, ansi.GraphemeWidth)
		line = line[len(cluster):]
		switch {
		case at >= from && at+w <= from+width:
			b.WriteString(cluster)
		case at+w > from:
			b.WriteString(Blank(min(at+w, from+width) - max(at, from)))
		}
		at += w
	}
	return b.String()
}

// widest is the width of the widest line.
func widest(lines []string) int {
	w := 0
	for _, l := range lines {
		w = max(w, Width(l))
	}
	return w
}
