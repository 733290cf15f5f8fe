package source

import (
	"slices"

	"quest/content"
	"quest/content/source/saying"
)

// maxStates is how many states a lab may have, so that every one can be tried,
// maxPackStates how many all labs of a pack may have together, and maxConditions how
// many simple conditions a lab may hold, with every set replaced by its condition.
const (
	maxStates     = 200_000
	maxPackStates = 2_000_000
	maxConditions = 5_000
)

var labRecord = record{[]field{
	formatField, objectID, wasField, lintField,
	{name: "title", kind: lineField, required: true, about: "name of the lab"},
	{name: "intro", kind: proseField, required: true, about: "what the lab shows"},
	{name: "assumes", kind: proseField, about: "what the model takes as done"},
	conceptsField(5), domainsField, sourcesField(1), verifiedField,
	{
		name: "nodes", kind: mapsField, required: true, low: 2, high: 8, about: "the parts of the architecture, drawn left to right",
		of: &record{[]field{partID, {name: "text", kind: labelField, required: true, about: "name of the node"}}},
	},
	{name: "controls", kind: mapsField, required: true, low: 1, high: 12, about: "what the player can change; at most 200,000 states together", of: &controlRecord},
	{name: "sets", kind: ownField, takes: "map of at most 20 names to conditions", about: "conditions with a name; a set cannot use a set"},
	{name: "actions", kind: mapsField, required: true, low: 1, high: 8, about: "what the player can do", of: &actionRecord},
	{name: "missions", kind: mapsField, high: 12, about: "what the player is to bring about", of: &missionRecord},
	{name: "tests", kind: mapsField, high: 100, about: "examples of the author's, checked with the pack", of: &labTestRecord},
}}

var controlRecord = record{[]field{
	{name: "id", kind: idField, required: true, about: "unique in the lab; not set, not, any or all"},
	{name: "text", kind: labelField, required: true, about: "what is changed"},
	{name: "at", required: true, takes: "ID of a node", about: "where it stands"},
	{name: "start", required: true, takes: "ID of a value", about: "value at the start"},
	{
		name: "values", kind: mapsField, required: true, low: 2, high: 8, about: "what it can be set to",
		of: &record{[]field{
			partID,
			{name: "text", kind: labelField, required: true, about: "name of the value, fit to stand inside a sentence"},
			{name: "code", kind: mapsField, high: 20, about: "the statement, policy or rule behind the choice", of: &labCodeRecord},
		}},
	},
}}

// labCodeRecord is verbatim text with the condition under which it is shown.
var labCodeRecord = record{[]field{
	codeLangField,
	{name: "text", required: true, takes: "verbatim text", about: "the same in every language, at most 30 lines of 76 columns"},
	whenField,
}}

var whenField = field{name: "when", kind: ownField, takes: "condition", absent: "always", about: "when it counts"}

// labAt is a lab and its file.
type labAt struct {
	content.Lab
	form
	sets       map[string]labSet
	conditions int      // read so far
	values     [][]form // of each control
}

// readLab reads one file of labs/.
func (l *loader) readLab(src *file) {
	n := l.yaml(src)
	if n == nil || !l.checkFormat(src, n, "quest.lab/v1") {
		l.names.incomplete["lab"], l.names.incomplete["mission"] = true, true
		return
	}
	f, ok := l.open(src, n, scope{id: idOf("lab", n)}, &labRecord)
	if !ok {
		return
	}
	f.in.allow = f.lint()
	lab := &labAt{form: f, sets: map[string]labSet{}}
	lab.ID = content.LabID(f.define("lab"))
	f.was("lab")
	if len(l.langs) == 0 {
		l.names.incomplete["mission"] = true
		return
	}
	lab.Title = f.text("title")
	lab.Intro = f.text("intro")
	lab.Assumes = f.text("assumes")
	for _, w := range f.refList("concepts") {
		lab.Concepts = append(lab.Concepts, content.ConceptID(w.text))
	}
	lab.Domains = f.domains()
	lab.Sources = f.sources()
	lab.Verified = f.verified(content.UsualStaleAfter)
	if len(lab.Sources) == 0 || lab.Verified == "" {
		f.report(place{1, 1}, saying.LabWithoutSources)
	}
	lab.readNodes()
	lab.readControls()
	lab.readSets()
	lab.readValueCodes()
	lab.readActions()
	lab.readMissions()
	lab.readTests()
	l.labs = append(l.labs, *lab)
}

// labNames checks that IDs of one kind differ from each other inside a lab.
type labNames struct {
	kind string
	seen []string
}

