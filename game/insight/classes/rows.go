package classes

import (
	"cmp"
	"slices"
	"strings"

	"quest/content"
	"quest/game/answers"
	"quest/game/class"
)

// Row is what a pupil has done with a question: all that is told of one pupil alone.
type Row struct {
	Pupil   int    // place in Pupils
	Item    string // full ID
	Answers int    // given in all
	Right   int    // of these, right in full
	First   *answers.Answer
	Last    *answers.Answer // the newest; the same as First where there is one
	Rounds  int             // live rounds in which the pupil voted on it
	Vote    *class.Row      // of the first of these, nil for none
}

// Chosen writes the options that an answer or a vote chose, with spaces between them; "" for nothing that can be written so.
func Chosen(parts []content.PartID) string {
	all := make([]string, len(parts))
	for i, p := range parts {
		all[i] = string(p)
	}
	return strings.Join(all, " ")
}

// rowsOf gives a row for each pupil and question, by pupil and then by question.
func rowsOf(pupils []Pupil, all answers.Class, votes []class.Row) []Row {
	place := map[class.PlayerID]int{}
	for i := range pupils {
		place[pupils[i].Player] = i
	}
	g := gathering{at: map[rowKey]int{}}
	for i := range all.Students {
		s := &all.Students[i]
		for n := range s.Answers {
			g.answer(place[class.PlayerID(s.Who)], &s.Answers[n])
		}
	}
	for i := range votes {
		if n, ok := place[votes[i].Player]; ok && (votes[i].First != nil || votes[i].Second != nil) {
			g.vote(n, &votes[i])
		}
	}
	slices.SortFunc(g.rows, func(a, b Row) int { return cmp.Or(cmp.Compare(a.Pupil, b.Pupil), cmp.Compare(a.Item, b.Item)) })
	return g.rows
}

type rowKey struct {
	pupil int
	item  string
}

type gathering struct {
	rows []Row
	at   map[rowKey]int
}

func (g *gathering) row(pupil int, item string) *Row {
	key := rowKey{pupil, item}
	n, known := g.at[key]
	if !known {
		n = len(g.rows)
		g.at[key] = n
		g.rows = append(g.rows, Row{Pupil: pupil, Item: item})
	}
	return &g.rows[n]
}

func (g *gathering) answer(pupil int, a *answers.Answer) {
	r := g.row(pupil, a.Item)
	r.Answers++
	if a.Right {
		r.Right++
	}
	if r.First == nil {
		r.First = a
	}
	r.Last = a
}

func (g *gathering) vote(pupil int, v *class.Row) {
	r := g.row(pupil, v.Pack.Item(v.Item))
	r.Rounds++
	if r.Vote == nil {
		r.Vote = v
	}
}
