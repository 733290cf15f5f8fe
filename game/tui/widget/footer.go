package widget

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"quest/game/tui/style"
)

// keyGap stands between two entries of a footer.
const keyGap = "   "

// beforeExit is how many entries of a footer matter more than the keys that leave, and
// beforeSpeech how many more than the key of the languages.
const beforeExit, beforeSpeech = 2, 3

// footerEntry is one entry of a footer at its cells.
type footerEntry struct {
	key      key.Binding
	at, name int // where it begins, and how wide the name of its keys is
	width    int
}

// footerEntries lays a footer out. Entries that do not fit are left out whole, those at the
// end first; a key that leaves the screen stays longer than all but the first beforeExit
// entries, and last is always there. So does the key of the languages where it stands before
// the end: it stays longer than all but those and the first beforeSpeech entries.
func footerEntries(keys []key.Binding, last key.Binding, width int) []footerEntry {
	end := entryWidth(last)
	room := width - end - len(keyGap)
	exits, speech := 0, 0 // cells of the keys that leave, and of that of the languages, that are still to come
	for i, k := range keys {
		switch {
		case !k.Enabled():
		case leaves(k):
			exits += len(keyGap) + entryWidth(k)
		case speaks(k) && i+1 < len(keys):
			speech = len(keyGap) + entryWidth(k)
		}
	}
	out := make([]footerEntry, 0, len(keys)+1)
	used, n := 0, 0
	for _, k := range keys {
		if !k.Enabled() {
			continue
		}
		own, gap, wanted := entryWidth(k), 0, 0
		if used > 0 {
			gap = len(keyGap)
		}
		switch {
		case leaves(k):
			exits -= len(keyGap) + own
		case speaks(k):
			speech, wanted = 0, exits
		case n >= beforeSpeech && used+exits+speech <= room:
			wanted = exits + speech
		case n >= beforeExit:
			wanted = exits
		}
		n++
		if used+gap+own+wanted > room {
			continue
		}
		out = append(out, footerEntry{k, used + gap, Width(k.Help().Key), own})
		used += gap + own
	}
	return append(out, footerEntry{last, max(used, width-end), Width(last.Help().Key), end})
}

// Footer is one line with the keys that work now, the most useful first, and last at its
// right end.
func Footer(t *style.Theme, keys []key.Binding, last key.Binding, width int) string {
	var line strings.Builder
	at := 0
	for _, e := range footerEntries(keys, last, width) {
		line.WriteString(Blank(e.at - at))
		writeEntry(&line, t, e.key)
		at = e.at + e.width
	}
	return Cut(line.String(), width, t.Sign.More)
}

// FooterKey gives the entry of such a footer that stands in a cell, and whether that is the
// left half of the name of its keys; ok is false where none stands.
func FooterKey(keys []key.Binding, last key.Binding, width, x int) (b key.Binding, left, ok bool) {
	for _, e := range footerEntries(keys, last, width) {
		if x >= e.at && x < e.at+e.width {
			return e.key, x < e.at+(e.name+1)/2, true
		}
	}
	return key.Binding{}, false, false
}

// entryWidth is how many cells an entry takes.
func entryWidth(k key.Binding) int { return Width(k.Help().Key) + 1 + Width(k.Help().Desc) }

func writeEntry(b *strings.Builder, t *style.Theme, k key.Binding) {
	b.WriteString(t.Key.Render(k.Help().Key))
	b.WriteByte(' ')
	b.WriteString(t.Muted.Render(k.Help().Desc))
}

// speaks reports whether a key changes the languages on the screen.
func speaks(k key.Binding) bool { return slices.Contains(k.Keys(), "f2") }

// leaves reports whether a key leaves the screen or the game.
func leaves(k key.Binding) bool {
	return slices.Contains(k.Keys(), "esc") || slices.Contains(k.Keys(), "q")
}
