package widget

import (
	"strconv"
	"strings"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/style"
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
	out = append(out, achieved(a, f.Achieved)...)
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

// The frames of a burst, from its middle to all of it.
const (
	BurstFirst = 0
	BurstWhole = 6
)

// burst is the picture of what is celebrated. Letters stand for signs.
var burst = []string{
	`.    \   |   /    .`,
	`  o   \  |  /   o  `,
	`----- .  *  . -----`,
	`  o   /  |  \   o  `,
	`.    /   |   \    .`,
}

// Burst draws a burst at a frame: always as many lines of the same width, so that nothing
// around it moves. It grows from its middle.
func Burst(t *style.Theme, frame int) []string {
	s := t.Sign
	signs := map[rune]string{
		'.': t.Gold.Render(s.Dot), '\\': t.Accent.Render(s.Falling), '/': t.Accent.Render(s.Rising), '|': t.Accent.Render(s.Trail),
		'-': t.Teal.Render(s.Rule), 'o': t.Gold.Render(s.Gold), '*': t.Gold.Bold().Render(s.Star),
	}
	middleY := len(burst) / 2
	out := make([]string, len(burst))
	for y, line := range burst {
		middleX := len(line) / 2
		for x, c := range line {
			far := max(x-middleX, middleX-x)/2 + max(y-middleY, middleY-y)
			if sign, drawn := signs[c]; drawn && far <= frame {
				out[y] += sign
			} else {
				out[y] += " "
			}
		}
	}
	return out
}
