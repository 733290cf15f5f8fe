package lab_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"quest/content"
	"quest/content/contenttest"
	"quest/game/lab"
)

// drafting draws random labs. They name only what they have, as after the loader,
// and are as odd as that allows: gates that never stop, routes that are always
// hidden, controls that nothing asks for, missions that cannot be won.
type drafting struct {
	*rapid.T
	lab  *content.Lab
	sets []content.Condition // named conditions, put in place wherever they are used
}

func (d *drafting) upTo(least, most int, what string) int {
	return rapid.IntRange(least, most).Draw(d.T, what)
}

func (d *drafting) odds(of int, what string) bool { return d.upTo(1, of, what) == 1 }

// draft draws a lab of at most so many controls with so many values.
func draft(t *rapid.T, controls, values int) *content.Lab {
	d := &drafting{T: t, lab: &content.Lab{ID: "draft"}}
	for i := range d.upTo(2, 4, "nodes") {
		d.lab.Nodes = append(d.lab.Nodes, content.LabNode{ID: numbered[content.PartID]("n", i)})
	}
	for i := range d.upTo(1, controls, "controls") {
		var all []content.PartID
		for v := range d.upTo(2, values, "values") {
			all = append(all, numbered[content.PartID]("v", v))
		}
		c := control(numbered[content.PartID]("c", i), all...)
		c.Start = rapid.SampledFrom(all).Draw(t, "start")
		d.lab.Controls = append(d.lab.Controls, c)
	}
	for range d.upTo(0, 3, "sets") {
		d.sets = append(d.sets, d.condition(1))
	}
	for i := range d.upTo(1, 3, "actions") {
		a := content.Action{ID: numbered[content.PartID]("a", i)}
		for j := range d.upTo(1, 3, "routes") {
			a.Routes = append(a.Routes, d.route(j))
		}
		d.lab.Actions = append(d.lab.Actions, a)
	}
	for i := range d.upTo(0, 3, "missions") {
		d.lab.Missions = append(d.lab.Missions, d.mission(i))
	}
	for range d.upTo(0, 3, "tests") {
		a := rapid.SampledFrom(d.lab.Actions).Draw(t, "tested action")
		r := rapid.SampledFrom(a.Routes).Draw(t, "tested route")
		test := content.LabTest{State: d.some("tested state"), Action: a.ID, Expect: settings{r.ID: d.outcome(&r)}}
		d.lab.Tests = append(d.lab.Tests, test)
	}
	return d.lab
}

func (d *drafting) route(n int) content.Route {
	r := content.Route{ID: numbered[content.PartID]("r", n), When: d.when()}
	for range d.upTo(2, 4, "path") {
		r.Path = append(r.Path, rapid.SampledFrom(d.lab.Nodes).Draw(d.T, "node").ID)
	}
	for i := range d.upTo(0, 4, "gates") {
		r.Gates = append(r.Gates, content.Gate{
			ID: numbered[content.PartID]("g", i), At: rapid.SampledFrom(r.Path).Draw(d.T, "at"), When: d.when(), Pass: d.condition(0),
		})
	}
	if d.odds(2, "says something") {
		r.Success = contenttest.Both("Through", "통과")
	}
	for i := range d.upTo(0, 3, "notes") {
		text := contenttest.Both(numbered[string]("note ", i), numbered[string]("노트 ", i))
		r.Notes = append(r.Notes, content.LabNote{ID: numbered[content.PartID]("note", i), When: d.when(), Text: text})
	}
	return r
}

func (d *drafting) when() *content.Condition {
	if d.odds(2, "always") {
		return nil
	}
	c := d.condition(0)
	return &c
}

func (d *drafting) condition(depth int) content.Condition {
	kinds := []content.ConditionKind{content.CondIs, content.CondIs, content.CondIs, content.CondAlways, content.CondNever}
	if depth < 4 {
		kinds = append(kinds, content.CondNot, content.CondAny, content.CondAll, content.CondAny, content.CondAll)
	}
	if len(d.sets) > 0 && d.odds(4, "set") {
		return rapid.SampledFrom(d.sets).Draw(d.T, "which set")
	}
	c := content.Condition{Kind: rapid.SampledFrom(kinds).Draw(d.T, "kind")}
	switch c.Kind {
	case content.CondIs:
		asked := rapid.SampledFrom(d.lab.Controls).Draw(d.T, "control")
		c.Control = asked.ID
		for _, v := range asked.Values {
			if len(c.Values) == 0 || d.odds(2, "or") {
				c.Values = append(c.Values, v.ID)
			}
		}
		if d.odds(2, "not the first") {
			c.Values = []content.PartID{rapid.SampledFrom(asked.Values).Draw(d.T, "value").ID}
		}
	case content.CondNot:
		c.Of = []content.Condition{d.condition(depth + 1)}
	case content.CondAny, content.CondAll:
		for range d.upTo(1, 3, "of") {
			c.Of = append(c.Of, d.condition(depth+1))
		}
	case content.CondAlways, content.CondNever:
	}
	return c
}

