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
	return shown, t.consequences(&shown, a, quiz), nil
}

// consequences gives the events of one answer and fills what it pays into the step
// that shows it.
func (t turn) consequences(shown *VerdictStep, a attempt, quiz string) []Event {
	q, verdict := shown.Question, shown.Verdict
	id, first := q.ID(), !a.free && t.freshToday(q)
	answered := &Answered{
		Item: id, Rev: q.Item.Rev, Pack: q.Pack.Meta().Hash, Quiz: quiz, Gave: shown.Gave, Lang: a.speech,
		Right: verdict.Right, Got: verdict.Got, Of: verdict.Of, Grade: int(gradeOf(shown)), First: first,
		Certainty: shown.Certainty, Hints: shown.Hints,
	}
	for _, m := range verdict.Misconceptions {
		answered.Beliefs = append(answered.Beliefs, q.Pack.ID().Misconception(m))
	}
	answered.Step = !a.free && !first && t.player.stepDue(id, q.Item.Rev, t.now)
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
		if shown.XP == 0 {
			shown.Unpaid, shown.PaysFrom = t.unpaid(q, a.free)
		}
	}
	if shown.XP > 0 {
		events = append(events, Event{Earned: &Earned{Item: id, XP: shown.XP}})
	}
	return events
}

// Unpaid says why a right answer earned no XP.
type Unpaid int

// The reasons.
const (
	Paid         Unpaid = iota // it earned something, or was not right
	OnlyPractice               // practice never pays
	SeenToday                  // it was answered and explained today already
	NotDue                     // it is still known: its memory would hardly grow
	NothingNew                 // it is due, and all that it now gives was paid before, or help took the rest
)

// unpaid says why a right answer to an item earns nothing, and on which study day the item
// pays again, 0 where no day can be told.
func (t turn) unpaid(q Question, free bool) (why Unpaid, from StudyDay) {
	k, _ := t.player.Knowing(q.ID())
	switch today := t.today(); {
	case free:
		return OnlyPractice, 0
	case !t.freshToday(q):
		return SeenToday, max(t.player.dueFrom(&k, today), today+1)
	case !t.player.isDue(&k, today):
		return NotDue, t.player.dueFrom(&k, today)
	}
	return NothingNew, 0
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
