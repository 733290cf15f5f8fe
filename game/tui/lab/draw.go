package lab

import (
	"strconv"
	"strings"

	"quest/content"
	"quest/game/tui/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// statusHeight is the line below a lab, with an empty one above.
const statusHeight = 2

// controlsWidth is how wide the controls are where they stand beside the picture.
const controlsWidth = 40

// controlsLeast is the least room in which they stand beside a picture that is
// narrow.
const controlsLeast = 32

// controlsMost is the room beyond which they would be far from their values.
const controlsMost = 72

// roomy is the height from which on parts stand apart and the code is kept in sight.
const roomy = 14

func bodyHeight(a screen.Area) int { return max(1, a.Height-widget.HeadHeight-statusHeight) }

// page is what scrolls, with the lines that are to stay in sight.
type page struct {
	lines       []string
	first, last int // the lines that keys act on, both 0 for none
}

// Draw draws the lab.
func (l Lab) Draw(a screen.Area) screen.Drawing {
	p := l.page(a)
	out := l.head(a)
	body := l.at(a, p).Window(a.Theme, p.lines, a.Width, bodyHeight(a))
	out = append(out, body...)
	return screen.Drawing{Lines: append(out, "", l.status(a))}
}

// at is the place of the page that is shown.
func (l Lab) at(a screen.Area, p page) widget.Scroll {
	if l.free || p.last == 0 {
		return l.scroll
	}
	if p.last < bodyHeight(a) {
		return widget.Scroll{}
	}
	return l.scroll.Show(p.first, p.last, len(p.lines), bodyHeight(a))
}

func (l Lab) head(a screen.Area) []string {
	t, words := a.Theme, a.Book().Lab
	place := words.Sandbox
	if m := l.play.Mission(); m != nil {
		for i := range l.lab().Missions {
			if l.lab().Missions[i].ID == m.ID {
				place = phrase.Fill(words.Mission, "n", strconv.Itoa(i+1), "of", strconv.Itoa(len(l.lab().Missions)))
			}
		}
	}
	step := map[phase]int{wiring: 1, reading: 1, predicting: 2, travelling: 3, seen: 3}[l.phase]
	pen := widget.NewPen(a, l.pack).In(a.Width - widget.Width(place) - 4)
	title := pen.Title(l.lab().Title, widget.Inks{First: t.Heading, Second: t.Accent})
	return widget.Head(t, title, place, step, 3, a.Width, t.Accent)
}

// status is the line below the page.
func (l Lab) status(a screen.Area) string {
	t, words := a.Theme, a.Book().Lab
	switch l.advice {
	case sayFirst:
		return t.Gold.Render(words.SayFirst)
	case isLocked:
		return t.Gold.Render(words.LockedLong)
	case nothingToUndo:
		return t.Gold.Render(words.NothingToUndo)
	case atStart:
		return t.Gold.Render(words.AtStart)
	case noAdvice:
	}
	switch l.phase {
	case wiring, reading:
		return l.changed(a)
	case predicting:
		return t.Muted.Render(phrase.Fill(words.AskedNode, "n", strconv.Itoa(l.asked+1), "of", strconv.Itoa(len(l.routes))))
	case travelling:
		return t.Muted.Render(words.Travelling)
	case seen:
	}
	return l.earned(a)
}

// changed names the control that keys act on with its value in full, and tells how
// far all of them are from the start.
func (l Lab) changed(a screen.Area) string {
	t, words := a.Theme, a.Book().Lab
	n := strconv.Itoa(l.play.Changes())
	changed := phrase.Fill(words.Changed, "n", n)
	if l.play.Mission() != nil {
		changed = phrase.Fill(words.ChangedPar, "n", n, "par", strconv.Itoa(l.play.Par()))
	}
	changed = t.Muted.Render(changed)
	pen := widget.NewPen(a, l.pack)
	pen.Wide, pen.Langs = false, pen.Langs[:1]
	c := &l.lab().Controls[l.focus]
	pen = pen.In(1 << 20)
	full := pen.Title(c.Text, widget.One(t.Text)) + t.Muted.Render(": ") + pen.Title(l.value(c).Text, widget.One(t.Teal))
	if l.play.Locked(c.ID) {
		full += l.lockedWord(a)
	}
	return widget.Spread(full, changed, a.Width, t.Sign.More)
}

// earned tells what came of the action; a reward only once it is on disk.
func (l Lab) earned(a screen.Area) string {
	t, words := a.Theme, a.Book().Lab
	foreseen := phrase.Fill(words.Foreseen, "n", strconv.Itoa(l.firing.Right), "of", strconv.Itoa(l.firing.Of))
	if !l.firing.Solved {
		return t.Muted.Render(foreseen)
	}
	switch a.Kept.State {
	case screen.Safe:
		line := t.Gold.Bold().Render(stars(t, l.firing.Stars) + " " + phrase.Fill(words.Stars, "n", strconv.Itoa(l.firing.Stars)))
		if l.firing.XP > 0 {
			line += t.Line.Render(" "+t.Sign.Dot+" ") + t.Gold.Bold().Render(phrase.Fill(words.XP, "n", strconv.Itoa(l.firing.XP)))
		}
		return line + t.Line.Render(" "+t.Sign.Dot+" ") + t.Muted.Render(foreseen)
	case screen.Slow, screen.Lost:
		return t.Muted.Render(words.XPWaits)
	case screen.Saving:
	}
	return ""
}

// page lays out what the player sees now.
func (l Lab) page(a screen.Area) page {
	pen := widget.NewPen(a, l.pack)
	if l.phase == reading {
		return page{lines: l.about(a, pen)}
	}
	var p page
	p.lines = make([]string, widget.Margin(bodyHeight(a)))
	if l.phase == wiring {
		p.lines = append(append(p.lines, l.wanting(a, pen)...), l.air(a)...)
	}
	whole := l.scene(a, pen, &p)
	switch l.phase {
	case wiring:
		if !whole {
			p.lines = append(p.lines, l.behind(a, pen)...)
		}
	case predicting:
		if !whole {
			lines, at := l.question(a, pen)
			p.first, p.last = len(p.lines)+1+at, len(p.lines)+1+at
			p.lines = append(append(p.lines, ""), lines...)
		}
	case seen:
		if whole {
			break
		}
		p.first, p.last = len(p.lines)+1, len(p.lines)+2 // what has happened and whether it was foreseen
		p.lines = append(append(p.lines, ""), l.reasons(a, pen)...)
	case travelling, reading:
	}
	return p
}

// air is the empty line that a tall screen has between two parts.
func (l Lab) air(a screen.Area) []string {
	if bodyHeight(a) < roomy {
		return nil
	}
	return []string{""}
}

// wanting is what the mission asks for, or what the lab is about.
func (l Lab) wanting(a screen.Area, pen widget.Pen) []string {
	if m := l.play.Mission(); m != nil {
		return pen.Text(m.Text, pen.Leading())
	}
	if bodyHeight(a) < roomy {
		return []string{pen.Title(l.lab().Intro, pen.Reading())}
	}
	return pen.Text(l.lab().Intro, pen.Reading())
}

// controls draws the controls and below them the actions; spans is the line of each
// control.
func (l Lab) controls(a screen.Area, pen widget.Pen) (lines []string, spans []int) {
	pen.Wide = false
	t := a.Theme
	name := l.nameWidth(pen)
	worded := l.worded(a, pen, name)
	for i := range l.lab().Controls {
		spans = append(spans, len(lines))
		lines = append(lines, l.control(a, pen, i, name, worded))
	}
	lines = append(lines, "")
	for i := range l.lab().Actions {
		sign, ink := "  ", t.Muted
		if i == l.action {
			sign, ink = t.Gold.Render(t.Sign.Gist)+" ", t.Gold.Bold()
		}
		key := t.Key.Render(strconv.Itoa(i + 1))
		lines = append(lines, sign+key+"  "+pen.In(pen.Width-6).Title(l.lab().Actions[i].Text, widget.One(ink)))
	}
	return lines, spans
}

// nameWidth is how much room the names of the controls get: what the longest needs,
// as far as the values leave it.
func (l Lab) nameWidth(pen widget.Pen) int {
	names, values := 0, 0
	wide := pen.In(1 << 20)
	for i := range l.lab().Controls {
		c := &l.lab().Controls[i]
		names = max(names, widget.Width(wide.Title(c.Text, pen.Reading())))
		if l.play.Locked(c.ID) {
			values = max(values, widget.Width(wide.Title(l.value(c).Text, pen.Reading()))-2)
			continue
		}
		for j := range c.Values {
			values = max(values, widget.Width(wide.Title(c.Values[j].Text, pen.Reading())))
		}
	}
	return max(min(names, pen.Width*2/5), min(names, pen.Width-values-controlFrame))
}

// controlFrame is the pointer, the arrows and the gap of a control.
const controlFrame = 8

// worded reports whether the word for locked fits behind the value of every control
// that is; else their sign stands alone, and the line below has the word.
func (l Lab) worded(a screen.Area, pen widget.Pen, name int) bool {
	room := pen.Width - name - controlFrame + 2 - widget.Width(l.lockedWord(a))
	for i := range l.lab().Controls {
		c := &l.lab().Controls[i]
		if l.play.Locked(c.ID) && widget.Width(pen.In(1<<20).Title(l.value(c).Text, pen.Reading())) > room {
			return false
		}
	}
	return true
}

func (l Lab) lockedWord(a screen.Area) string {
	return "  " + a.Theme.Muted.Render("= "+a.Book().Lab.Locked)
}

func (l Lab) control(a screen.Area, pen widget.Pen, i, name int, worded bool) string {
	t, c := a.Theme, &l.lab().Controls[i]
	point, inks := " ", pen.Reading()
	focused := i == l.focus && l.phase == wiring
	if focused {
		point = t.Accent.Bold().Render(t.Sign.Point)
		inks = widget.Inks{First: t.Accent.Bold(), Second: t.Accent}
	}
	label := widget.Fit(pen.In(name).Title(c.Text, inks), name, t.Sign.More)
	room := pen.Width - name - controlFrame
	ink := widget.One(t.Teal)
	locked := l.play.Locked(c.ID)
	text := "  "
	switch {
	case locked:
		if !focused {
			point = t.Muted.Render("=")
		}
		value := pen.In(room+2).Title(l.value(c).Text, ink)
		if worded {
			value += l.lockedWord(a)
		}
		text += value
	case focused:
		before, after := a.Keys.Left.Help().Key, a.Keys.Right.Help().Key
		if len(before) > 3 { // spelled out
			before, after = "<", ">"
		}
		text = t.Key.Render(before) + " " + pen.In(room).Title(l.value(c).Text, ink) + " " + t.Key.Render(after)
	default:
		text += pen.In(room).Title(l.value(c).Text, ink)
	}
	return widget.Cut(point+" "+label+" "+text, pen.Width, t.Sign.More)
}

// behind shows the real thing behind the value that the keys act on.
func (l Lab) behind(a screen.Area, pen widget.Pen) []string {
	c := &l.lab().Controls[l.focus]
	v := l.value(c)
	pen.Wide = false
	title := pen.In(pen.Width-20).Title(c.Text, pen.Aside()) + pen.Theme.Muted.Render(": ") + pen.In(pen.Width/2).Title(v.Text, pen.Aside())
	lines := l.listings(a, pen, v.Code, title)
	if len(lines) > 0 {
		lines = append([]string{""}, lines...)
	}
	return lines
}

// listings draws the codes whose condition holds, each in a box. A line that is too
// long goes on below.
func (l Lab) listings(a screen.Area, pen widget.Pen, codes []content.LabCode, title string) []string {
	t := a.Theme
	var out []string
	for _, code := range codes {
		if !l.play.Machine().Holds(l.play.State(), code.When) {
			continue
		}
		var lines []string
		widest := 0
		for _, line := range code.Code.Lines {
			for i, part := range widget.Wrap(t.Listing.Render(strings.ReplaceAll(line.String(), "\t", "  ")), max(1, pen.Width-widget.BoxFrame-2)) {
				if i > 0 {
					part = "  " + part
				}
				lines = append(lines, part)
				widest = max(widest, widget.Width(part))
			}
		}
		head := t.Muted.Render(code.Code.Lang)
		if title != "" {
			head += t.Line.Render(" "+t.Sign.Dot+" ") + title
		}
		width := min(pen.Width, max(widest, widget.Width(head)+3)+widget.BoxFrame)
		out = append(out, widget.Box(t, head, lines, width, t.Line)...)
	}
	return out
}
