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

// chestWidth is the width of the picture in cells.
const chestWidth = 22

// draw draws the chest at a frame: always the same size, so that nothing around it
// moves. First it stirs, then the lid rises, then what is in it shines.
func draw(t *style.Theme, frame int) []string {
	s := t.Sign
	wood, gold := t.Accent.Render, t.Gold.Bold(true).Render
	rule := strings.Repeat(s.Rule, chestWidth-2)
	lid := []string{
		wood(s.TopLeft + rule + s.TopRight),
		wood(s.Side) + strings.Repeat(" ", chestWidth-2) + wood(s.Side),
	}
	half := strings.Repeat(s.Rule, (chestWidth-6)/2)
	lock := wood(s.Side+half+" ") + gold(s.Here+s.Here) + wood(" "+half+s.Side)
	body := []string{
		wood(s.Side) + strings.Repeat(" ", chestWidth-2) + wood(s.Side),
		wood(s.BottomLeft + rule + s.BottomRight),
	}
	blank := strings.Repeat(" ", chestWidth)
	shine := []string{
		"    " + gold(s.Dot) + "    " + gold(s.Star) + "  " + gold(s.Dot) + "  " + gold(s.Star) + "      ",
		"   " + gold(strings.Join([]string{s.Gold, s.Gold, s.Star, s.Gold, s.Here, s.Gold, s.Star, s.Gold}, " ")) + "    ",
	}
	switch {
	case frame <= 1:
		return append([]string{blank, blank}, append(append(lid, lock), body...)...)
	case frame == 2:
		return append([]string{blank}, append(append(lid, blank, lock), body...)...)
	case frame == 3:
		return append(lid, append([]string{blank, blank, lock}, body...)...)
	case frame == 4:
		return append(lid, append([]string{blank, shine[1], lock}, body...)...)
	}
	return append(lid, append([]string{shine[0], shine[1], lock}, body...)...)
}
