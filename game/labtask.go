package game

import (
	"slices"

	"quest/content"
)

// LabTask is something to do in a lab: a mission, or the sandbox without one.
type LabTask struct {
	Lab     *content.Lab
	Mission *content.Mission // nil for the sandbox
	Stars   int              // of the best solution, 0 while it is not solved
	Begun   bool             // its controls were left changed
}

// Open reports whether the task is a mission that is not solved.
func (t LabTask) Open() bool { return t.Mission != nil && t.Stars == 0 }

// MissionID is the ID of the mission, "" for the sandbox.
func (t LabTask) MissionID() content.MissionID {
	if t.Mission == nil {
		return ""
	}
	return t.Mission.ID
}

// LabTasks gives what there is to do in the labs of a pack: of each lab its missions,
// then its sandbox.
func (p *Player) LabTasks(pack *content.Pack) []LabTask {
	var all []LabTask
	for _, head := range pack.Labs() {
		lab, ok := pack.Lab(head.ID)
		if !ok {
			continue
		}
		for i := range lab.Missions {
			m := &lab.Missions[i]
			id := pack.ID().Mission(m.ID)
			all = append(all, LabTask{Lab: lab, Mission: m, Stars: p.Solved(id).Stars, Begun: p.leftChanged(id)})
		}
		all = append(all, LabTask{Lab: lab, Begun: p.leftChanged(pack.ID().Lab(lab.ID))})
	}
	return all
}

// LabsAfter gives the first pack of those that granted something which has a mission that is
// not solved, nil for none: what was read there can be tried.
func (p *Player) LabsAfter(packs []*content.Pack, grants []*Granted) *content.Pack {
	for _, pack := range packs {
		granted := slices.ContainsFunc(pack.Rewards(), func(r content.Reward) bool {
			return slices.ContainsFunc(grants, func(g *Granted) bool { return g.Reward == pack.ID().Reward(r.ID) })
		})
		if !granted {
			continue
		}
		for _, head := range pack.Labs() {
			if g := p.LabProgress(pack, head); g.Solved < g.Missions {
				return pack
			}
		}
	}
	return nil
}

// FirstOpen gives the place of the task at which a player begins: the first open one of
// a lab, else the first one of that lab, else 0. The lab is "" for any.
func FirstOpen(tasks []LabTask, lab content.LabID) int {
	first := -1
	for i, t := range tasks {
		if lab != "" && t.Lab.ID != lab {
			continue
		}
		if t.Open() {
			return i
		}
		if first < 0 {
			first = i
		}
	}
	return max(0, first)
}

// LabProgress is how a player stands with one lab.
type LabProgress struct {
	Missions int // of the lab
	Solved   int // of these
	Stars    int // of all missions together, 3 each at most
	Begun    int // missions, and the sandbox, of which the controls were left changed
}

// LabProgress gives how a player stands with a lab.
func (p *Player) LabProgress(pack *content.Pack, head content.LabHead) LabProgress {
	g := LabProgress{Missions: len(head.Missions)}
	if p.leftChanged(pack.ID().Lab(head.ID)) {
		g.Begun++
	}
	for _, id := range head.Missions {
		if p.leftChanged(pack.ID().Mission(id)) {
			g.Begun++
		}
		if stars := p.Solved(pack.ID().Mission(id)).Stars; stars > 0 {
			g.Solved++
			g.Stars += stars
		}
	}
	return g
}

// MissionCount is how many missions of labs are solved, of how many.
type MissionCount struct {
	Solved, Of int
	Stars      int // of those that are solved; each has 3 at most
}

// Most is how many stars all missions together have.
func (m MissionCount) Most() int { return mostStars * m.Of }

// Missions counts the missions of the packs that are here, and those that are solved in others.
func (p *Player) Missions(packs []*content.Pack) MissionCount {
	m := MissionCount{Solved: len(p.ledger.Solved)}
	here := 0
	for _, pack := range packs {
		for _, head := range pack.Labs() {
			g := p.LabProgress(pack, head)
			m.Of, here = m.Of+g.Missions, here+g.Solved
		}
	}
	for _, best := range p.ledger.Solved {
		m.Stars += best.Stars
	}
	m.Of += m.Solved - here
	return m
}
