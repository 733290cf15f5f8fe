package game

import (
	"slices"
	"strings"

	"quest/content"
)

// Moved says that packs have given new IDs to what the player has learned with ("was" in their
// files): what is known moves once, and what other records say under an old ID counts under the
// new one.
type Moved struct {
	IDs []Move `json:"ids"`
}

// Move is one change of an ID.
type Move struct {
	From string `json:"from"` // full ID of before
	To   string `json:"to"`   // full ID of now
}

// mostMoves is how many changes of IDs one batch holds. What is left follows at the next start.
const mostMoves = 500

// Follow gives the batch that moves what is known under IDs of before to those that packs have
// now, and folds it; it is empty where there is nothing to move. A front end asks for it before play
// begins.
func (p *Player) Follow(packs []*content.Pack, now Moment) Batch {
	var e Moved
	for _, pack := range packs {
		for _, r := range pack.Renamings() {
			from, to := string(pack.ID())+"#"+r.Old, string(pack.ID())+"#"+r.New
			if len(e.IDs) < mostMoves && p.ledger.Moved[from] != to && p.ledger.has(from) {
				e.IDs = append(e.IDs, Move{from, to})
			}
		}
	}
	if len(e.IDs) == 0 {
		return Batch{}
	}
	b := Batch{At: now, Day: p.Today(now), Events: []Event{{Moved: &e}}}
	p.Apply(b)
	return b
}

// has reports whether something is known under a full ID.
func (l *ledger) has(id string) bool {
	_, helped := l.Helped[id]
	_, read := l.Lessons[id]
	_, solved := l.Solved[id]
	_, shown := l.Beliefs[id]
	return l.Items[id] != nil || l.Quizzes[id] != nil || read || solved || shown || helped || l.Starred[id] || l.Suspended[id]
}

// applyMoved moves what is known under each ID of before. Where the new ID is known already, both
// stay as they are.
func (p *Player) applyMoved(e *Moved) {
	l := &p.ledger
	if l.Moved == nil {
		l.Moved = map[string]string{}
	}
	for _, m := range e.IDs {
		if m.From == "" || m.To == "" {
			continue
		}
		l.Moved[m.From] = m.To
		rekey(l.Items, m)
		rekey(l.Lessons, m)
		rekey(l.Quizzes, m)
		rekey(l.Tests, m)
		rekey(l.Solved, m)
		rekey(l.Beliefs, m)
		rekey(l.Helped, m)
		rekey(l.Starred, m)
		rekey(l.Suspended, m)
		rekey(l.Buried, m)
		l.moveInPapers(m)
		for i := range p.Disputes {
			if p.Disputes[i].Item == m.From {
				p.Disputes[i].Item = m.To
			}
		}
	}
}

// moveInPapers moves an item in what quizzes, test-outs, runs against a boss and papers of exams
// keep of their questions.
func (l *ledger) moveInPapers(m Move) {
	if !strings.Contains(m.From, "#item/") {
		return
	}
	for _, q := range l.Quizzes {
		rekey(q.Verdicts, m)
		rekey(q.Again, m)
	}
	for _, t := range l.Tests {
		rekey(t.Verdicts, m)
		t.Items = renamed(t.Items, m)
	}
	for _, b := range l.Bosses {
		rekey(b.Verdicts, m)
		b.Items = renamed(b.Items, m)
	}
	for _, paper := range l.Papers {
		if s := paper.sheet(m.From); s != nil && paper.sheet(m.To) == nil {
			s.Item = m.To
		}
	}
}

func rekey[V any](known map[string]V, m Move) {
	was, ok := known[m.From]
	if _, there := known[m.To]; ok && !there {
		delete(known, m.From)
		known[m.To] = was
	}
}

// renamed gives a list of IDs with the new one in the place of the old one. The list may be shared
// with the event that it comes from.
func renamed(ids []string, m Move) []string {
	at := slices.Index(ids, m.From)
	if at < 0 {
		return ids
	}
	ids = slices.Clone(ids)
	ids[at] = m.To
	return ids
}

// underNewID gives the full ID that something has now. A chain of names that leads back to itself,
// which no pack can have, ends after as many steps as there are names.
func (p *Player) underNewID(id string) string {
	for range p.ledger.Moved {
		to, moved := p.ledger.Moved[id]
		if !moved || to == id {
			break
		}
		id = to
	}
	return id
}

// underNewIDs gives an event about the IDs of now: another device may still have written it with
// the version of a pack before.
func (p *Player) underNewIDs(e *Event) *Event {
	if len(p.ledger.Moved) == 0 {
		return e
	}
	c := *e
	switch {
	case e.Answered != nil:
		c.Answered = copied(e.Answered)
		c.Answered.Item, c.Answered.Quiz = p.underNewID(e.Answered.Item), p.underNewID(e.Answered.Quiz)
	case e.Earned != nil:
		c.Earned = copied(e.Earned)
		c.Earned.Item = p.underNewID(e.Earned.Item)
	case e.Helped != nil:
		c.Helped = copied(e.Helped)
		c.Helped.Item = p.underNewID(e.Helped.Item)
	case e.Undone != nil:
		c.Undone = copied(e.Undone)
		c.Undone.Item = p.underNewID(e.Undone.Item)
	case e.Marked != nil:
		c.Marked = copied(e.Marked)
		c.Marked.Item = p.underNewID(e.Marked.Item)
	case e.Read != nil:
		c.Read = copied(e.Read)
		c.Read.Lesson = p.underNewID(e.Read.Lesson)
	case e.Examined != nil:
		c.Examined = e.Examined.renamed(p.underNewID)
	default:
		return e
	}
	return &c
}
