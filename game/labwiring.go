package game

import (
	"maps"

	"quest/content"
)

// maxWired bounds how many controls one event keeps. No lab of which every state can be
// tried has as many.
const maxWired = 64

// place names what the controls belong to: the mission, or the lab for its sandbox.
func (e *Wired) place() string {
	if e.Mission != "" {
		return e.Mission
	}
	return e.Lab
}

func (p *Player) applyWired(e *Wired) {
	if len(e.Values) == 0 {
		delete(p.ledger.Wired, e.place())
		return
	}
	if p.ledger.Wired == nil {
		p.ledger.Wired = map[string]Wired{}
	}
	p.ledger.Wired[e.place()] = *e
}

// leftChanged reports whether the controls of a mission, or of the sandbox of a lab, were left
// other than at the start.
func (p *Player) leftChanged(place string) bool {
	_, left := p.ledger.Wired[place]
	return left
}

// wired gives the controls that differ from the start; none once the mission was solved,
// until the player starts over.
func (s *LabSession) wired() *Wired {
	w := &Wired{Lab: s.labID()}
	if s.mission != nil {
		w.Mission = s.pack.ID().Mission(s.mission.ID)
	}
	if s.solved {
		return w
	}
	for _, c := range s.machine.Lab().Controls {
		if s.Changed(c.ID) && len(w.Values) < maxWired {
			if w.Values == nil {
				w.Values = map[content.PartID]content.PartID{}
			}
			w.Values[c.ID] = s.machine.Value(s.state, c.ID).ID
		}
	}
	return w
}

// rewired gives the event that keeps the controls, none if they are kept as they are.
func (s *LabSession) rewired() []Event {
	now := s.wired()
	if maps.Equal(now.Values, s.player.ledger.Wired[now.place()].Values) {
		return nil
	}
	return []Event{{Wired: now}}
}

// resume sets the controls as they were left, as far as the lab still has them and the
// mission lets them be changed.
func (s *LabSession) resume() {
	for _, c := range s.machine.Lab().Controls {
		value, left := s.player.ledger.Wired[s.wired().place()].Values[c.ID]
		if !left || s.Locked(c.ID) {
			continue
		}
		if next, err := s.machine.Set(s.state, c.ID, value); err == nil {
			s.state = next
		}
	}
	s.resumed = s.Changes() > 0
}

// Resumed reports whether the controls were left like this before, and not at the start.
func (s *LabSession) Resumed() bool { return s.resumed }

// Kept reports whether the controls are in the save as they are, so that Leave gives
// nothing.
func (s *LabSession) Kept() bool { return len(s.rewired()) == 0 }

// Leave keeps the controls as they are, for the next time. The batch is empty if nothing
// is to be kept.
func (s *LabSession) Leave(now Moment) Batch { return s.player.commit(now, nil, s.rewired()...) }
