package quiz

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// caseRow: a case has no answer of its own. Its questions are items with a scenario.
var caseRow = row{ask: newSingle, freeArrows: true, explain: Verdict.option, rank: byChoice, share: partsOf}

// sceneGap is what stands between a scenario and the question beside it.
const sceneGap = 2

// barWidth is the bar before a scenario above its question.
const barWidth = 2

// The sizes of a scenario: how wide it is at most beside the question, and how many
// lines it shows at least above it.
const (
	sceneMost, sceneLeast = 62, 3
	sceneFrom             = 90 // columns from which it stands beside the question
)

// scene is the scenario of a case in a pane of its own: beside the question where
// there is room, else above it. It can be folded away, and scrolls.
type scene struct {
	pack   *content.Pack
	head   *content.CaseHead
	folded bool
	scroll widget.Scroll
	skip   int                   // cells of text art that are out of sight at the left
	needs  func(screen.Area) int // lines that the question takes at least; nil where it asks nothing
	tall   *widget.LineMemo      // laid out beside the question
	flat   *widget.LineMemo      // laid out above it
}

func newScene(pack *content.Pack, head *content.CaseHead) scene {
	return scene{pack: pack, head: head, tall: new(widget.LineMemo), flat: new(widget.LineMemo)}
}

// asking is the scenario above or beside a question that takes some lines at least.
func (s scene) asking(needs func(screen.Area) int) scene {
	rows := new(widget.Memo[int])
	s.needs = func(a screen.Area) int { return rows.For(a, func() int { return needs(a) }) }
	s.tall, s.flat = new(widget.LineMemo), new(widget.LineMemo)
	return s
}

// panesWidth is two panes, each as wide as a text should be.
const panesWidth = 156

// breadth is how many cells of a wide terminal the panes use, 0 where there is one pane.
func (s scene) breadth() int {
	if !s.there() || s.folded {
		return 0
	}
	return panesWidth
}

// there reports whether the item belongs to a case.
func (s scene) there() bool { return s.head != nil }

// beside reports whether the pane stands beside the question.
func (s scene) beside(a screen.Area) bool {
	return !s.folded && a.Wide && a.Width >= sceneFrom
}

// width is the width of a pane beside the question.
func (s scene) width(a screen.Area) int { return min(sceneMost, (a.Width-sceneGap)/2) }

// height is how many lines a pane above the question takes, its title included.
func (s scene) height(a screen.Area) int {
	if s.folded {
		return 1
	}
	return s.seen(a) + 1
}

// seen is how many lines of the scenario are seen.
func (s scene) seen(a screen.Area) int {
	switch {
	case !s.there() || s.folded:
		return 0
	case s.beside(a):
		return s.most(a)
	}
	return min(len(s.lines(a)), s.most(a))
}

// most is how many lines of the scenario can be seen: above a question all that it leaves
// free, above a verdict two fifths of the screen.
func (s scene) most(a screen.Area) int {
	if s.beside(a) {
		return max(1, bodyHeight(a)-2)
	}
	const title = 1
	least := sceneLeast
	if s.needs == nil || len(a.Speech.Within(s.pack)) > 1 { // something of both languages
		least = max(least, bodyHeight(a)*2/5)
	}
	if s.needs == nil {
		return least
	}
	return max(least, bodyHeight(a)-title-s.needs(a))
}

// room is the area that the pane leaves to what stands beside it or below it. Its height
// is such that bodyHeight gives what is left for that.
func (s scene) room(a screen.Area) screen.Area {
	switch {
	case !s.there():
	case s.beside(a):
		a.Width -= s.width(a) + sceneGap
		a.Wide = false
	default:
		a.Height -= s.height(a)
	}
	return a
}

// origin is the cell of an area at which that room begins.
func (s scene) origin(a screen.Area) (x, y int) {
	y = widget.HeadHeight
	switch {
	case !s.there():
	case s.beside(a):
		x = s.width(a) + sceneGap
	default:
		y += s.height(a)
	}
	return x, y
}

func (s scene) lines(a screen.Area) []string {
	if s.beside(a) {
		return s.tall.For(a, func() []string { return s.lay(s.inside(a), s.most(a)) })
	}
	return s.flat.For(a, func() []string {
		in := a
		in.Width = max(1, a.Width-barWidth)
		lines := s.lay(in, s.most(a))
		for i, l := range lines {
			lines[i] = a.Theme.Accent.Render(a.Theme.Sign.Side) + " " + l
		}
		return lines
	})
}

// inside is the area of a pane beside the question.
func (s scene) inside(a screen.Area) screen.Area {
	a.Width, a.Wide = s.width(a)-widget.BoxFrame-widget.Gutter, false
	return a
}

