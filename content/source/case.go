package source

import (
	"slices"

	"quest/content"
)

// caseOfItems is the row of a case. It has no fields of a question: its items are the
// questions.
func caseOfItems() itemType {
	return itemType{
		name: content.Case, lacks: []string{"stem", "hint", "explain", "shuffle", "row", "constraint", "confuses"},
		fields: []field{
			{name: "scenario", kind: proseField, required: true, about: "what all its items are about"},
			{name: "items", kind: mapsField, required: true, low: 1, high: 6, about: "items of any type but case, each with an ID of its own"},
		},
		several: form.readCase,
	}
}

// readCase reads a case and returns its items, which take from the case what they do
// not have themselves. The ID of the case is entered, but it is graded, recorded and
// scheduled through its items only.
func (f form) readCase(shared inherited) []itemAt {
	head := content.CaseHead{ID: content.ItemID(f.define("item"))}
	f.was("item")
	f.integer("rev")
	f.boolean("draft")
	head.Scenario = f.text("scenario")
	head.Code = f.code()
	head.Art = f.picture()
	in := f.inherit(shared)
	in.cites = f.citations()
	types := slices.DeleteFunc(slices.Clone(f.l.types), func(t itemType) bool { return t.several != nil })
	var items []itemAt
	for _, n := range f.list("items") {
		if g, t := f.l.openItem(f, n, types, in.exam); t != nil {
			items = append(items, g.readItem(t, in))
		}
	}
	for i := range items {
		if !items[i].in.draft {
			head.Of++
		}
	}
	if n := f.get("scenario"); n != nil && len(items) > 1 {
		f.repeats(n.place, (len(items)-1)*head.Scenario.Size())
	}
	for i := range items {
		mine := head
		if !items[i].in.draft {
			head.N++
			mine.N = head.N
		}
		items[i].Case = &mine
	}
	return items
}
