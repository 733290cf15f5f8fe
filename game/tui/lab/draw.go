package lab

import (
	"strconv"

	"quest/game/tui/phrase"
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
	place := words.Sandbox
	if m := l.play.Mission(); m != nil {
		for i := range l.lab().Missions {
			if l.lab().Missions[i].ID == m.ID {
				place = phrase.Fill(words.Mission, "n", strconv.Itoa(i+1), "of", strconv.Itoa(len(l.lab().Missions)))
			}
		}
	}
	step := map[phase]int{wiring: 1, reading: 1, showing: 1, predicting: 2, travelling: 3, seen: 3}[l.phase]
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
		return t.Muted.Render(phrase.Fill(words.AskedNode, "n", strconv.Itoa(l.asked+1), "of", strconv.Itoa(len(l.routes))))
	case travelling:
		return t.Muted.Render(words.Travelling)
	case seen:
	}
	return l.earned(a)
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
	c := &l.lab().Controls[l.focus]
	more := ""
	switch {
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
