package widget

import "quest/game/tui/style"

// BoxFrame is how many cells of a box's width are border and padding.
const BoxFrame = 4

// BoxRows is how many rows of a box are border.
const BoxRows = 2

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
