package source

import (
	"slices"

	"quest/content"
	"quest/content/source/saying"
)

// codes reads a list of verbatim texts, each for its condition.
func (lab *labAt) codes(f form, key string) []content.LabCode {
	var all []content.LabCode
	for _, n := range f.list(key, 0, 20) {
		g, ok := lab.l.open(lab.src, n, lab.in, "lang", "text", "when")
		if !ok {
			continue
		}
		if code := g.exhibit(30); code != nil {
			all = append(all, content.LabCode{Code: *code, When: lab.when(g)})
		}
	}
	return all
}

// readActions reads what the player can do.
func (lab *labAt) readActions() {
	ids := labNames{kind: "action"}
	for _, n := range lab.list("actions", 1, 8) {
		f, ok := lab.l.open(lab.src, n, lab.in, "id", "text", "routes")
		if !ok {
			continue
		}
		a := content.Action{ID: ids.define(f), Text: f.label("text")}
		routes := labNames{kind: "route"}
		for _, n := range f.list("routes", 1, 6) {
			if f, ok := lab.l.open(lab.src, n, lab.in, "id", "text", "when", "path", "gates", "success", "notes", "payload"); ok {
				a.Routes = append(a.Routes, lab.route(f, &routes))
			}
		}
		lab.Actions = append(lab.Actions, a)
	}
}

// route reads one way of an action through the architecture.
func (lab *labAt) route(f form, ids *labNames) content.Route {
	r := content.Route{ID: ids.define(f), Text: f.label("text"), When: lab.when(f)}
	for _, w := range f.words("path", 2, 8) {
		r.Path = append(r.Path, f.known(w, "node", lab.nodeIDs()))
	}
	gates, reached := labNames{kind: "gate"}, 0
	for _, n := range f.list("gates", 1, 20) {
		g, ok := lab.l.open(lab.src, n, lab.in, "id", "at", "when", "pass", "fail", "misconception")
		if !ok {
			continue
		}
		gate := lab.gate(g, &gates)
		r.Gates = append(r.Gates, gate)
		reached = g.checkPlace(gate, r.Path, reached)
	}
	f.holes = lab.holes()
	r.Success = f.prose("success", false)
	notes := labNames{kind: "note"}
	for _, n := range f.list("notes", 0, 10) {
		g, ok := lab.l.open(lab.src, n, lab.in, "id", "when", "text")
		if !ok {
			continue
		}
		g.holes = lab.holes()
		r.Notes = append(r.Notes, content.LabNote{ID: notes.define(g), When: lab.when(g), Text: g.prose("text", true)})
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
	g.Fail = f.prose("fail", true)
	g.Misconception = content.MisconceptionID(f.ref("misconception", "misconception"))
	return g
}

// checkPlace checks that a gate is on the path of its route (B005), and not before
// the gate above it (B006). It returns how far along the path the gates have come.
func (f form) checkPlace(g content.Gate, path []content.PartID, reached int) int {
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
