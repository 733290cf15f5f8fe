package plain

import (
	"slices"

	"quest/content"
	"quest/game"
	"quest/game/grade"
)

// drafts are answers that were begun and left before they were whole, by the full IDs of
// their items, so that who looks at the list of lessons in between does not begin again.
// They last as long as the program.
type drafts map[string]draft

type draft struct {
	parts []content.PartID // as they stood on screen
	held  grade.Answer
}

// of gives what was begun of an answer to a question, nothing if its parts stand in another
// order now.
func (d drafts) of(step game.QuestionStep) grade.Answer {
	left, ok := d[step.Question.ID()]
	if !ok || !slices.Equal(left.parts, step.Question.Parts) {
		return grade.Answer{}
	}
	return left.held
}

// leave keeps what was begun of an answer. The step is the zero value once the answer was
// given, and nothing is kept then.
func (d drafts) leave(step game.QuestionStep, held grade.Answer) {
	if step.Question.Item == nil {
		return
	}
	delete(d, step.Question.ID())
	if !held.Empty() && !grade.Complete(step.Question.Item, held) {
		d[step.Question.ID()] = draft{step.Question.Parts, held}
	}
}
