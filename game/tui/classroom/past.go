package classroom

import (
	"strconv"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game/attendance"
	"quest/game/class"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// Past is the list of the questions of the class that are closed, with the votes of the player.
type Past struct {
	packs []*content.Pack
	zone  *time.Location
	at    class.RoundID // the chosen one, "" for the newest
}

// NewPast makes the list, with one chosen, "" for the newest. Times are said in a zone.
func NewPast(packs []*content.Pack, zone *time.Location, at class.RoundID) Past {
	return Past{packs, zone, at}
}

// Breadth is as much as a page of the class has.
func (p Past) Breadth() int { return Page{}.Breadth() }

// rounds gives the closed rounds, the newest first, and the chosen one.
func (p Past) rounds(a screen.Area) (all []class.Round, list widget.List) {
	if a.Class == nil {
		return nil, widget.List{}
	}
	all = attendance.Closed(&a.Class.View)
	list.Rows = len(all)
	for i := range all {
		if all[i].ID == p.at {
			list.At = i
		}
	}
	return all, list
}

// Update chooses a question, opens it, or goes back to the class.
func (p Past) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	if a.Class == nil {
		return p, screen.GoHome{}
	}
	all, list := p.rounds(a)
	k := a.Keys
	switch click, clicked := msg.(tea.MouseClickMsg); {
	case clicked:
		row := click.Y - widget.HeadHeight + p.from(a, list)
		if click.Y < widget.HeadHeight || click.Y >= widget.HeadHeight+p.rows(a) || row >= len(all) {
			return p, nil
		}
		if row != list.At {
			p.at = all[row].ID
			return p, nil
		}
		return p, screen.ShowEarlier{Round: all[row].ID}
	case keymap.Pressed(msg, k.Back), keymap.Pressed(msg, keymap.ForClass().Earlier):
		return p, screen.ShowClass{}
	case len(all) == 0:
		return p, nil
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		return p, screen.ShowEarlier{Round: all[list.At].ID}
	}
	if by := widget.Pages(k, msg); by != 0 {
		p.at = all[list.To(list.At+by*max(1, p.rows(a)-1)).At].ID
		return p, nil
	}
	if next, ok := list.Hear(k, msg); ok {
		p.at = all[next.At].ID
	}
	return p, nil
}

// Help gives the keys.
func (p Past) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	all, list := p.rounds(a)
	here := false
	if len(all) > 0 {
		_, here = attendance.Question(p.packs, &all[list.At])
	}
	return []key.Binding{
		keymap.If(keymap.Says(k.Enter, b.ClassPast.KeyLook), here),
		keymap.If(keymap.Says(k.Choose, b.Keys.Move), len(all) > 1),
		keymap.Says(k.Back, b.Keys.Back),
	}
}

// rows is how many questions are seen; one line below them is kept empty.
func (p Past) rows(a screen.Area) int { return max(1, a.Height-widget.HeadHeight-1-saysLines) }

// saysLines is how many lines what is said of the chosen question may take.
const saysLines = 3

func (p Past) from(a screen.Area, list widget.List) int {
	return widget.Scroll{}.Show(list.At, list.At, list.Rows, p.rows(a)).From(list.Rows, p.rows(a))
}

// Draw draws the list.
func (p Past) Draw(a screen.Area) screen.Drawing {
	if a.Class == nil {
		return screen.Drawing{}
	}
	t := a.Theme
	say := func(ink style.Ink, pick func(phrase.ClassPast) string) string {
		return widget.Heading(a, a.Width, func(in screen.Area) string { return ink.Render(pick(in.Book().ClassPast)) })
	}
	all, list := p.rounds(a)
	sees := say(t.Muted, func(w phrase.ClassPast) string { return w.Sees })
	if len(all) == 0 {
		sees = say(t.Muted, func(w phrase.ClassPast) string { return w.None })
	}
	out := []string{say(t.Heading, func(w phrase.ClassPast) string { return w.Title }), sees, ""}
	from, rows := p.from(a, list), p.rows(a)
	var seen []string
	for i := from; i < min(len(all), from+rows); i++ {
		seen = append(seen, p.row(a, &all[i], i == list.At))
	}
	if len(all) > rows {
		seen = widget.Scroll{Top: from}.Part(t, seen, len(all), a.Width)
	}
	out = append(out, seen...)
	if len(all) == 0 {
		return screen.Drawing{Lines: out}
	}
	said := p.says(a, &all[list.At])
	for len(out) < a.Height-len(said) {
		out = append(out, "")
	}
	return screen.Drawing{Lines: append(out, said...)}
}

// row is a question on one line: how the first and the second vote were, its number, its words and the
// day.
func (p Past) row(a screen.Area, r *class.Round, chosen bool) string {
	t := a.Theme
	point := "  "
	if chosen {
		point = t.Accent.Bold().Render(t.Sign.Point) + " "
	}
	day := t.Muted.Render(r.Opened.In(p.zone).Format("01-02"))
	lead := point + p.signs(a, r) + " " + widget.Fit(t.Muted.Render(strconv.Itoa(r.Number)), 4, "")
	room := max(1, a.Width-widget.Width(lead)-widget.Width(day)-2)
	q, ok := attendance.Question(p.packs, r)
	if !ok {
		return widget.Spread(lead+t.Muted.Render(widget.Cut(string(r.Pack), room, t.Sign.More)), day, a.Width, t.Sign.More)
	}
	pen := widget.NewPen(a, q.Pack).In(room)
	pen.Langs, pen.Wide = pen.Langs[:1], false
	inks := pen.Reading()
	if chosen {
		inks = widget.One(t.Strong.Underline())
	}
	return widget.Spread(lead+pen.Line(q.Item.Stem, inks), day, a.Width, t.Sign.More)
}

// signs are one for each vote: right, wrong, or a dot for none.
func (p Past) signs(a screen.Area, r *class.Round) string {
	t := a.Theme
	q, ok := attendance.Question(p.packs, r)
	sign := func(v *class.Vote) string {
		switch {
		case v == nil || !ok:
			return t.Muted.Render(t.Sign.Dot)
		case attendance.Right(q.Item, v):
			return t.Right.Bold().Render(t.Sign.Right)
		}
		return t.Wrong.Bold().Render(t.Sign.Wrong)
	}
	return sign(r.First) + " " + sign(r.Second)
}

// says tells how the player voted on the chosen question, and below it when it was asked.
func (p Past) says(a screen.Area, r *class.Round) []string {
	say := func(pick func(in screen.Area) string) []string {
		return widget.SayWithin(a, a.Width, 1, widget.One(a.Theme.Muted), pick)
	}
	voted := say(func(in screen.Area) string {
		w := in.Book().Classroom
		q, ok := attendance.Question(p.packs, r)
		if !ok {
			return w.WorkGone
		}
		return map[attendance.Turn]string{
			attendance.NoVote: w.NotVoted, attendance.StayedRight: w.MineRight, attendance.StayedWrong: w.MineWrong,
			attendance.BecameRight: w.MineGained, attendance.BecameWrong: w.MineLost,
		}[attendance.OutcomeOf(q, r).Turn()]
	})
	return append(voted, say(func(in screen.Area) string {
		return phrase.Fill(in.Book().ClassPast.Asked, "when", r.Opened.In(p.zone).Format(dateTime))
	})...)
}

// dateTime is how moments are written.
const dateTime = "2006-01-02 15:04"
