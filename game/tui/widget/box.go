package widget

import (
	"quest/content"
	"quest/game/tui/style"
)

// BoxFrame is how many cells of a box's width are border and padding.
const BoxFrame = 4

// Box draws lines in a box that is exactly as wide as told, with a title in its
// upper border. The title is already styled and may be empty. Lines that are too
// wide are cut.
func Box(t *style.Theme, title string, lines []string, width int, ink style.Ink) []string {
	if width < BoxFrame+1 {
		return nil
	}
	s := t.Sign
	head := ink.Render(s.TopLeft)
	if title != "" {
		head += ink.Render(s.Rule) + " " + Cut(title, width-BoxFrame-3, s.More) + " "
	}
	out := make([]string, 0, len(lines)+2)
	out = append(out, head+ink.Render(repeat(s.Rule, width-1-Width(head))+s.TopRight))
	for _, l := range lines {
		out = append(out, ink.Render(s.Side)+" "+Fit(l, width-BoxFrame, s.More)+" "+ink.Render(s.Side))
	}
	return append(out, ink.Render(s.BottomLeft+repeat(s.Rule, width-2)+s.BottomRight))
}

// Listing draws code or text art as it stands, cut to the width and never wrapped.
func (p Pen) Listing(c *content.Code, ink style.Ink) []string {
	out := make([]string, len(c.Lines))
	for i, l := range c.Lines {
		out[i] = Cut(ink.Render(expandTabs(l.String())), p.Width, p.Theme.Sign.More)
	}
	return out
}

// widest is the width of the widest line.
func widest(lines []string) int {
	w := 0
	for _, l := range lines {
		w = max(w, Width(l))
	}
	return w
}

// Exhibit draws a fence or text art in a box that is no wider than it must be.
func (p Pen) Exhibit(b content.Block) []string {
	inner := p.In(p.Width - BoxFrame)
	if b.Kind == content.Fence && b.Code != nil {
		lines := inner.Listing(b.Code, p.Theme.Listing)
		title := ""
		if b.Code.Lang != "text" {
			title = p.Theme.Muted.Render(b.Code.Lang)
		}
		return Box(p.Theme, title, lines, p.snug(lines, title), p.Theme.Line)
	}
	code := b.Code
	if local := b.Local[p.Langs[0]]; local != nil {
		code = local
	}
	if code == nil {
		return nil
	}
	lines := inner.Listing(code, p.Theme.Text)
	title := inner.captioned(b.Text)
	return Box(p.Theme, title, lines, p.snug(lines, title), p.Theme.Line)
}

// captioned is the label of text art in the languages of the pen.
func (p Pen) captioned(t content.Text) string {
	p.Wide = false
	return p.Line(t, p.Aside())
}

func (p Pen) snug(lines []string, title string) int {
	return min(p.Width, max(widest(lines), Width(title)+3)+BoxFrame)
}

func repeat(s string, n int) string {
	if n <= 0 {
		return ""
	}
	b := make([]byte, 0, n*len(s))
	for range n {
		b = append(b, s...)
	}
	return string(b)
}
