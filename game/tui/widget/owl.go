package widget

import (
	"strings"

	"quest/game/tui/style"
)

// Mood is how the owl feels.
type Mood int

// The moods of the owl.
const (
	Awake Mood = iota
	Happy
	Winking
	Thinking
)

// owlLook is how an owl of the shop is drawn around its eyes: three lines of OwlWidth cells.
type owlLook struct {
	id          string
	top         string
	left, right string // of the eyes, two cells each
	bottom      string
	feather     func(*style.Theme) style.Ink
}

// OwlWidth and OwlRows are the size of the owl, in cells.
const OwlWidth, OwlRows = 7, 3

var owlLooks = []owlLook{
	{"", ` /\_/\ `, "( ", " )", ` \_v_/ `, accentInk},
	{"scholar", ` /\_/\ `, "([", "])", ` \_v_/ `, accentInk},
	{"snowy", ` .---. `, "( ", " )", ` '-v-' `, func(t *style.Theme) style.Ink { return t.Strong }},
	{"horned", ` ^\_/^ `, "{ ", " }", ` \_v_/ `, func(t *style.Theme) style.Ink { return t.Second }},
	{"wizard", `  /*\  `, "( ", " )", ` \_v_/ `, accentInk},
}

func accentInk(t *style.Theme) style.Ink { return t.Accent }

// Owls gives the IDs of the owls that can be drawn beside the usual one.
func Owls() []string {
	var all []string
	for _, l := range owlLooks[1:] {
		all = append(all, l.id)
	}
	return all
}

// Owl draws the owl that lives in the game, as it is dressed: three lines of seven cells.
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
	look := owlLooks[0]
	for _, l := range owlLooks {
		if l.id == t.Dress.Owl {
			look = l
		}
	}
	feather := look.feather(t).Render
	top := feather(look.top)
	if before, after, ok := strings.Cut(look.top, "*"); ok {
		top = feather(before) + t.Gold.Bold().Render("*") + feather(after)
	}
	return []string{
		top,
		feather(look.left) + t.Gold.Bold().Render(eyes) + feather(look.right),
		feather(look.bottom),
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
