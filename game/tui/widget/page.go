package widget

import "slices"

// Unlimited is a width that no line reaches.
const Unlimited = 1 << 20

// Page is lines of a screen, with what a mouse finds on them and the lines that keys act
// on, which are to stay in sight.
type Page struct {
	Lines   []string
	Targets []Target // where two share a cell, the later one is found
	focus   lines
}

// Target is some cells of a page that do something when they are clicked.
type Target struct {
	First, Last int // lines, both included
	Left, Right int // cells; Right is the first one that does not belong to it
	Does        Deed
	N           int // which one of those that do the same
}

// Deed is what a click on a target does. Each screen numbers its own.
type Deed int

// lines are some lines of a page, from the first to before the end.
type lines struct{ first, end int }

func (l lines) shifted(by int) lines { return lines{l.first + by, l.end + by} }

// Add puts lines at the end.
func (p *Page) Add(lines ...string) { p.Lines = append(p.Lines, lines...) }

// Put puts lines at the end that do something when they are clicked. focused is whether
// keys act on them.
func (p *Page) Put(lines []string, does Deed, n int, focused bool) {
	first, last := len(p.Lines), len(p.Lines)+len(lines)-1
	p.Mark(first, last, 0, Unlimited, does, n)
	p.Add(lines...)
	if focused {
		p.Focus(first, last)
	}
}

// Mark makes a target of some cells, from line first to line last and from cell left to
// before cell right.
func (p *Page) Mark(first, last, left, right int, does Deed, n int) {
	p.Targets = append(p.Targets, Target{first, last, left, right, does, n})
}

// Focus tells which lines keys act on, in place of those told before.
func (p *Page) Focus(first, last int) { p.focus = lines{first, last + 1} }

// Focused gives the lines that keys act on; false if there are none.
func (p Page) Focused() (first, last int, ok bool) {
	return p.focus.first, p.focus.end - 1, p.focus.end > p.focus.first
}

// Follow puts another page below. Its focus counts if it has one.
func (p *Page) Follow(q Page) {
	top := len(p.Lines)
	p.Add(q.Lines...)
	p.adopt(q, top, 0, Unlimited)
}

// Columns puts two pages side by side; the left one takes a fixed width, and a gap stands
// between them. A click into the gap counts for the right one, and so does its focus if it
// has one.
func Columns(left, right Page, leftWidth, gap int) Page {
	out := Page{Lines: Beside(left.Lines, right.Lines, leftWidth, gap)}
	out.adopt(left, 0, 0, leftWidth)
	out.adopt(right, 0, leftWidth+gap, Unlimited)
	for i := range out.Targets[len(left.Targets):] {
		if t := &out.Targets[len(left.Targets)+i]; t.Left == leftWidth+gap {
			t.Left = leftWidth
		}
	}
	return out
}

// adopt takes the targets and the focus of a page over that was moved down and to the
// right; end is where its cells end.
func (p *Page) adopt(q Page, down, right, end int) {
	p.Targets = slices.Grow(p.Targets, len(q.Targets))
	for _, t := range q.Targets {
		t.First, t.Last = t.First+down, t.Last+down
		t.Left, t.Right = t.Left+right, min(t.Right+right, end)
		p.Targets = append(p.Targets, t)
	}
	if _, _, ok := q.Focused(); ok {
		p.focus = q.focus.shifted(down)
	}
}

// Find gives the target in a cell; false if there is none.
func (p Page) Find(x, y int) (Target, bool) {
	for i := len(p.Targets) - 1; i >= 0; i-- {
		if t := p.Targets[i]; y >= t.First && y <= t.Last && x >= t.Left && x < t.Right {
			return t, true
		}
	}
	return Target{}, false
}

// Target gives the first target of those that do the same; false if there is none.
func (p Page) Target(does Deed, n int) (Target, bool) {
	for _, t := range p.Targets {
		if t.Does == does && t.N == n {
			return t, true
		}
	}
	return Target{}, false
}

// InSight scrolls as little as it can so that the focus is seen in a height; not at all
// where nothing has the focus.
func (p Page) InSight(s Scroll, height int) Scroll {
	first, last, ok := p.Focused()
	if !ok {
		return s
	}
	return s.Show(first, last, len(p.Lines), height)
}

// Drop gives the page without a line. Targets and focus below it move up.
func (p Page) Drop(line int) Page {
	out := Page{Lines: make([]string, 0, len(p.Lines)-1), Targets: make([]Target, len(p.Targets)), focus: p.focus}
	out.Lines = append(append(out.Lines, p.Lines[:line]...), p.Lines[line+1:]...)
	for i, t := range p.Targets {
		if t.First > line {
			t.First, t.Last = t.First-1, t.Last-1
		}
		out.Targets[i] = t
	}
	if p.focus.first > line {
		out.focus = p.focus.shifted(-1)
	}
	return out
}

// Roomiest gives the first layout, of those with the gaps that are given, that fits. The
// last gap is taken where none does. gaps is not empty and begins with the widest.
func Roomiest[T any](gaps []int, lay func(gap int) T, fits func(T) bool) T {
	for _, gap := range gaps[:len(gaps)-1] {
		if laid := lay(gap); fits(laid) {
			return laid
		}
	}
	return lay(gaps[len(gaps)-1])
}
