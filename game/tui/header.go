package tui

import (
	"strconv"
	"strings"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// header tells who plays and what is on disk. Where room is short the bar becomes
// shorter first, then the name; then the title goes, the streak, and at last the
// gold.
func (m *Model) header(a screen.Area) string {
	t := a.Theme
	if !m.seat.Player.Joined() {
		return t.Heading.Render("quest")
	}
	s := m.standing(a)
	title := ""
	if s.Title != nil {
		if names := game.TitleIn(a.Speech.Langs(), s.Title.Words); len(names) > 0 {
			title = t.Line.Render(" "+t.Sign.Dot+" ") + t.Gold.Render(names[0])
		}
	}
	if figure := skillFigure(a, s.Title); figure != "" {
		if line := fitted(a, s, title+t.Line.Render(" "+t.Sign.Dot+" ")+t.Muted.Render(figure)); strings.Contains(line, figure) {
			return line
		}
	}
	if line := fitted(a, s, title); line != "" || t.Dress.Banner == "" {
		return line
	}
	a.Theme = t.Dressed(style.Dress{Border: t.Dress.Border, Owl: t.Dress.Owl}) // the name matters more than what is around it
	return fitted(a, s, title)
}

// skillFigure is what a title of skill is earned for, "" for any other.
func skillFigure(a screen.Area, title *game.Title) string {
	if title == nil {
		return ""
	}
	return a.Book().TitleSays(*title, nil)
}

// fitted is the header with as much as fits; "" where not even the beginning of the name does.
func fitted(a screen.Area, s game.Standing, title string) string {
	t := a.Theme
	beside := widget.BannerCells(t)
	name := widget.Width(s.Name)
	for _, try := range []struct {
		figures
		name  int // cells that it may shrink to
		title string
	}{
		{figures{bar: 14, gold: true, streak: true}, name, title},
		{figures{bar: 8, gold: true, streak: true}, name, title},
		{figures{bar: 4, gold: true, streak: true}, name, title},
		{figures{gold: true, streak: true}, name, title},
		{figures{gold: true, streak: true}, min(name, shortName), title},
		{figures{bar: 6, gold: true, streak: true}, name, ""},
		{figures{gold: true, streak: true}, min(name, shortName), ""},
		{figures{gold: true}, min(name, shortName), ""},
		{figures{}, 0, ""},
	} {
		right := try.draw(a, s)
		room := a.Width - 2 - widget.Width(right) - widget.Width(try.title) - beside
		if room >= try.name && (beside == 0 || room >= min(name, shortName)) {
			left := widget.Banner(t, widget.Cut(s.Name, room, t.Sign.More)) + try.title
			return widget.Spread(left, right, a.Width, t.Sign.More)
		}
	}
	return ""
}

// standing is what the header shows of what is on disk: nothing yet of what the screen is
// still showing the way of.
func (m *Model) standing(a screen.Area) game.Standing {
	if u, ok := m.screen.(screen.Unfolding); ok && u.Unfolds() {
		return m.before
	}
	return a.Kept.Standing
}

// shortName is how short a name may become before something else goes.
const shortName = 6

// figures is what the right side of the header shows beside the level.
type figures struct {
	bar          int // cells
	gold, streak bool
}

func (f figures) draw(a screen.Area, s game.Standing) string {
	t, words := a.Theme, a.Book().Frame
	n := strconv.Itoa
	gap := "   "
	if f.bar == 0 {
		gap = "  "
	}
	out := t.Heading.Render(phrase.Fill(words.Level, "n", n(s.Level.Number))) + " "
	if f.bar > 0 {
		out += widget.Bar(t, s.Level.Into, s.Level.Span, f.bar, t.Teal) + " "
	}
	out += t.Muted.Render(phrase.Fill(words.XPOf, "into", n(s.Level.Into), "span", n(s.Level.Span)))
	if f.gold {
		out += gap + t.Gold.Render(t.Sign.Gold+" "+phrase.Fill(words.Gold, "n", n(s.Gold)))
	}
	if f.streak && s.Streak > 0 {
		out += gap + t.Gold.Render(t.Sign.Star+" "+phrase.Fill(words.Streak, "n", n(s.Streak)))
	}
	return out
}
