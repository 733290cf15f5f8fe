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
	case q.Hints >= maxHints, q.Deferred, q.Kind == Test, q.Kind == BossFight: // these show what is known without help
	case q.Hint.Empty() && !item.Hint.Empty():
		return Words
	case len(q.Removed) == 0 && len(wrongOptions(item)) >= 2:
		return OneFewer
	}
	return NoHelp
}

// Hint gives help with the question that is asked: first the author's hint, then
// one wrong option less. Help costs no gold; it halves what the answer can earn and
// the answer counts as Hard. The batch keeps that it was taken: help stays with the
// question until that is answered. It is false when there is no more help.
func (s *Session) Hint(now Moment) (Batch, bool) {
	step, ok := s.step.(QuestionStep)
	if !ok || !step.help(s.player.Seed) {
		return Batch{}, false
	}
	s.step = step
	return s.commit(now, Event{Helped: &Helped{Item: step.Question.ID(), Rev: step.Question.Item.Rev, Hints: step.Hints}}), true
}

// help gives the question the next level of help; false when there is no more. The seed
// picks the wrong option that is taken away, the same for the same save.
func (q *QuestionStep) help(seed uint64) bool {
	switch q.Help() {
	case Words:
		q.Hint = q.Question.Item.Hint
	case OneFewer:
		wrong := wrongOptions(q.Question.Item)
		q.Removed = []content.PartID{wrong[chance(seed, "hint", q.Question.ID()).IntN(len(wrong))]}
	case NoHelp:
		return false
	}
	q.Hints++
	return true
}

// withHelp gives a question the help that was taken with it before, so that leaving it does
// not take the help off the answer. Other steps stay as they are.
func (p *Player) withHelp(step Step) Step {
	q, ok := step.(QuestionStep)
	if !ok || q.Deferred {
		return step
	}
	taken := p.ledger.Helped[q.Question.ID()]
	if taken.Rev != q.Question.Item.Rev {
		return step
	}
	for q.Hints < taken.Hints && q.help(p.Seed) {
	}
	return q
}

func (p *Player) applyHelped(e *Helped) {
	if p.ledger.Helped == nil {
		p.ledger.Helped = map[string]Helped{}
	}
	p.ledger.Helped[e.Item] = *e
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
