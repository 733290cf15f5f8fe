package style

import "slices"

// Dress is what is worn of the shop beside a theme, each by its ID there; "" for what everybody
// has, and so is an ID that the game does not know.
type Dress struct {
	Border string // the lines of boxes and rules: see Borders
	Banner string // how the name stands in the header
	Owl    string // how the owl looks
}

// Dressed gives the theme with something worn, and nothing else of what it wore.
func (t *Theme) Dressed(d Dress) *Theme {
	dressed := *t
	dressed.Dress = d
	signs, table := drawnSigns, drawnBorders
	if !t.Sign.BlocksAreDrawn {
		signs, table = plainSigns, plainBorders
	}
	dressed.Sign = signs
	for _, b := range table {
		if b.id == d.Border {
			dressed.Sign = b.on(signs)
		}
	}
	return &dressed
}

// border is the signs of which lines are drawn.
type border struct {
	id                                          string
	rule, side                                  string
	topLeft, topRight, bottomLeft, bottomRight  string
	leftTee, rightTee, topTee, bottomTee, cross string
}

func (b border) on(s Signs) Signs {
	s.Rule, s.Side = b.rule, b.side
	s.TopLeft, s.TopRight, s.BottomLeft, s.BottomRight = b.topLeft, b.topRight, b.bottomLeft, b.bottomRight
	s.LeftTee, s.RightTee, s.TopTee, s.BottomTee, s.Cross = b.leftTee, b.rightTee, b.topTee, b.bottomTee, b.cross
	s.GateLeft, s.GateRight = b.rightTee, b.leftTee
	return s
}

var drawnBorders = []border{
	{"square", "─", "│", "┌", "┐", "└", "┘", "├", "┤", "┬", "┴", "┼"},
	{"stitched", "┄", "┆", "╭", "╮", "╰", "╯", "├", "┤", "┬", "┴", "┼"},
	{"heavy", "━", "┃", "┏", "┓", "┗", "┛", "┣", "┫", "┳", "┻", "╋"},
	{"double", "═", "║", "╔", "╗", "╚", "╝", "╠", "╣", "╦", "╩", "╬"},
}

// plainBorders are for terminals that draw ASCII only: another look, too, for who bought one.
var plainBorders = []border{
	{"square", "-", "|", ".", ".", "'", "'", "|", "|", "-", "-", "+"},
	{"stitched", ".", ":", ".", ".", ":", ":", ":", ":", ".", ".", ":"},
	{"heavy", "#", "#", "#", "#", "#", "#", "#", "#", "#", "#", "#"},
	{"double", "=", "|", "#", "#", "#", "#", "#", "#", "#", "#", "#"},
}

// Borders gives the IDs of the borders that can be drawn.
func Borders() []string {
	var all []string
	for _, b := range drawnBorders {
		all = append(all, b.id)
	}
	return slices.Clip(all)
}
