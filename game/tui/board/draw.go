package board

import (
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/class"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// headRows is how many lines stand above a part.
const headRows = 3

// entry is a line of a part: a row, or a heading between rows.
type entry struct {
	head bool
	row  int
	draw func(a screen.Area, chosen bool) string
}

// rowsOf counts the rows of some entries.
func rowsOf(all []entry) int {
	n := 0
	for _, e := range all {
		if !e.head {
			n++
		}
	}
	return n
}

// height is how many lines of a part are seen.
func (b Board) height(a screen.Area) int {
	return max(1, a.Height-headRows-1-len(b.status(a)))
}

// Draw draws the board.
func (b Board) Draw(a screen.Area) screen.Drawing {
	if a.Class == nil {
		return screen.Drawing{}
	}
	out := []string{b.tabLine(a).Line, b.state(a), ""}
	switch {
	case b.Typing() && b.step != filtering:
		return b.drawField(a, out)
	case b.step == previewing:
		out = append(out, b.scroll.Window(a.Theme, b.previewLines(a), a.Width, b.height(a))...)
	default:
		out = append(out, b.list(a)...)
	}
	status := b.status(a)
	for len(out) < a.Height-len(status) {
		out = append(out, "")
	}
	if b.step == filtering {
		label := a.Theme.Strong.Render(a.Book().Board.Words) + " "
		shown, at := b.field.Window(a.Width - widget.Width(label) - 1)
		cursor := &screen.Cell{X: widget.Width(label) + at, Y: len(out)}
		return screen.Drawing{Lines: append(out, label+a.Theme.Strong.Underline().Render(shown)), Cursor: cursor}
	}
	return screen.Drawing{Lines: append(out, status...)}
}

// tabLine names the parts.
func (b Board) tabLine(a screen.Area) widget.TabLine {
	names := [tabs]func(phrase.Board) string{
		room: func(w phrase.Board) string { return w.TabRoom }, ask: func(w phrase.Board) string { return w.TabAsk },
		work: func(w phrase.Board) string { return w.TabWork }, raid: func(w phrase.Board) string { return w.TabRaid },
	}
	all := make([]widget.Tab, tabs)
	for i := range all {
		all[i].Name = func(in screen.Area) string { return names[i](in.Book().Board) }
	}
	return widget.Tabs(a, all, int(b.tab), a.Width)
}

// state is the class, how many are here, and the round that runs.
func (b Board) state(a screen.Area) string {
	t, c, n := a.Theme, a.Class, strconv.Itoa
	here := 0
	for _, m := range c.Members {
		if m.Here {
			here++
		}
	}
	words := a.Book().Classroom
	left := t.Heading.Render(c.Name.String()) + t.Line.Render(" "+t.Sign.Dot+" ") + t.Text.Render(a.Book().Fill(words.Here, "n", n(here), "of", n(len(c.Members))))
	if c.Locked {
		left += t.Line.Render(" "+t.Sign.Dot+" ") + t.Gold.Render(words.Locked)
	}
	right := ""
	if c.Running() {
		r := c.Round
		right = t.Gold.Bold().Render(t.Sign.Here + " " + a.Book().Fill(a.Book().Board.Running, "n", n(r.Number), "got", n(r.Voted), "of", n(max(r.Here, r.Voted))))
		if widget.Width(left)+2+widget.Width(right) > a.Width {
			return widget.Cut(right, a.Width, t.Sign.More)
		}
	}
	return widget.Spread(left, right, a.Width, t.Sign.More)
}

// from is the first line of a list that is seen: the chosen row is in sight.
func (b Board) from(a screen.Area, all []entry) int {
	height, at := b.height(a), 0
	for i, e := range all {
		if !e.head && e.row == b.chosen() {
			at = i
		}
	}
	if at < height {
		return 0
	}
	return min(max(0, at-height/2), max(0, len(all)-height))
}

// list draws the rows that are seen.
func (b Board) list(a screen.Area) []string {
	all, height := b.entries(a), b.height(a)
	from := b.from(a, all)
	chosen := min(b.chosen(), max(0, rowsOf(all)-1))
	var seen []string
	for _, e := range all[from:min(len(all), from+height)] {
		seen = append(seen, widget.Cut(e.draw(a, !e.head && e.row == chosen), a.Width, a.Theme.Sign.More))
	}
	if len(all) > height {
		return widget.Scroll{Top: from}.Part(a.Theme, seen, len(all), a.Width)
	}
	return seen
}

// drawField draws what is asked, and the field for it.
func (b Board) drawField(a screen.Area, out []string) screen.Drawing {
	t := a.Theme
	asks := widget.SayEach(a, a.Width, widget.Inks{First: t.Strong, Second: t.Second.Bold()}, func(in screen.Area) string { return b.asks(in) })
	out = append(append(out, asks...), "")
	field, x, y := b.field.Draw(t)
	cursor := &screen.Cell{X: x, Y: len(out) + y}
	out = append(out, field...)
	if b.bad {
		out = append(out, "", t.Gold.Render(b.no(a)))
	}
	return screen.Drawing{Lines: out, Cursor: cursor}
}

// asks says what is typed.
func (b Board) asks(in screen.Area) string {
	w := in.Book().Board
	switch b.step {
	case renaming:
		m, _ := b.member(in)
		return in.Book().Fill(w.RenameWho, "name", m.Nick.String())
	case dating:
		return in.Book().Fill(w.AskDate, "date", dueDay(in))
	case sizing:
		return in.Book().Fill(w.AskHealth, "n", strconv.Itoa(game.RaidHealth(pupils(in.Class))))
	case browsing, filtering, previewing, picking, choosing:
	}
	return ""
}

// no says why what was typed is not taken.
func (b Board) no(a screen.Area) string {
	if b.step == dating {
		return a.Book().Refusals.BadDate
	}
	return a.Book().Board.NoHealth
}

// status is the lines below a part, at least one.
func (b Board) status(a screen.Area) []string { return widget.Wrap(b.says(a), a.Width) }

// says is what is said below a part.
func (b Board) says(a screen.Area) string {
	t, width := a.Theme, a.Width
	if b.step == previewing {
		width -= 30 // of the clock
	}
	say := func(ink func(string) string, pick func(phrase.Board) string) string {
		return widget.Heading(a, width, func(in screen.Area) string { return ink(pick(in.Book().Board)) })
	}
	muted, gold := func(s string) string { return t.Muted.Render(s) }, func(s string) string { return t.Gold.Render(s) }
	switch {
	case a.Class.Sending == screen.Unsent:
		return widget.Heading(a, a.Width, func(in screen.Area) string { return gold(in.Book().Classroom.Unsent) })
	case b.lost:
		m, _ := b.member(a)
		return gold(phrase.Fill(a.Book().ClassKeys.Lost, "command", "questd class key "+string(m.Player)))
	case b.sure && b.tab == raid:
		return say(gold, func(w phrase.Board) string { return w.SureEnd })
	case b.sure:
		return say(gold, func(w phrase.Board) string { return w.SureRemove })
	case b.step == previewing:
		clock := t.Key.Render(keymap.ForBoard().Clock.Help().Key) + " " + t.Text.Render(b.clockWords(a))
		return clock + t.Line.Render(" "+t.Sign.Dot+" ") + say(muted, func(w phrase.Board) string { return w.AskThis })
	case b.step == picking:
		return say(muted, func(w phrase.Board) string { return w.PickLesson })
	case b.step == choosing:
		return say(muted, func(w phrase.Board) string { return w.PickBoss })
	case b.tab == ask && b.words != "":
		return gold(phrase.Fill(a.Book().Board.FilteredBy, "words", widget.Typed(b.words)))
	case b.tab == raid && fighting(a.Class.Raid):
		return say(muted, func(w phrase.Board) string { return w.RaidGoes })
	case a.Class.Projector:
		return say(gold, func(w phrase.Board) string { return w.RoomProjected })
	case b.tab == room:
		return say(muted, func(w phrase.Board) string { return w.RoomSees })
	case a.Class.Running():
		return say(muted, func(w phrase.Board) string { return w.ToRound })
	}
	return ""
}

// clockWords says how long a vote is open.
func (b Board) clockWords(a screen.Area) string {
	if clocks[b.clock] == 0 {
		return a.Book().Board.NoClock
	}
	return a.Book().Fill(a.Book().Board.ClockOf, "n", strconv.Itoa(clocks[b.clock]))
}

// previewLines is the item that is asked next, as the class will see it but for the order of its
// options.
func (b Board) previewLines(a screen.Area) []string {
	of := b.looked
	item, ok := of.pack.Item(of.id)
	if !ok {
		return nil
	}
	t, pen := a.Theme, widget.NewPen(a, of.pack)
	var out []string
	if item.Case != nil {
		out = append(pen.Text(item.Case.Scenario, pen.Muted()), "")
	}
	out = append(out, pen.Text(item.Stem, pen.Leading())...)
	if item.Code != nil {
		out = append(append(out, ""), pen.Exhibit(content.Block{Kind: content.Fence, Code: item.Code})...)
	}
	if item.Art != nil {
		out = append(append(out, ""), pen.Exhibit(*item.Art)...)
	}
	out = append(out, "")
	for _, id := range item.Parts() {
		mark := "  " + t.Muted.Render(t.Sign.Open) + " "
		text := item.PartText(id)
		if text.Empty() {
			word := a.Book().Quiz.False
			if id == content.True {
				word = a.Book().Quiz.True
			}
			out = append(out, mark+t.Text.Render(word))
			continue
		}
		out = append(out, widget.Indent(pen.Inset(4, 0).Text(text, pen.Reading()), mark)...)
	}
	return out
}

// roleWords names a role that is not that of everybody.
func roleWords(w phrase.Board, role class.Role) string {
	switch role {
	case class.Owner:
		return w.Owner
	case class.Teacher:
		return w.Teacher
	case class.Student:
	}
	return ""
}
