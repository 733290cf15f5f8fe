package quiz

import (
	"strconv"

	"quest/content"
	"quest/content/lazy"
	"quest/game/grade"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// row is what the screens of a question and of its verdict know of one item type. Each
// type has its row in a file of its own; a new type is such a file and a line in rows.
type row struct {
	// ask makes the asker of a question.
	ask func(sheet) asker
	// freeArrows is whether the arrows to both sides mean nothing while the question is
	// asked, so that they can move text art.
	freeArrows bool
	// gapped is whether a text with gaps stands below the stem, and says more than it.
	gapped bool
	// explain explains one part of an answer.
	explain func(Verdict, screen.Area, widget.Pen, grade.Part) []string
	// rank is how early a part is explained; nil where the parts stay in their order,
	// which is explained with them.
	rank func(grade.Part) rank
	// rest explains what no part of the answer stands for; nil for nothing.
	rest func(Verdict, screen.Area, widget.Pen) []string
	// share is the phrase for how much of a wrong answer was right, with {got} or {n},
	// {wrong} and {of}.
	share func(*phrase.Book) string
}

var rows = lazy.Value[map[content.ItemType]row]{Make: func() map[content.ItemType]row {
	return map[content.ItemType]row{
		content.Single:    singleRow,
		content.Multi:     multiRow,
		content.TrueFalse: trueFalseRow,
		content.Classify:  classifyRow,
		content.Order:     orderRow,
		content.Match:     matchRow,
		content.Cloze:     clozeRow,
		content.Case:      caseRow,
	}
}}

// rowOf gives the row of an item's type.
func rowOf(item *content.Item) row { return rows.Get()[item.Type] }

// rank is how early a part of an answer is explained. What needs no mending comes last,
// below the misconception that the answer shows.
type rank int

const (
	mends rank = iota
	adds
	settled
)

// byChoice ranks what can be chosen: what the player chose, then what belongs to the
// answer, then the rest.
func byChoice(p grade.Part) rank {
	switch {
	case p.Chosen:
		return mends
	case p.Correct:
		return adds
	}
	return settled
}

// byPlace ranks what is put somewhere: what is in a wrong place before what is right.
func byPlace(p grade.Part) rank {
	if p.Correct {
		return settled
	}
	return mends
}

// shareOf says how much of an answer was right, in the words of its type.
func shareOf(b *phrase.Book, item *content.Item, s grade.Share) string {
	n := strconv.Itoa
	return phrase.Fill(rowOf(item).share(b), "n", n(s.Right), "got", n(s.Right), "wrong", n(s.Wrong), "of", n(s.Of))
}

// partsOf is the share of a type whose score counts its parts.
func partsOf(b *phrase.Book) string { return b.Quiz.Score }
