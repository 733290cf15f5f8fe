package plain

import (
	"maps"
	"strings"
	"unicode/utf8"

	"quest/content"
	"quest/game"
	"quest/game/grade"
)

// readGap takes a line as the words for the next gap that is open.
func readGap(text string, q game.Question, held grade.Answer) (grade.Answer, error) {
	gap := openGap(q, held)
	switch {
	case gap == nil:
		return grade.Answer{}, &Unread{Why: CannotAsk}
	case utf8.RuneCountInString(text) > grade.MaxTyped:
		return grade.Answer{}, &Unread{Why: TooLong}
	case grade.Blank(gap, text):
		return grade.Answer{}, &Unread{Why: NoWords, What: shown(text)}
	}
	typed := maps.Clone(held.Typed)
	if typed == nil {
		typed = map[content.PartID]string{}
	}
	typed[gap.ID] = text
	return grade.Answer{Typed: typed}, nil
}

// openGap gives the first gap that holds nothing yet, nil if there is none.
func openGap(q game.Question, held grade.Answer) *content.Gap {
	for i := range q.Item.Gaps {
		if _, ok := held.Typed[q.Item.Gaps[i].ID]; !ok {
			return &q.Item.Gaps[i]
		}
	}
	return nil
}

// withGaps gives a line of a cloze as plain text with each gap marked. mark is false
// for what stands between double braces and is no gap.
func withGaps(line content.Safe, mark func(content.PartID) (string, bool)) string {
	var b strings.Builder
	for _, span := range content.Spans(line) {
		text := span.Text.String()
		for !span.Code {
			before, rest, found := strings.Cut(text, "{{")
			id, after, closed := strings.Cut(rest, "}}")
			if !found || !closed {
				break
			}
			b.WriteString(before)
			if marked, ok := mark(content.PartID(id)); ok {
				b.WriteString(marked)
				text = after
			} else {
				b.WriteString("{{")
				text = rest
			}
		}
		b.WriteString(text)
		if !span.Address.Empty() {
			b.WriteString(" (" + span.Address.String() + ")")
		}
	}
	return b.String()
}
