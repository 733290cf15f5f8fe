// Package quiz is the screens that ask and that judge.
package quiz

import (
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/tui/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// statusHeight is the line below a question or a verdict, with an empty one above.
const statusHeight = 2

// New makes the screen that asks a question.
func New(pack *content.Pack, step game.QuestionStep) screen.Screen {
	if step.Question.Item.Type == content.Classify {
		return newCards(pack, step)
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
	title := a.Theme.Heading.Render(kind)
	if t := pack.Meta().Title; step.Kind != game.Practice {
		pen := widget.NewPen(a, pack).In(a.Width - 24 - widget.Width(title))
		title += a.Theme.Line.Render(" "+a.Theme.Sign.Dot+" ") + pen.Title(t, pen.Aside())
	}
	return widget.Head(a.Theme, title, place, step.N, step.Of, a.Width, a.Theme.Accent)
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
	lines []string
	spans []span
}

// span is the lines of one part, first and last.
type span struct{ first, last int }

// add puts a part at the end of the page.
func (p *page) add(lines []string) {
	p.spans = append(p.spans, span{len(p.lines), len(p.lines) + len(lines) - 1})
	p.lines = append(p.lines, lines...)
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
	return s.Show(at.first, at.last, len(p.lines), height)
}

// gaps is how many empty lines may stand between options, the best first.
func gaps(a screen.Area) []int {
	if a.Height >= 36 {
		return []int{2, 1, 0}
	}
	return []int{1, 0}
}

// bodyHeight is what is left for the question itself.
func bodyHeight(a screen.Area) int { return max(1, a.Height-widget.HeadHeight-statusHeight) }

// compose puts a head, a body and, below it, a status line together.
func compose(a screen.Area, head, body []string, status string) screen.Drawing {
	out := append([]string(nil), head...)
	out = append(out, body...)
	return screen.Drawing{Lines: append(out, "", status)}
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
