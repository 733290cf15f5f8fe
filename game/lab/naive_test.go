package lab_test

import (
	"maps"

	"quest/content"
	"quest/game/lab"
)

// A second reading of the rules of labs, by name and without haste: it shares nothing
// with the machine but the lab itself.

// naive decides a condition straight from the names.
func naive(c *content.Condition, s settings) bool {
	if c == nil {
		return true
	}
	switch c.Kind {
	case content.CondAlways:
		return true
	case content.CondNever:
		return false
	case content.CondNot:
		return !naive(&c.Of[0], s)
	case content.CondIs:
		for _, v := range c.Values {
			if s[c.Control] == v {
				return true
			}
		}
		return false
	case content.CondAny, content.CondAll:
	}
	for i := range c.Of {
		if naive(&c.Of[i], s) != (c.Kind == content.CondAll) {
			return c.Kind == content.CondAny
		}
	}
	return c.Kind == content.CondAll
}

// naiveOutcome follows an event along a route.
func naiveOutcome(r *content.Route, s settings) content.PartID {
	if !naive(r.When, s) {
		return content.Hidden
	}
	for i := range r.Gates {
		if g := &r.Gates[i]; naive(g.When, s) && !naive(&g.Pass, s) {
			return g.ID
		}
	}
	return content.Fired
}

// naiveStates writes down every state of a lab.
func naiveStates(l *content.Lab) []settings {
	all := []settings{{}}
	for _, c := range l.Controls {
		var longer []settings
		for _, s := range all {
			for _, v := range c.Values {
				next := maps.Clone(s)
				next[c.ID] = v.ID
				longer = append(longer, next)
			}
		}
		all = longer
	}
	return all
}

// naiveAt gives the state of the starts, but for those named.
func naiveAt(l *content.Lab, with settings) settings {
	s := settings{}
	for _, c := range l.Controls {
		s[c.ID] = c.Start
	}
	maps.Copy(s, with)
	return s
}

// naiveRow is what every route of the lab gives in a state.
func naiveRow(l *content.Lab, s settings) map[lab.RouteID]content.PartID {
	row := map[lab.RouteID]content.PartID{}
	for i, a := range l.Actions {
		for j, r := range a.Routes {
			row[lab.RouteID{Action: a.ID, Route: r.ID}] = naiveOutcome(&l.Actions[i].Routes[j], s)
		}
	}
	return row
}

// naiveProof proves a lab from a list of all its states.
func naiveProof(l *content.Lab) *lab.Proof {
	states := naiveStates(l)
	p := &lab.Proof{States: len(states), Tally: map[lab.RouteID]map[content.PartID]int{}, Par: map[content.MissionID]int{}}
	for _, a := range l.Actions {
		for _, r := range a.Routes {
			id := lab.RouteID{Action: a.ID, Route: r.ID}
			p.Tally[id] = map[content.PartID]int{content.Fired: 0, content.Hidden: 0}
			for _, g := range r.Gates {
				p.Tally[id][g.ID] = 0
			}
		}
	}
	for _, s := range states {
		for id, result := range naiveRow(l, s) {
			p.Tally[id][result]++
		}
	}
	for _, a := range l.Actions {
		for _, r := range a.Routes {
			id := lab.RouteID{Action: a.ID, Route: r.ID}
			for _, g := range r.Gates {
				if p.Tally[id][g.ID] == 0 {
					p.DeadGates = append(p.DeadGates, lab.GateID{RouteID: id, Gate: g.ID})
				}
			}
			if fires := p.Tally[id][content.Fired] > 0; fires && r.Success.Empty() {
				p.Mute = append(p.Mute, id)
			} else if !fires && !r.Success.Empty() {
				p.NoSuccess = append(p.NoSuccess, id)
			}
		}
	}
	for _, c := range l.Controls {
		if naiveIdle(l, &c, states) {
			p.Idle = append(p.Idle, c.ID)
		}
	}
	for i := range l.Missions {
		p.Par[l.Missions[i].ID] = naivePar(l, &l.Missions[i], states)
	}
	for i, t := range l.Tests {
		row := naiveRow(l, naiveAt(l, t.State))
		for _, a := range l.Actions {
			for _, r := range a.Routes {
				want, asked := t.Expect[r.ID]
				if got := row[lab.RouteID{Action: a.ID, Route: r.ID}]; a.ID == t.Action && asked && got != want {
					p.Failures = append(p.Failures, lab.Failure{Index: i, Route: r.ID, Got: got, Want: want})
				}
			}
		}
	}
	return p
}

// naiveIdle turns one control in every state and looks for any difference.
func naiveIdle(l *content.Lab, c *content.Control, states []settings) bool {
	for _, s := range states {
		row := naiveRow(l, s)
		for _, v := range c.Values {
			other := maps.Clone(s)
			other[c.ID] = v.ID
			if !maps.Equal(row, naiveRow(l, other)) {
				return false
			}
		}
	}
	return true
}

// naiveWins decides a mission in a state.
func naiveWins(l *content.Lab, m *content.Mission, s settings) bool {
	for c, v := range m.Goal.State {
		if s[c] != v {
			return false
		}
	}
	return naiveRow(l, s)[lab.RouteID{Action: m.Goal.Action, Route: m.Goal.Route}] == m.Goal.Outcome
}

// naivePar counts the changes of every state that wins a mission.
func naivePar(l *content.Lab, m *content.Mission, states []settings) int {
	start, best := naiveAt(l, m.Start), -1
	for _, s := range states {
		changes, kept := 0, true
		for c := range s {
			if s[c] != start[c] {
				changes++
			}
		}
		for _, c := range m.Locked {
			kept = kept && s[c] == start[c]
		}
		if kept && naiveWins(l, m, s) && (best < 0 || changes < best) {
			best = changes
		}
	}
	return best
}
