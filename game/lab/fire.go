package lab

import (
	"fmt"
	"maps"
	"slices"

	"quest/content"
)

// Start gives the state in which every control has its start value. The lab must
// name values that it has; New does not check starts, so this may fail.
func (m *Machine) Start() (State, error) { return m.At(nil) }

// At gives the state that has the start values but for those named.
func (m *Machine) At(with map[content.PartID]content.PartID) (State, error) {
	s := make(State, len(m.lab.Controls))
	for i, c := range m.lab.Controls {
		v := m.value(i, c.Start)
		if v < 0 {
			return nil, fmt.Errorf("control %q starts with %q: %w", c.ID, c.Start, ErrUnknown)
		}
		s[i] = uint8(v)
	}
	for _, id := range slices.Sorted(maps.Keys(with)) {
		next, err := m.Set(s, id, with[id])
		if err != nil {
			return nil, err
		}
		s = next
	}
	return s, nil
}

// Set gives the state with one control changed.
func (m *Machine) Set(s State, control, value content.PartID) (State, error) {
	c := m.control(control)
	if c < 0 {
		return nil, fmt.Errorf("control %q: %w", control, ErrUnknown)
	}
	v := m.value(c, value)
	if v < 0 {
		return nil, fmt.Errorf("value %q of control %q: %w", value, control, ErrUnknown)
	}
	next := slices.Clone(s)
	next[c] = uint8(v)
	return next, nil
}

// Value gives the value that a control has in a state, nil for an unknown control.
func (m *Machine) Value(s State, control content.PartID) *content.Value {
	c := m.control(control)
	if c < 0 {
		return nil
	}
	return &m.lab.Controls[c].Values[s[c]]
}

// Settings gives a state by name.
func (m *Machine) Settings(s State) map[content.PartID]content.PartID {
	all := make(map[content.PartID]content.PartID, len(s))
	for i, c := range m.lab.Controls {
		all[c.ID] = c.Values[s[i]].ID
	}
	return all
}

// Outcome is what happened on one route.
type Outcome struct {
	Route  *content.Route
	Result content.PartID // content.Fired, content.Hidden, or the gate that stopped it
	Gate   *content.Gate  // the gate that stopped it, nil otherwise
	Notes  []content.Text // remarks after a success
}

// Left reports whether the event got anywhere from the first place of the route.
func (o Outcome) Left() bool { return o.Gate == nil || o.Gate.At != o.Route.Path[0] }

// Fire runs an action in a state and tells what happens on each of its routes, in
// the order of the lab. It changes nothing. It fails with ErrUnknown for an action
// that the lab does not have.
func (m *Machine) Fire(s State, id content.PartID) ([]Outcome, error) {
	a := m.action(id)
	if a < 0 || len(s) != len(m.lab.Controls) {
		return nil, fmt.Errorf("action %q: %w", id, ErrUnknown)
	}
	all := make([]Outcome, len(m.actions[a].routes))
	for i := range all {
		all[i] = m.outcome(s, a, i)
	}
	return all, nil
}

func (m *Machine) outcome(s State, a, r int) Outcome {
	source, ready := &m.lab.Actions[a].Routes[r], &m.actions[a].routes[r]
	switch at := ready.run(s); at {
	case hidden:
		return Outcome{Route: source, Result: content.Hidden}
	case fired:
		return Outcome{Route: source, Result: content.Fired, Notes: ready.remarks(s, source)}
	default:
		return Outcome{Route: source, Result: source.Gates[at].ID, Gate: &source.Gates[at]}
	}
}

// What a run gives beside the index of a gate.
const (
	fired  = -1
	hidden = -2
)

// run gives the index of the gate that stops the route, fired or hidden.
func (r *route) run(s State) int {
	if !r.when.holds(s) {
		return hidden
	}
	for i := range r.gates {
		g := &r.gates[i]
		if g.when.holds(s) && !g.pass.holds(s) {
			return i
		}
	}
	return fired
}

// remarks gives the notes of a route that are said in a state.
func (r *route) remarks(s State, source *content.Route) []content.Text {
	var all []content.Text
	for i := range r.notes {
		if r.notes[i].holds(s) {
			all = append(all, source.Notes[i].Text)
		}
	}
	return all
}

// Holds decides a condition of the lab; nil always holds, one that names unknown
// parts never does.
func (m *Machine) Holds(s State, c *content.Condition) bool {
	t, err := m.test(c)
	return err == nil && t.holds(s)
}
