package record

import (
	"strconv"
	"strings"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// overview is the first part of the record: the figures from disk, the titles, and what is marked.
func (r Record) overview(a screen.Area) []string {
	t := a.Theme
	s := standingShown(a)
	out := widget.Box(t, "", r.figures(a, s, a.Width-widget.BoxFrame), a.Width, t.Line)
	out = append(out, "", widget.Heading(a, a.Width, func(in screen.Area) string { return t.Heading.Render(in.Book().Record.Titles) }))
	out = append(out, r.titles(a, s, a.Width)...)
	return append(out, r.marked(a, a.Width)...)
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

// bothFrom is the width of the table from which it is in both languages.
const bothFrom = 100

// figures is the table of numbers: a name, a value, and what it means; in each language where
// there is room.
func (r Record) figures(a screen.Area, s game.Standing, width int) []string {
	rows := r.figuresIn(a, s)
	if each := a.InEach(); len(each) > 1 && width >= bothFrom {
		rows = r.figuresIn(each[0], s)
		for _, in := range each[1:] {
			for i, more := range r.figuresIn(in, s) {
				rows[i].name = joined(rows[i].name, more.name)
				rows[i].value = joined(rows[i].value, more.value)
				rows[i].note = joined(rows[i].note, more.note)
			}
		}
	}
	return drawFigures(a.Theme, rows, width)
}

// joined puts the same words in two languages on a line, once where they are the same.
func joined(first, second string) string {
	if first == second {
		return first
	}
	return first + " / " + second
}

// figuresIn is the table in the language of an area.
func (r Record) figuresIn(a screen.Area, s game.Standing) []row {
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
	if m := r.made.missions; s.Predictions > 0 && m.Of > 0 {
		stars := phrase.Fill(words.Stars, "n", n(m.Stars), "of", n(m.Most()))
		rows = append(rows, row{words.Missions, phrase.Fill(words.PartOf, "n", n(m.Solved), "of", n(m.Of)), part{m.Solved, m.Of, t.Gold}, stars})
	}
	if s.Predictions > 0 {
		met := phrase.Fill(words.CameTrue, "n", n(s.Foreseen))
		rows = append(rows, row{words.Predictions, n(s.Predictions), part{s.Foreseen, s.Predictions, t.Right}, met})
	}
	return rows
}

func drawFigures(t *style.Theme, rows []row, width int) []string {
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

// titles lists the titles, each with what it was earned for and its figure, and says which one is worn where there are several.
func (r Record) titles(a screen.Area, s game.Standing, width int) []string {
	t := a.Theme
	if len(s.Titles) == 0 {
		return widget.SayEach(a, width, widget.One(t.Muted), func(in screen.Area) string { return in.Book().Record.NoTitles })
	}
	var out []string
	for _, title := range s.Titles {
		names := game.TitleIn(a.Speech.Langs(), title.Words)
		line := t.Gold.Bold().Render(t.Sign.Star) + " " + t.Strong.Render(strings.Join(names, " "+t.Sign.Dot+" "))
		worn := ""
		if s.Title.Reward == title.Reward && len(s.Titles) > 1 {
			worn = widget.Heading(a, width-widget.Width(line)-2, func(in screen.Area) string { return t.Gold.Render(t.Sign.Right + " " + in.Book().Deeds.Worn) })
		}
		out = append(out, widget.Spread(line, worn, width, t.Sign.More))
		out = append(out, widget.Shift(widget.TitleSays(a, width-2, widget.One(t.Muted), title, r.packs, r.player, r.now), 2)...)
	}
	return out
}
