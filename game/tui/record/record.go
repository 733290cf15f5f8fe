// Package record is the player's record.
package record

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Record shows what was reached: figures from disk, and the lessons with their state.
type Record struct {
	packs  []*content.Pack
	player *game.Player
	scroll widget.Scroll
}

// New makes the screen.
func New(packs []*content.Pack, player *game.Player) Record {
	return Record{packs: packs, player: player}
}

// Update scrolls or leaves.
func (r Record) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	for _, b := range []key.Binding{k.Back, k.Enter, k.Record, k.Left} {
		if keymap.Pressed(msg, b) {
			return r, screen.GoHome{}
		}
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
	}
}

// Draw draws the record.
func (r Record) Draw(a screen.Area) screen.Drawing {
	return screen.Drawing{Lines: r.scroll.Window(a.Theme, r.lines(a), a.Width, a.Height)}
}

func (r Record) lines(a screen.Area) []string {
	t, words := a.Theme, a.Book().Record
	s := a.Kept.Standing
	width := a.Width
	out := make([]string, widget.Margin(a.Height))
	out = append(out, t.Heading.Render(phrase.Fill(words.Title, "name", s.Name)), "")
	out = append(out, widget.Box(t, "", r.figures(a, width-widget.BoxFrame), width, t.Line)...)
	out = append(out, "", t.Heading.Render(words.Titles))
	out = append(out, r.titles(a, width)...)
	out = append(out, "", t.Heading.Render(words.Lessons))
	return append(out, r.lessons(a, width)...)
}

// figures is the table of numbers: a name, a value, and what it means.
func (r Record) figures(a screen.Area, width int) []string {
	t, words := a.Theme, a.Book().Record
	s := a.Kept.Standing
	n := strconv.Itoa
	bar := max(8, min(40, width-46))
	share := 0
	if s.Answers > 0 {
		share = 100 * s.Correct / s.Answers
	}
	next := phrase.Fill(words.ToNext, "n", n(s.Level.Span-s.Level.Into), "level", n(s.Level.Number+1))
	right := phrase.Fill(words.Correct, "n", n(s.Correct), "share", n(share))
	answers, good := n(s.Answers), widget.Bar(t, s.Correct, s.Answers, bar, t.Right)
	if s.Answers == 0 {
		right = words.NoAnswers
	}
	rows := []struct{ name, value, bar, note string }{
		{words.Level, n(s.Level.Number), widget.Bar(t, s.Level.Into, s.Level.Span, bar, t.Teal), next},
		{words.XP, n(s.XP), "", ""},
		{words.Gold, n(s.Gold), "", ""},
		{words.Streak, phrase.Fill(words.Days, "n", n(s.Streak)), "", phrase.Fill(words.Longest, "n", n(s.Best))},
		{words.Answers, answers, good, right},
	}
	names, values := 0, 0
	for _, row := range rows {
		names, values = max(names, widget.Width(row.name)), max(values, widget.Width(row.value))
	}
	out := make([]string, len(rows))
	for i, row := range rows {
		line := widget.Fit(t.Muted.Render(row.name), names+3, "") + widget.Fit(t.Strong.Render(row.value), values+3, "")
		if row.bar != "" {
			line += row.bar + "   "
		}
		out[i] = widget.Cut(line+t.Muted.Render(row.note), width, t.Sign.More)
	}
	return out
}

func (r Record) titles(a screen.Area, width int) []string {
	t := a.Theme
	titles := a.Kept.Standing.Titles
	if len(titles) == 0 {
		return widget.Wrap(t.Muted.Render(a.Book().Record.NoTitles), width)
	}
	var out []string
	for _, title := range titles {
		var names []string
		for _, l := range a.Speech.Langs() {
			if name := title.Words[l].String(); name != "" {
				names = append(names, name)
			}
		}
		if len(names) == 0 { // a title of a pack in other languages
			if langs := slices.Sorted(maps.Keys(title.Words)); len(langs) > 0 {
				names = []string{title.Words[langs[0]].String()}
			}
		}
		line := t.Gold.Bold().Render(t.Sign.Star) + " " + t.Strong.Render(strings.Join(names, " "+t.Sign.Dot+" "))
		out = append(out, widget.Cut(line, width, t.Sign.More))
	}
	return out
}

func (r Record) lessons(a screen.Area, width int) []string {
	t := a.Theme
	var out []string
	for _, pack := range r.packs {
		pen := widget.NewPen(a, pack)
		pen.Langs, pen.Wide = pen.Langs[:1], false
		if len(r.packs) > 1 {
			out = append(out, pen.In(width).Line(pack.Meta().Title, pen.Aside()))
		}
		for _, head := range pack.Lessons() {
			sign, words, ink := look(a, r.player.State(pack, head))
			best := ""
			if q := r.player.Quizzing(pack.ID().Quiz(head.Quiz)); q.BestOf > 0 {
				best = t.Muted.Render(phrase.Fill(a.Book().Home.Best, "got", strconv.Itoa(q.BestGot), "of", strconv.Itoa(q.BestOf)) + "   ")
			}
			state := best + ink.Render(words)
			title := pen.In(width-widget.Width(state)-4).Line(head.Title, pen.Reading())
			out = append(out, widget.Spread(ink.Render(sign)+" "+title, state, width, t.Sign.More))
		}
	}
	return out
}
