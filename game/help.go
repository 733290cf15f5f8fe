package game

import (
	"slices"

	"quest/content"
)

// maxHints is how many levels of help there are for one question.
const maxHints = 2

// Help is a kind of help with a question.
type Help int

// The kinds of help.
const (
	NoHelp   Help = iota // there is no more
	Words                // the author's hint
	OneFewer             // one wrong option less
)

// Help gives the kind of help that the next hint would be.
func (q QuestionStep) Help() Help {
	item := q.Question.Item
	switch {
	case q.Hints >= maxHints, q.Deferred:
	case q.Hint.Empty() && !item.Hint.Empty():
		return Words
	case len(q.Removed) == 0 && len(wrongOptions(item)) >= 2:
		return OneFewer
	}
	return NoHelp
}

// Hint gives help with the question that is asked: first the author's hint, then
// one wrong option less. Help costs no gold; it halves what the answer can earn and
// the answer counts as Hard. It is false when there is no more help.
func (s *Session) Hint() bool {
	step, ok := s.step.(QuestionStep)
	if !ok {
		return false
	}
	switch step.Help() {
	case Words:
		step.Hint = step.Question.Item.Hint
	case OneFewer:
		step.Removed = []content.PartID{s.optionToRemove(step)}
	case NoHelp:
		return false
	}
	step.Hints++
	s.step = step
	return true
}

// optionToRemove picks the wrong option that help takes away, the same for the same save.
func (s *Session) optionToRemove(step QuestionStep) content.PartID {
	wrong := wrongOptions(step.Question.Item)
	return wrong[chance(s.player.Seed, "hint", step.Question.ID()).IntN(len(wrong))]
}

// wrongOptions gives the wrong options of an item in the order of their IDs. Help
// leaves at least one of them.
func wrongOptions(item *content.Item) []content.PartID {
	var wrong []content.PartID
	for _, o := range item.Options {
		if !o.Correct {
			wrong = append(wrong, o.ID)
		}
	}
	slices.Sort(wrong)
	return wrong
}

// Undo takes back the answer whose verdict is shown, and asks the question again. It is
// false where the round does not allow that: what counts cannot be taken back.
func (s *Session) Undo(now Moment) (Batch, bool) {
	step, ok := s.step.(VerdictStep)
	if !ok || !step.Undo {
		return Batch{}, false
	}
	s.step = step.QuestionStep
	return s.commit(now, Event{Undone: &Undone{Item: step.Question.ID(), Right: step.Verdict.Right}}), true
}

// Dispute keeps a note that the item on screen may be wrong. It is false when no
// item is shown.
func (s *Session) Dispute(note content.Safe, now Moment) (Batch, bool) {
	q, ok := s.Question()
	if !ok {
		return Batch{}, false
	}
	return s.commit(now, Event{Disputed: &Disputed{
		Item: q.ID(), Rev: q.Item.Rev, Pack: q.Pack.Meta().Hash, Note: note,
	}}), true
}
