// Package record shows what a player has reached.
package record

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// Record shows what was reached: figures from disk, and the lessons with their state.
// While nothing can be saved it shows what was played, and says so.
type Record struct {
	record game.Record  // as it stood when the screen was opened
	player *game.Player // for certainty, which is switched from here
	scroll widget.Scroll
}

// New makes the screen.
func New(packs []*content.Pack, player *game.Player, now game.Moment) Record {
	return Record{record: player.Record(packs, now), player: player}
}

// Update scrolls or leaves.
func (r Record) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	for _, b := range []key.Binding{k.Back, k.Enter, k.Record, k.Left} {
		if keymap.Pressed(msg, b) {
			return r, screen.GoHome{}
		}
	}
	switch {
	case keymap.Pressed(msg, k.MixUps):
		return r, screen.ShowMixUps{}
	case keymap.Pressed(msg, k.Wager):
		return r, screen.ShowWager{}
	}
	if moved, ok := r.scroll.Hear(k, msg, len(r.lines(a)), a.Height); ok {
		r.scroll = moved
	}
	return r, nil
}

// Help gives the keys of the screen.
func (r Record) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book().Keys
	return []key.Binding{
		keymap.Says(k.Back, b.Map),
		keymap.If(keymap.Says(k.Scroll, b.Scroll), !widget.Fits(len(r.lines(a)), a.Height)),
		keymap.Says(k.MixUps, a.Book().QuestionKeys.MixUps),
		keymap.Says(k.Wager, a.Book().QuestionKeys.Certainty),
	}
}

// Draw draws the record.
func (r Record) Draw(a screen.Area) screen.Drawing {
	return screen.Drawing{Lines: r.scroll.Window(a.Theme, r.lines(a), a.Width, a.Height)}
}

func (r Record) lines(a screen.Area) []string {
	t, words := a.Theme, a.Book().Record
	s := standingShown(a)
	width := a.Width
	out := make([]string, widget.Margin(a.Height))
	title := t.Heading.Render(phrase.Fill(words.Title, "name", a.Kept.Standing.Name))
	if a.Kept.State == screen.Lost {
		title += t.Line.Render(" "+t.Sign.Dot+" ") + t.Wrong.Render(words.InMemory)
	}
	out = append(out, widget.Cut(title, width, t.Sign.More), "")
	out = append(out, widget.Box(t, "", figures(a, s, width-widget.BoxFrame), width, t.Line)...)
	out = append(out, "")
	out = append(out, r.calibration(a, width)...)
	out = append(out, "", t.Heading.Render(words.Titles))
	out = append(out, titles(a, s.Titles, width)...)
	out = append(out, "", t.Heading.Render(words.Lessons))
	out = append(out, r.lessons(a, width)...)
	return append(out, r.marked(a, width)...)
}

// standingShown is the standing that is shown: what is on disk, or what is in memory while
// nothing can be saved.
func standingShown(a screen.Area) game.Standing {
	if a.Kept.State == screen.Lost {
		return a.Kept.Played
	}
	return a.Kept.Standing
}

// row is a line of the table of numbers, with a bar where it tells of a part.
type row struct {
	name, value string
	part
	note string
}

// part is how much of something is done, in an ink.
type part struct {
	done, of int
	ink      style.Ink
}

