package plain

import (
	"quest/content"
	"quest/content/lazy"
	"quest/game"
	"quest/game/grade"
	"quest/game/phrase"
)

// row is how line mode asks one item type. Each type has its row in a file of its own;
// a new type is such a file and a line in rows.
type row struct {
	// list shows what can be chosen, with its numbers, and says how to answer.
	list func(p *printer, step game.QuestionStep)
	// read reads a line as the answer to a question or, where an answer is given part by
	// part, as what is added to the answer held so far. Its error is an *Unread.
	read func(p *printer, line string, q game.Question, held grade.Answer) (grade.Answer, error)
	// share picks the words for how much of a wrong answer was right, "" for none.
	share func(b *phrase.Plain, v grade.Verdict) string
	// say says part by part what was right, each with its reason.
	say func(p *printer, step game.VerdictStep)

	// ask asks for the next part of an answer, and drop takes the newest part out of it;
	// false if there is none. Both are nil where an answer is given on one line.
	ask  func(p *printer, q game.Question, held grade.Answer)
	drop func(q game.Question, held *grade.Answer) bool

	// command tells commands from answers; nil takes every word of a command for one.
	command func(p *printer, line string, q game.Question, held grade.Answer) command

	typed     bool // words are typed: any of them may be an answer, and the first part is asked for at once
	readsJamo bool // jamo may be keys pressed in Hangul mode, which read tells apart
}

var rows = lazy.Value[map[content.ItemType]row]{Make: func() map[content.ItemType]row {
	return map[content.ItemType]row{
		content.Single:    choicesRow,
		content.Multi:     choicesRow,
		content.TrueFalse: trueFalseRow,
		content.Classify:  classifyRow,
		content.Order:     orderRow,
		content.Match:     matchRow,
		content.Cloze:     clozeRow,
		content.Case:      caseRow,
	}
}}

// rowOf gives the row of a question, and the one that asks nothing for a type that line
// mode does not know.
func rowOf(q game.Question) row {
	if r, ok := rows.Get()[q.Item.Type]; ok {
		return r
	}
	return caseRow
}

// askNext asks for the next part of an answer, if the type is answered part by part.
func (r row) askNext(p *printer, q game.Question, held grade.Answer) {
	if r.ask != nil {
		r.ask(p, q, held)
	}
}

// partly picks the words for the share of the types in which each part scores by
// itself, "" for an answer of one part and for one that is all wrong.
func partly(b *phrase.Plain, v grade.Verdict) string {
	if v.Of < 2 || v.Got == 0 {
		return ""
	}
	return b.Partly
}
