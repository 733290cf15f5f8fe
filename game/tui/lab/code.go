package lab

import (
	"strings"

	"quest/content"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// codeMost is the widest box of code: as wide as a line may be (docs/pack-format.md 11.1).
const codeMost = 76 + widget.BoxFrame

// holding gives the codes whose condition holds.
func (l Lab) holding(codes []content.LabCode) []*content.Code {
	var all []*content.Code
	for i := range codes {
		if l.play.Machine().Holds(l.play.State(), codes[i].When) {
			all = append(all, &codes[i].Code)
		}
	}
	return all
}

// behind is the real thing behind the value of the control that keys act on.
func (l Lab) behind() []*content.Code {
	c, ok := l.control()
	if !ok {
		return nil
	}
	return l.holding(l.value(c).Code)
}

// travelled is what has travelled on the ways that can be seen.
func (l Lab) travelled() []*content.Code {
	var all []*content.Code
	for _, o := range l.firing.Outcomes {
		if o.Result != content.Hidden && o.Left() {
			all = append(all, l.holding(o.Route.Payload)...)
		}
	}
	return all
}

// codeWidth is the width of a box that holds every code of the controls as it is
// written.
func (l Lab) codeWidth() int {
	w := 0
	for i := range l.lab().Controls {
		for j := range l.lab().Controls[i].Values {
			for _, code := range l.lab().Controls[i].Values[j].Code {
				w = max(w, widest(plain(&code.Code))+widget.BoxFrame)
			}
		}
	}
	return w
}

func plain(c *content.Code) []string {
	lines := make([]string, len(c.Lines))
	for i, line := range c.Lines {
		lines[i] = strings.ReplaceAll(line.String(), "\t", "  ")
	}
	return lines
}

// listings draws codes, each in a box. A line that is too long goes on below.
func (l Lab) listings(pen widget.Pen, codes []*content.Code) []string {
	var out []string
	for _, code := range codes {
		out = append(out, pen.Exhibit(content.Block{Kind: content.Fence, Code: code})...)
	}
	return out
}

// sheet writes codes as they are, with nothing beside them, so that they can be marked
// and copied with the terminal's own mouse: the game puts no text of a pack on the
// clipboard by itself.
func (l Lab) sheet(a screen.Area, pen widget.Pen) []string {
	t := a.Theme
	var out []string
	if c, ok := l.control(); ok && l.under == wiring {
		pen.Wide = false
		out = append(out, pen.Title(c.Text, pen.Leading()), pen.Title(l.value(c).Text, pen.Aside()), "")
	}
	for i, code := range l.codes {
		if i > 0 {
			out = append(out, "")
		}
		out = append(out, t.Muted.Render(code.Lang), "")
		for _, line := range plain(code) {
			out = append(out, t.Listing.Render(widget.Part(line, l.skip, pen.Width)))
		}
	}
	return out
}

// overhang is how many cells of the sheet do not fit into a width.
func (l Lab) overhang(width int) int {
	w := 0
	for _, code := range l.codes {
		w = max(w, widest(plain(code)))
	}
	return max(0, w-width)
}
