package widget

import (
	"quest/game/tui/style"
)

// HeadHeight is how many lines a Head takes.
const HeadHeight = 3

// Head is the upper part of a screen: its title, how far it has come in words, such as
// "question 4 of 6", and as a bar of n of a whole.
func Head(t *style.Theme, title, progress string, n, of, width int, ink style.Ink) []string {
	return []string{
		Spread(title, t.Muted.Render(progress), width, t.Sign.More),
		Bar(t, n, of, width, ink),
		"",
	}
}

// RoomyFrom is the height of an area from which there are lines to spare: that of a terminal of 24
// lines has it, one of 18 lines has not.
const RoomyFrom = 17

// Margin is how many empty lines a tall screen leaves above what it shows.
func Margin(height int) int { return min(9, max(0, (height-20)/4)) }
