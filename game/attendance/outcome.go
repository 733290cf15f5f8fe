package attendance

import (
	"slices"

	"quest/content"
	"quest/game"
	"quest/game/class"
	"quest/game/grade"
)

// Outcome is how a closed round came out for one member.
type Outcome struct {
	Question game.Question
	Round    class.Round
	Gave     grade.Answer  // their newest vote, empty for none and for one that does not fit the item as it is now
	Verdict  grade.Verdict // on Gave
}

// OutcomeOf gives how a closed round came out for the member who sees it, with its question.
func OutcomeOf(q game.Question, r *class.Round) Outcome {
	o := Outcome{Question: q, Round: *r}
	last := r.Second
	if last == nil {
		last = r.First
	}
	o.Gave = Answer(q.Item, last)
	verdict, err := grade.Judge(q.Item, o.Gave)
	if err != nil {
		o.Gave = grade.Answer{}
		verdict, _ = grade.Judge(q.Item, o.Gave)
	}
	o.Verdict = verdict
	return o
}

// Turn is what the votes of a member came to.
type Turn int

// The turns.
const (
	NoVote Turn = iota
	StayedRight
	StayedWrong
	BecameRight // the first vote was wrong and the second one right
	BecameWrong
)

// Turn tells what the votes of the member came to. Who voted in one ballot alone stayed as they were.
func (o Outcome) Turn() Turn {
	first, second := o.Round.First, o.Round.Second
	if first == nil && second == nil {
		return NoVote
	}
	if first == nil {
		first = second
	}
	if second == nil {
		second = first
	}
	was, is := o.right(first), o.right(second)
	switch {
	case is && !was:
		return BecameRight
	case was && !is:
		return BecameWrong
	case is:
		return StayedRight
	}
	return StayedWrong
}

func (o Outcome) right(v *class.Vote) bool { return Right(o.Question.Item, v) }

// Right reports whether a vote on an item, nil for none, is wholly right.
func Right(item *content.Item, v *class.Vote) bool {
	verdict, err := grade.Judge(item, Answer(item, v))
	return err == nil && verdict.Right
}

// Parts gives the parts of the verdict with the right ones first, then the wrong one that the class
// chose most, then the rest as they stand in the question. Each has the reason for it; of true or false,
// where a verdict has only that of the chosen one, what it would have been for this one.
func (o Outcome) Parts() []grade.Part {
	rank := func(p grade.Part) int {
		switch {
		case p.Correct:
			return 0
		case p.ID == o.Round.WrongestPart:
			return 1
		}
		return 2
	}
	parts, order := slices.Clone(o.Verdict.Parts), o.Question.Parts
	slices.SortStableFunc(parts, func(x, y grade.Part) int {
		if rx, ry := rank(x), rank(y); rx != ry {
			return rx - ry
		}
		return slices.Index(order, x.ID) - slices.Index(order, y.ID)
	})
	for i := range parts {
		parts[i].Why = o.why(parts[i])
	}
	return parts
}

func (o Outcome) why(p grade.Part) content.Text {
	if !p.Why.Empty() {
		return p.Why
	}
	verdict, ok := o.choosing(p.ID)
	if !ok {
		return p.Why
	}
	for _, other := range verdict.Parts {
		if other.ID == p.ID {
			return other.Why
		}
	}
	return p.Why
}

// Wrongest gives the verdict on the wrong option that the class chose most, alone, for the
// misconceptions behind it; ok is false where none was chosen.
func (o Outcome) Wrongest() (v grade.Verdict, ok bool) {
	if o.Round.WrongestPart == "" {
		return grade.Verdict{}, false
	}
	return o.choosing(o.Round.WrongestPart)
}

// choosing is the verdict on one option.
func (o Outcome) choosing(id content.PartID) (grade.Verdict, bool) {
	item := o.Question.Item
	verdict, err := grade.Judge(item, Answer(item, &class.Vote{Choice: []content.PartID{id}}))
	return verdict, err == nil
}
