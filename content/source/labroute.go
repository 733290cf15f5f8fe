package source

import (
	"slices"

	"quest/content"
	"quest/content/source/saying"
)

var actionRecord = record{[]field{
	partID,
	{name: "text", kind: labelField, required: true, about: "what is done"},
	{name: "routes", kind: mapsField, required: true, low: 1, high: 6, about: "the ways that it takes through the architecture", of: &routeRecord},
}}

var routeRecord = record{[]field{
	partID,
	{name: "text", kind: labelField, required: true, about: "name of the route"},
	whenField,
	{name: "path", kind: wordsField, required: true, low: 2, high: 8, takes: "IDs of nodes", about: "where it leads"},
	{name: "gates", kind: mapsField, required: true, low: 1, high: 20, about: "what can stop it, in order", of: &gateRecord},
	{name: "success", kind: proseField, about: "said when no gate stops it; required if that can happen"},
	{
		name: "notes", kind: mapsField, high: 10, about: "said after the success",
		of: &record{[]field{partID, whenField, {name: "text", kind: proseField, required: true, about: "what is said"}}},
	},
	{name: "payload", kind: mapsField, high: 20, about: "what travels on the route", of: &labCodeRecord},
}}

var gateRecord = record{[]field{
	{name: "id", kind: idField, required: true, about: "unique in the route; not fired or hidden"},
	{name: "at", required: true, takes: "ID of a node", about: "where it stands; on the path, and not before an earlier gate"},
	whenField,
	{name: "pass", kind: ownField, required: true, takes: "condition", about: "what lets the call through"},
	{name: "fail", kind: proseField, required: true, about: "said when the gate stops it"},
	misconceptionField,
}}

// codes reads a list of verbatim texts, each for its condition.
func (lab *labAt) codes(f form, key string) []content.LabCode {
	var all []content.LabCode
	for g := range f.maps(key) {
		if code := g.exhibit(maxLabCode); code != nil {
			all = append(all, content.LabCode{Code: *code, When: lab.when(g)})
		}
	}
	return all
}

// readActions reads what the player can do.
func (lab *labAt) readActions() {
	ids := labNames{kind: "action"}
	for f := range lab.maps("actions") {
		a := content.Action{ID: ids.define(f), Text: f.text("text")}
		routes := labNames{kind: "route"}
		for g := range f.maps("routes") {
			a.Routes = append(a.Routes, lab.route(g, &routes))
		}
		lab.Actions = append(lab.Actions, a)
	}
}

// route reads one way of an action through the architecture.
func (lab *labAt) route(f form, ids *labNames) content.Route {
	r := content.Route{ID: ids.define(f), Text: f.text("text"), When: lab.when(f)}
	for _, w := range f.words("path") {
		r.Path = append(r.Path, f.known(w, "node", lab.nodeIDs()))
	}
	gates, reached := labNames{kind: "gate"}, 0
	for g := range f.maps("gates") {
		gate := lab.gate(g, &gates)
		r.Gates = append(r.Gates, gate)
		reached = g.checkPosition(gate, r.Path, reached)
	}
	f.holes = lab.holes()
	r.Success = f.text("success")
	notes := labNames{kind: "note"}
	for g := range f.maps("notes") {
		g.holes = lab.holes()
		r.Notes = append(r.Notes, content.LabNote{ID: notes.define(g), When: lab.when(g), Text: g.text("text")})
	}
	r.Payload = lab.codes(f, "payload")
	return r
}

// holes are the placeholders that texts of the lab may hold.
func (lab *labAt) holes() *holes { return &holes{lab: true, controls: lab.controlIDs()} }

func (lab *labAt) gate(f form, ids *labNames) content.Gate {
	g := content.Gate{ID: ids.define(f, string(content.Fired), string(content.Hidden)), At: f.part("at", "node", lab.nodeIDs()), When: lab.when(f)}
	if n := f.need("pass"); n != nil {
		g.Pass = lab.condition(n, 1, false)
	}
	f.holes = lab.holes()
	g.Fail = f.text("fail")
	g.Misconception = content.MisconceptionID(f.ref("misconception"))
	return g
}

// checkPosition checks that a gate is on the path of its route (B005), and not before
// the gate above it (B006). It returns how far along the path the gates have come.
func (f form) checkPosition(g content.Gate, path []content.PartID, reached int) int {
	if g.At == "" || slices.Contains(path, "") {
		return reached // it names an unknown node
	}
	first := slices.Index(path, g.At)
	switch next := slices.Index(path[min(reached, len(path)):], g.At); {
	case first < 0:
		f.report(f.n.place, saying.GateOffPath, "id", string(g.ID), "node", string(g.At))
	case next < 0:
		f.report(f.n.place, saying.GateOutOfOrder, "id", string(g.ID), "node", string(g.At))
	default:
		return reached + next
	}
	return reached
}
