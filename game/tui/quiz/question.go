// Package quiz is the screens that ask and that judge.
package quiz

import (
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// statusHeight is the line below a question or a verdict, with an empty one above;
// where there are fewer than airy lines, the empty one is left out once the rest needs
// its place.
const statusHeight, airy = 2, 16

// New makes the screen that asks a question.
func New(pack *content.Pack, step game.QuestionStep) screen.Screen {
	switch step.Question.Item.Type {
	case content.Classify:
		return newCards(pack, step)
	case content.Order:
		return newOrder(pack, step)
	case content.Match:
		return newMatch(pack, step)
	case content.Cloze:
		return newCloze(pack, step)
	case content.Single, content.Multi, content.TrueFalse, content.Case:
	}
	return newOptions(pack, step)
}

// occasion is the upper part of a question and of its verdict, the same in both.
func occasion(a screen.Area, pack *content.Pack, step game.QuestionStep) []string {
	words := a.Book().Quiz
	kind := words.Check
	switch step.Kind {
	case game.Sitting:
		kind = words.Sitting
	case game.Practice:
		kind = words.Practice
	case game.Correction:
		kind = words.Correction
	case game.Check:
	}
	place := phrase.Fill(words.Question, "n", strconv.Itoa(step.N), "of", strconv.Itoa(step.Of))
	lesson, pen := lessonOf(pack, step.Question.Item), widget.NewPen(a, pack)
	free := func(kind string) widget.Pen { return pen.In(a.Width - 6 - widget.Width(place) - widget.Width(kind)) }
	if step.Kind == game.Practice && !free(kind).Fits(lesson) { // the verdict says it in full
		kind = words.PracticeShort
	}
	title := a.Theme.Heading.Render(kind)
	if !lesson.Empty() {
		title += a.Theme.Line.Render(" "+a.Theme.Sign.Dot+" ") + free(kind).Title(lesson, pen.Aside())
	}
	head := widget.Head(a.Theme, title, place, step.N, step.Of, a.Width, a.Theme.Accent)
	if step.Carried > 0 && step.N == step.Carried+1 {
		said := phrase.Fill(words.Carried, "n", strconv.Itoa(step.Carried), "of", strconv.Itoa(step.Of))
		said = widget.Cut(said, a.Width, a.Theme.Sign.More)
		head[len(head)-1] = widget.Blank(a.Width-widget.Width(said)) + a.Theme.Muted.Render(said) // below the place
	}
	return head
}

// lessonOf is the title of the lesson whose quiz an item belongs to.
func lessonOf(pack *content.Pack, item *content.Item) content.Text {
	for _, head := range pack.Lessons() {
		if quiz, ok := pack.Quiz(head.Quiz); ok && slices.Contains(quiz.Items, item.ID) {
			return head.Title
		}
	}
	return content.Text{}
}

// stem is the question with what belongs to it.
func stem(a screen.Area, pen widget.Pen, item *content.Item) []string {
	out := pen.Text(item.Stem, pen.Leading())
	if item.Code != nil {
		out = append(out, "")
		out = append(out, pen.Exhibit(content.Block{Kind: content.Fence, Code: item.Code})...)
	}
	if item.Art != nil {
		out = append(out, "")
		out = append(out, pen.Exhibit(*item.Art)...)
	}
	return append(out, "")
}

// page is a text that scrolls, with the lines that each of its parts takes, so that
// the part that the keys act on stays in sight.
type page struct {
	lines  []string
	spans  []span
	bins   []span // where a mouse finds the bins of a classify question
	rights []span // and the right sides of a match
	asked  int    // lines up to the end of the question's own words, 0 if they are not marked
	end    int    // how many of them are pinned when they are out of sight
}

// span is the lines of one part, first and last, and the cells that it takes in
// them; no right end means to the end of the line.
type span struct{ first, last, left, right int }

// add puts a part at the end of the page.
func (p *page) add(lines []string) {
	p.spans = append(p.spans, p.next(lines))
	p.lines = append(p.lines, lines...)
}

// ask puts the question at the end of the page.
func (p *page) ask(a screen.Area, pen widget.Pen, item *content.Item) {
	p.end = 1
	if words := pen; len(words.Langs) == 2 && !item.Stem.Neutral() && !words.Wide {
		p.end = 2 // its end in each language
	}
	p.asked = len(p.lines) + len(pen.Text(item.Stem, pen.Leading()))
	p.lines = append(p.lines, stem(a, pen, item)...)
}

// pins is how many lines at the top of the window belong to the end of the question.
// Where there is little height, it is one line or none.
func (p page) pins(height int) int { return min(p.end, p.asked, height/4) }

// pinned is how many lines of the window are pinned now.
func (p page) pinned(s widget.Scroll, height int, follows bool) int {
	if pins := p.pins(height); follows && s.From(len(p.lines), height) > p.asked-pins {
		return pins
	}
	return 0
}

// window gives the lines that can be seen. While the keys act on a part that is far
// below the question, the end of the question stays above it.
func (p page) window(a screen.Area, s widget.Scroll, follows bool) []string {
	height := bodyHeight(a)
	pins := p.pinned(s, height, follows)
	if pins == 0 {
		return s.Window(a.Theme, p.lines, a.Width, height)
	}
	lines := slices.Clone(p.lines)
	copy(lines[s.From(len(lines), height):], p.lines[p.asked-pins:p.asked])
	return s.Window(a.Theme, lines, a.Width, height)
}

// tight takes away the empty line that would be the last one to be seen of a page that
// goes on below it.
func (p page) tight(height int) page {
	at := height - 1
	if len(p.lines) <= height || strings.TrimSpace(p.lines[at]) != "" {
		return p
	}
	p.lines = slices.Delete(slices.Clone(p.lines), at, at+1)
	for _, spans := range [][]span{p.spans, p.bins, p.rights} {
		for i := range spans {
			if spans[i].first > at {
				spans[i].first, spans[i].last = spans[i].first-1, spans[i].last-1
			}
		}
	}
	p.asked = min(p.asked, at)
	return p
}

// next is the span of lines that are put at the end of the page.
func (p *page) next(lines []string) span {
	return span{first: len(p.lines), last: len(p.lines) + len(lines) - 1}
}

// reach gives the place of the page at which a part is in sight: the first part
// brings what stands above it along where both fit.
func (p page) reach(s widget.Scroll, part, height int) widget.Scroll {
	if part < 0 || part >= len(p.spans) {
		return s
	}
	at := p.spans[part]
	if part == 0 && at.last < height {
		return widget.Scroll{}
	}
	return s.Show(at.first-p.pins(height), at.last, len(p.lines), height)
}

// gaps is how many empty lines may stand between options, the best first.
func gaps(a screen.Area) []int {
	if a.Height >= 36 {
		return []int{2, 1, 0}
	}
	return []int{1, 0}
}

// bodyHeight is what is left for the question itself.
func bodyHeight(a screen.Area) int {
	status := statusHeight
	if a.Height < airy {
		status = 1
	}
	return max(1, a.Height-widget.HeadHeight-status)
}

// aired reports whether there is room for an empty line between some lines and the
// status line below them.
func aired(a screen.Area, lines int) bool { return lines+statusHeight <= a.Height }

// compose puts a head, a body and, below it, a status line together.
func compose(a screen.Area, head, body []string, status string) screen.Drawing {
	out := append([]string(nil), head...)
	out = append(out, body...)
	if aired(a, len(out)) {
		out = append(out, "")
	}
	return screen.Drawing{Lines: append(out, status)}
}

// goesOn is the words for what is out of sight below.
func goesOn(a screen.Area) string {
	return a.Theme.Gold.Render(a.Theme.Sign.Down + " " + a.Book().Quiz.More)
}

// belowWidth is the room at the end of a status line in which it may say that a text
// goes on below.
func belowWidth(a screen.Area) int {
	return widget.Width(goesOn(a)) + 2 + widget.Width(a.Keys.PageDown.Help().Key)
}

// goingOn puts behind a status line that a text goes on below, with the key that turns
// to it, if any. It is shorter where the line has much to say.
func goingOn(a screen.Area, status, turn string) string {
	t := a.Theme
	signs := []string{goesOn(a), t.Gold.Render(t.Sign.Down)}
	if turn != "" {
		signs = append([]string{goesOn(a) + "  " + t.Key.Render(turn)}, signs...)
	}
	for _, sign := range signs {
		if widget.Width(status)+1+widget.Width(sign) <= a.Width {
			return widget.Spread(status, sign, a.Width, t.Sign.More)
		}
	}
	return widget.Spread(status, signs[len(signs)-1], a.Width, t.Sign.More)
}

// partName is the text of an option, or the word for a truth.
func partName(a screen.Area, pen widget.Pen, id content.PartID, text content.Text, inks widget.Inks) []string {
	if !text.Empty() {
		return pen.Text(text, inks)
	}
	word := func(b *phrase.Book) string {
		if id == grade.True {
			return b.Quiz.True
		}
		return b.Quiz.False
	}
	if len(pen.Langs) < 2 {
		return pen.Say(word(a.Book()), inks.First)
	}
	both := inks.First.Render(word(phrase.In(pen.Langs[0]))) + a.Theme.Line.Render(" "+a.Theme.Sign.Dot+" ") +
		inks.Second.Render(word(phrase.In(pen.Langs[1])))
	return widget.Wrap(both, pen.Width)
}
