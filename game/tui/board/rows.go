package board

import (
	"strconv"

	"quest/content"
	"quest/game/attendance"
	"quest/game/class"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// entries are the lines of the part that is shown.
func (b Board) entries(a screen.Area) []entry {
	if b.step == picking {
		return b.lessonEntries()
	}
	if b.step == choosing {
		return b.packEntries()
	}
	switch b.tab {
	case room:
		return memberEntries(a)
	case ask:
		return b.itemEntries(a)
	case work:
		return workEntries(a)
	case raid:
		return raidEntries(a)
	case tabs:
	}
	return nil
}

// heading is a line between rows.
func heading(pick func(phrase.Board) string) entry {
	return entry{head: true, draw: func(a screen.Area, _ bool) string {
		return widget.Heading(a, a.Width, func(in screen.Area) string { return a.Theme.Heading.Render(pick(in.Book().Board)) })
	}}
}

// note is a line that says that there is nothing.
func note(pick func(phrase.Board) string) entry {
	return entry{head: true, draw: func(a screen.Area, _ bool) string {
		return "  " + widget.Heading(a, a.Width-2, func(in screen.Area) string { return a.Theme.Muted.Render(pick(in.Book().Board)) })
	}}
}

func blank() entry { return entry{head: true, draw: func(screen.Area, bool) string { return "" }} }

// lead is the point and the sign before a row.
func lead(a screen.Area, chosen bool, sign string) string {
	if chosen {
		return a.Theme.Accent.Bold().Render(a.Theme.Sign.Point) + " " + sign + " "
	}
	return "  " + sign + " "
}

func memberEntries(a screen.Area) []entry {
	all := make([]entry, len(a.Class.Members))
	for i, m := range a.Class.Members {
		all[i] = entry{row: i, draw: func(a screen.Area, chosen bool) string { return memberLine(a, m, chosen) }}
	}
	return all
}

// columns are how wide the nickname and the name of the roster are, in cells.
func columns(a screen.Area) (nick, roster int) {
	return min(class.LongestName, max(14, a.Width*28/100)), min(34, max(14, a.Width*30/100))
}

// memberLine is a member: whether they are here, the nickname, the name of the roster and what else is
// to be known. A projector shows the nickname alone.
func memberLine(a screen.Area, m class.Member, chosen bool) string {
	t, b, n := a.Theme, a.Book(), strconv.Itoa
	w := b.Board
	sign, ink := t.Right.Render(t.Sign.Chosen), t.Text
	if !m.Here {
		sign, ink = t.Muted.Render(t.Sign.Open), t.Muted
	}
	if chosen {
		ink = t.Strong.Underline()
	}
	nick := m.Nick.String()
	if a.Class.Projector && m.Hidden {
		nick = ""
	}
	nickCells, rosterCells := columns(a)
	line := lead(a, chosen, sign) + widget.Fit(ink.Render(nick), nickCells, t.Sign.More)
	var marks []string
	if role := roleWords(w, m.Role); role != "" {
		marks = append(marks, role)
	}
	if !m.Here {
		marks = append(marks, w.IsAway)
	}
	if !a.Class.Projector {
		if m.Voted {
			marks = append(marks, t.Sign.Right+" "+w.HasVoted)
		}
		if m.Extra > 0 {
			marks = append(marks, b.Fill(w.MoreTime, "n", n(m.Extra)))
		}
		if m.Hidden {
			marks = append(marks, w.IsHidden)
		}
		line += "  " + widget.Fit(t.Muted.Render(m.Roster.String()), rosterCells, t.Sign.More)
	}
	between := "  "
	for _, mark := range marks { // whole, as many as fit
		if widget.Width(line)+widget.Width(between)+widget.Width(mark) <= a.Width {
			line += t.Line.Render(between) + t.Muted.Render(mark)
			between = " " + t.Sign.Dot + " "
		}
	}
	return line
}

// itemEntries are the items that can be asked.
func (b Board) itemEntries(a screen.Area) []entry {
	rows := b.items.fit(a, b.words)
	var all []entry
	if len(rows) == 0 {
		if b.words == "" {
			return []entry{note(func(w phrase.Board) string { return w.NothingToAsk })}
		}
		return []entry{note(func(w phrase.Board) string { return w.NothingFits })}
	}
	for i, r := range rows {
		switch {
		case r.mixed != nil && i == 0:
			all = append(all, heading(func(w phrase.Board) string { return w.MixedMost }))
		case r.mixed == nil && i > 0 && rows[i-1].mixed != nil:
			all = append(all, blank(), heading(func(w phrase.Board) string { return w.AskFrom }))
		}
		if r.mixed == nil && (i == 0 || rows[i-1].mixed != nil || rows[i-1].pack != r.pack || !sameText(rows[i-1].lesson, r.lesson)) {
			all = append(all, lessonHead(r))
		}
		all = append(all, entry{row: i, draw: func(a screen.Area, chosen bool) string { return itemLine(a, r, chosen) }})
	}
	return all
}

// sameText reports whether two titles are the same, as those of one lesson are.
func sameText(x, y content.Text) bool {
	return x.Line(content.English) == y.Line(content.English) && x.Line(content.Korean) == y.Line(content.Korean)
}

// lessonHead is the title of the lesson above its items.
func lessonHead(r askRow) entry {
	return entry{head: true, draw: func(a screen.Area, _ bool) string {
		pen := widget.NewPen(a, r.pack)
		pen.Wide = false
		pack := pen.In(a.Width/3).Title(r.pack.Meta().Title, pen.Muted())
		if r.lesson.Empty() {
			return pack
		}
		dot := a.Theme.Line.Render(" " + a.Theme.Sign.Dot + " ")
		return pack + dot + pen.In(a.Width-widget.Width(pack)-3).Title(r.lesson, widget.One(a.Theme.Accent))
	}}
}

// itemLine is an item on one line: how it begins, or what is mixed up that it asks for.
func itemLine(a screen.Area, r askRow, chosen bool) string {
	t, n := a.Theme, strconv.Itoa
	said := ""
	if r.mixed != nil {
		said = widget.Heading(a, a.Width/2, func(in screen.Area) string {
			return t.Gold.Render(in.Book().Fill(in.Book().Board.MixedBy, "n", n(r.mixed.Members), "of", n(r.mixed.Of)))
		})
	}
	from := lead(a, chosen, t.Muted.Render(t.Sign.Bullet))
	pen := widget.NewPen(a, r.pack)
	pen.Langs, pen.Wide = pen.Langs[:1], false
	inks := pen.Reading()
	if chosen {
		inks = widget.One(t.Strong.Underline())
	}
	pen = pen.In(max(1, a.Width-widget.Width(from)-widget.Width(said)-2))
	says := string(r.id)
	if item, ok := r.pack.Item(r.id); ok {
		says = pen.Line(item.Stem, inks)
	}
	if belief, ok := r.belief(); ok {
		says = pen.Line(belief.Says, inks)
	}
	return widget.Spread(from+says, said, a.Width, t.Sign.More)
}

func workEntries(a screen.Area) []entry {
	all := []entry{{row: 0, draw: func(a screen.Area, chosen bool) string {
		t := a.Theme
		ink := t.Accent
		if chosen {
			ink = t.Strong.Underline()
		}
		return lead(a, chosen, t.Accent.Bold().Render("+")) + widget.Heading(a, a.Width-4, func(in screen.Area) string { return ink.Render(in.Book().Board.AddWork) })
	}}, blank()}
	for i, w := range a.Class.Work {
		all = append(all, entry{row: i + 1, draw: func(a screen.Area, chosen bool) string { return workLine(a, w, chosen) }})
	}
	if len(a.Class.Work) == 0 {
		all = append(all, entry{head: true, draw: func(a screen.Area, _ bool) string {
			return "  " + widget.Heading(a, a.Width-2, func(in screen.Area) string { return a.Theme.Muted.Render(in.Book().Classroom.NoWork) })
		}})
	}
	return all
}

// workLine is an assignment with its day.
func workLine(a screen.Area, w attendance.Work, chosen bool) string {
	t := a.Theme
	due := widget.Heading(a, a.Width/2, func(in screen.Area) string {
		return t.Text.Render(phrase.Fill(in.Book().Board.DueOn, "date", w.Assignment.Due))
	})
	from := lead(a, chosen, t.Muted.Render(t.Sign.Bullet))
	pen := widget.NewPen(a, nil)
	inks := pen.Reading()
	if chosen {
		inks = widget.One(t.Strong.Underline())
	}
	name := inks.First.Render(string(w.Pack))
	if !w.Title.Empty() {
		name = pen.In(max(1, a.Width-widget.Width(from)-widget.Width(due)-2)).Title(w.Title, inks)
	}
	return widget.Spread(from+name, due, a.Width, t.Sign.More)
}

// lessonEntries are the lessons that can be assigned.
func (b Board) lessonEntries() []entry {
	rows := b.items.lessons()
	all := make([]entry, len(rows))
	for i, r := range rows {
		all[i] = entry{row: i, draw: func(a screen.Area, chosen bool) string {
			t, pen := a.Theme, widget.NewPen(a, r.pack)
			ink := widget.Inks{First: t.Text, Second: t.Second}
			if chosen {
				ink = widget.One(t.Strong.Underline())
			}
			if r.head.ID == "" {
				from := lead(a, chosen, t.Accent.Render(t.Sign.Here))
				whole := widget.Heading(a, a.Width/2, func(in screen.Area) string { return t.Muted.Render(in.Book().Board.WholePack) })
				return widget.Spread(from+pen.In(max(1, a.Width-widget.Width(from)-widget.Width(whole)-2)).Title(r.pack.Meta().Title, ink), whole, a.Width, t.Sign.More)
			}
			return lead(a, chosen, "  "+t.Muted.Render(t.Sign.Bullet)) + pen.In(a.Width-6).Title(r.head.Title, ink)
		}}
	}
	return all
}

// packEntries are the packs whose boss a raid can be against.
func (b Board) packEntries() []entry {
	all := make([]entry, len(b.packs))
	for i, p := range b.packs {
		all[i] = entry{row: i, draw: func(a screen.Area, chosen bool) string {
			t, pen := a.Theme, widget.NewPen(a, p)
			ink := widget.Inks{First: t.Text, Second: t.Second}
			if chosen {
				ink = widget.One(t.Strong.Underline())
			}
			return lead(a, chosen, t.Gold.Render(t.Sign.Boss)) + pen.In(a.Width-4).Title(p.Meta().Title, ink)
		}}
	}
	return all
}

// raidEntries tell how the raid stands, or begin one.
func raidEntries(a screen.Area) []entry {
	var all []entry
	for _, l := range widget.RaidLines(a, false) {
		all = append(all, entry{head: true, draw: func(screen.Area, bool) string { return l }})
	}
	if fighting(a.Class.Raid) {
		return all
	}
	return append(all, blank(), entry{row: 0, draw: func(a screen.Area, chosen bool) string {
		t := a.Theme
		return lead(a, chosen, t.Gold.Bold().Render(t.Sign.Boss)) + widget.Heading(a, a.Width-4, func(in screen.Area) string {
			return t.Strong.Underline().Render(in.Book().Board.BeginRaid)
		})
	}})
}
