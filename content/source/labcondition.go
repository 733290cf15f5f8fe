package source

import (
	"slices"

	"quest/content"
	"quest/content/source/saying"
)

// maxNesting is how deep conditions may stand inside each other (docs/pack-format.md 11.2).
const maxNesting = 4

// labSet is a named condition, and how many simple ones it holds.
type labSet struct {
	condition content.Condition
	size      int
}

// readSets reads the named conditions. A set cannot use a set, so none can contain
// itself.
func (lab *labAt) readSets() {
	n := lab.get("sets")
	if n == nil {
		return
	}
	if n.kind != mapNode {
		lab.report(n.place, saying.NotMap)
		return
	}
	if len(n.keys) > 20 {
		lab.report(n.place, saying.ListSize, "field", "sets", "count", itoa(len(n.keys)), "low", "0", "high", "20")
	}
	for i, k := range n.keys[:min(len(n.keys), 20)] {
		if !content.Identifier(k.text) {
			lab.report(k.place, saying.BadID, "id", shown(k.text))
			continue
		}
		before := lab.conditions
		c := lab.condition(n.vals[i], 1, true)
		lab.sets[k.text] = labSet{c, lab.conditions - before}
		lab.conditions = before // it counts where it is used
	}
}

func (lab *labAt) setNames() []string {
	all := make([]string, 0, len(lab.sets))
	for name := range lab.sets {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}

// when reads an optional condition of a part of the lab; nil means always.
func (lab *labAt) when(f form) *content.Condition {
	n := f.get("when")
	if n == nil {
		return nil
	}
	c := lab.condition(n, 1, false)
	return &c
}

// condition reads a condition at some depth. inSet refuses sets.
func (lab *labAt) condition(n *node, depth int, inSet bool) content.Condition {
	never := content.Condition{Kind: content.CondNever}
	switch {
	case n.kind == scalarNode && (n.text == "always" || n.text == "never"):
		lab.count(n, 1)
		return content.Condition{Kind: content.ConditionKind(n.text)}
	case n.kind != mapNode || len(n.keys) == 0:
		lab.report(n.place, saying.NotCondition)
		return never
	case depth > maxNesting:
		lab.report(n.place, saying.DeepCondition, "limit", itoa(maxNesting))
		return never
	}
	var all []content.Condition
	for i, k := range n.keys {
		all = append(all, lab.clause(k, n.vals[i], depth, inSet))
	}
	if len(all) == 1 {
		return all[0]
	}
	return content.Condition{Kind: content.CondAll, Of: all}
}

// clause reads one key of a condition and what it asks for.
func (lab *labAt) clause(k, v *node, depth int, inSet bool) content.Condition {
	switch k.text {
	case "not":
		return content.Condition{Kind: content.CondNot, Of: []content.Condition{lab.condition(v, depth+1, inSet)}}
	case "any", "all":
		c := content.Condition{Kind: content.ConditionKind(k.text)}
		if v.kind != listNode || len(v.vals) == 0 {
			lab.report(v.place, saying.EmptyConditionList, "field", k.text)
			return content.Condition{Kind: content.CondNever}
		}
		for _, of := range v.vals {
			c.Of = append(c.Of, lab.condition(of, depth+1, inSet))
		}
		return c
	case "set":
		return lab.set(v, inSet)
	}
	return lab.holdsValue(k, v)
}

// set gives the condition of a named set.
func (lab *labAt) set(v *node, inSet bool) content.Condition {
	never := content.Condition{Kind: content.CondNever}
	if inSet {
		lab.report(v.place, saying.SetInSet)
		return never
	}
	set, ok := lab.sets[v.text]
	if v.kind != scalarNode || !ok {
		lab.unknownPart(v.place, "set", v.text, lab.setNames())
		return never
	}
	if !lab.count(v, set.size) {
		return never
	}
	return set.condition
}

// holdsValue reads "control: value" or "control: [value, value]".
func (lab *labAt) holdsValue(k, v *node) content.Condition {
	never := content.Condition{Kind: content.CondNever}
	lab.count(k, 1)
	c := lab.control(k.text)
	if c == nil {
		lab.unknownPart(k.place, "control", k.text, append(lab.controlIDs(), "set", "not", "any", "all"))
		return never
	}
	vals := []*node{v}
	if v.kind == listNode {
		vals = v.vals
	}
	if len(vals) == 0 || len(vals) > 8 {
		lab.report(v.place, saying.ListSize, "field", k.text, "count", itoa(len(vals)), "low", "1", "high", "8")
		return never
	}
	is := content.Condition{Kind: content.CondIs, Control: c.ID}
	for _, x := range vals {
		if x.kind != scalarNode {
			lab.report(x.place, saying.NotSingleValue, "field", k.text)
			continue
		}
		id := lab.known(wordAt{x.place, x.text}, "value", valueIDs(c))
		if id != "" && slices.Contains(is.Values, id) {
			lab.report(x.place, saying.ListedTwice, "value", x.text)
		}
		is.Values = append(is.Values, id)
	}
	return is
}

// count adds simple conditions to those of the lab. It reports once that there are
// too many, and is false from then on.
func (lab *labAt) count(n *node, more int) bool {
	before := lab.conditions
	lab.conditions += more
	if before <= maxConditions && lab.conditions > maxConditions {
		lab.report(n.place, saying.TooManyConditions, "limit", itoa(maxConditions))
	}
	return lab.conditions <= maxConditions
}
