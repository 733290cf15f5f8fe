package quiz

import (
	"strconv"

	"quest/game/class"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// live is what a question that a class is asked knows of its round.
type live struct{ phase class.Phase }

// liveHeading is the heading of a question that a class is asked: which one it is, how many have voted
// in words and as a bar, the clock if there is one, and a line under them; where that is empty, it is who
// sees what.
func liveHeading(a screen.Area, under string) []string {
	t := a.Theme
	a.Width = a.FrameWidth()
	c := a.Class
	if c == nil || c.Round == nil {
		return widget.Head(t, "", "", 0, 1, a.Width, t.Teal)
	}
	r := c.Round
	place := widget.Heading(a, a.Width/2, func(in screen.Area) string { return t.Strong.Render(votedWords(in, r)) })
	title := liveTitle(a, r.Number, a.Width-2-widget.Width(place), func(w phrase.Classroom) string {
		if r.Phase == class.Again {
			return w.AsksAgain
		}
		return w.Asks
	})
	if under == "" {
		under = whoSees(a)
	}
	bar := a.Width
	clock := widget.Heading(a, a.Width/3, liveClock)
	if clock != "" { // behind the bar
		clock = "  " + clock
		bar -= widget.Width(clock)
	}
	return []string{
		widget.Spread(title, place, a.Width, t.Sign.More),
		widget.Bar(t, r.Voted, max(1, r.Here, r.Voted), bar, t.Teal) + clock,
		under,
	}
}

// whoSees says who sees what of the votes.
func whoSees(a screen.Area) string {
	t, c := a.Theme, a.Class
	return widget.Heading(a, a.Width, func(in screen.Area) string {
		switch b := in.Book(); {
		case c.Teaches() && c.Projector:
			return t.Gold.Render(b.Board.RoomProjected)
		case c.Teaches():
			return t.Muted.Render(b.Board.LeadSees)
		default:
			return t.Muted.Render(b.Classroom.Sees)
		}
	})
}

// liveTitle is what happens, with the number of the question and the name of the class where there is
// room.
func liveTitle(a screen.Area, round, room int, what func(phrase.Classroom) string) string {
	t, c := a.Theme, a.Class
	dot := t.Line.Render(" " + t.Sign.Dot + " ")
	title := widget.Heading(a, room, func(in screen.Area) string { return t.Heading.Render(what(in.Book().Classroom)) })
	number := a.Book().Fill(a.Book().Classroom.Number, "n", strconv.Itoa(round))
	for _, more := range []string{t.Muted.Render(number), t.Muted.Render(c.Name.String())} {
		longer := title + dot + more
		if widget.Width(longer) > room {
			break // a name alone could be taken for the number
		}
		title = longer
	}
	return title
}

// votedWords says how many have voted.
func votedWords(in screen.Area, r *class.Round) string {
	n := strconv.Itoa
	return in.Book().Fill(in.Book().Classroom.Voted, "n", n(r.Voted), "of", n(max(r.Here, r.Voted)))
}

// liveClock says how much time is left, "" where there is no clock.
func liveClock(a screen.Area) string {
	t, b, c := a.Theme, a.Book(), a.Class
	if c.Round.Clock == nil {
		return ""
	}
	said := widget.TimeLeft(a, c.Left)
	if c.Round.Clock.Stood {
		said += t.Line.Render(" "+t.Sign.Dot+" ") + t.Gold.Render(b.Classroom.Stands)
	}
	return said
}

// talks says that the question is talked over, in one line.
func talks(a screen.Area) string {
	t := a.Theme
	return t.Gold.Bold().Render(t.Sign.Here) + " " + widget.Heading(a, a.Width-2, func(in screen.Area) string {
		return t.Gold.Bold().Render(in.Book().Classroom.Talk)
	})
}

// banner says above the question in a box that it is talked over. Where it is not drawn, the heading
// says so: it never scrolls away.
func (s sheet) banner(a screen.Area) []string {
	if !s.boxes(a) {
		return nil
	}
	return talkBox(a)
}

// boxes reports whether the box of a talk leaves the whole question in sight.
func (s sheet) boxes(a screen.Area) bool {
	if s.live == nil || s.live.phase != class.Talking || a.Height < widget.RoomyFrom {
		return false
	}
	return len(talkBox(a))+s.least(a) <= bodyHeight(a)
}

func talkBox(a screen.Area) []string {
	t := a.Theme
	inner := a.Width - widget.BoxFrame
	lines := widget.Centred(widget.InEach(a, inner, func(in screen.Area) string {
		return t.Gold.Bold().Render(in.Book().Classroom.Talk)
	}), inner)
	for _, in := range a.InEach() {
		lines = append(lines, widget.Centred(t.Muted.Render(in.Book().Classroom.TalkHow), inner)...)
	}
	if a.Height >= 30 {
		lines = append(append([]string{""}, lines...), "")
	}
	box := append(widget.Box(t, "", lines, a.Width, t.Gold), "")
	if a.Height > widget.RoomyFrom {
		box = append([]string{""}, box...)
	}
	return box
}
