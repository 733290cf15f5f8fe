package widget

import (
	"strconv"
	"strings"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/screen"
)

// Feats says what is celebrated, one thing a line.
func Feats(a screen.Area, f screen.Feats) []string {
	t := a.Theme
	var out []string
	for _, title := range f.Bosses {
		line := Heading(a, a.Width, func(in screen.Area) string { return t.Gold.Bold().Render(in.Book().Boss.Won) })
		out = append(out, line)
		names := game.LineIn(a.Speech.Langs(), title)
		out = append(out, Cut(t.Strong.Render(strings.Join(names, " "+t.Sign.Dot+" ")), a.Width, t.Sign.More))
	}
	if k := f.Reached.Keepsake; k != nil {
		out = append(out, Heading(a, a.Width, func(in screen.Area) string {
			return t.Text.Render(t.Sign.Found + " " + in.Book().KeepsakeWon(*k, in.Book().Lang))
		}))
	}
	out = append(out, achieved(a, f.Achieved)...)
	for i := range a.Book().Today.Reached(f.Reached) {
		out = append(out, SayEach(a, a.Width, Inks{First: t.Gold.Bold(), Second: t.Second}, func(in screen.Area) string {
			return in.Book().Today.Reached(f.Reached)[i]
		})...)
	}
	if f.Level > 0 {
		out = append(out, Heading(a, a.Width, func(in screen.Area) string {
			return t.Gold.Bold().Reverse().Render(" " + t.Sign.Star + " " + phrase.Fill(in.Book().Summary.LevelUp, "n", strconv.Itoa(f.Level)) + " ")
		}))
	}
	return out
}

// together is from how many achievements on only their names are said.
const together = 3

// achieved says which achievements and titles of skill were earned: the name of each with what it
// was earned for, or the names together where there are many.
func achieved(a screen.Area, all []game.Achievement) []string {
	gold, rest := Inks{First: a.Theme.Gold.Bold(), Second: a.Theme.Second}, Inks{First: a.Theme.Muted, Second: a.Theme.Second}
	if len(all) >= together {
		return SayEach(a, a.Width, gold, func(in screen.Area) string { return in.Book().ToldShort(all) })
	}
	var out []string
	for _, one := range all {
		out = append(out, Heading(a, a.Width, func(in screen.Area) string { return gold.First.Render(in.Book().ToldDeed(one)) }))
		out = append(out, SayEach(a, a.Width, rest, func(in screen.Area) string { return in.Book().DeedSays(one) })...)
	}
	return out
}
