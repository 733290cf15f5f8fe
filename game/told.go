package game

import (
	"quest/content"
	"quest/game/story"
)

// Told says that a part of the story was shown, or that the player was told of what was reached.
type Told struct {
	Pack  string `json:"pack,omitempty"` // ID of the pack
	Part  string `json:"part,omitempty"`
	Feats []Feat `json:"feats,omitempty"` // in place of a part
}

// mark is the part as the ledger keeps it.
func (e Told) mark() string { return e.Pack + "#story/" + e.Part }

// TalePart is a part of the story of a pack.
type TalePart struct {
	Pack *content.Pack
	Part story.Part
}

// Told gives the parts of the story of a pack that were shown, in the order of the story.
func (p *Player) Told(pack *content.Pack) []TalePart {
	var told []TalePart
	for _, part := range story.Parts(pack.ID()) {
		if p.ledger.Told[Told{Pack: string(pack.ID()), Part: string(part)}.mark()] {
			told = append(told, TalePart{pack, part})
		}
	}
	return told
}

// NextTale gives the part of the story that is to be shown when the map opens: the first one of
// the pack that was played last, or else of the one that comes next, that the player has come to
// and was not shown. It is false where there is none, and for who has switched the story off.
func (p *Player) NextTale(packs []*content.Pack, last Destination, now Moment) (TalePart, bool) {
	if !p.Preferences().Story {
		return TalePart{}, false
	}
	var pack *content.Pack
	for _, one := range packs {
		if one.ID() == last.Pack {
			pack = one
		}
	}
	if pack == nil {
		next, ok := p.NextLesson(packs, last, now)
		if !ok {
			return TalePart{}, false
		}
		pack = next.Pack
	}
	for _, part := range story.Parts(pack.ID()) {
		if !p.ledger.Told[Told{Pack: string(pack.ID()), Part: string(part)}.mark()] {
			return TalePart{pack, part}, p.reached(pack, part)
		}
	}
	return TalePart{}, false
}

// reached reports whether a player has come to a part of the story of a pack.
func (p *Player) reached(pack *content.Pack, part story.Part) bool {
	done, begun := 0, false
	lessons := pack.Path()
	for _, l := range lessons {
		switch p.State(pack, l) {
		case Done:
			done++
		case Untouched:
			continue
		case Begun, ReadOnly, InQuiz, Failed:
		}
		begun = true
	}
	switch part {
	case story.Arrival:
		return begun || story.Own(pack.ID())
	case story.Third:
		return 3*done >= len(lessons)
	case story.TwoThirds:
		return 3*done >= 2*len(lessons)
	case story.Gate:
		return p.BossGate(pack).Open()
	case story.Victory, story.End:
		return p.Boss(pack.ID()).Won
	}
	return false
}

// Tell gives the batch that says that a part of the story is shown.
func (p *Player) Tell(t TalePart, now Moment) Batch {
	return p.commit(now, nil, Event{Told: &Told{Pack: string(t.Pack.ID()), Part: string(t.Part)}})
}

func (p *Player) applyTold(e *Told) {
	for _, f := range e.Feats {
		p.setFeat(f, false)
	}
	if e.Part == "" {
		return
	}
	if p.ledger.Told == nil {
		p.ledger.Told = map[string]bool{}
	}
	p.ledger.Told[e.mark()] = true
}
