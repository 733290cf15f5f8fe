package plain

import (
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/attendance"
	"quest/game/phrase"
)

// sayResults says what a round came to: both votes in numbers, who changed, every reason, and what the
// vote has brought.
func (r *liveRound) sayResults() error {
	w, n := r.classroom(), strconv.Itoa
	came := attendance.OutcomeOf(r.q, &r.shown)
	head := w.Answered + ": " + r.filled(w.Number, "n", n(r.shown.Number)) + "."
	if last := r.shown.Newest(); last.Votes > 0 {
		head += " " + r.filled(w.RightOf, "right", n(last.Right), "of", n(last.Votes)) + "."
	} else {
		head += " " + w.NoVotes + "."
	}
	r.say(head)
	r.say(w.SeesTallies)
	if said := map[attendance.Turn]string{
		attendance.NoVote: w.NotVoted, attendance.StayedRight: w.MineRight, attendance.StayedWrong: w.MineWrong,
		attendance.BecameRight: w.MineGained, attendance.BecameWrong: w.MineLost,
	}[came.Turn()]; said != "" {
		r.say(said)
	}
	r.sayStem(r.q.Item, plainForm("{text}"))
	r.sayTallies()
	if r.shown.BothVoted > 0 {
		r.say(r.filled(w.Changed, "right", n(r.shown.Improved), "wrong", n(r.shown.Worsened), "of", n(r.shown.BothVoted)))
	}
	r.sayReasons(came)
	r.sayExplanation(r.q.Item)
	if err := r.sayBrought(); err != nil {
		return err
	}
	r.say(r.live().EnterLeaves)
	return nil
}

// sayTallies says how often each option was chosen, as they stand in the question.
func (r *liveRound) sayTallies() {
	n, all := strconv.Itoa, r.shown.Tallies
	for i, id := range r.q.Parts {
		name := n(i+1) + ". " + r.partWords(id)
		switch len(all) {
		case 0:
		case 1:
			r.fill(r.live().Chosen, "option", name, "n", n(all[0].Chosen[id]))
		default:
			r.fill(r.live().ChosenTwice, "option", name, "n", n(all[0].Chosen[id]), "m", n(all[1].Chosen[id]))
		}
	}
}

// sayReasons says why each option is right or not, and below the wrong one that was chosen most what is
// mixed up there.
func (r *liveRound) sayReasons(came attendance.Outcome) {
	w := r.classroom()
	for _, p := range came.Parts() {
		said := w.IsWrong
		if p.Correct {
			said = w.IsRight
		}
		if p.Chosen {
			said = w.YourVote + ", " + said
		}
		r.say(said + ": " + r.partWords(p.ID))
		r.reason(p.Why)
		if p.ID != r.shown.WrongestPart {
			continue
		}
		if v, ok := came.Wrongest(); ok {
			r.sayMixUps(r.q.Pack, v.Misconceptions)
		}
	}
}

// sayBrought says what the vote has brought, once that is on disk.
func (r *liveRound) sayBrought() error {
	if err := r.out.Flush(); err != nil {
		return err
	}
	known := r.unsaved
	saved, err := r.enterRounds()
	if err != nil {
		return err
	}
	step, entered := r.class.brought[r.shown.ID]
	switch {
	case !entered:
		return nil
	case !r.unsaved && saved > 0:
		r.saySaved(saved)
	case r.unsaved && known:
		r.sayWaits()
	}
	step.Certainty = game.Unsaid // nothing is laid on a vote
	r.sayXP(step)
	r.sayTasks(step.Tasks, step.AllTasks)
	r.sayDrop(step)
	return nil
}

// sayMixUps says which misconceptions are behind an answer, and what is true.
func (p *printer) sayMixUps(pack *content.Pack, all []content.MisconceptionID) {
	for _, id := range all {
		if m, ok := pack.Misconception(id); ok {
			p.textAs(m.Says, func(p *phrase.Plain) string { return p.Belief }, "says")
			p.textAs(m.Fix, func(p *phrase.Plain) string { return p.Truth }, "fix")
		}
	}
}

// sayExplanation says what explains an item as a whole, and where it comes from.
func (p *printer) sayExplanation(item *content.Item) {
	b := p.book()
	if !item.Explain.Empty() {
		p.say(b.Explain)
		p.text(item.Explain)
	}
	for _, s := range item.Sources {
		p.fill(b.Source, "source", s.String())
	}
	if item.Verified != "" {
		p.fill(b.Verified, "date", item.Verified)
	}
}
