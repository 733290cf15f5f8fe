package source

import (
	"slices"

	"quest/content"
	"quest/content/source/saying"
)

var missionRecord = record{[]field{
	objectID, wasField,
	{name: "text", kind: lineField, required: true, about: "what is to be brought about"},
	{name: "hint", kind: proseField, about: "shown when the player asks for it"},
	{name: "start", kind: ownField, takes: "map of controls to values", about: "values at the start, where they differ from those of the controls"},
	{name: "locked", kind: wordsField, high: 12, takes: "IDs of controls", about: "controls that the player cannot change"},
	{
		name: "goal", kind: mapField, required: true, about: "what solves the mission",
		of: &record{[]field{
			{name: "action", required: true, takes: "ID of an action", about: "what the player does"},
			{name: "route", required: true, takes: "ID of a route", about: "the route that counts"},
			{name: "outcome", takes: "fired or ID of a gate", absent: "fired", about: "what has to happen on it"},
			{name: "state", kind: ownField, takes: "map of controls to values", about: "values that have to hold as well"},
		}},
	},
	{name: "xp", kind: integerField, high: 100, absent: "0", about: "XP that is paid once"},
}}

var labTestRecord = record{[]field{
	{name: "name", kind: plainField, about: "name of the test in findings"},
	{name: "state", kind: ownField, required: true, takes: "map of controls to values", about: "values where they differ from those of the controls"},
	{name: "action", required: true, takes: "ID of an action", about: "what is done"},
	{name: "expect", kind: ownField, required: true, takes: "map of routes to fired, hidden or the ID of a gate", about: "what has to come of it; routes that are not named are not checked"},
}}

// readMissions reads the goals of the lab.
func (lab *labAt) readMissions() {
	for _, n := range lab.list("missions") {
		f, ok := lab.l.open(lab.src, n, scope{id: idOf("mission", n), allow: lab.in.allow}, &missionRecord)
		if !ok {
			continue
		}
		m := content.Mission{ID: content.MissionID(f.define("mission")), Text: f.text("text"), Hint: f.text("hint"), XP: f.integer("xp")}
		for _, w := range f.was("mission") {
			m.Was = append(m.Was, content.MissionID(w))
		}
		m.Start = lab.state(f, "start")
		for _, w := range f.words("locked") {
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
	g, ok := f.within("goal")
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
	for f := range lab.maps("tests") {
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
