package attendance

import (
	"slices"
	"time"

	"quest/content"
	"quest/game"
	"quest/game/class"
	"quest/game/grade"
)

// Question gives the question of a round, its parts in the order in which the whole class sees
// them. ok is false where none of the packs has it.
func Question(packs []*content.Pack, r *class.Round) (q game.Question, ok bool) {
	pack := packOf(packs, r.Pack)
	if pack == nil {
		return game.Question{}, false
	}
	item, ok := pack.Item(r.Item)
	if !ok {
		return game.Question{}, false
	}
	return game.AskTogether(pack, item, string(r.ID)), true
}

func packOf(packs []*content.Pack, id content.PackID) *content.Pack {
	for _, p := range packs {
		if p.ID() == id {
			return p
		}
	}
	return nil
}

// Opening gives the command that asks a class an item, each vote for as long as clock says, 0 for no
// clock.
func Opening(pack *content.Pack, item *content.Item, clock time.Duration) class.OpenRound {
	right := Choice(grade.Key(item, content.English))
	return class.OpenRound{Pack: pack.ID(), Item: item.ID, Options: item.Parts(), Right: right, Clock: clock}
}

// Choice gives an answer as the options of a vote. The list is a copy.
func Choice(gave grade.Answer) []content.PartID {
	switch {
	case gave.Truth == nil:
		return slices.Clone(gave.Choice)
	case *gave.Truth:
		return []content.PartID{content.True}
	}
	return []content.PartID{content.False}
}

// Answer gives a vote as an answer to its item, an empty one for no vote.
func Answer(item *content.Item, v *class.Vote) grade.Answer {
	switch {
	case v == nil:
		return grade.Answer{}
	case item.Type == content.TrueFalse && len(v.Choice) == 1:
		truth := v.Choice[0] == content.True
		return grade.Answer{Truth: &truth}
	}
	return grade.Answer{Choice: v.Choice}
}

// Unentered gives the rounds that are closed, in which the member voted and of which their save does
// not know, the oldest one first: also those that were closed while they were away.
func Unentered(p *game.Player, v *class.View) []class.Round {
	if !p.Joined() {
		return nil
	}
	var all []class.Round
	take := func(r *class.Round) {
		if r.Phase == class.Closed && r.First != nil && !p.EnteredRound(string(r.ID)) {
			all = append(all, *r)
		}
	}
	for i := range slices.Backward(v.Earlier) {
		take(&v.Earlier[i])
	}
	if v.Round != nil {
		take(v.Round)
	}
	return all
}

// Enter enters the vote of a closed round into the save of a player; see game.Player.RecordRound for
// what it gives. One on a question that no pack has waits until one has it: verdict and batch are
// empty then, as for a vote that does not fit the item as it is now.
func Enter(p *game.Player, packs []*content.Pack, r *class.Round, speech game.Speech, now game.Moment) (game.VerdictStep, game.Batch) {
	q, ok := Question(packs, r)
	if !ok || r.First == nil {
		return game.VerdictStep{}, game.Batch{}
	}
	vote := game.LiveVote{
		Round: string(r.ID), Pack: r.Pack, Item: r.Item, Gave: Answer(q.Item, r.First), Certainty: game.Certainty(r.First.Certainty), Speech: speech,
	}
	if r.Second != nil {
		second := Answer(q.Item, r.Second)
		vote.Second = &second
	}
	step, batch, err := p.RecordRound(packs, vote, now)
	if err != nil {
		return game.VerdictStep{}, game.Batch{}
	}
	return step, batch
}

// At is a round in one of its phases.
type At struct {
	Round class.RoundID
	Phase class.Phase
}

// Calls reports whether a class asks something of a member who is not there: what they declined, went
// away from as it stands (away) or what was taken back calls nobody, and what a round came to calls
// only who voted and saw it run (met).
func Calls(r *class.Round, met class.RoundID, away At) bool {
	switch {
	case r == nil, r.Refused, r.Phase == class.Stopped, away == At{r.ID, r.Phase}:
		return false
	case r.Phase == class.Closed:
		return met == r.ID && (r.First != nil || r.Second != nil)
	}
	return true
}

// Closed gives the rounds of a class that came to their end, the newest first, as far as the view has
// them.
func Closed(v *class.View) []class.Round {
	var all []class.Round
	if r := v.Round; r != nil && r.Phase == class.Closed {
		all = append(all, *r)
	}
	for i := range v.Earlier {
		if v.Earlier[i].Phase == class.Closed {
			all = append(all, v.Earlier[i])
		}
	}
	return all
}
