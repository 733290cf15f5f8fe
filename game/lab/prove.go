package lab

import (
	"fmt"
	"hash/maphash"

	"quest/content"
)

// RouteID names a route of an action.
type RouteID struct{ Action, Route content.PartID }

// GateID names a gate of a route.
type GateID struct {
	RouteID
	Gate content.PartID
}

// Failure is an author's test that the lab does not pass.
type Failure struct {
	Index     int // of the test, from 0
	Route     content.PartID
	Got, Want content.PartID
	Err       error // the test names what is not there
}

// Proof is what trying every state of a lab has shown.
type Proof struct {
	States    int
	Tally     map[RouteID]map[content.PartID]int // how often each outcome occurs
	DeadGates []GateID                           // stop nothing: an earlier gate hides them, or they always pass
	NoSuccess []RouteID                          // have a success text but never fire
	Mute      []RouteID                          // fire but have no success text
	Idle      []content.PartID                   // controls that change no outcome
	Par       map[content.MissionID]int          // fewest changes that win a mission, -1 for impossible
	Failures  []Failure                          // tests that do not hold
}

// Prove tries every action in every state. It fails only if the lab names starts
// that it does not have.
func (m *Machine) Prove() (*Proof, error) {
	start, err := m.Start()
	if err != nil {
		return nil, err
	}
	p := &Proof{States: m.states, Tally: map[RouteID]map[content.PartID]int{}, Par: map[content.MissionID]int{}}
	counts := m.newCounts()
	prints := make([]uint64, 0, m.states)
	seed := maphash.MakeSeed()
	row := make([]byte, 0, 64)
	s := make(State, len(start))
	for more := true; more; more = m.step(s) {
		row = row[:0]
		for a := range m.actions {
			for r := range m.actions[a].routes {
				got := m.actions[a].routes[r].run(s)
				counts[a][r][got-hidden]++
				row = append(row, byte(got-hidden))
			}
		}
		prints = append(prints, maphash.Bytes(seed, row))
	}
	m.tally(p, counts)
	p.Idle = m.idle(prints)
	for i := range m.lab.Missions {
		par, err := m.Par(&m.lab.Missions[i])
		if err != nil {
			return nil, err
		}
		p.Par[m.lab.Missions[i].ID] = par
	}
	p.Failures = m.runTests()
	return p, nil
}

// newCounts has, for each route, a place for hidden, fired and every gate.
func (m *Machine) newCounts() [][][]int {
	counts := make([][][]int, len(m.actions))
	for a := range m.actions {
		counts[a] = make([][]int, len(m.actions[a].routes))
		for r := range m.actions[a].routes {
			counts[a][r] = make([]int, len(m.actions[a].routes[r].gates)-hidden)
		}
	}
	return counts
}

// step goes to the following state, the first control turning fastest. It is false
// after the last one.
func (m *Machine) step(s State) bool {
	for i := range s {
		if s[i]++; int(s[i]) < len(m.lab.Controls[i].Values) {
			return true
		}
		s[i] = 0
	}
	return false
}

func (m *Machine) tally(p *Proof, counts [][][]int) {
	for a, action := range m.lab.Actions {
		for r, route := range action.Routes {
			id := RouteID{action.ID, route.ID}
			c := counts[a][r]
			all := map[content.PartID]int{content.Hidden: c[0], content.Fired: c[fired-hidden]}
			for g, gate := range route.Gates {
				n := c[g-hidden]
				all[gate.ID] = n
				if n == 0 {
					p.DeadGates = append(p.DeadGates, GateID{id, gate.ID})
				}
			}
			p.Tally[id] = all
			switch fires := all[content.Fired] > 0; {
			case fires && route.Success.Empty():
				p.Mute = append(p.Mute, id)
			case !fires && !route.Success.Empty():
				p.NoSuccess = append(p.NoSuccess, id)
			}
		}
	}
}

// idle gives the controls whose value never matters: states that differ in that
// control alone always give the same outcomes.
func (m *Machine) idle(prints []uint64) []content.PartID {
	var all []content.PartID
	stride := 1
	for _, c := range m.lab.Controls {
		if !matters(prints, stride, len(c.Values)) {
			all = append(all, c.ID)
		}
		stride *= len(c.Values)
	}
	return all
}

func matters(prints []uint64, stride, values int) bool {
	for i := range prints {
		if i/stride%values > 0 && prints[i] != prints[i-stride] {
			return true
		}
	}
	return false
}

// Par gives the fewest controls that must differ from a mission's start to win it,
// keeping the locked ones; -1 if it cannot be won.
func (m *Machine) Par(mission *content.Mission) (int, error) {
	start, err := m.At(mission.Start)
	if err != nil {
		return 0, fmt.Errorf("mission %q: %w", mission.ID, err)
	}
	best := -1
	s := make(State, len(start))
	for more := true; more; more = m.step(s) {
		changes := 0
		for i := range s {
			if s[i] != start[i] {
				changes++
			}
		}
		if (best < 0 || changes < best) && m.keepsLocks(mission, s, start) {
			won, err := m.Wins(mission, s, mission.Goal.Action)
			if err != nil {
				return 0, err
			}
			if won {
				best = changes
			}
		}
	}
	return best, nil
}

func (m *Machine) keepsLocks(mission *content.Mission, s, start State) bool {
	for _, id := range mission.Locked {
		if c := m.control(id); c >= 0 && s[c] != start[c] {
			return false
		}
	}
	return true
}

// Wins reports whether running an action in a state solves a mission. It fails
// with ErrUnknown if the goal names what the lab does not have.
func (m *Machine) Wins(mission *content.Mission, s State, ran content.PartID) (bool, error) {
	goal := &mission.Goal
	if ran != goal.Action {
		return false, nil
	}
	for id, want := range goal.State {
		v := m.Value(s, id)
		if v == nil {
			return false, fmt.Errorf("mission %q: control %q: %w", mission.ID, id, ErrUnknown)
		}
		if v.ID != want {
			return false, nil
		}
	}
	outcomes, err := m.Fire(s, ran)
	if err != nil {
		return false, fmt.Errorf("mission %q: %w", mission.ID, err)
	}
	for _, o := range outcomes {
		if o.Route.ID == goal.Route {
			return o.Result == goal.Outcome, nil
		}
	}
	return false, fmt.Errorf("mission %q: route %q: %w", mission.ID, goal.Route, ErrUnknown)
}

func (m *Machine) runTests() []Failure {
	var all []Failure
	for i := range m.lab.Tests {
		t := &m.lab.Tests[i]
		s, err := m.At(t.State)
		if err != nil {
			all = append(all, Failure{Index: i, Err: err})
			continue
		}
		outcomes, err := m.Fire(s, t.Action)
		if err != nil {
			all = append(all, Failure{Index: i, Err: err})
			continue
		}
		known := 0
		for _, o := range outcomes {
			want, asked := t.Expect[o.Route.ID]
			if asked {
				known++
			}
			if asked && o.Result != want {
				all = append(all, Failure{Index: i, Route: o.Route.ID, Got: o.Result, Want: want})
			}
		}
		if known != len(t.Expect) {
			all = append(all, Failure{Index: i, Err: fmt.Errorf("it expects a route that action %q does not have: %w", t.Action, ErrUnknown)})
		}
	}
	return all
}
