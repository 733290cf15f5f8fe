package home

import (
	"slices"
	"sort"

	"quest/content"
	"quest/game"
)

// course is the lessons of all packs in the order of the map. What the map shows of a
// pack is worked out when it is first asked for: with many packs most are never drawn.
type course struct {
	parts  []part
	rows   int // of all parts
	player *game.Player
	now    game.Moment

	allDone *bool // nil until it is asked for
}

// part is the lessons of one pack.
type part struct {
	pack  *content.Pack
	first int // its first row in the course
	count int
	rows  []row // nil until they are asked for
}

// courseOf reads which lessons there are, and nothing of what they say.
func courseOf(packs []*content.Pack, player *game.Player, now game.Moment) *course {
	c := &course{player: player, now: now}
	for _, pack := range packs {
		if n := pack.LessonCount(); n > 0 {
			c.parts = append(c.parts, part{pack: pack, first: c.rows, count: n})
			c.rows += n
		}
	}
	return c
}

// lessons gives the rows of a part.
func (c *course) lessons(p *part) []row {
	if p.rows == nil {
		p.rows = make([]row, p.count)
		heads := p.pack.Lessons()
		for i := range p.rows {
			var head content.LessonHead
			if i < len(heads) { // a damaged pack has none
				head = heads[i]
			}
			p.rows[i] = row{p.pack, head, c.player.Progress(p.pack, head, c.now)}
		}
	}
	return p.rows
}

// part gives the part that a row belongs to.
func (c *course) part(row int) *part {
	return &c.parts[sort.Search(len(c.parts), func(i int) bool { return c.parts[i].first > row })-1]
}

// row gives one row, which there must be.
func (c *course) row(i int) row {
	p := c.part(i)
	return c.lessons(p)[i-p.first]
}

// offer gives what to do with the lesson of a row.
func (c *course) offer(i int) game.Offer {
	r := c.row(i)
	return c.player.Open(r.pack, r.head, c.now)
}

// terms gives the terms of the quiz of a row.
func (c *course) terms(i int) game.Terms {
	r := c.row(i)
	return c.player.Terms(r.pack, r.head, c.now)
}

// last reports whether a row is the last one of its pack.
func (c *course) last(i int) bool {
	p := c.part(i)
	return i+1 == p.first+p.count
}

// find gives the row of a lesson, -1 for none.
func (c *course) find(pack content.PackID, lesson content.LessonID) int {
	for i := range c.parts {
		p := &c.parts[i]
		if p.pack.ID() != pack {
			continue
		}
		for n, head := range p.pack.Lessons() {
			if head.ID == lesson {
				return p.first + n
			}
		}
	}
	return -1
}

// done counts the lessons of a part that are done.
func (c *course) done(p *part) int {
	n := 0
	for _, r := range c.lessons(p) {
		if r.State == game.Done {
			n++
		}
	}
	return n
}

// finished reports whether every lesson of every pack is done, and there is one.
func (c *course) finished() bool {
	if c.allDone == nil {
		all := c.rows > 0 && !slices.ContainsFunc(c.parts, func(p part) bool {
			return slices.ContainsFunc(p.pack.Lessons(), func(l content.LessonHead) bool { return c.player.State(p.pack, l) != game.Done })
		})
		c.allDone = &all
	}
	return *c.allDone
}

// layout is where the path has its lines, without drawing any.
type layout struct {
	course *course
	gap    int   // empty lines between two lessons
	tops   []int // the first line of each part: empty but for the first one, before the name of the pack
	lines  int   // of all
}

// The lines of a part around its lessons, and of a lesson without what follows it.
const (
	titleLines  = 2 // the name of the pack, and an empty line
	betweenLine = 1 // before it, but for the first pack
	lessonLines = 2
)

// layout lays the path out.
func (c *course) layout(gap int) layout {
	l := layout{course: c, gap: gap}
	for i := range c.parts {
		l.tops = append(l.tops, l.lines)
		n := c.parts[i].count
		l.lines += titleLines + n*lessonLines + (n-1)*gap
		if i > 0 {
			l.lines += betweenLine
		}
	}
	return l
}

// of gives the first and the last line of a row, with the empty ones after it.
func (l layout) of(row int) (first, last int) {
	p := l.course.part(row)
	first = titleLines + (row-p.first)*(lessonLines+l.gap)
	if p.first > 0 {
		first += betweenLine
	}
	for i := range l.course.parts {
		if &l.course.parts[i] == p {
			first += l.tops[i]
		}
	}
	last = first + lessonLines - 1
	if !l.course.last(row) {
		last += l.gap
	}
	return first, last
}
