package widget

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"quest/game/tui/keymap"
	"quest/game/tui/screen"
)

// Tab names a part of a screen of which one is shown at a time.
type Tab struct {
	Name   func(screen.Area) string // in the language of an area
	Figure string                   // behind the name, "" for none
}

// TabLine is a line with the names of such parts.
type TabLine struct {
	Line string
	tabs []tabCells
}

// tabCells is where a name stands on the line.
type tabCells struct{ tab, from, end int }

// Tabs names the parts on a line of a width, the one that is shown between two edges: in each
// language of an area where all names fit, else in the first; where these do not fit either, as
// many as fit around the one that is shown.
func Tabs(a screen.Area, tabs []Tab, at, width int) TabLine {
	var names []string
	total := 0
	for _, one := range []bool{false, true} {
		names, total = names[:0], 0
		for _, tab := range tabs {
			name := tab.Name(a)
			if !one {
				name = InEach(a, Unlimited, tab.Name)
			}
			names = append(names, name)
			total += tabWidth(name, tab.Figure)
		}
		if total <= width {
			break
		}
	}
	widths := make([]int, len(tabs))
	for i, tab := range tabs {
		widths[i] = tabWidth(names[i], tab.Figure)
	}
	first, last := around(widths, at, width)
	return drawTabs(a, tabs, names, at, first, last, width)
}

// tabWidth is how many cells a name takes with its figure and a cell on both sides.
func tabWidth(name, figure string) int {
	cells := Width(name) + 2
	if figure != "" {
		cells += 1 + Width(figure)
	}
	return cells
}

func drawTabs(a screen.Area, tabs []Tab, names []string, at, first, last, width int) TabLine {
	t := a.Theme
	var l TabLine
	var line strings.Builder
	cells := 0
	for i := first; i <= last; i++ {
		ink, open, shut := t.Muted, " ", " "
		if i == at {
			ink, open, shut = t.Strong.Underline(), t.Accent.Render(t.Sign.GapOpen), t.Accent.Render(t.Sign.GapClose)
		}
		figure := ""
		if tabs[i].Figure != "" {
			figure = " " + t.Muted.Render(tabs[i].Figure)
		}
		line.WriteString(open + ink.Render(names[i]) + figure + shut)
		end := cells + tabWidth(names[i], tabs[i].Figure)
		l.tabs = append(l.tabs, tabCells{i, cells, end})
		cells = end
	}
	l.Line = Cut(line.String(), width, t.Sign.More)
	return l
}

// around gives the first and the last of some parts around one whose widths fit together.
func around(widths []int, at, width int) (first, last int) {
	first, last = at, at
	room := width - widths[at]
	for grown := true; grown; {
		grown = false
		for _, next := range []int{last + 1, first - 1} {
			if next < 0 || next >= len(widths) || widths[next] > room {
				continue
			}
			room -= widths[next]
			first, last, grown = min(first, next), max(last, next), true
		}
	}
	return first, last
}

// At gives the part whose name stands in a cell of the line; false for none.
func (l TabLine) At(x int) (int, bool) {
	for _, c := range l.tabs {
		if x >= c.from && x < c.end {
			return c.tab, true
		}
	}
	return 0, false
}

// Turned tells which of n parts a key asks for while one is shown: the arrows and the tab key go
// round; false for any other message.
func Turned(k *keymap.Map, msg tea.Msg, at, n int) (int, bool) {
	press, typed := msg.(tea.KeyPressMsg)
	switch {
	case !typed:
	case keymap.Pressed(msg, k.Right), press.String() == "tab":
		return (at + 1) % n, true
	case keymap.Pressed(msg, k.Left), press.String() == "shift+tab":
		return (at + n - 1) % n, true
	}
	return at, false
}

// Mark lets a click on a name on a line of a page do something, with the number of its part.
func (l TabLine) Mark(p *Page, y int, does Deed) {
	for _, c := range l.tabs {
		p.Mark(y, y, c.from, c.end, does, c.tab)
	}
}