// some gives values to some controls.
func (d *drafting) some(what string) settings {
	s := settings{}
	for _, c := range d.lab.Controls {
		if d.odds(3, what) {
			s[c.ID] = rapid.SampledFrom(c.Values).Draw(d.T, what+" value").ID
		}
	}
	return s
}

func (d *drafting) outcome(r *content.Route) content.PartID {
	all := []content.PartID{content.Fired, content.Fired, content.Hidden}
	for _, g := range r.Gates {
		all = append(all, g.ID)
	}
	return rapid.SampledFrom(all).Draw(d.T, "outcome")
}

func (d *drafting) mission(n int) content.Mission {
	a := rapid.SampledFrom(d.lab.Actions).Draw(d.T, "goal action")
	r := rapid.SampledFrom(a.Routes).Draw(d.T, "goal route")
	m := content.Mission{
		ID: numbered[content.MissionID]("m", n), Start: d.some("mission start"),
		Goal: content.MissionGoal{Action: a.ID, Route: r.ID, Outcome: d.outcome(&r), State: d.some("goal state")},
	}
	for _, c := range d.lab.Controls {
		if d.odds(4, "locked") {
			m.Locked = append(m.Locked, c.ID)
		}
	}
	return m
}

// TestTheMachineAgreesWithANaiveReading runs whole random labs in a random state, by
// the machine and by name.
func TestTheMachineAgreesWithANaiveReading(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := draft(t, 8, 5)
		m, err := lab.New(l)
		if err != nil {
			t.Skip("too many states")
		}
		with := settings{}
		for _, c := range l.Controls {
			with[c.ID] = rapid.SampledFrom(c.Values).Draw(t, "set").ID
		}
		s, err := m.At(with)
		if err != nil {
			t.Fatal(err)
		}
		for i := range l.Actions {
			a := &l.Actions[i]
			got, err := m.Fire(s, a.ID)
			if err != nil || len(got) != len(a.Routes) {
				t.Fatalf("%d outcomes of %d routes, %v", len(got), len(a.Routes), err)
			}
			for j, o := range got {
				agrees(t, &a.Routes[j], with, o)
			}
		}
		for i := range l.Missions {
			mission := &l.Missions[i]
			for _, a := range l.Actions {
				won, err := m.Wins(mission, s, a.ID)
				if want := a.ID == mission.Goal.Action && naiveWins(l, mission, with); err != nil || won != want {
					t.Fatalf("mission %s by %s: won %v (%v), want %v", mission.ID, a.ID, won, err, want)
				}
			}
		}
	})
}

// agrees compares one outcome with the naive one: what it is, where it is, and what
// is said.
func agrees(t *rapid.T, r *content.Route, with settings, o lab.Outcome) {
	want := naiveOutcome(r, with)
	var node content.PartID
	var notes []content.Text
	switch want {
	case content.Hidden:
	case content.Fired:
		node = r.Path[len(r.Path)-1]
		for i := range r.Notes {
			if naive(r.Notes[i].When, with) {
				notes = append(notes, r.Notes[i].Text)
			}
		}
	default:
		node = r.Gates[slices.IndexFunc(r.Gates, func(g content.Gate) bool { return g.ID == want })].At
	}
	if o.Route != r || o.Result != want || endOf(o) != node || !reflect.DeepEqual(o.Notes, notes) {
		t.Fatalf("route %s in %v gives %s at %q with notes %v, want %s at %q with notes %v", r.ID, with, o.Result, endOf(o), o.Notes, want, node, notes)
	}
}

// TestAProofAgreesWithTryingEveryStateByName proves small random labs twice.
func TestAProofAgreesWithTryingEveryStateByName(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := draft(t, 4, 4)
		m, err := lab.New(l)
		if err != nil {
			t.Fatal(err)
		}
		got, err := m.Prove()
		if err != nil {
			t.Fatal(err)
		}
		if want := naiveProof(l); !reflect.DeepEqual(got, want) {
			t.Fatalf("proved\n%+v\nwant\n%+v", got, want)
		}
		states := naiveStates(l)
		for i := range l.Missions {
			par, err := m.Par(&l.Missions[i])
			if want := naivePar(l, &l.Missions[i], states); err != nil || par != want {
				t.Fatalf("mission %s: par %d (%v), want %d", l.Missions[i].ID, par, err, want)
			}
		}
	})
}

// TestTheParOfShippedMissionsIsThatOfAFullSearch looks through every state of each
// shipped lab by name.
func TestTheParOfShippedMissionsIsThatOfAFullSearch(t *testing.T) {
	for _, l := range shipped(t) {
		m, states := machine(t, l), naiveStates(l)
		for i := range l.Missions {
			par, err := m.Par(&l.Missions[i])
			if want := naivePar(l, &l.Missions[i], states); err != nil || par != want {
				t.Errorf("mission %s: par %d (%v), want %d", l.Missions[i].ID, par, err, want)
			}
		}
	}
}
