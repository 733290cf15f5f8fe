package grade

import (
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"quest/content"
)

// MaxTyped is how many characters may be typed into one gap.
const MaxTyped = 200

// ErrUncomposed is wrapped by the error of a typed answer with loose jamo. It is
// not judged: the player is told that the input method is not composing.
var ErrUncomposed = errors.New("the input method is not composing syllables")

// ErrOtherLayout is wrapped by the error of a typed answer that was typed with the 한/영
// key in the other state. It is not judged either.
var ErrOtherLayout = errors.New("the keyboard is in the other language")

// clozeRow is the row of cloze: something is typed into each gap of a text.
var clozeRow = row{judge: judgeGaps, complete: gapsComplete, key: modelAnswers}

// judgeGaps scores the gaps with an accepted answer.
func judgeGaps(item *content.Item, a Answer) (Verdict, error) {
	if err := checkTyped(item, a.Typed); err != nil {
		return Verdict{}, err
	}
	v := newVerdict(len(item.Gaps))
	for i := range item.Gaps {
		gap := &item.Gaps[i]
		read := Read(gap, a.Typed[gap.ID])
		switch read.Reading {
		case Uncomposed:
			return Verdict{}, fmt.Errorf("item %s, gap %s: %w", item.ID, gap.ID, ErrUncomposed)
		case OtherLayout:
			return Verdict{}, fmt.Errorf("item %s, gap %s: %w", item.ID, gap.ID, ErrOtherLayout)
		case Wrong, Accepted, Typo, Known:
		}
		part := Part{ID: gap.ID, Chosen: a.Typed[gap.ID] != "", Correct: read.Right(), Gap: &read}
		if read.Reject != nil {
			part.Why, part.Misconception = read.Reject.Why, read.Reject.Misconception
		}
		v.add(part)
	}
	v.Got = v.Share.Right
	v.Right = v.Got == v.Of
	return v, nil
}

func checkTyped(item *content.Item, typed map[content.PartID]string) error {
	known := map[content.PartID]bool{}
	for _, g := range item.Gaps {
		known[g.ID] = true
	}
	for id, text := range typed {
		if !known[id] {
			return fmt.Errorf("item %s: gap %q is unknown: %w", item.ID, id, ErrUnfit)
		}
		if n := utf8.RuneCountInString(text); n > MaxTyped {
			return fmt.Errorf("item %s: %d characters typed, at most %d are read: %w", item.ID, n, MaxTyped, ErrUnfit)
		}
	}
	return nil
}

func gapsComplete(item *content.Item, a Answer) bool {
	return !slices.ContainsFunc(item.Gaps, func(g content.Gap) bool { return Blank(&g, a.Typed[g.ID]) })
}

func modelAnswers(item *content.Item, lang content.Lang) Answer {
	a := Answer{Typed: make(map[content.PartID]string, len(item.Gaps))}
	for i := range item.Gaps {
		gap := &item.Gaps[i]
		a.Typed[gap.ID] = Model(gap, lang).String()
	}
	return a
}
