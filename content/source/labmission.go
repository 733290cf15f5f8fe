package source

import (
	"slices"

	"quest/content"
	"quest/content/source/saying"
)

// readMissions reads the goals of the lab.
func (lab *labAt) readMissions() {
	for _, n := range lab.list("missions", 0, 12) {
		f, ok := lab.l.open(lab.src, n, scope{id: idOf("mission", n), allow: lab.in.allow}, "id", "was", "text", "hint", "start", "locked", "goal", "xp")
		if !ok {
			continue
		}
		m := content.Mission{ID: content.MissionID(f.define("mission")), Text: f.line("text", true), Hint: f.prose("hint", false), XP: f.integer("xp", 0, 100, 0)}
		for _, w := range f.was("mission") {
			m.Was = append(m.Was, content.MissionID(w))
		}
		m.Start = lab.state(f, "start")
		for _, w := range f.words("locked", 0, 12) {
			id := f.known(w, "control", lab.controlIDs())
			if id != "" && slices.Contains(m.Locked, id) {
				f.report(w.place, saying.ListedTwice, "value", w.text)
			}
			m.Locked = append(m.Locked, id)
		}
		m.Goal = lab.goal(f)
		lab.Missions = append(lab.Missions, m)
	}
}

// state reads a map of controls to values.
func (lab *labAt) state(f form, key string) map[content.PartID]content.PartID {
	n := f.get(key)
	if n == nil {
		return nil
	}
	if n.kind != mapNode {
		f.report(n.place, saying.NotMap)
		return nil
	}
	all := map[content.PartID]content.PartID{}
	for i, k := range n.keys {
		c := lab.control(k.text)
		if c == nil {
			f.unknownPart(k.place, "control", k.text, lab.controlIDs())
			continue
		}
		if v := n.vals[i]; v.kind == scalarNode {
			all[c.ID] = f.known(wordAt{v.place, v.text}, "value", valueIDs(c))
		} else {
			f.report(v.place, saying.NotSingleValue, "field", k.text)
		}
	}
	return all
}

// goal reads what solves a mission.
func (lab *labAt) goal(f form) content.MissionGoal {
	goal := content.MissionGoal{Outcome: content.Fired}
	if f.need("goal") == nil {
		return goal
	}
	g, ok := lab.l.open(f.src, f.get("goal"), f.in, "action", "route", "outcome", "state")
	if !ok {
		return goal
	}
	goal.State = lab.state(g, "state")
	a := lab.action(g)
	if a == nil {
		return goal
	}
	goal.Action = a.ID
	if goal.Route = g.part("route", "route", routeIDs(a)); goal.Route != "" && g.get("outcome") != nil {
		goal.Outcome = g.part("outcome", "outcome", append(gateIDs(a, goal.Route), string(content.Fired)))
	}
	return goal
}

// action reads the required field that names an action, nil if there is none such.
func (lab *labAt) action(f form) *content.Action {
	known := make([]string, len(lab.Actions))
	for i, a := range lab.Actions {
		known[i] = string(a.ID)
	}
	id := f.part("action", "action", known)
	if id == "" {
		return nil
	}
	return &lab.Actions[slices.Index(known, string(id))]
}

func routeIDs(a *content.Action) []string {
	ids := make([]string, len(a.Routes))
	for i, r := range a.Routes {
		ids[i] = string(r.ID)
	}
	return ids
}

// gateIDs gives the IDs of the gates of a route.
func gateIDs(a *content.Action, route content.PartID) []string {
	var ids []string
	for _, r := range a.Routes {
		if r.ID == route {
			for _, g := range r.Gates {
				ids = append(ids, string(g.ID))
			}
		}
	}
	return ids
}

// readTests reads the author's own examples.
func (lab *labAt) readTests() {
	for _, n := range lab.list("tests", 0, 100) {
		f, ok := lab.l.open(lab.src, n, lab.in, "name", "state", "action", "expect")
		if !ok {
			continue
		}
		t := content.LabTest{Name: f.safeLine("name"), Expect: map[content.PartID]content.PartID{}}
		if f.need("state") != nil {
			t.State = lab.state(f, "state")
		}
		if a := lab.action(f); a != nil {
			t.Action = a.ID
			f.expect(a, t.Expect)
		}
		lab.Tests = append(lab.Tests, t)
	}
}

// expect reads the outcome that a test wants on each route it names.
func (f form) expect(a *content.Action, want map[content.PartID]content.PartID) {
	n := f.need("expect")
	switch {
	case n == nil:
		return
	case n.kind != mapNode || len(n.keys) == 0:
		f.report(n.place, saying.NotMap)
		return
	}
	for i, k := range n.keys {
		route := f.known(wordAt{k.place, k.text}, "route", routeIDs(a))
		if route == "" {
			continue
		}
		if v := n.vals[i]; v.kind == scalarNode {
			want[route] = f.known(wordAt{v.place, v.text}, "outcome", append(gateIDs(a, route), string(content.Fired), string(content.Hidden)))
		} else {
			f.report(v.place, saying.NotSingleValue, "field", k.text)
		}
	}
}
