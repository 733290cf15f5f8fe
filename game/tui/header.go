package tui

import (
	"strconv"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// header tells who plays and what is on disk. The level with its bar and the gold are always
// there. Where room is short, the figure of a title of skill goes first, then the second
// language of the title, the words of the streak and the XP in numbers; then the name and at last
// the title are cut.
func (m *Model) header(a screen.Area) string {
	t := a.Theme
	if m.proof != nil {
		return m.proofHeader(a)
	}
	if !m.seat.Player.Joined() {
		return t.Heading.Render("quest")
	}
	s := m.standing(a)
	if line := fitted(a, s); line != "" || t.Dress.Banner == "" {
		return line
	}
	a.Theme = t.Dressed(style.Dress{Border: t.Dress.Border, Owl: t.Dress.Owl}) // the name matters more than what is around it
	return fitted(a, s)
}

// titles gives what may stand behind the name, each shorter than the one before: the names of
// the title in all languages with what a title of skill is earned for, without that, and in one
// language; "" alone for who wears none.
func titles(a screen.Area, title *game.Title) []string {
	t := a.Theme
	if title == nil {
		return []string{""}
	}
	names := game.TitleIn(a.Speech.Langs(), title.Words)
	if len(names) == 0 {
		return []string{""}
	}
	dot := t.Line.Render(" " + t.Sign.Dot + " ")
	one, all := dot+t.Gold.Render(names[0]), ""
	for _, name := range names {
		all += dot + t.Gold.Render(name)
	}
	out := []string{all}
	if figure := a.Book().TitleSays(*title, nil); figure != "" {
		figure = dot + t.Muted.Render(figure)
		out = []string{all + figure, one + figure, all}
	}
	if len(names) > 1 {
		out = append(out, one)
	}
	return out
}

// fitted is the header with as much as fits; "" where not even the beginning of the name does.
func fitted(a screen.Area, s game.Standing) string {
	beside, name := widget.BannerCells(a.Theme), widget.Width(s.Name)
	long := titles(a, s.Title)
	worn := long[len(long)-1]
	full := figures{bar: 14, xp: true, gold: true, streak: true, words: true}
	counted, barred := full, full // without the words of the streak, and without the XP in numbers
	counted.words, barred.xp = false, false
	for _, title := range long {
		if line := full.header(a, s, title, name, beside); line != "" {
			return line
		}
	}
	brief := figures{gold: true, streak: true}
	tries := []struct {
		figures
		name  int // cells that it may shrink to
		title int // the same of the title
	}{
		{full.barred(8), name, wide},
		{full.barred(4), name, wide},
		{counted.barred(6), name, wide},
		{counted.barred(4), name, wide},
		{barred.barred(8), name, wide},
		{barred.barred(6), name, wide},
		{brief.barred(6), name, wide},
		{brief.barred(4), name, wide},
		{brief.barred(4), min(name, shortName), wide},
		{brief.barred(4), min(name, shortName), shortTitle},
		{figures{bar: 4, gold: true}, min(name, shortName), shortTitle},
		{figures{bar: 4, gold: true}, min(name, shortName), 0},
		{figures{bar: 4}, 0, 0},
	}
	for _, try := range tries {
		title := worn
		if over := widget.Width(title) + min(try.name, name) + beside + 2 + widget.Width(try.draw(a, s)) - a.Width; over > 0 && try.title < wide {
			title = ""
			if left := widget.Width(worn) - over; left >= try.title && try.title > 0 {
				title = widget.Cut(worn, left, a.Theme.Sign.More)
			}
		}
		if line := try.header(a, s, title, try.name, beside); line != "" {
			return line
		}
	}
	return ""
}

// header puts the name and a title at the left of some figures; "" where less than some cells are
// left for the name.
func (f figures) header(a screen.Area, s game.Standing, title string, name, beside int) string {
	t, right := a.Theme, f.draw(a, s)
	room := a.Width - 2 - widget.Width(right) - widget.Width(title) - beside
	if room < name || beside > 0 && room < min(widget.Width(s.Name), shortName) {
		return ""
	}
	left := widget.Banner(t, widget.Cut(s.Name, room, t.Sign.More)) + title
	return widget.Spread(left, right, a.Width, t.Sign.More)
}

// standing is what the header shows of what is on disk: nothing yet of what the screen is
// still showing the way of.
func (m *Model) standing(a screen.Area) game.Standing {
	if u, ok := m.screen.(screen.Unfolding); ok && u.Unfolds() {
		return m.before
	}
	return a.Kept.Standing
}

// shortName and shortTitle are how short a name and a title may become before something else
// goes, wide is a title that is not cut, in cells.
const shortName, shortTitle, wide = 6, 12, 1 << 20

// figures is what the right side of the header shows of a level, a purse and a streak.
type figures struct {
	bar          int  // cells
	xp           bool // in numbers
	gold, streak bool
	words        bool // the streak has words
}

func (f figures) barred(cells int) figures {
	f.bar = cells
	return f
}

func (f figures) draw(a screen.Area, s game.Standing) string {
	t, words := a.Theme, a.Book().Frame
	n := strconv.Itoa
	gap, streak := "   ", words.Streak
	if f.bar <= 8 {
		gap = "  "
	}
	if !f.words {
		streak = words.StreakBrief
	}
	out := t.Heading.Render(phrase.Fill(words.Level, "n", n(s.Level.Number))) + " " + widget.Bar(t, s.Level.Into, s.Level.Span, f.bar, t.Teal)
	if f.xp {
		out += " " + t.Muted.Render(phrase.Fill(words.XPOf, "into", n(s.Level.Into), "span", n(s.Level.Span)))
	}
	if f.gold {
		out += gap + t.Gold.Render(t.Sign.Gold+" "+phrase.Fill(words.Gold, "n", n(s.Gold)))
	}
	if f.streak && s.Streak > 0 {
		out += gap + t.Gold.Render(t.Sign.Star+" "+phrase.Fill(streak, "n", n(s.Streak)))
	}
	return out
}
