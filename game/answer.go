package game

import (
	"quest/content"
	"quest/game/grade"
	"quest/game/review"
)

// Claim says how sure the player is about the question that is asked, before the
// verdict. It holds for the next answer only and is ignored unless the player
// plays with certainty.
func (s *Session) Claim(c Certainty) {
	if s.player.Wager() {
		s.claim = c
	}
}

// Answer judges an answer to the question that is asked. The verdict is in the
// step that follows. It fails with ErrNoQuestion if no question is asked, with
// grade.ErrUnfit if the answer does not fit it and with grade.ErrUncomposed if the
// input method did not compose; then nothing has changed.
func (s *Session) Answer(gave grade.Answer, speech Speech, now Moment) (Batch, error) {
	step, ok := s.step.(QuestionStep)
	if !ok {
		return Batch{}, ErrNoQuestion
	}
	verdict, err := grade.Judge(step.Question.Item, gave)
	if err != nil {
		return Batch{}, err
	}
	shown := VerdictStep{QuestionStep: step, Gave: gave, Verdict: verdict, Certainty: s.claim}
	events := s.consequences(&shown, speech, now)
	if !verdict.Right && s.claim == Certain && step.Kind != Correction {
		s.wrong = append(s.wrong, step.Question.Item.ID)
	}
	s.claim = Unsaid
	s.step = shown
	return s.keep(now, events), nil
}

// consequences gives the events of one answer and fills what it pays into the step
// that shows it.
func (s *Session) consequences(shown *VerdictStep, speech Speech, now Moment) []Event {
	item, verdict := shown.Question.Item, shown.Verdict
	today := s.player.Today(now)
	id := s.itemID(item.ID)
	first := s.player.first(id, item.Rev, today)
	answered := &Answered{
		Item: id, Rev: item.Rev, Pack: s.pack.Meta().Hash, Quiz: s.quizID(), Gave: shown.Gave, Lang: speech,
		Right: verdict.Right, Got: verdict.Got, Of: verdict.Of, Grade: int(gradeOf(shown)), First: first,
		Beliefs: s.beliefs(verdict), Certainty: shown.Certainty, Hints: shown.Hints,
	}
	events := []Event{{Answered: answered}}
	if first {
		shown.Stake = s.player.stake(shown.Certainty, verdict.Right)
		answered.Stake = shown.Stake
	}
	if verdict.Right {
		answered.Refutes = s.refuted(item)
		if first {
			shown.XP = helped(s.player.pay(id, item.Rev, today), shown.Hints)
		}
	}
	if shown.XP > 0 {
		events = append(events, Event{Earned: &Earned{Item: id, XP: shown.XP}})
	}
	if shown.Kind == Sitting && len(s.items) == 1 {
		events = append(events, s.finish(item.ID, verdict.Right))
	}
	return events
}

// helped is what an answer earns after hints: half of it for each.
func helped(xp, hints int) int { return xp >> hints }

// gradeOf turns an answer into a grade for the schedule: wrong is Again; right is
// Good, or Hard if it was a guess or needed help. Easy is never given by itself.
func gradeOf(shown *VerdictStep) review.Grade {
	switch {
	case !shown.Verdict.Right:
		return review.Again
	case shown.Certainty == Guess || shown.Hints > 0:
		return review.Hard
	}
	return review.Good
}

// refuted gives those misconceptions that the player has shown before and that a
// right answer to the item argues against.
func (s *Session) refuted(item *content.Item) []string {
	var ids []string
	for _, id := range refutes(s.pack.ID(), item) {
		if _, shown := s.player.ledger.Beliefs[id]; shown {
			ids = append(ids, id)
		}
	}
	return ids
}
