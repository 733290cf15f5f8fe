package game

// queue asks items one after another, each judged at once, and at the end once more
// those that were answered wrongly with certainty. Sittings, practice and drills share
// it.
type queue struct {
	quiz string   // full ID of the quiz that the answers belong to, "" for none
	left []string // items to be asked, by full ID; the first is asked now

	again string // tells this time from others with the same items where no quiz does

	corrections []string // items to be asked once more at the end, by full ID
}

// ask asks the first item that is left, as number n of so many. The session ends if its
// pack does not have the item any longer.
func (q *queue) ask(t turn, kind Asking, n, of int) Step {
	question, ok := t.question(q.left[0], t.occasion(kind, q.quiz)+q.again)
	if !ok {
		return EndStep{}
	}
	return QuestionStep{Question: question, Kind: kind, N: n, Of: of, Counts: kind == Sitting && t.freshToday(question)}
}

// judge judges an answer to the item that is asked.
func (q *queue) judge(t turn, asked QuestionStep, a attempt) (VerdictStep, []Event, error) {
	shown, events, err := t.judge(asked, a, q.quiz)
	if err == nil && asked.Kind != Correction {
		q.corrections = shown.addCorrection(q.corrections)
	}
	return shown, events, err
}

// advance gives the question that follows a verdict. It is false when all was asked.
func (q *queue) advance(t turn, shown VerdictStep) (Step, bool) {
	kind, n, of := shown.Kind, shown.N, shown.Of
	q.left = q.left[1:]
	if len(q.left) == 0 && kind != Correction {
		q.left, q.corrections = q.corrections, nil
		kind, n, of = Correction, 0, len(q.left)
	}
	if len(q.left) == 0 {
		return nil, false
	}
	return q.ask(t, kind, n+1, of), true
}

// addCorrection adds the item of a verdict to those that are asked once more, if the
// answer was wrong and called certain: such errors are corrected best when they are
// still fresh.
func (v VerdictStep) addCorrection(items []string) []string {
	if !v.Verdict.Right && v.Certainty == Certain {
		return append(items, v.Question.ID())
	}
	return items
}
