package game

import (
	"slices"

	"quest/content"
)

// maxHints is how many levels of help there are for one question.
const maxHints = 2

// Hint gives help with the question that is asked: first the author's hint, then
// one wrong option less. Help costs no gold; it halves what the answer can earn and
// the answer counts as Hard. It is false when there is no more help.
func (s *Session) Hint() bool {
	step, ok := s.step.(QuestionStep)
	if !ok || step.Hints >= maxHints {
		return false
	}
	switch out, found := s.outlier(step); {
	case step.Hint.Empty() && !step.Question.Item.Hint.Empty():
		step.Hint = step.Question.Item.Hint
	case found && len(step.Removed) == 0:
		step.Removed = []content.PartID{out}
	default:
		return false
	}
	step.Hints++
	s.step = step
	return true
}

// outlier picks the wrong option that help takes away, the same for the same save.
// At least one wrong option must stay.
func (s *Session) outlier(step QuestionStep) (content.PartID, bool) {
	var wrong []content.PartID
	for _, o := range step.Question.Item.Options {
		if !o.Correct {
			wrong = append(wrong, o.ID)
		}
	}
	if len(wrong) < 2 {
		return "", false
	}
	slices.Sort(wrong)
	return wrong[chance(s.player.Seed, "hint", s.itemID(step.Question.Item.ID)).IntN(len(wrong))], true
}

// Undo takes back the practice answer whose verdict is shown and asks the question
// again. It is false anywhere else: what counts cannot be taken back.
func (s *Session) Undo(now Moment) (Batch, bool) {
	step, ok := s.step.(VerdictStep)
	if !ok || step.Kind != Practice {
		return Batch{}, false
	}
	s.step = step.QuestionStep
	return s.keep(now, []Event{{Undone: &Undone{Item: s.itemID(step.Question.Item.ID), Right: step.Verdict.Right}}}), true
}

// Dispute keeps a note that the item on screen may be wrong. It is false when no
// item is shown.
func (s *Session) Dispute(note content.Safe, now Moment) (Batch, bool) {
	var item *content.Item
	switch step := s.step.(type) {
	case QuestionStep:
		item = step.Question.Item
	case VerdictStep:
		item = step.Question.Item
	default:
		return Batch{}, false
	}
	return s.keep(now, []Event{{Disputed: &Disputed{
		Item: s.itemID(item.ID), Rev: item.Rev, Pack: s.pack.Meta().Hash, Note: note,
	}}}), true
}
