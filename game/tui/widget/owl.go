package widget

import "quest/game/tui/style"

// Mood is how the owl feels.
type Mood int

// The moods of the owl.
const (
	Awake Mood = iota
	Happy
	Winking
	Thinking
)

// Owl draws the owl that lives in the game: three lines of seven cells.
func Owl(t *style.Theme, m Mood) []string {
	eyes := "o,o"
	switch m {
	case Happy:
		eyes = "^,^"
	case Winking:
		eyes = "o,-"
	case Thinking:
		eyes = "o,O"
	case Awake:
	}
	feather := t.Accent.Render
	return []string{
		feather(` /\_/\ `),
		feather("( ") + t.Gold.Bold().Render(eyes) + feather(" )"),
		feather(` \_v_/ `),
	}
}

// Name draws the name of the game, three lines high.
func Name(t *style.Theme) []string {
	if !t.Sign.BlocksAreDrawn {
		line := ""
		for i, l := range []string{"Q", "U", "E", "S", "T"} {
			line += t.Glow[i].Render(l) + " "
		}
		rule := t.Line.Render("---------")
		return []string{rule, line, rule}
	}
	letters := [5][3]string{
		{"▄▀▀▀▄", "█ ▄ █", " ▀▀█▄"},
		{"█   █", "█   █", "▀▄▄▄▀"},
		{"█▀▀▀", "█▀▀ ", "█▄▄▄"},
		{"▄▀▀▀", " ▀▀▄", "▄▄▄▀"},
		{"▀▀█▀▀", "  █  ", "  █  "},
	}
	out := make([]string, 3)
	for row := range out {
		for i, l := range letters {
			out[row] += t.Glow[i].Render(l[row]) + "  "
		}
	}
	return out
}
