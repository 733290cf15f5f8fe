package lab

import (
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/lab"
	"quest/game/tui/style"
)

// mark is one cell of a lane.
type mark struct {
	sign string
	ink  style.Ink
}

// lane is one route of the picture, drawn along the nodes that the event passes.
type lane struct {
	route  *content.Route
	number int
	asked  bool // the player is asked about it now
	choice int  // what the player would say, -1 for nothing yet
	idle   bool // nothing has been fired
	end    int  // index into the path where the event ends
	stops  bool // it is stopped there
	gone   int  // frames of the way that are over
}

// laneOf gives the lane of an outcome.
func laneOf(o lab.Outcome, number, gone int) lane {
	l := lane{route: o.Route, number: number, choice: -1, gone: gone, end: len(o.Route.Path) - 1}
	if o.Gate == nil {
		return l
	}
	l.stops = true
	for i, node := range o.Route.Path {
		if node == o.Gate.At {
			l.end = i
			break
		}
	}
	return l
}

// lanesOf gives the lanes of what has been fired, of the routes that can be seen, when
// some frames are over.
func lanesOf(f game.Firing, gone int) []lane {
	var all []lane
	for _, o := range f.Outcomes {
		if o.Result != content.Hidden {
			all = append(all, laneOf(o, len(all)+1, gone))
		}
	}
	return all
}

// label is the number of the lane; a pointer while the lane is asked about, because its
// nodes have numbers then.
func (l lane) label(t *style.Theme) string {
	if l.asked {
		return t.Accent.Bold().Render(t.Sign.Gist)
	}
	return t.Muted.Render(strconv.Itoa(l.number))
}

func (l lane) over() bool { return !l.idle && l.gone >= frames }

// span gives the first and the last cell of the lane.
func (l lane) span(at map[content.PartID]int) (first, last int) {
	first, last = at[l.route.Path[0]], at[l.route.Path[0]]
	for _, node := range l.route.Path {
		first, last = min(first, at[node]), max(last, at[node])
	}
	return first, last
}

// marks draws the lane along an axis on which each node has a cell; line is the sign in
// front of the event and way the one behind it.
func (l lane) marks(t *style.Theme, at map[content.PartID]int, line, way string) []mark {
	first, last := l.span(at)
	out := make([]mark, last+1)
	for i := range out {
		out[i] = mark{" ", style.Ink{}}
		if i >= first {
			out[i] = mark{line, t.Line}
		}
	}
	covered, event := l.covered(at)
	for i := range covered {
		out[i] = mark{way, t.Accent}
	}
	for i, node := range l.route.Path {
		out[at[node]] = l.station(t, i, covered[at[node]])
	}
	if event >= 0 {
		out[event] = mark{t.Sign.Here, t.Gold.Bold()}
	}
	return out
}

// covered gives the cells that the event has passed, and where it is: -1 before it
// begins and after it has ended.
func (l lane) covered(at map[content.PartID]int) (map[int]bool, int) {
	passed := map[int]bool{}
	if l.idle {
		return passed, -1
	}
	cells := []int{at[l.route.Path[0]]}
	for i := 1; i <= l.end; i++ {
		step := 1
		if at[l.route.Path[i]] < at[l.route.Path[i-1]] {
			step = -1
		}
		for x := at[l.route.Path[i-1]]; x != at[l.route.Path[i]]; {
			x += step
			cells = append(cells, x)
		}
	}
	come := min(len(cells)-1, l.gone*(len(cells)-1)/frames)
	for _, x := range cells[:come+1] {
		passed[x] = true
	}
	if l.over() {
		return passed, -1
	}
	return passed, cells[come]
}

// station is the mark of a node on the lane.
func (l lane) station(t *style.Theme, i int, passed bool) mark {
	switch {
	case l.over() && i == l.end && l.stops:
		return mark{t.Sign.Wrong, t.Wrong.Bold()}
	case l.over() && i == l.end:
		return mark{t.Sign.Right, t.Right.Bold()}
	case l.asked && i == l.choice, l.asked && l.choice == len(l.route.Path) && i == len(l.route.Path)-1:
		return mark{"?", t.Gold.Bold()}
	case l.asked:
		return mark{string(rune('1' + i)), t.Key}
	case passed:
		return mark{t.Sign.Chosen, t.Accent}
	case l.idle && i == 0:
		return mark{t.Sign.Chosen, t.Accent}
	}
	return mark{t.Sign.Open, t.Muted}
}
