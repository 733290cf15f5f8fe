package quiz

import (
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// statusHeight is the line below a question or a verdict, with an empty one above. In an
// area of fewer than airy lines, the empty one is left out where the rest needs the room.
const statusHeight, airy = 2, 16

// bodyHeight is how many lines of an area are left between the heading and the status
// line.
func bodyHeight(a screen.Area) int {
	status := statusHeight
	if a.Height < airy {
		status = 1
	}
	return max(1, a.Height-widget.HeadHeight-status)
}

// aired reports whether there is room for an empty line between some lines and the
// status line below them.
func aired(a screen.Area, lines int) bool { return lines+statusHeight <= a.Height }

// statusLines says a status in each language of the area, in a low one only where that takes
// one line, and breaks what is too long for a line; the sign that a text goes on below always
// has room. Each status begins on a line of its own. It gives the area that is left for the
// rest, and the lines, at least one.
func statusLines(a screen.Area, statuses ...func(screen.Area) string) (screen.Area, []string) {
	width := a.Width - 1 - widget.Width(a.Theme.Sign.Down)
	say := widget.InEach
	if a.Height < airy {
		say = widget.Heading
	}
	var lines []string
	for _, status := range statuses {
		if said := say(a, a.Width-1-belowWidth(a), status); said != "" {
			lines = append(lines, widget.Wrap(said, width)...)
		}
	}
	if len(lines) == 0 {
		lines = []string{""}
	}
	a.Height = max(1, a.Height-len(lines)+1)
	return a, lines
}

// above puts the beginning of a status that takes several lines above its last line,
// which a drawing ends with.
func above(d screen.Drawing, lines []string) screen.Drawing {
	last := len(d.Lines) - 1
	d.Lines = append(append(d.Lines[:last:last], lines[:len(lines)-1]...), d.Lines[last])
	return d
}

// compose puts a heading, a body and, below it, a status line together.
func compose(a screen.Area, head, body []string, status string) screen.Drawing {
	out := append([]string(nil), head...)
	out = append(out, body...)
	if aired(a, len(out)) {
		out = append(out, "")
	}
	return screen.Drawing{Lines: append(out, status), Heads: widget.HeadHeight}
}

// goesOn is the words for what is out of sight below.
func goesOn(a screen.Area) string {
	return a.Theme.Gold.Render(a.Theme.Sign.Down + " " + a.Book().Quiz.More)
}

// belowWidth is the room at the end of a status line in which it may say that a text
// goes on below.
func belowWidth(a screen.Area) int {
	return widget.Width(goesOn(a)) + 2 + widget.Width(a.Keys.PageDown.Help().Key)
}

// goingOn puts behind a status line that a text goes on below, with the key that turns
// to it, if any. It is shorter where the line has much to say.
func goingOn(a screen.Area, status, turn string) string {
	t := a.Theme
	signs := []string{goesOn(a), t.Gold.Render(t.Sign.Down)}
	if turn != "" {
		signs = append([]string{goesOn(a) + "  " + t.Key.Render(turn)}, signs...)
	}
	for _, sign := range signs {
		if widget.Width(status)+1+widget.Width(sign) <= a.Width {
			return widget.Spread(status, sign, a.Width, t.Sign.More)
		}
	}
	return widget.Spread(status, signs[len(signs)-1], a.Width, t.Sign.More)
}
