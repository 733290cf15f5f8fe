package game

import (
	"fmt"
	"hash/fnv"
	"strconv"

	"quest/content"
)

// packShare is the share of right verdicts that each quiz of a pack needs for the
// rewards of the whole pack (docs/pack-format.md 12).
const packShare = 0.8

// grants gives the rewards of some packs whose conditions hold for the player and that
// were never granted, each as one event. It is asked after the events that may
// have met a condition were folded.
func (p *Player) grants(packs []*content.Pack) []Event {
	var events []Event
	draws := p.Draws
	for _, pack := range packs {
		for _, r := range pack.Rewards() {
			if p.hasReward(pack, r) || !p.meets(pack, r.When) {
				continue
			}
			g := &Granted{Reward: pack.ID().Reward(r.ID), XP: r.XP, Gold: r.Gold, Title: titleWords(pack, r.Title)}
			if r.Drops != nil {
				g.Table = markOf(r.Drops.Table)
				for range r.Drops.Rolls {
					g.Drops = append(g.Drops, roll(p.Seed, draws, r.Drops.Table))
					draws++
				}
			}
			events = append(events, Event{Granted: g})
		}
	}
	return events
}

func (p *Player) hasReward(pack *content.Pack, r content.Reward) bool {
	for _, id := range append([]content.RewardID{r.ID}, r.Was...) {
		if p.ledger.Granted[pack.ID().Reward(id)] {
			return true
		}
	}
	return false
}

// meets reports whether all conditions of a reward hold.
func (p *Player) meets(pack *content.Pack, when content.When) bool {
	id := pack.ID()
	if when.Mission != "" && p.Solved(id.Mission(when.Mission)).Stars == 0 {
		return false
	}
	if when.Lab != "" && !p.solvedAll(pack, when.Lab) {
		return false
	}
	if when.Lesson != "" && !p.Reading(id.Lesson(when.Lesson)).Done {
		return false
	}
	if when.Quiz != "" && !reached(p.Quizzing(id.Quiz(when.Quiz)), when.Score) {
		return false
	}
	return !when.Pack || p.mastered(pack)
}

// solvedAll reports whether every mission of a lab was solved.
func (p *Player) solvedAll(pack *content.Pack, id content.LabID) bool {
	l, ok := pack.Lab(id)
	if !ok {
		return false
	}
	for _, m := range l.Missions {
		if p.Solved(pack.ID().Mission(m.ID)).Stars == 0 {
			return false
		}
	}
	return len(l.Missions) > 0
}

// mastered reports whether every lesson of a pack was read, or passed by a test-out, and
// every quiz of it was done well enough, those without a lesson too.
func (p *Player) mastered(pack *content.Pack) bool {
	for _, l := range pack.Path() {
		if r := p.Reading(pack.ID().Lesson(l.ID)); !l.Pool() && !r.Done && !r.Tested {
			return false
		}
		if l.Quiz != "" && !reached(p.Quizzing(pack.ID().Quiz(l.Quiz)), packShare) {
			return false
		}
	}
	return true
}

func reached(q Quizzing, share float64) bool {
	return q.Sittings > 0 && enough(q.BestGot, q.BestOf, share)
}

// roll draws once from a table. The outcome depends on the save's seed and the index
// of the draw alone, so a player who quits and returns gets the same.
func roll(seed uint64, index int, table []content.Row) Drop {
	sum := 0
	for _, row := range table {
		sum += row.Weight
	}
	d := Drop{Index: index}
	if sum <= 0 {
		return d
	}
	at := chance(seed, "drop", strconv.Itoa(index)).IntN(sum)
	for _, row := range table {
		if at -= row.Weight; at < 0 {
			d.Gold, d.XP = row.Gold, row.XP
			return d
		}
	}
	return d
}

// markOf gives a mark of a table, by which the same table is known again.
func markOf(table []content.Row) string {
	h := fnv.New64a()
	for _, row := range table {
		_, _ = fmt.Fprintln(h, row.Weight, row.Gold, row.XP) // a hash never fails
	}
	return strconv.FormatUint(h.Sum64(), 36)
}

// titleWords gives the words of a title in every language of the pack, nil for none.
func titleWords(pack *content.Pack, t content.Text) map[content.Lang]content.Safe {
	if t.Empty() {
		return nil
	}
	w := map[content.Lang]content.Safe{}
	for _, lang := range pack.Meta().Written() {
		if t.Borrowed(lang) == "" {
			w[lang] = t.Line(lang)
		}
	}
	return w
}

// Sealed gives the rewards that were granted and not seen yet, oldest first. A
// front end that finds some at the start shows the chest.
func (p *Player) Sealed() []*Granted {
	var all []*Granted
	for _, g := range p.ledger.Sealed {
		all = append(all, &g)
	}
	return all
}

// OpenChest gives the batch that says that the player sees what was granted. It is
// empty if there is nothing unseen.
func (p *Player) OpenChest(now Moment) Batch {
	if len(p.ledger.Sealed) == 0 {
		return Batch{}
	}
	opened := &Opened{}
	size := 0
	for _, g := range p.ledger.Sealed {
		if size += len(g.Reward); size > seenBytes && len(opened.Rewards) > 0 {
			break // what does not fit is shown again
		}
		opened.Rewards = append(opened.Rewards, g.Reward)
	}
	return p.commit(now, nil, Event{Opened: opened})
}
