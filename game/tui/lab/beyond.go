package lab

import (
	"slices"
	"strconv"
	"strings"

	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// aside puts at the right of the first action that is seen the digits of those that are not,
// and how many controls are out of sight: in words, else in figures, else as much of it as
// has room.
func (l Lab) aside(a screen.Area, b board, foot []string) {
	at := 0
	for at < len(foot) && foot[at] == "" {
		at++
	}
	if at == len(foot) {
		return
	}
	words := a.Book().Lab
	long, short := l.beyond(a, b, words.Above, words.Below), l.beyond(a, b, "{n}", "{n}")
	for _, try := range [][]string{{b.others, long}, {b.others, short}, {short}, {b.others}} {
		line := strings.Join(slices.DeleteFunc(try, func(s string) bool { return s == "" }), "   ")
		if widget.Width(foot[at])+2+widget.Width(line) <= b.width {
			foot[at] = widget.Spread(foot[at], line, b.width, a.Theme.Sign.More)
			return
		}
	}
}

// beyond says in the two phrases, with {n} for a number, how many controls are out of sight
// up and down, or with a sign alone that something else is below; "" where all of the panel is
// seen.
func (l Lab) beyond(a screen.Area, b board, up, down string) string {
	t, from := a.Theme, l.at(b).From(len(b.panel.Lines), b.height)
	above, below := 0, 0
	for _, target := range b.panel.Targets {
		switch {
		case target.Does != takeControl:
		case target.First < from:
			above++
		case target.Last >= from+b.height:
			below++
		}
	}
	var said []string
	if above > 0 {
		said = append(said, t.Sign.Up+" "+phrase.Fill(up, "n", strconv.Itoa(above)))
	}
	switch {
	case below > 0:
		said = append(said, t.Sign.Down+" "+phrase.Fill(down, "n", strconv.Itoa(below)))
	case from+b.height < len(b.panel.Lines):
		said = append(said, t.Sign.Down)
	}
	if len(said) == 0 {
		return ""
	}
	return t.Gold.Render(strings.Join(said, "  "))
}
