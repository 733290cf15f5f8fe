package lab

import (
	"strconv"

	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// statusHeight is the line below a lab, with an empty one above.
const statusHeight = 2

func bodyHeight(a screen.Area) int { return max(1, a.Height-widget.HeadHeight-statusHeight) }

// Draw draws the lab.
func (l Lab) Draw(a screen.Area) screen.Drawing {
	body := l.drawn(a, l.board(a))
	return screen.Drawing{Lines: append(append(l.head(a), body...), "", l.status(a))}
}

func (l Lab) head(a screen.Area) []string {
	t, words := a.Theme, a.Book().Lab
	place, at := words.Sandbox, 0
	if m := l.play.Mission(); m != nil {
		for i := range l.lab().Missions {
			if l.lab().Missions[i].ID == m.ID {
				at = i + 1
				place = phrase.Fill(words.Mission, "n", strconv.Itoa(i+1), "of", strconv.Itoa(len(l.lab().Missions)))
			}
		}
	}
	pen := widget.NewPen(a, l.pack)
	room := a.Width - widget.Width(place) - 4
	title, ok := l.acting(a, pen, room)
	if !ok {
		if title, ok = l.acting(a, pen, a.Width); ok {
			place = ""
		} else {
			title = pen.In(room).Title(l.lab().Title, l.titled(a))
		}
	}
	return widget.Head(t, title, place, at, len(l.lab().Missions), a.Width, t.Accent)
}

func (l Lab) titled(a screen.Area) widget.Inks {
	return widget.Inks{First: a.Theme.Heading, Second: a.Theme.Accent}
}

// acting names the action that was chosen, behind the title of the lab where there is
// room for both; false if it has no room or none was chosen.
func (l Lab) acting(a screen.Area, pen widget.Pen, room int) (string, bool) {
	if l.phase != predicting && l.phase != travelling && l.phase != seen {
		return "", false
	}
	t, pens := a.Theme, []widget.Pen{pen.In(widget.Unlimited), pen.In(widget.Unlimited)}
	pens[1].Langs = pens[1].Langs[:1]
	action := func(p widget.Pen) string {
		return t.Gold.Render(t.Sign.Gist+" ") + p.Title(l.lab().Actions[l.action].Text, widget.One(t.Gold.Bold()))
	}
	for _, p := range pens {
		if both := p.Title(l.lab().Title, l.titled(a)) + "  " + action(p); widget.Width(both) <= room {
			return both, true
		}
	}
	alone := action(pens[1])
	return alone, widget.Width(alone) <= room
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
	case noCode:
		return t.Gold.Render(words.NoCode)
	case noAdvice:
	}
	switch l.phase {
	case wiring, reading:
		return l.changed(a)
	case showing:
		return t.Muted.Render(words.CopyHow)
	case predicting:
		return l.asking(a)
	case travelling:
		return t.Muted.Render(words.Travelling)
	case seen:
	}
	return l.earned(a)
}

// asking tells what is to be said, or of how many ways this is which.
func (l Lab) asking(a screen.Area) string {
	t, words := a.Theme, a.Book().Lab
	switch {
	case len(l.routes) > 1:
		return t.Muted.Render(phrase.Fill(words.AskedNode, "n", strconv.Itoa(l.asked+1), "of", strconv.Itoa(len(l.routes))))
	case l.choice < 0:
		return t.Muted.Render(words.SayFirst)
	}
	return ""
}

// changed tells how far the controls are from the start. What the controls do not say
// about the one that keys act on stands before it: its other language, or that it is
// locked.
func (l Lab) changed(a screen.Area) string {
	t, words := a.Theme, a.Book().Lab
	n := strconv.Itoa(l.play.Changes())
	changed := phrase.Fill(words.Changed, "n", n)
	if l.play.Mission() != nil {
		changed = phrase.Fill(words.ChangedPar, "n", n, "par", strconv.Itoa(l.play.Par()))
	}
	pen := widget.NewPen(a, l.pack)
	b := l.board(a)
	cols := l.columns(a, pen.In(b.width), b.height)
	c, ok := l.control()
	more := ""
	switch {
	case !ok:
	case !cols.whole && len(pen.Langs) > 1:
		cols.pen.Langs = pen.Langs[1:]
		ink := widget.One(t.Second)
		value := cols.lines(l.value(c).Text, ink)[0]
		if more = cols.lines(c.Text, ink)[0] + t.Muted.Render(": ") + value; widget.Width(more+changed) >= a.Width {
			more = value
		}
	case l.play.Locked(c.ID) && !cols.worded:
		more = t.Muted.Render("= " + words.Locked)
	}
	return widget.Spread(more, t.Muted.Render(changed), a.Width, t.Sign.More)
}

// earned tells what came of the action; a reward only once it is on disk.
func (l Lab) earned(a screen.Area) string {
	t, words := a.Theme, a.Book().Lab
	foreseen := phrase.Fill(words.Foreseen, "n", strconv.Itoa(l.firing.Right), "of", strconv.Itoa(l.firing.Of))
	if !l.firing.Solved {
		if l.play.Mission() != nil {
			foreseen = words.Unsolved + " " + t.Sign.Dot + " " + foreseen
		}
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
