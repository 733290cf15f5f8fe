package record

import (
	"strconv"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// calibration gives, for each level of certainty, how many answers were right: figures
// only, without judging them.
func (r Record) calibration(a screen.Area, width int) []string {
	t, words := a.Theme, a.Book().Certainty
	out := []string{t.Heading.Render(words.Calibration)}
	bar := max(8, min(24, width-52))
	for _, level := range []game.Certainty{game.Certain, game.Fairly, game.Guess} {
		c := r.player.Calibration(level)
		if c.Given == 0 {
			continue
		}
		says := phrase.Fill(words.OfLevel, "level", words.Level(level), "n", strconv.Itoa(c.Given), "right", strconv.Itoa(c.Right))
		line := widget.Bar(t, c.Right, c.Given, bar, t.Teal) + "   " + t.Text.Render(says)
		out = append(out, widget.Cut(line, width, t.Sign.More))
	}
	switch {
	case len(out) > 1:
	case r.player.Wager():
		out = append(out, widget.Wrap(t.Muted.Render(words.NoneYet), width)...)
	default:
		out = append(out, widget.Wrap(t.Muted.Render(words.Off), width)...)
	}
	return out
}
