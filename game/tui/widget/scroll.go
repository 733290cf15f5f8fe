package widget

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"quest/game/tui/keymap"
	"quest/game/tui/style"
)

// Gutter is how many cells at the right of an area belong to the scroll bar: it
// stands in the margin of the screen, so that all that is read ends at the same cell
// and no text wraps anew because of the bar.
const Gutter = 2

// Scroll is how far a text is scrolled that may be taller than the screen. It stays as it
// is when the text changes, and is limited to the text whenever it is used.
type Scroll struct{ Top int }

// From is the first line that is seen of a text of some lines in a height.
func (s Scroll) From(lines, height int) int { return min(max(0, s.Top), max(0, lines-height)) }

// AtEnd reports whether the last line of a text can be seen.
func (s Scroll) AtEnd(lines, height int) bool { return s.From(lines, height)+height >= lines }

// Fits reports whether a text needs no scrolling.
func Fits(lines, height int) bool { return lines <= height }

// Move scrolls some lines down, or up for a negative number.
func (s Scroll) Move(by, lines, height int) Scroll {
	s.Top = s.From(lines, height) + by
	s.Top = s.From(lines, height)
	return s
}

// Show scrolls as little as it can so that the lines from first to last are seen.
func (s Scroll) Show(first, last, lines, height int) Scroll {
	top := s.From(lines, height)
	if last >= top+height {
		top = last - height + 1
	}
	if first < top {
		top = first
	}
	return Scroll{top}
}

// wheelLines is how far one notch of a wheel scrolls.
const wheelLines = 3

// Hear moves at the keys that scroll and at the wheel; ok is false for any other message.
func (s Scroll) Hear(k *keymap.Map, msg tea.Msg, lines, height int) (moved Scroll, ok bool) {
	if wheel, turned := msg.(tea.MouseWheelMsg); turned {
		switch wheel.Button {
		case tea.MouseWheelUp:
			return s.Move(-wheelLines, lines, height), true
		case tea.MouseWheelDown:
			return s.Move(wheelLines, lines, height), true
		default:
			return s, false
		}
	}
	for _, m := range []struct {
		key key.Binding
		by  int
	}{
		{k.Up, -1},
		{k.Down, 1},
		{k.PageUp, 1 - height},
		{k.PageDown, height - 1},
		{k.Top, -lines},
		{k.End, lines},
	} {
		if keymap.Pressed(msg, m.key) {
			return s.Move(m.by, lines, height), true
		}
	}
	return s, false
}

// Window gives the lines that can be seen, with a scroll bar in the gutter behind
// the width if there are more.
func (s Scroll) Window(t *style.Theme, lines []string, width, height int) []string {
	if len(lines) <= height {
		return lines
	}
	top := s.From(len(lines), height)
	seen := lines[top : top+height]
	if end := top + height; height > 2 && end < len(lines) && opens(t, lines[end-1], lines[end]) {
		seen = append(append([]string(nil), seen[:height-1]...), "")
	}
	return s.Part(t, seen, len(lines), width)
}

// opens reports whether a line is the upper border of a box of which the next line is in it.
// Without any of it, a border at the end of what is seen says nothing.
func opens(t *style.Theme, line, next string) bool {
	start := func(s, sign string) bool { return strings.HasPrefix(strings.TrimLeft(ansi.Strip(s), " "), sign) }
	return start(line, t.Sign.TopLeft+t.Sign.Rule) && start(next, t.Sign.Side)
}

// Part is Window for a text of which only the lines that can be seen were drawn, from
// the one that From gives. all is how many lines the text has, which is more.
func (s Scroll) Part(t *style.Theme, seen []string, all, width int) []string {
	height := len(seen)
	top := s.From(all, height)
	size := max(1, height*height/all)
	from := 0
	if rest := all - height; rest > 0 {
		from = (top*(height-size) + rest/2) / rest
	}
	out := make([]string, height)
	for i := range out {
		mark := t.Line.Render(t.Sign.Track)
		if i >= from && i < from+size {
			mark = t.Accent.Render(t.Sign.Thumb)
		}
		out[i] = Fit(Cut(seen[i], width, t.Sign.More), width+Gutter-1, "") + mark
	}
	return out
}
