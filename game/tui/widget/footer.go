package widget

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"quest/game/tui/style"
)

// keyGap stands between two entries of a footer.
const keyGap = "   "

// beforeExit is how many entries of a footer matter more than the keys that leave.
const beforeExit = 2

// Footer is one line with the keys that work now, the most useful first. Entries
// that do not fit are left out whole, those at the end first; a key that leaves the
// screen stays longer than all but the first beforeExit entries, and last is always
// there.
func Footer(t *style.Theme, keys []key.Binding, last key.Binding, width int) string {
	end := entryWidth(last)
	room := width - end - len(keyGap)
	exits := 0 // cells of the keys that leave and are still to come
	for _, k := range keys {
		if k.Enabled() && leaves(k) {
			exits += len(keyGap) + entryWidth(k)
		}
	}
	var line strings.Builder
	used, n := 0, 0
	for _, k := range keys {
		if !k.Enabled() {
			continue
		}
		cells, wanted := entryWidth(k), 0
		if used > 0 {
			cells += len(keyGap)
		}
		if leaves(k) {
			exits -= len(keyGap) + entryWidth(k)
		} else if n >= beforeExit {
			wanted = exits
		}
		n++
		if used+cells+wanted > room {
			continue
		}
		if used > 0 {
			line.WriteString(keyGap)
		}
		writeEntry(&line, t, k)
		used += cells
	}
	line.WriteString(Blank(width - used - end))
	writeEntry(&line, t, last)
	return Cut(line.String(), width, t.Sign.More)
}

// entryWidth is how many cells an entry takes.
func entryWidth(k key.Binding) int { return Width(k.Help().Key) + 1 + Width(k.Help().Desc) }

func writeEntry(b *strings.Builder, t *style.Theme, k key.Binding) {
	b.WriteString(t.Key.Render(k.Help().Key))
	b.WriteByte(' ')
	b.WriteString(t.Muted.Render(k.Help().Desc))
}

// leaves reports whether a key leaves the screen or the game.
func leaves(k key.Binding) bool {
	return slices.Contains(k.Keys(), "esc") || slices.Contains(k.Keys(), "q")
}
