package lab

import (
	"strconv"

	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// statusHeight is the line below a lab, with an empty one above that it may need. In an area
// of fewer lines than airy the controls take the empty one where it is not needed.
const statusHeight, airy = 2, 22

// statusRows is how many lines are kept for the status.
func (l Lab) statusRows(a screen.Area) int {
	if _, wires := l.phase.(wiring); !wires || a.Height >= airy {
		return statusHeight
	}
	return min(statusHeight, max(1, len(widget.Wrap(l.advised(a), a.Width))))
}

func (l Lab) bodyHeight(a screen.Area) int {
	return max(1, a.Height-widget.HeadHeight-l.statusRows(a))
}

// Draw draws the lab.
func (l Lab) Draw(a screen.Area) screen.Drawing {
	body := l.drawn(a, l.board(a))
	status, rows := widget.Wrap(l.status(a), a.Width), l.statusRows(a)
	if len(status) < rows {
		status = append(make([]string, rows-len(status)), status...)
	}
	status = widget.First(status, rows, a.Width, a.Theme.Sign.More)
	return screen.Drawing{Lines: append(append(l.head(a), body...), status...), Heads: widget.HeadHeight}
}

func (l Lab) head(a screen.Area) []string {
	t, words := a.Theme, a.Book().Lab
	a.Width = a.FrameWidth()
	progress, at := words.Sandbox, 0
	if m := l.play.Mission(); m != nil {
		for i := range l.lab().Missions {
			if l.lab().Missions[i].ID == m.ID {
				at = i + 1
				progress = phrase.Fill(words.Mission, "n", strconv.Itoa(i+1), "of", strconv.Itoa(len(l.lab().Missions)))
			}
		}
	}
	pen := widget.NewPen(a, l.pack)
	room := a.Width - widget.Width(progress) - 4
	title, ok := l.actionTitle(a, pen, room)
	if !ok {
		if title, ok = l.actionTitle(a, pen, a.Width); ok {
			progress = ""
		} else {
			title = pen.In(room).Title(l.lab().Title, l.titleInks(a))
		}
	}
	return widget.Head(t, title, progress, at, len(l.lab().Missions), a.Width, t.Accent)
}

func (l Lab) titleInks(a screen.Area) widget.Inks {
	return widget.Inks{First: a.Theme.Heading, Second: a.Theme.Accent}
}

// actionTitle is the action that was chosen, behind the title of the lab where there is
// room for both; false if it has no room or none was chosen.
func (l Lab) actionTitle(a screen.Area, pen widget.Pen, room int) (string, bool) {
	switch l.phase.(type) {
	case predicting, travelling, seen:
	default:
		return "", false
	}
	t, pens := a.Theme, []widget.Pen{pen.In(widget.Unlimited), pen.In(widget.Unlimited)}
	pens[1].Langs = pens[1].Langs[:1]
	action := func(p widget.Pen) string {
		return t.Gold.Render(t.Sign.Gist+" ") + p.Title(l.lab().Actions[l.action].Text, widget.One(t.Gold.Bold()))
	}
	for _, p := range pens {
		if both := p.Title(l.lab().Title, l.titleInks(a)) + "  " + action(p); widget.Width(both) <= room {
			return both, true
		}
	}
	alone := action(pens[1])
	return alone, widget.Width(alone) <= room
}

// status is the line below the page.
func (l Lab) status(a screen.Area) string {
	if said := l.advised(a); said != "" {
		return said
	}
	return l.phase.status(l, a)
}

// advised says why a key could not be taken, "" if all were.
func (l Lab) advised(a screen.Area) string {
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
	case asLeft:
		said := phrase.Fill(words.Resumed, "n", strconv.Itoa(l.play.Changes()), "key", l.keys.Reset.Help().Key)
		return t.Gold.Render(said)
	case noAdvice:
	}
	return ""
}
