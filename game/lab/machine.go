// Package lab runs the architecture simulator: a pure function from a state and an
// action to what happens on every route, and the proof of a lab by trying every
// state of it.
package lab

import (
	"errors"
	"fmt"
	"slices"

	"quest/content"
)

// MaxStates is the largest number of states that a lab may have (docs/pack-format.md 11.1).
const MaxStates = 200_000

// maxValues is the largest number of values of a control.
const maxValues = 8

// Errors of a lab or a call that names what is not there.
var (
	ErrUnknown = errors.New("the lab has no such part")
	ErrTooBig  = errors.New("the lab has too many states")
)

// State gives every control the index of one of its values. It is a value: Set
// returns another one.
type State []uint8

// Machine is a lab made ready to run. It never changes and may be used by several
// goroutines.
type Machine struct {
	lab     *content.Lab
	actions []action
	states  int
}

type action struct{ routes []route }

type route struct {
	when  test
	gates []gate
	notes []test // when each note is said
}

type gate struct {
	when, pass test
}

// test decides a condition. Leaves hold a bit for each value of one control.
type test struct {
	kind    content.ConditionKind
	control int
	values  uint8
	of      []test
}

// New makes a machine. It fails with ErrUnknown if the lab names parts that it does
// not have, and with ErrTooBig beyond MaxStates.
func New(l *content.Lab) (*Machine, error) {
	m := &Machine{lab: l, states: 1}
	for _, c := range l.Controls {
		if len(c.Values) < 2 || len(c.Values) > maxValues {
			return nil, fmt.Errorf("control %q has %d values, want 2 to %d: %w", c.ID, len(c.Values), maxValues, ErrTooBig)
		}
		if m.states *= len(c.Values); m.states > MaxStates {
			return nil, fmt.Errorf("more than %d states: %w", MaxStates, ErrTooBig)
		}
	}
	for _, a := range l.Actions {
		var made action
		for _, r := range a.Routes {
			ready, err := m.route(r)
			if err != nil {
				return nil, fmt.Errorf("action %q, route %q: %w", a.ID, r.ID, err)
			}
			made.routes = append(made.routes, ready)
		}
		m.actions = append(m.actions, made)
	}
	return m, nil
}

func (m *Machine) route(r content.Route) (route, error) {
	when, err := m.test(r.When)
	if err != nil {
		return route{}, err
	}
	made := route{when: when}
	for _, g := range r.Gates {
		if !slices.Contains(r.Path, g.At) {
			return route{}, fmt.Errorf("gate %q is at %q, not on the path: %w", g.ID, g.At, ErrUnknown)
		}
		when, err := m.test(g.When)
		if err != nil {
			return route{}, fmt.Errorf("gate %q: %w", g.ID, err)
		}
		pass, err := m.test(&g.Pass)
		if err != nil {
			return route{}, fmt.Errorf("gate %q: %w", g.ID, err)
		}
		made.gates = append(made.gates, gate{when: when, pass: pass})
	}
	for _, n := range r.Notes {
		when, err := m.test(n.When)
		if err != nil {
			return route{}, fmt.Errorf("note %q: %w", n.ID, err)
		}
		made.notes = append(made.notes, when)
	}
	return made, nil
}

func (m *Machine) test(c *content.Condition) (test, error) {
	if c == nil {
		return test{kind: content.CondAlways}, nil
	}
	t := test{kind: c.Kind}
	switch c.Kind {
	case content.CondAlways, content.CondNever:
	case content.CondIs:
		t.control = m.control(c.Control)
		if t.control < 0 {
			return t, fmt.Errorf("control %q: %w", c.Control, ErrUnknown)
		}
		for _, v := range c.Values {
			i := m.value(t.control, v)
			if i < 0 {
				return t, fmt.Errorf("value %q of control %q: %w", v, c.Control, ErrUnknown)
			}
			t.values |= 1 << i
		}
	case content.CondNot, content.CondAny, content.CondAll:
		for i := range c.Of {
			of, err := m.test(&c.Of[i])
			if err != nil {
				return t, err
			}
			t.of = append(t.of, of)
		}
		if len(t.of) == 0 || (c.Kind == content.CondNot && len(t.of) != 1) {
			return t, fmt.Errorf("condition %q of %d others: %w", c.Kind, len(t.of), ErrUnknown)
		}
	default:
		return t, fmt.Errorf("condition %q: %w", c.Kind, ErrUnknown)
	}
	return t, nil
}

func (t *test) holds(s State) bool {
	switch t.kind {
	case content.CondAlways:
		return true
	case content.CondIs:
		return t.values&(1<<s[t.control]) != 0
	case content.CondNot:
		return !t.of[0].holds(s)
	case content.CondAny:
		for i := range t.of {
			if t.of[i].holds(s) {
				return true
			}
		}
		return false
	case content.CondAll:
		for i := range t.of {
			if !t.of[i].holds(s) {
				return false
			}
		}
		return true
	case content.CondNever:
	}
	return false
}

func (m *Machine) control(id content.PartID) int {
	return slices.IndexFunc(m.lab.Controls, func(c content.Control) bool { return c.ID == id })
}

func (m *Machine) value(control int, id content.PartID) int {
	return slices.IndexFunc(m.lab.Controls[control].Values, func(v content.Value) bool { return v.ID == id })
}

// Lab gives the lab of the machine.
func (m *Machine) Lab() *content.Lab { return m.lab }

// States is how many states the lab has.
func (m *Machine) States() int { return m.states }

func (m *Machine) action(id content.PartID) int {
	return slices.IndexFunc(m.lab.Actions, func(a content.Action) bool { return a.ID == id })
}
