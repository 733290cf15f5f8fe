package paint

import "strconv"

// pen collects what is written to the terminal, and knows where its cursor stands and
// which look is in force there.
type pen struct {
	out   []byte
	x, y  int
	known bool // the cursor stands at x, y
	style string
}

// move brings the cursor to a cell.
func (p *pen) move(x, y int) {
	if p.known && p.x == x && p.y == y {
		return
	}
	switch {
	case p.known && p.y == y:
		p.csi(x+1, 0, 'G')
	case x == 0:
		p.csi(y+1, 0, 'H')
	default:
		p.csi(y+1, x+1, 'H')
	}
	p.x, p.y, p.known = x, y, true
}

// csi writes a control sequence with one parameter, or with two if b is not 0.
func (p *pen) csi(a, b int, final byte) {
	p.out = append(p.out, '\x1b', '[')
	if a != 1 || b != 0 {
		p.out = strconv.AppendInt(p.out, int64(a), 10)
	}
	if b != 0 {
		p.out = append(p.out, ';')
		p.out = strconv.AppendInt(p.out, int64(b), 10)
	}
	p.out = append(p.out, final)
}

// unknownLook stands for a look that something else may have set.
const unknownLook = "?"

// look brings a look into force.
func (p *pen) look(style string) {
	if p.style == style {
		return
	}
	if p.style != "" {
		p.out = append(p.out, "\x1b[m"...)
	}
	p.out = append(p.out, style...)
	p.style = style
}

// put writes a cell where the cursor stands. Behind the last column no cursor can be
// relied on.
func (p *pen) put(c cell, width int) {
	p.look(c.style)
	p.out = append(p.out, c.text...)
	p.x += c.cols
	if p.x >= width {
		p.known = false
	}
}

// clearRight empties the line from the cursor on, in the plain look.
func (p *pen) clearRight() {
	p.look("")
	p.out = append(p.out, "\x1b[K"...)
}

// clear empties the terminal.
func (p *pen) clear() {
	p.out = append(p.out, "\x1b[m\x1b[H\x1b[2J"...)
	p.x, p.y, p.known, p.style = 0, 0, true, ""
}