// lay writes the scenario: with empty lines between its paragraphs and what belongs to it
// where all of it then fits into most lines.
func (s scene) lay(a screen.Area, most int) []string {
	pen := widget.NewPen(a, s.pack)
	pen.Skip = s.skip
	return widget.Roomiest([]int{1, 0}, func(gap int) []string {
		out := pen.Paragraphs(s.head.Scenario, pen.Reading(), gap)
		if s.head.Code != nil {
			out = append(append(out, make([]string, gap)...), pen.Exhibit(content.Block{Kind: content.Fence, Code: s.head.Code})...)
		}
		if s.head.Art != nil {
			out = append(append(out, make([]string, gap)...), pen.Exhibit(*s.head.Art)...)
		}
		return out
	}, func(lines []string) bool { return len(lines) <= most })
}

func (s scene) atEnd(a screen.Area) bool {
	return !s.there() || s.folded || s.scroll.AtEnd(len(s.lines(a)), s.seen(a))
}

func (s scene) begun(a screen.Area) bool {
	return s.there() && !s.folded && s.scroll.Move(0, len(s.lines(a)), s.seen(a)).Top > 0
}

// turn scrolls a page down, or up for a negative number.
func (s scene) turn(a screen.Area, by int) scene {
	s.scroll = s.scroll.Move(by*max(1, s.seen(a)-1), len(s.lines(a)), s.seen(a))
	return s
}

// turns reports whether pages of the scenario are out of sight.
func (s scene) turns(a screen.Area) bool { return s.there() && (!s.atEnd(a) || s.begun(a)) }

// hear turns the pages of a scenario beside a verdict, and moves its text art
// sideways. A page back is the scenario's only while the reasons stand at their top.
func (s scene) hear(a screen.Area, msg tea.Msg, atTop bool) (scene, bool) {
	if by := sideways(a.Keys, msg, true); by != 0 {
		return s.withSkip(moved(s.skip, by, s.overhang(a))), true
	}
	if wheel, ok := msg.(tea.MouseWheelMsg); ok {
		return s.wheel(a, wheel)
	}
	switch {
	case keymap.Pressed(msg, a.Keys.PageDown) && !s.atEnd(a):
		return s.turn(a, 1), true
	case keymap.Pressed(msg, a.Keys.PageUp) && s.begun(a) && atTop:
		return s.turn(a, -1), true
	}
	return s, false
}

// wheel scrolls the pane if the mouse is over it.
func (s scene) wheel(a screen.Area, msg tea.MouseWheelMsg) (scene, bool) {
	if !s.there() || s.folded || msg.Y < widget.HeadHeight {
		return s, false
	}
	over := msg.Y < widget.HeadHeight+s.height(a)
	if s.beside(a) {
		over = msg.X < s.width(a)
	}
	if over {
		s.scroll = s.scroll.Move(turned(msg), len(s.lines(a)), s.seen(a))
	}
	return s, over
}

// label is the title of the pane: "scenario", and which part of the case is asked.
func (s scene) label(a screen.Area) string {
	t, words := a.Theme, a.Book().Answering
	part := phrase.Fill(words.Part, "n", strconv.Itoa(s.head.N), "of", strconv.Itoa(s.head.Of))
	return t.Heading.Render(words.Scenario) + t.Line.Render(" "+t.Sign.Dot+" ") + t.Accent.Render(part)
}

// draw draws the pane: a box beside the question, or a title with the text below it behind
// a bar.
func (s scene) draw(a screen.Area) []string {
	t := a.Theme
	if s.beside(a) {
		width, height := s.width(a), s.seen(a)
		lines := s.scroll.Window(t, s.lines(a), width-widget.BoxFrame-widget.Gutter, height)
		for len(lines) < min(height, 8) {
			lines = append(lines[:len(lines):len(lines)], "")
		}
		box := widget.Box(t, s.label(a), lines, width, t.Accent)
		if more := s.more(a); more != "" { // in the border below
			rule := strings.Repeat(t.Sign.Rule, max(0, width-4-widget.Width(more)))
			box[len(box)-1] = t.Accent.Render(t.Sign.BottomLeft+rule) + more + " " + t.Accent.Render(t.Sign.Rule+t.Sign.BottomRight)
		}
		return box
	}
	var out []string
	sign := t.Sign.Folded
	if !s.folded {
		out = s.scroll.Window(t, s.lines(a), a.Width, s.seen(a))
		sign = t.Sign.Unfolded
	}
	head := t.Accent.Render(sign) + " " + s.label(a) + " "
	more := s.more(a)
	rule := t.Line.Render(strings.Repeat(t.Sign.Rule, max(0, a.Width-widget.Width(head)-widget.Width(more))))
	return append([]string{widget.Cut(head+rule+more, a.Width, "")}, out...)
}

// more says in a border of the pane, after a space, that the scenario goes on below, with
// the key that turns to it; "" once its end is seen.
func (s scene) more(a screen.Area) string {
	return widget.MoreBelow(a, belowWidth(a)+1, s.atEnd(a))
}
