package chest

import (
	"strings"

	"quest/game/tui/style"
)

// The frames of the animation, from closed to open.
const (
	closed = 0
	open   = 6
)

// inner is the width of the chest between its sides, in cells.
const inner = 20

// draw draws the chest at a frame: always the same size, so that nothing around it
// moves. The lid stirs, rises and falls back, and what is in it shines.
func draw(t *style.Theme, frame int) []string {
	s := t.Sign
	wood, gold := t.Accent.Render, t.Gold.Bold().Render
	rule := func(n int) string { return strings.Repeat(s.Rule, n) }
	pad := func(n int) string { return strings.Repeat(" ", n) }
	blank := pad(inner + 2)
	flat := []string{
		wood(s.TopLeft + rule(inner) + s.TopRight),
		wood(s.Side) + pad(inner) + wood(s.Side),
	}
	back := []string{
		" " + wood(s.TopLeft+rule(inner-2)+s.TopRight) + " ",
		wood(s.Rising) + pad(inner) + wood(s.Falling),
	}
	front := []string{
		wood(s.LeftTee+rule(inner/2-2)) + gold(" "+s.Here+s.Here+" ") + wood(rule(inner/2-2)+s.RightTee),
		wood(s.Side) + pad(inner) + wood(s.Side),
		wood(s.BottomLeft + rule(inner) + s.BottomRight),
	}
	coins := gold(pad(3) + strings.Join([]string{s.Gold, s.Gold, s.Star, s.Gold, s.Here, s.Gold, s.Star, s.Gold}, " ") + pad(4))
	sparks := gold(pad(5) + s.Dot + pad(3) + s.Star + pad(3) + s.Dot + pad(2) + s.Star + pad(5))
	stack := func(parts ...[]string) []string {
		var out []string
		for _, p := range parts {
			out = append(out, p...)
		}
		return out
	}
	switch {
	case frame <= 1:
		return stack([]string{blank, blank}, flat, front)
	case frame == 2:
		return stack([]string{blank}, flat, []string{blank}, front)
	case frame == 3:
		return stack(back, []string{blank, blank}, front)
	case frame == 4:
		return stack(back, []string{blank, coins}, front)
	}
	return stack(back, []string{sparks, coins}, front)
}