// figures is the table of numbers: a name, a value, and what it means.
func figures(a screen.Area, s game.Standing, width int) []string {
	t, words := a.Theme, a.Book().Record
	n := strconv.Itoa
	next := phrase.Fill(words.ToNext, "n", n(s.Level.Span-s.Level.Into), "level", n(s.Level.Number+1))
	right := phrase.Fill(words.Correct, "n", n(s.Correct), "share", n(s.Percent()))
	answers, good := n(s.Answers), part{s.Correct, s.Answers, t.Right}
	if s.Answers == 0 {
		right = words.NoAnswers
	}
	rows := []row{
		{words.Level, n(s.Level.Number), part{s.Level.Into, s.Level.Span, t.Teal}, next},
		{words.XP, n(s.XP), part{}, ""},
		{words.Gold, n(s.Gold), part{}, ""},
		{words.Streak, phrase.Fill(words.Days, "n", n(s.Streak)), part{}, phrase.Fill(words.Longest, "n", n(s.Best))},
		{words.Answers, answers, good, right},
	}
	if s.Predictions > 0 {
		stars := phrase.Fill(words.Stars, "n", n(s.Stars), "of", n(3*s.Missions))
		met := phrase.Fill(words.CameTrue, "n", n(s.Foreseen))
		rows = append(rows, row{words.Missions, n(s.Missions), part{}, stars},
			row{words.Predictions, n(s.Predictions), part{s.Foreseen, s.Predictions, t.Right}, met})
	}
	names, values, notes := 0, 0, 0
	for _, row := range rows {
		names, values = max(names, widget.Width(row.name)), max(values, widget.Width(row.value))
		if row.of > 0 {
			notes = max(notes, widget.Width(row.note))
		}
	}
	const least = 8 // cells of a bar; a shorter one gives way to the note behind it
	bar := max(least, min(40, width-46))
	if room := width - names - values - notes - 9; room < bar {
		bar = room
	}
	var out []string
	for _, row := range rows {
		line := widget.Fit(t.Muted.Render(row.name), names+3, "") + widget.Fit(t.Strong.Render(row.value), values+3, "")
		if row.of > 0 && bar >= least {
			line += widget.Bar(t, row.done, row.of, bar, row.ink) + "   "
		}
		if widget.Width(line)+widget.Width(row.note) > width {
			out = append(out, line, widget.Blank(names+3)+widget.Cut(t.Muted.Render(row.note), width-names-3, t.Sign.More))
			continue
		}
		out = append(out, line+t.Muted.Render(row.note))
	}
	return out
}

func titles(a screen.Area, titles []game.Title, width int) []string {
	t := a.Theme
	if len(titles) == 0 {
		return widget.Wrap(t.Muted.Render(a.Book().Record.NoTitles), width)
	}
	var out []string
	for _, title := range titles {
		names := game.TitleIn(a.Speech.Langs(), title.Words)
		line := t.Gold.Bold().Render(t.Sign.Star) + " " + t.Strong.Render(strings.Join(names, " "+t.Sign.Dot+" "))
		out = append(out, widget.Cut(line, width, t.Sign.More))
	}
	return out
}

// lessons lists the lessons of all packs: in two languages on one line if that fits
// for all of them, else below each other.
func (r Record) lessons(a screen.Area, width int) []string {
	if lines, ok := r.list(a, width, false); ok {
		return lines
	}
	lines, _ := r.list(a, width, true)
	return lines
}

// list gives the lessons; ok is false if a title did not fit on its line.
func (r Record) list(a screen.Area, width int, below bool) (out []string, ok bool) {
	t := a.Theme
	ok = true
	all := r.record.Lessons
	for i, l := range all {
		pen := widget.NewPen(a, l.Pack)
		pen.Wide = false
		if several := all[0].Pack != all[len(all)-1].Pack; several && (i == 0 || l.Pack != all[i-1].Pack) {
			out = append(out, pen.In(width).Title(l.Pack.Meta().Title, pen.Muted()))
		}
		sign, ink := widget.LessonSign(t, l.State)
		state := ink.Render(a.Book().Home.ShortState(l.Progress))
		if l.BestOf > 0 {
			best := phrase.Fill(a.Book().Home.Best, "got", strconv.Itoa(l.BestGot), "of", strconv.Itoa(l.BestOf))
			state = t.Muted.Render(best+"   ") + state
		}
		first, second := pen, pen.In(width-2)
		if both := len(pen.Langs) > 1 && !l.Head.Title.Neutral(); both && below {
			first.Langs, second.Langs = pen.Langs[:1], pen.Langs[1:]
		} else {
			second.Langs = nil
		}
		title := first.In(widget.Unlimited).Line(l.Head.Title, pen.Reading())
		ok = ok && widget.Width(title)+2+2+widget.Width(state) <= width
		out = append(out, widget.Spread(ink.Render(sign)+" "+title, state, width, t.Sign.More))
		if second.Langs != nil {
			out = append(out, "  "+second.Line(l.Head.Title, widget.One(t.Second)))
		}
	}
	return out, ok
}
