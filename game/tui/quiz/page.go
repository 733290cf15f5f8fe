package quiz

import (
	"slices"
	"strings"

	"quest/content"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// What a mouse finds on a question.
const (
	onNothing widget.Deed = iota
	onPart                // an option, a card, a step, a left side of a match, a gap
	onBin                 // a bin of a classify question
	onRight               // a right side of a match
	onChoice              // a row of the list of a gap
	onStatus              // the line below the question
)

// page is a question laid out, which may be taller than the screen. The part that keys
// act on stays in sight.
type page struct {
	widget.Page
	lead   bool         // keys act on the first part
	asked  int          // lines up to the end of the question's own words, 0 if they are not marked
	end    int          // how many of them are pinned when they are out of sight
	held   int          // lines up to the end of a legend, which is pinned in their place; 0 for none
	names  int          // lines of the legend
	cursor *screen.Cell // in the lines, nil for none
}

// part puts a part of the answer at the end. focused is whether keys act on it.
func (p *page) part(lines []string, n int, focused bool) {
	p.Put(lines, onPart, n, focused)
	p.lead = p.lead || focused && n == 0
}

// ask puts the question at the end, whose words are laid out.
func (p *page) ask(pen widget.Pen, item *content.Item, words stemLines) {
	p.end = 1
	if n := len(pen.Langs); n > 1 && !item.Stem.Neutral() && (n > 2 || !pen.Wide) {
		p.end = n // its end in each language
	}
	p.asked = len(p.Lines) + words.own
	p.Add(words.all...)
}

// stemLines is the question with what belongs to it, and an empty line below.
type stemLines struct {
	all []string
	own int // how many of them are the question's own words
}

func stem(pen widget.Pen, item *content.Item) stemLines {
	own := pen.Text(item.Stem, pen.Leading())
	return stemLines{all: append(append(own, exhibits(pen, item)...), ""), own: len(own)}
}

// exhibits is the code and the text art that a question speaks of, each below an empty
// line.
func exhibits(pen widget.Pen, item *content.Item) []string {
	var out []string
	if item.Code != nil {
		out = append(out, "")
		out = append(out, pen.Exhibit(content.Block{Kind: content.Fence, Code: item.Code})...)
	}
	if item.Art != nil {
		out = append(out, "")
		out = append(out, pen.Exhibit(*item.Art)...)
	}
	return out
}

// pins is how many lines at the top of the window are pinned.
func (p page) pins(height int) int {
	question, legend := p.pinnedLines(height)
	return question + legend
}

// pinnedLines is how many lines are pinned of the end of the question, and of the legend. Where there
// is little height, they are few or none.
func (p page) pinnedLines(height int) (question, legend int) {
	if p.held == 0 {
		return min(p.end, p.asked, height/4), 0
	}
	legend = min(p.names, height/3)
	return min(p.end, p.asked, 2*height/5-legend), legend
}

// legend puts the names of what digits stand for at the end, which stay in sight while keys act
// on what is below them.
func (p *page) legend(lines []string) {
	for i, line := range lines {
		p.Put([]string{line}, onBin, i, false)
	}
	p.held, p.names = len(p.Lines), len(lines)
}

// pinned is how many lines of the window are pinned now. follows is whether the window
// follows the keys; where the player has scrolled, nothing is pinned.
func (p page) pinned(s widget.Scroll, height int, follows bool) int {
	question, legend := p.pinnedLines(height)
	out := p.asked - question // the first line that must not be out of sight
	if question == 0 {
		out = p.held - legend
	}
	if follows && s.From(len(p.Lines), height) > out {
		return question + legend
	}
	return 0
}

// window gives the lines that can be seen. While keys act on a part that is far below
// the question, the end of the question and the legend stay above it.
func (p page) window(a screen.Area, s widget.Scroll, follows bool) []string {
	height := bodyHeight(a)
	if p.pinned(s, height, follows) == 0 {
		return s.Window(a.Theme, p.Lines, a.Width, height)
	}
	question, legend := p.pinnedLines(height)
	lines, from := slices.Clone(p.Lines), s.From(len(p.Lines), height)
	copy(lines[from:], p.Lines[p.asked-question:p.asked])
	copy(lines[from+question:], p.Lines[p.held-legend:p.held])
	return s.Window(a.Theme, lines, a.Width, height)
}

// tight takes away the empty line that would be the last one to be seen of a page that
// goes on below it.
func (p page) tight(height int) page {
	at := height - 1
	if len(p.Lines) <= height || strings.TrimSpace(p.Lines[at]) != "" {
		return p
	}
	p.Page = p.Drop(at)
	p.asked = min(p.asked, at)
	if p.held > at {
		p.held--
	}
	return p
}

// reach gives the scroll at which the part that keys act on is in sight, below the
// lines that are pinned: the first part brings what stands above it along where both fit.
func (p page) reach(s widget.Scroll, height int) widget.Scroll {
	first, last, ok := p.Focused()
	switch {
	case !ok:
		return s
	case p.lead && last < height:
		return widget.Scroll{}
	}
	return s.Show(first-p.pins(height), last, len(p.Lines), height)
}

// spaced lays a question out with the widest gap between its parts with which all of it fits
// into an area, not counting its hint: so the options stay as far apart when one opens. Below
// a scenario it begins with an empty line where one is left.
func spaced(a screen.Area, s sheet, gaps []int, lay func(in screen.Area, s sheet, gap int) page) page {
	bare, helped := s, !s.step.Hint.Empty() || len(s.step.Removed) > 0
	if helped {
		bare.step.Hint, bare.step.Removed = content.Text{}, nil
		bare.scene = bare.scene.asking(bare.least)
	}
	in := bare.scene.room(a)
	gap := 0
	p := widget.Roomiest(gaps, func(n int) page { gap = n; return lay(in, bare, n) }, func(p page) bool { return len(p.Lines) <= bodyHeight(in) })
	if helped {
		in = s.scene.room(a)
		p = lay(in, s, gap)
	}
	height := bodyHeight(in)
	switch {
	case (s.scene.there() || s.live != nil) && gap == 0 && len(p.Lines) < height:
		return p.below(1)
	case s.scene.there() && a.Height < airy && len(p.Lines) > height:
		p = p.close()
	}
	return p.tight(height)
}

// close is the page without the empty line below the question's own words.
func (p page) close() page {
	if p.asked == 0 || p.asked >= len(p.Lines) || strings.TrimSpace(p.Lines[p.asked]) != "" {
		return p
	}
	p.Page = p.Drop(p.asked)
	p.held = max(0, p.held-1)
	if p.cursor != nil {
		p.cursor = &screen.Cell{X: p.cursor.X, Y: p.cursor.Y - 1}
	}
	return p
}

// below is the page with some empty lines before it.
func (p page) below(lines int) page {
	moved := widget.Page{Lines: make([]string, lines)}
	moved.Follow(p.Page)
	p.Page = moved
	if p.asked > 0 {
		p.asked += lines
	}
	if p.held > 0 {
		p.held += lines
	}
	if p.cursor != nil {
		p.cursor = &screen.Cell{X: p.cursor.X, Y: p.cursor.Y + lines}
	}
	return p
}

// gaps is how many empty lines may stand between options, the best first.
func gaps(a screen.Area) []int {
	if a.Height >= 36 {
		return []int{2, 1, 0}
	}
	return []int{1, 0}
}