// define reads the ID of a part of a lab. Words with a meaning of their own are
// refused.
func (x *labNames) define(f form, reserved ...string) content.PartID {
	id := f.id("id")
	switch {
	case id == "":
		return ""
	case slices.Contains(reserved, id):
		f.report(f.get("id").place, saying.BadID, "id", id)
		return ""
	case slices.Contains(x.seen, id):
		f.report(f.get("id").place, saying.LabNameTwice, "kind", x.kind, "id", id)
	}
	x.seen = append(x.seen, id)
	return content.PartID(id)
}

func (lab *labAt) readNodes() {
	ids := labNames{kind: "node"}
	for f := range lab.maps("nodes") {
		lab.Nodes = append(lab.Nodes, content.LabNode{ID: ids.define(f), Text: f.text("text")})
	}
}

func (lab *labAt) nodeIDs() []string {
	ids := make([]string, len(lab.Nodes))
	for i, n := range lab.Nodes {
		ids[i] = string(n.ID)
	}
	return ids
}

// readControls reads the choices, and counts the states that they make.
func (lab *labAt) readControls() {
	ids := labNames{kind: "control"}
	for f := range lab.maps("controls") {
		c := content.Control{ID: ids.define(f, "set", "not", "any", "all"), Text: f.text("text")}
		c.At = f.part("at", "node", lab.nodeIDs())
		lab.values = append(lab.values, lab.readValues(f, &c))
		lab.Controls = append(lab.Controls, c)
	}
	lab.checkStates()
}

// readValueCodes reads the code behind every value. Which one is shown may depend on
// any control and any set, so it comes after them.
func (lab *labAt) readValueCodes() {
	for i, values := range lab.values {
		for j, f := range values {
			lab.Controls[i].Values[j].Code = lab.codes(f, "code")
		}
	}
}

// readValues reads the values of a control but for their code, and returns where
// each of them stands.
func (lab *labAt) readValues(f form, c *content.Control) []form {
	ids := labNames{kind: "value"}
	var forms []form
	for g := range f.maps("values") {
		v := content.Value{ID: ids.define(g), Text: g.text("text")}
		c.Values = append(c.Values, v)
		forms = append(forms, g)
		lab.noteReading(v.Text.Line(content.Korean).String())
	}
	c.Start = f.part("start", "value", valueIDs(c))
	return forms
}

// checkStates reports a lab with more states than can be tried (B013), alone or with the
// labs before it.
func (lab *labAt) checkStates() {
	states := 1
	for i, c := range lab.Controls {
		if states *= max(1, len(c.Values)); states > maxStates {
			lab.report(lab.get("controls").place, saying.TooManyStates, "count", itoa(i+1), "limit", itoa(maxStates))
			return
		}
	}
	if lab.l.states += states; states > 1 && lab.l.states > maxPackStates {
		lab.report(lab.get("controls").place, saying.TooManyPackStates, "count", itoa(lab.l.states), "limit", itoa(maxPackStates))
	}
}

// noteReading keeps how the last word of a label is read, if the glossary says so:
// a particle may follow it when the label is put into a text.
func (lab *labAt) noteReading(label string) {
	word := content.WordBefore(label)
	if reading := lab.l.glossary.readsAs(word); reading != "" {
		if lab.Reads == nil {
			lab.Reads = map[string]string{}
		}
		lab.Reads[word] = reading
	}
}

// valueIDs gives the IDs of the values of a control.
func valueIDs(c *content.Control) []string {
	ids := make([]string, len(c.Values))
	for i, v := range c.Values {
		ids[i] = string(v.ID)
	}
	return ids
}

func (lab *labAt) controlIDs() []string {
	ids := make([]string, len(lab.Controls))
	for i, c := range lab.Controls {
		ids[i] = string(c.ID)
	}
	return ids
}

// control gives the control with an ID, or nil.
func (lab *labAt) control(id string) *content.Control {
	for i := range lab.Controls {
		if c := &lab.Controls[i]; string(c.ID) == id && id != "" {
			return c
		}
	}
	return nil
}

// part reads a required field that names a part of the lab.
func (f form) part(key, kind string, known []string) content.PartID {
	if f.need(key) == nil {
		return ""
	}
	s, n := f.word(key)
	if n == nil {
		return ""
	}
	return f.known(wordAt{n.place, s}, kind, known)
}

// known looks a name up among the parts of the lab.
func (f form) known(w wordAt, kind string, known []string) content.PartID {
	if w.text == "" || !slices.Contains(known, w.text) {
		f.unknownPart(w.place, kind, w.text, known)
		return ""
	}
	return content.PartID(w.text)
}

// unknownPart reports a name that the lab does not have (B001).
func (f form) unknownPart(at place, kind, name string, known []string) {
	if near := f.near(name, known); near != "" {
		f.report(at, saying.LabPartMistyped, "kind", kind, "id", shown(name), "near", near)
		return
	}
	f.report(at, saying.LabPartUnknown, "kind", kind, "id", shown(name))
}
