package game

import (
	"errors"
	"fmt"
	"slices"

	"quest/content"
	"quest/game/grade"
)

// ErrNoItem is wrapped by the error of a vote on an item that no pack has.
var ErrNoItem = errors.New("no such item")

// Voted says that an answer was the vote in a live round of a class. The vote of the first ballot
// is the answer; that of the second one is kept beside it and judges nothing.
type Voted struct {
	Round  string        `json:"round"`            // the round; a save enters it once
	Second *grade.Answer `json:"second,omitempty"` // what was chosen in the second ballot, nil for nothing
	Right  bool          `json:"right,omitempty"`  // the second choice was right
}

// LiveVote is how a member voted in a live round that is closed.
type LiveVote struct {
	Round     string // the round
	Pack      content.PackID
	Item      content.ItemID
	Gave      grade.Answer  // in the first ballot; empty for who did not vote in it
	Certainty Certainty     // that was said with it; nothing is laid on it
	Second    *grade.Answer // in the second ballot, nil for who did not vote in it or where there was none
	Speech    Speech        // on screen, "" for that of the player
}

// RecordRound gives the batch that enters the vote of a live round, and folds it, and the verdict with
// what the vote has brought: a first answer of
// the study day to the item counts like any other, for memory, XP, draws, goals, rewards and
// achievements, and a later one as an answer that was seen before. No gold is laid on it. packs are
// all packs that are there. Verdict and batch are empty for who did not vote in the first ballot, and for a
// round that was entered before, also by another device of the player. It fails with ErrNoItem if
// no pack has the item, and with grade.ErrUnfit if a vote does not fit it; nothing has changed then.
func (p *Player) RecordRound(packs []*content.Pack, v LiveVote, now Moment) (VerdictStep, Batch, error) {
	if p.EnteredRound(v.Round) || v.Gave.Empty() {
		return VerdictStep{}, Batch{}, nil
	}
	if _, bad := roundFlaw(v.Round); bad {
		return VerdictStep{}, Batch{}, fmt.Errorf("round %.80q: its name has not 1 to %d bytes", v.Round, maxRound)
	}
	t := turn{player: p, packs: packs, now: now}
	q, ok := t.find(v.Pack.Item(v.Item))
	if !ok {
		return VerdictStep{}, Batch{}, fmt.Errorf("round %s, item %s: %w", v.Round, v.Pack.Item(v.Item), ErrNoItem)
	}
	voted := &Voted{Round: v.Round, Second: v.Second}
	if v.Second != nil {
		second, err := grade.Judge(q.Item, *v.Second)
		if err != nil {
			return VerdictStep{}, Batch{}, fmt.Errorf("round %s, second ballot: %w", v.Round, err)
		}
		voted.Right = second.Right
	}
	asked, _ := p.withHelp(QuestionStep{Question: q}).(QuestionStep)
	a := attempt{gave: v.Gave, speech: v.Speech, certainty: v.Certainty}
	if a.speech == "" {
		a.speech = p.Speech
	}
	shown, events, err := t.judge(asked, a, "")
	if err != nil {
		return VerdictStep{}, Batch{}, fmt.Errorf("round %s: %w", v.Round, err)
	}
	for _, e := range events {
		if e.Answered != nil {
			e.Answered.Voted, e.Answered.Stake = voted, 0
		}
	}
	shown.Stake = 0
	before, tasks := p.mark(p.Today(now)), dayTasks{packs: packs, day: p.Today(now) - 1}
	b := p.commit(now, packs, tasks.with(p, events, now)...)
	return p.tell(shown, before, packs, b.found(), now), b, nil
}

// EnteredRound reports whether a save knows the vote in a live round.
func (p *Player) EnteredRound(round string) bool { return p.ledger.Rounds[round] }

// enterRound remembers that the vote in a round is known.
func (p *Player) enterRound(v *Voted) {
	if v == nil {
		return
	}
	if p.ledger.Rounds == nil {
		p.ledger.Rounds = map[string]bool{}
	}
	p.ledger.Rounds[v.Round] = true
}

// onceARound gives a batch without what it says of rounds that are known already: two devices may
// both have entered a vote before they were merged, and the first one in order of time counts. The
// draw for such a vote keeps its place in the sequence and brings nothing.
func (p *Player) onceARound(b Batch) Batch {
	known := ""
	for i := range b.Events {
		if a := b.Events[i].Answered; a != nil && a.Voted != nil && p.EnteredRound(a.Voted.Round) {
			known = a.Item
		}
	}
	if known == "" {
		return b
	}
	paid := false // the event before was the XP of the vote
	b.Events = slices.DeleteFunc(slices.Clone(b.Events), func(e Event) bool {
		if e.Drawn != nil && paid {
			p.Draws = max(p.Draws, min(e.Drawn.Index, maxAmount)+1)
			return true
		}
		paid = e.Earned != nil && e.Earned.Item == known
		return paid || e.Answered != nil && e.Answered.Voted != nil && e.Answered.Item == known
	})
	return b
}

// maxRound is how many bytes the name of a round may have in a save.
const maxRound = 100

func roundFlaw(round string) (Flaw, bool) {
	return outside("answered.voted.round", len(round), 1, maxRound)
}
