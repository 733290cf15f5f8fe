package deeds

import (
	"slices"
	"strconv"
	"strings"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Draw draws the page that is shown, below the names of both.
func (d Deeds) Draw(a screen.Area) screen.Drawing {
	lines := append(make([]string, margin(a)), d.head(a).Line, "")
	return screen.Drawing{Lines: append(lines, d.scrolled(a).Window(a.Theme, d.page(a).Lines, a.Width, d.height(a))...)}
}

// head names both pages on one line. A click on a name turns to its page.
func (d Deeds) head(a screen.Area) widget.TabLine {
	earned, of := d.count()
	at := 0
	if d.titles {
		at = 1
	}
	return widget.Tabs(a, []widget.Tab{
		{Name: func(in screen.Area) string { return in.Book().Deeds.Title }, Figure: strconv.Itoa(earned) + "/" + strconv.Itoa(of)},
		{Name: func(in screen.Area) string { return in.Book().Deeds.Titles }, Figure: strconv.Itoa(len(d.held()))},
	}, at, a.Width)
}

// count is how many achievements were earned, and how many there are.
func (d Deeds) count() (earned, of int) {
	all := d.player.Achievements()
	for _, x := range all {
		if x.Earning != nil {
			earned++
		}
	}
	return earned, len(all)
}

func (d Deeds) page(a screen.Area) widget.Page {
	if d.titles {
		return d.titlePage(a)
	}
	return d.achievementPage(a)
}

// achievementPage lists what was earned, the newest first, then what can be earned with how far
// it has come, and how many achievements are hidden.
func (d Deeds) achievementPage(a screen.Area) widget.Page {
	var earned, open []game.Achievement
	hidden := 0
	for _, x := range d.player.Achievements() {
		switch {
		case x.Secret():
			hidden++
		case x.Earning != nil:
			earned = append(earned, x)
		default:
			open = append(open, x)
		}
	}
	slices.SortStableFunc(earned, func(x, y game.Achievement) int { return y.Earning.N - x.Earning.N })
	var p widget.Page
	for i, x := range append(earned, open...) {
		if i == len(earned) && i > 0 {
			p.Add("")
		}
		p.Add(row(a, x)...)
	}
	if hidden > 0 {
		t := a.Theme
		said := widget.SayEach(a, a.Width-6, widget.Inks{First: t.Muted, Second: t.Second}, func(in screen.Area) string {
			return in.Book().Fill(in.Book().Deeds.HiddenCount, "n", strconv.Itoa(hidden))
		})
		p.Add("")
		p.Add(widget.Indent(said, t.Muted.Render(strings.Repeat("?", hidden))+" ")...)
	}
	return p
}

// barWidth is the cells of a bar behind a name; where the line is short there is none.
const barWidth = 12

// row draws an achievement or a title of skill: its name with when it was earned, or how far it
// has come, and below it what it is earned for.
func row(a screen.Area, x game.Achievement) []string {
	t := a.Theme
	sign, ink := t.Muted.Render(t.Sign.NoStar), t.Text
	right := t.Muted.Render(a.Book().DeedFigure(x))
	if x.Earning != nil {
		sign, ink = t.Gold.Bold().Render(t.Sign.Star), t.Strong
		right = t.Muted.Render(a.Book().DeedEarned(x))
	} else if a.Width >= 50 {
		right = widget.Bar(t, min(x.Have, x.Want), x.Want, barWidth, t.Teal) + " " + widget.Fit(right, figureWidth(a), "")
	}
	name := widget.Heading(a, a.Width-widget.Width(right)-5, func(in screen.Area) string { return ink.Render(in.Book().DeedName(x)) })
	if x.Earning != nil {
		right = widget.Heading(a, a.Width-widget.Width(name)-5, func(in screen.Area) string { return t.Muted.Render(in.Book().DeedEarned(x)) })
	}
	says := widget.SayEach(a, a.Width-4, widget.Inks{First: t.Muted, Second: t.Second}, func(in screen.Area) string { return in.Book().DeedSays(x) })
	return append([]string{widget.Spread(sign+" "+name, right, a.Width, t.Sign.More)}, widget.Shift(says, 2)...)
}

// figureWidth is the room for how far an achievement has come, so that all bars stand below each
// other.
func figureWidth(a screen.Area) int {
	return widget.Width(phrase.Fill(a.Book().Deeds.Figure, "have", "1000", "want", "1000"))
}

// titlePage lists the titles that the player has, of which one is chosen, and those of skill that
// can be earned.
func (d Deeds) titlePage(a screen.Area) widget.Page {
	t := a.Theme
	var p widget.Page
	held, worn := d.held(), d.worn()
	for i, title := range held {
		p.Put(d.title(a, title, i == d.list.At, worn != nil && title.Reward == worn.Reward), takeRow, i, i == d.list.At)
	}
	if len(held) == 0 {
		p.Add(widget.SayEach(a, a.Width, widget.Inks{First: t.Text, Second: t.Second}, func(in screen.Area) string { return in.Book().Deeds.NoTitle })...)
	}
	var rows []string
	for _, x := range d.player.SkillTitles() {
		if x.Earning == nil {
			rows = append(rows, row(a, x)...)
		}
	}
	if len(rows) > 0 {
		p.Add("", widget.Heading(a, a.Width, func(in screen.Area) string { return t.Heading.Render(in.Book().Deeds.Ahead) }))
		p.Add(rows...)
	}
	return p
}

// title draws a title with what it was earned for and its figure below it.
func (d Deeds) title(a screen.Area, title game.Title, chosen, worn bool) []string {
	t := a.Theme
	point, ink := " ", t.Strong
	if chosen {
		point, ink = t.Accent.Bold().Render(t.Sign.Point), t.Accent.Bold()
	}
	names := game.TitleIn(a.Speech.Langs(), title.Words)
	name := ink.Render(strings.Join(names, " "+t.Sign.Dot+" "))
	right := ""
	if worn { // the name matters more than the second language of it
		right = widget.Heading(a, a.Width-widget.Width(name)-6, func(in screen.Area) string { return t.Gold.Render(t.Sign.Right + " " + in.Book().Deeds.Worn) })
	}
	out := []string{widget.Spread(point+" "+t.Gold.Bold().Render(t.Sign.Star)+" "+name, right, a.Width, t.Sign.More)}
	says := widget.TitleSays(a, a.Width-6, widget.Inks{First: t.Muted, Second: t.Second}, title, d.packs, d.player, d.now)
	return append(out, widget.Shift(says, 4)...)
}
