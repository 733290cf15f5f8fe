package widget

import "quest/game/tui/style"

// The size of a Lighthouse, in lines and cells.
const LighthouseRows, LighthouseWidth = 7, 13

// Lighthouse draws the tower of the story, in signs of ASCII alone: the owl looks out of its
// lamp room, which shines or is dark.
func Lighthouse(t *style.Theme, shines bool) []string {
	stone, sea := t.Muted.Render, t.Accent.Render
	lamp, left, right, eyes := t.Muted, [3]string{"   ", "   ", "   "}, [3]string{}, "-,-"
	if shines {
		lamp, left, right, eyes = t.Gold.Bold(), [3]string{` \ `, " - ", ` / `}, [3]string{` /`, " -", ` \`}, "o,o"
	}
	ray := t.Gold.Render
	out := make([]string, 0, LighthouseRows)
	for i, room := range []string{".---.", "|" + eyes + "|", "'---'"} {
		line := ray(left[i]) + " " + lamp.Render(room)
		if right[i] != "" {
			line += ray(" " + right[i])
		}
		out = append(out, line)
	}
	return append(out,
		stone("    /   \\"),
		stone("    |   |"),
		stone("    |   |"),
		sea("~~~")+stone("/_____\\")+sea("~~~"),
	)
}
