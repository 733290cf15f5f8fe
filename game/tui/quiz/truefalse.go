package quiz

import (
	"quest/content"
	"quest/game/grade"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// trueFalseRow: one of two words is chosen.
var trueFalseRow = row{ask: newTrueFalse, freeArrows: true, explain: Verdict.option, rank: byChoice, share: partsOf}

func newTrueFalse(s sheet) asker { return choices{sheet: s, focus: -1, gives: choices.truth} }

// truth is the chosen word.
func (o choices) truth() grade.Answer {
	if len(o.chosen) == 0 {
		return grade.Answer{}
	}
	truth := o.chosen[0] == content.True
	return grade.Answer{Truth: &truth}
}

// partName is the text of an option, or the word for a truth.
func partName(a screen.Area, pen widget.Pen, id content.PartID, text content.Text, inks widget.Inks) []string {
	if !text.Empty() {
		return pen.Text(text, inks)
	}
	word := func(b *phrase.Book) string {
		if id == content.True {
			return b.Quiz.True
		}
		return b.Quiz.False
	}
	words := inks.First.Render(word(pen.Books()[0]))
	for _, b := range pen.Books()[1:] {
		words += a.Theme.Line.Render(" "+a.Theme.Sign.Dot+" ") + inks.Second.Render(word(b))
	}
	return widget.Wrap(words, pen.Width)
}
