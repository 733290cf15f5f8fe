package phrase

import (
	"strings"

	"quest/game"
)

// MarkedAs says in a few words with what a question is marked.
func (r *Record) MarkedAs(m game.Marks) string {
	var all []string
	for _, mark := range []struct {
		on   bool
		word string
	}{{m.Starred, r.MarkStar}, {m.Suspended, r.MarkSuspend}, {m.Buried, r.MarkPut}} {
		if mark.on {
			all = append(all, mark.word)
		}
	}
	return strings.Join(all, ", ")
}
