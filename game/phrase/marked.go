package phrase

import "quest/game"

// MarkedAs says in a few words with what a question is marked.
func (b *Book) MarkedAs(m game.Marks) string {
	r := &b.Record
	var all []string
	for _, mark := range []struct {
		on   bool
		word string
	}{{m.Starred, r.MarkStar}, {m.Suspended, r.MarkSuspend}, {m.Buried, r.MarkPut}} {
		if mark.on {
			all = append(all, mark.word)
		}
	}
	return b.List(all)
}
