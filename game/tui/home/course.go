package home

import (
	"slices"
	"sort"

	"quest/content"
	"quest/game"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// course is the paths of all packs in the order of the map: the lessons of each, and its boss. What the map shows of a
// pack is worked out when it is first asked for: with many packs most are never drawn.
type course struct {
	parts  []part
	rows   int // of all parts
	player *game.Player
	now    game.Moment

	allDone *bool // nil until it is asked for

	drawn drawnParts
}

// drawnParts is what was drawn of the map and does not change until it is read anew: a key moves
// the point alone.
type drawnParts struct {
	stops  widget.Memos[drawnStop, []string]
	heads  widget.Memos[drawnHead, string]
	abouts widget.Memos[drawnHead, []string]
	titles widget.Memos[int, []string] // by row, in the pane
	panes  widget.Memos[drawnPane, pane]
}

// pane is what stands at the right of the path. deed is the line that says what enter does.
type pane struct {
	lines []string
	deed  int
}

// drawnPane is what a pane depends on beside the area.
type drawnPane struct {
	row, height             int
	onDue, onExam, watching bool
	class                   *screen.Class // while its row is chosen
}

// drawnStop is a row of the path as it is drawn.
type drawnStop struct {
	row, width, gap int
	chosen, owl     bool
}

// drawnHead is what is said of a pack in some room.
type drawnHead struct {
	pack content.PackID
	room int
}

// part is the path of one pack. How many rows it has is known without reading the pack.
type part struct {
	pack    *content.Pack
	first   int   // its first row in the course
	lessons int   // the rows with which it begins: lessons, and quizzes that belong to none
	pools   bool  // some of these are such quizzes
	labs    bool  // there is nothing but labs: the rows are these
	count   int   // of all its rows
	told    int   // parts of its story
	rows    []row // nil until they are asked for
}

// courseOf reads which lessons there are, and nothing of what they say.
func courseOf(packs []*content.Pack, player *game.Player, now game.Moment) *course {
	c := &course{player: player, now: now}
	for _, pack := range packs {
		p := part{pack: pack, first: c.rows, lessons: pack.PathLength(), pools: pack.PathLength() > pack.LessonCount()}
		switch {
		case p.lessons > 0:
			p.count, p.told = p.lessons+1, len(player.Told(pack))
			if p.told > 0 {
				p.count++
			}
		case len(pack.Labs()) > 0:
			p.count, p.labs = len(pack.Labs()), true
		default:
			continue
		}
		c.parts = append(c.parts, p)
		c.rows += p.count
	}
	return c
}

// all gives the rows of a part.
func (c *course) all(p *part) []row {
	if p.rows == nil {
		p.rows = make([]row, p.count)
		heads := p.pack.Path()
		for i := range p.rows {
			p.rows[i] = row{pack: p.pack}
			switch {
			case p.labs:
				head := p.pack.Labs()[i]
				p.rows[i].lab = &labRow{head, c.player.LabProgress(p.pack, head)}
			case i > p.lessons:
				p.rows[i].told = p.told
			case i == p.lessons:
				p.rows[i].boss = &bossRow{c.player.BossGate(p.pack), c.player.Boss(p.pack.ID())}
			case i < len(heads): // a damaged pack has none
				p.rows[i].head, p.rows[i].Progress = heads[i], c.player.Progress(p.pack, heads[i], c.now)
			}
		}
	}
	return p.rows
}

// lessons gives the rows of the lessons of a part.
func (c *course) lessons(p *part) []row { return c.all(p)[:p.lessons] }

// part gives the part that a row belongs to.
func (c *course) part(row int) *part {
	return &c.parts[sort.Search(len(c.parts), func(i int) bool { return c.parts[i].first > row })-1]
}

// row gives one row, which there must be.
func (c *course) row(i int) row {
	p := c.part(i)
	return c.all(p)[i-p.first]
}

// offer gives what to do with the lesson or the boss of a row.
func (c *course) offer(i int) game.Offer {
	r := c.row(i)
	if r.boss != nil {
		return game.Offer{Deed: game.FaceBoss, Pack: r.pack, Optional: true}
	}
	if r.told > 0 || r.lab != nil {
		return game.Offer{Deed: game.Reread, Pack: r.pack, Optional: true}
	}
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

// find gives the row of a destination: a lesson, or the boss of a pack; -1 for none.
func (c *course) find(at game.Destination) int {
	for i := range c.parts {
		p := &c.parts[i]
		switch {
		case p.pack.ID() != at.Pack:
			continue
		case p.labs:
			return p.first + max(0, slices.IndexFunc(p.pack.Labs(), func(l content.LabHead) bool { return l.ID == at.Lab }))
		case at.Boss:
			return p.first + p.lessons
		case at.Story && p.told > 0:
			return p.first + p.lessons + 1
		}
		for n, head := range p.pack.Path() {
			if head.ID == at.Lesson {
				return p.first + n
			}
		}
	}
	return -1
}

// done counts the lessons of a part that are done, or the labs that are solved.
func (c *course) done(p *part) int {
	n := 0
	if p.labs {
		for _, r := range c.all(p) {
			if r.lab.solved() {
				n++
			}
		}
		return n
	}
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
			if p.labs {
				return c.done(&p) < p.count
			}
			return slices.ContainsFunc(p.pack.Path(), func(l content.LessonHead) bool { return c.player.State(p.pack, l) != game.Done })
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
