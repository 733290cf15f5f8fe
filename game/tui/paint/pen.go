package paint

import "strconv"

// pen collects what is written to the terminal, and knows where its cursor stands and
// which look is in force there.
type pen struct {
	out    []byte
	x, y   int
	known  bool // the cursor stands at x, y
	style  string
	shows  bool // a blank of style differs from a plain one
	unsure bool // something else may have changed the look
	turns  map[[2]string]turn
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

// forget takes nothing for granted of the terminal's cursor and look: something else
// may have changed both.
func (p *pen) forget() { p.known, p.unsure, p.shows = false, true, true }

// turn is how one look becomes another.
type turn struct {
	sequence string
	shows    bool // a blank of the new look differs from a plain one
}

// look brings a look into force.
func (p *pen) look(style string) {
	if p.style == style && !p.unsure {
		return
	}
	t := p.turn(p.style, style)
	if p.unsure {
		t.sequence = "\x1b[m" + style
	}
	p.out = append(p.out, t.sequence...)
	p.style, p.shows, p.unsure = style, t.shows, false
}

func (p *pen) turn(from, to string) turn {
	key := [2]string{from, to}
	t, ok := p.turns[key]
	if ok {
		return t
	}
	a, b := readLook(from), readLook(to)
	t = turn{change(a, b), b.onBlanks()}
	if a.unread || b.unread {
		t.sequence = "\x1b[m" + to
	}
	if p.turns == nil || len(p.turns) >= mostLooks {
		p.turns = map[[2]string]turn{}
	}
	p.turns[key] = t
	return t
}

// put writes a cell where the cursor stands; a plain blank is written in whatever look
// is in force, if that cannot be seen on it. Behind the last column no cursor can be
// relied on.
func (p *pen) put(c cell, width int) {
	if c.style != "" || c.text != " " || p.shows {
		p.look(c.style)
	}
	p.out = append(p.out, c.text...)
	p.x += c.cols
	if p.x >= width {
		p.known = false
	}
}

// clearRight empties the line from the cursor on.
func (p *pen) clearRight() {
	if p.shows {
		p.look("") // cells are emptied in the background that is in force
	}
	p.out = append(p.out, "\x1b[K"...)
}

// clear empties the terminal.
func (p *pen) clear() {
	p.out = append(p.out, "\x1b[m\x1b[H\x1b[2J"...)
	p.x, p.y, p.known = 0, 0, true
	p.style, p.shows, p.unsure = "", false, false
}
