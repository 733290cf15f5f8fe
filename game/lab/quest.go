package lab

import (
	"fmt"
	"math/bits"
	"slices"

	"quest/content"
)

// quest is a mission made ready to be looked for.
type quest struct {
	start         State
	action, route int
	result        int     // what the route has to give, in the order of route.among
	wants         []uint8 // for each control the values that it may have, a bit for each
	par           int     // fewest changes found so far, -1 for none
}

// quest makes a mission ready. It fails with ErrUnknown if the mission names what
// the lab does not have.
func (m *Machine) quest(mission *content.Mission) (quest, error) {
	unknown := func(kind string, id content.PartID) (quest, error) {
		return quest{}, fmt.Errorf("mission %q: %s %q: %w", mission.ID, kind, id, ErrUnknown)
	}
	start, err := m.At(mission.Start)
	if err != nil {
		return quest{}, fmt.Errorf("mission %q: %w", mission.ID, err)
	}
	goal := &mission.Goal
	q := quest{start: start, par: -1, action: m.action(goal.Action)}
	if q.action < 0 {
		return unknown("action", goal.Action)
	}
	routes := m.lab.Actions[q.action].Routes
	if q.route = slices.IndexFunc(routes, func(r content.Route) bool { return r.ID == goal.Route }); q.route < 0 {
		return unknown("route", goal.Route)
	}
	if q.result, err = result(&routes[q.route], goal.Outcome); err != nil {
		return quest{}, fmt.Errorf("mission %q: %w", mission.ID, err)
	}
	q.wants = make([]uint8, len(start))
	for i, c := range m.lab.Controls {
		q.wants[i] = 1<<len(c.Values) - 1
	}
	for _, id := range mission.Locked {
		c := m.control(id)
		if c < 0 {
			return unknown("control", id)
		}
		q.wants[c] &= 1 << start[c]
	}
	for id, want := range goal.State {
		c := m.control(id)
		if c < 0 {
			return unknown("control", id)
		}
		v := m.value(c, want)
		if v < 0 {
			return unknown("value", want)
		}
		q.wants[c] &= 1 << v // none is left if it is locked at another one
	}
	return q, nil
}

// result gives the place of an outcome among those of a route.
func result(r *content.Route, outcome content.PartID) (int, error) {
	switch outcome {
	case content.Hidden:
		return 0, nil
	case content.Fired:
		return fired - hidden, nil
	default: // the gate that stops it
	}
	i := slices.IndexFunc(r.Gates, func(g content.Gate) bool { return g.ID == outcome })
	if i < 0 {
		return 0, fmt.Errorf("outcome %q: %w", outcome, ErrUnknown)
	}
	return i - hidden, nil
}

// look takes the outcomes of the route in a block of states, and keeps the fewest
// changes that win.
func (q *quest) look(b *block, out []uint64) {
	won := out[q.result]
	for c := 0; won != 0 && c < len(q.wants); c++ {
		states := uint64(0)
		for v := q.wants[c]; v != 0; v &= v - 1 {
			states |= b.has[c][bits.TrailingZeros8(v)]
		}
		won &= states
	}
	for ; won != 0; won &= won - 1 {
		bit := won & -won
		changes := 0
		for c, v := range q.start {
			if b.has[c][v]&bit == 0 {
				changes++
			}
		}
		if q.par < 0 || changes < q.par {
			q.par = changes
		}
	}
}

// Par gives the fewest controls that must differ from a mission's start to win it,
// keeping the locked ones; -1 if it cannot be won. It fails with ErrUnknown if the
// mission names what the lab does not have. Only the states that the locked controls
// and the goal leave open are tried.
func (m *Machine) Par(mission *content.Mission) (int, error) {
	q, err := m.quest(mission)
	if err != nil {
		return 0, err
	}
	s := slices.Clone(q.start)
	var free []int
	for c, v := range q.wants {
		switch bits.OnesCount8(v) {
		case 0:
			return -1, nil
		case 1:
			s[c] = uint8(bits.TrailingZeros8(v))
		default:
			free = append(free, c)
		}
	}
	var out []uint64
	r := &m.actions[q.action].routes[q.route]
	m.blocks(s, free, func(b *block) bool {
		out = r.among(b, out)
		q.look(b, out)
		return q.par != 0
	})
	return q.par, nil
}

// Wins reports whether running an action in a state solves a mission. It fails
// with ErrUnknown if the mission names what the lab does not have.
func (m *Machine) Wins(mission *content.Mission, s State, ran content.PartID) (bool, error) {
	if ran != mission.Goal.Action {
		return false, nil
	}
	q, err := m.quest(mission)
	if err != nil {
		return false, err
	}
	if len(s) != len(q.start) {
		return false, fmt.Errorf("a state of %d controls: %w", len(s), ErrUnknown)
	}
	for id, want := range mission.Goal.State {
		if m.Value(s, id).ID != want {
			return false, nil
		}
	}
	return m.actions[q.action].routes[q.route].run(s)-hidden == q.result, nil
}
