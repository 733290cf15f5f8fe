package quiz

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game/grade"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// trueFalseRow: one of two words is chosen.
var trueFalseRow = row{ask: newTrueFalse, freeArrows: true, explain: Verdict.option, rank: byChoice, share: partsOf}

func newTrueFalse(s sheet) asker { return choices{sheet: s, focus: -1, gives: choices.truth} }

// truthful reports whether true or false is asked, so that the letters of both answer.
func (s sheet) truthful() bool { return s.step.Question.Item.Type == content.TrueFalse }

// first lets the letters of true and false choose before they mean anything else.
func (o choices) first(a screen.Area, msg tea.Msg) (asker, screen.Intent, bool) {
	if !o.truthful() {
		return o, nil, false
	}
	for _, word := range []struct {
		keys key.Binding
		id   content.PartID
	}{{a.Keys.True, content.True}, {a.Keys.False, content.False}} {
		if keymap.Pressed(msg, word.keys) {
			return o.pick(slices.Index(o.parts(), word.id)), nil, true
		}
	}
	return o, nil, false
}

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
