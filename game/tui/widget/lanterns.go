package widget

import (
	"strings"

	"quest/game/tui/style"
)

// Lanterns draws lanterns of which some burn. It stands beside words that say the same.
func Lanterns(t *style.Theme, lit, of int) string {
	lit = max(0, min(lit, of))
	out := t.Muted.Render(strings.Repeat(t.Sign.Open, of-lit))
	return t.Gold.Bold().Render(strings.Repeat(t.Sign.Chosen, lit)) + out
}
