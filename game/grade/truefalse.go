package grade

import "quest/content"

// trueFalseRow is the row of truefalse: a statement is called true or false.
var trueFalseRow = row{judge: judgeTruth, complete: truthComplete, key: rightTruth}

func judgeTruth(item *content.Item, a Answer) (Verdict, error) {
	v := newVerdict(1)
	for _, truth := range []bool{true, false} {
		part := Part{ID: content.False, Chosen: a.Truth != nil && *a.Truth == truth, Correct: truth == item.Answer}
		if truth {
			part.ID = content.True
		}
		switch {
		case part.Chosen && part.Correct:
			part.Why = item.IfRight
		case part.Chosen:
			part.Why, part.Misconception = item.IfWrong, item.Misconception
		}
		v.add(part)
	}
	v.Got = v.Share.Right
	v.Right = v.Got == v.Of
	return v, nil
}

func truthComplete(_ *content.Item, a Answer) bool { return a.Truth != nil }

func rightTruth(item *content.Item, _ content.Lang) Answer {
	truth := item.Answer
	return Answer{Truth: &truth}
}
