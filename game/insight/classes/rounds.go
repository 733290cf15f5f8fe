package classes

import (
	"quest/content"
	"quest/game/class"
	"quest/game/insight"
)

// Round is what became of a live round: the votes of those who are in the class now.
type Round struct {
	ID       class.RoundID
	Number   int // in the class, from 1
	Date     string
	Pack     *content.Pack // nil where it is not here
	PackID   content.PackID
	ItemID   content.ItemID
	Item     *content.Item // nil where no pack here has it
	First    class.Tally
	Second   class.Tally   // of nobody where there was no second ballot
	Both     int           // voted in both
	Before   insight.Share // of these, right in the first ballot
	After    insight.Share // of these, right in the second ballot
	Improved int           // of these, changed from wrong to right
	Worsened int           // of these, changed from right to wrong
	Out      int           // took no part
}

// Gain is the share that was right in the second ballot less that in the first, of those who voted in both, from -1 to 1; ok is
// false where nobody did.
func (r *Round) Gain() (gain float64, ok bool) {
	if r.Both == 0 {
		return 0, false
	}
	return float64(r.After.Right-r.Before.Right) / float64(r.Both), true
}

// roundsOf counts the votes of each round. Rows come by round.
func roundsOf(votes []class.Row, packs []*content.Pack) []Round {
	var all []Round
	for i := range votes {
		v := &votes[i]
		if n := len(all); n == 0 || all[n-1].ID != v.Round {
			all = append(all, newRound(v, packs))
		}
		all[len(all)-1].count(v)
	}
	return all
}

func newRound(v *class.Row, packs []*content.Pack) Round {
	r := Round{ID: v.Round, Number: v.Number, Date: v.Opened.Format("2006-01-02"), PackID: v.Pack, ItemID: v.Item}
	for _, pack := range packs {
		if pack.ID() == v.Pack {
			r.Pack = pack
			r.Item, _ = pack.Item(v.Item)
		}
	}
	return r
}

func (r *Round) count(v *class.Row) {
	if v.Out && v.First == nil && v.Second == nil {
		r.Out++
	}
	tally(&r.First, v.First, v.Right[0])
	tally(&r.Second, v.Second, v.Right[1])
	if v.First == nil || v.Second == nil {
		return
	}
	r.Both++
	r.Before.Of, r.After.Of = r.Both, r.Both
	if v.Right[0] {
		r.Before.Right++
	}
	if v.Right[1] {
		r.After.Right++
	}
	switch {
	case v.Right[1] && !v.Right[0]:
		r.Improved++
	case v.Right[0] && !v.Right[1]:
		r.Worsened++
	}
}

func tally(t *class.Tally, vote *class.Vote, right bool) {
	if vote == nil {
		return
	}
	t.Votes++
	if t.Chosen == nil {
		t.Chosen = map[content.PartID]int{}
	}
	for _, part := range vote.Choice {
		t.Chosen[part]++
	}
	if right {
		t.Right++
	}
}
