package widget

import (
	"slices"

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
	end := entry(t, last)
	room := width - Width(end) - len(keyGap)
	var shown []key.Binding
	for _, k := range keys {
		if k.Enabled() {
			shown = append(shown, k)
		}
	}
	line := ""
	for i, k := range shown {
		next := entry(t, k)
		if line != "" {
			next = keyGap + next
		}
		used := Width(line) + Width(next)
		if i >= beforeExit && !leaves(k) {
			used += exitCells(t, shown[i+1:])
		}
		if used <= room {
			line += next
		}
	}
	return Spread(line, end, width, t.Sign.More)
}

// exitCells is how many cells the keys that leave take, of those that are still to come.
func exitCells(t *style.Theme, keys []key.Binding) int {
	cells := 0
	for _, k := range keys {
		if leaves(k) {
			cells += len(keyGap) + Width(entry(t, k))
		}
	}
	return cells
}

// leaves reports whether a key leaves the screen or the game.
func leaves(k key.Binding) bool {
	return slices.Contains(k.Keys(), "esc") || slices.Contains(k.Keys(), "q")
}

func entry(t *style.Theme, k key.Binding) string {
	return t.Key.Render(k.Help().Key) + " " + t.Muted.Render(k.Help().Desc)
}
