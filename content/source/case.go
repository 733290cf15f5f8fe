package source

import "quest/content"

// readCase reads a case and hands what it has to its items. The case itself is no
// item: its ID is taken, its items are graded, recorded and scheduled one by one.
func (f form) readCase(shared inherited) []itemAt {
	head := content.CaseHead{ID: content.ItemID(f.define("item"))}
	f.was("item")
	f.integer("rev", 1, 99, 1)
	f.boolean("draft", false)
	head.Scenario = f.prose("scenario", true)
	head.Code = f.code()
	head.Art = f.picture()
	in := f.inherit(shared)
	in.cites = f.citations()
	types := itemTypes()
	var items []itemAt
	for _, n := range f.list("items", 1, 6) {
		if g, kind, ok := f.l.openItem(f, n, types[:len(types)-1]); ok {
			items = append(items, g.readItem(kind, in))
		}
	}
	for i := range items {
		if !items[i].in.draft {
			head.Of++
		}
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
