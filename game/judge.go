package game

import (
	"quest/content"
	"quest/game/grade"
	"quest/game/review"
)

// judge judges an answer and gives the verdict to be shown, with what it pays, and the
// events of the answer. quiz is the full ID of the quiz that it belongs to, "" for none.
// A round that only keeps answers calls it when the answers are handed in.
func (t turn) judge(asked QuestionStep, a attempt, quiz string) (VerdictStep, []Event, error) {
	verdict, err := grade.Judge(asked.Question.Item, a.gave)
	if err != nil {
		return VerdictStep{}, nil, err
	}
	shown := VerdictStep{QuestionStep: asked, Gave: a.gave, Verdict: verdict, Certainty: a.certainty}
	return shown, t.consequences(&shown, a.speech, quiz), nil
}

// consequences gives the events of one answer and fills what it pays into the step
// that shows it.
func (t turn) consequences(shown *VerdictStep, speech Speech, quiz string) []Event {
	q, verdict := shown.Question, shown.Verdict
	id, first := q.ID(), t.freshToday(q)
	answered := &Answered{
		Item: id, Rev: q.Item.Rev, Pack: q.Pack.Meta().Hash, Quiz: quiz, Gave: shown.Gave, Lang: speech,
		Right: verdict.Right, Got: verdict.Got, Of: verdict.Of, Grade: int(gradeOf(shown)), First: first,
		Certainty: shown.Certainty, Hints: shown.Hints,
	}
	for _, m := range verdict.Misconceptions {
		answered.Beliefs = append(answered.Beliefs, q.Pack.ID().Misconception(m))
	}
	events := []Event{{Answered: answered}}
	if first {
		shown.Stake = t.player.stake(shown.Certainty, verdict.Right)
		answered.Stake = shown.Stake
	}
	if verdict.Right {
		answered.Refutes = t.refuted(q.Pack, q.Item)
		if first {
			shown.XP = helped(t.player.pay(id, q.Item.Rev, t.today()), shown.Hints)
		}
	}
	if shown.XP > 0 {
		events = append(events, Event{Earned: &Earned{Item: id, XP: shown.XP}})
	}
	return events
}

// helped halves the XP of an answer once for each hint that was taken.
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
// right answer to the item speaks against.
func (t turn) refuted(pack *content.Pack, item *content.Item) []string {
	var ids []string
	for _, id := range refutes(pack.ID(), item) {
		if _, shown := t.player.ledger.Beliefs[id]; shown {
			ids = append(ids, id)
		}
	}
	return ids
}
