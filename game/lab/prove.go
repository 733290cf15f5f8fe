package lab

import (
	"fmt"
	"hash/maphash"
	"math/bits"

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

// Prove tries every action in every state. It fails only if the lab, or a mission of
// it, names what it does not have.
func (m *Machine) Prove() (*Proof, error) {
	start, err := m.Start()
	if err != nil {
		return nil, err
	}
	quests := make([]quest, len(m.lab.Missions))
	for i := range quests {
		if quests[i], err = m.quest(&m.lab.Missions[i]); err != nil {
			return nil, err
		}
	}
	p := &Proof{States: m.states, Tally: map[RouteID]map[content.PartID]int{}, Par: map[content.MissionID]int{}}
	counts, prints := m.try(start, quests)
	m.tally(p, counts)
	p.Idle = m.idle(prints)
	for i := range quests {
		p.Par[m.lab.Missions[i].ID] = quests[i].par
	}
	p.Failures = m.runTests()
	return p, nil
}

// try runs every action in every state. It counts what happens on each route, gives
// each state a print that tells the same outcomes from others, and lets each quest
// look at the outcomes of its route.
func (m *Machine) try(start State, quests []quest) (counts [][][]int, prints []uint64) {
	counts = m.newCounts()
	prints = make([]uint64, 0, m.states)
	seed := maphash.MakeSeed()
	var rows [blockSize][]byte
	var out []uint64
	m.blocks(start, m.every(), func(b *block) bool {
		for i := range rows {
			rows[i] = rows[i][:0]
		}
		for a := range m.actions {
			for r := range m.actions[a].routes {
				out = m.actions[a].routes[r].among(b, out)
				for result, states := range out {
					counts[a][r][result] += bits.OnesCount64(states)
					for ; states != 0; states &= states - 1 {
						i := bits.TrailingZeros64(states)
						rows[i] = append(rows[i], byte(result))
					}
				}
				for i := range quests {
					if q := &quests[i]; q.action == a && q.route == r {
						q.look(b, out)
					}
				}
			}
		}
		for i := range bits.OnesCount64(b.all) {
			prints = append(prints, maphash.Bytes(seed, rows[i]))
		}
		return true
	})
	return counts, prints
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
