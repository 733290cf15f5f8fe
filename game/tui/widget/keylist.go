package widget

import (
	"strings"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"

	"quest/game/tui/style"
)

// KeyNames is how wide the widest name of a key is, for lists that stand below each
// other.
func KeyNames(lists ...[]key.Binding) int {
	names := 0
	for _, keys := range lists {
		for _, k := range listed(keys) {
			names = max(names, Width(k.Help().Key))
		}
	}
	return names
}

// KeyList is every key that works with what it does, one a line; the names take a
// fixed width, at least that of the widest of them. Lines that are wider than a width
// are cut.
func KeyList(t *style.Theme, keys []key.Binding, names, width int) []string {
	column := help.Model{Styles: help.Styles{
		FullKey:  t.Key.Lipgloss().Width(names + len(keyGap) - 1),
		FullDesc: t.Text.Lipgloss(),
	}}
	view := column.FullHelpView([][]key.Binding{listed(keys)})
	if view == "" {
		return nil
	}
	lines := strings.Split(view, "\n")
	for i, l := range lines {
		lines[i] = Cut(strings.TrimRight(l, " "), width, t.Sign.More)
	}
	return lines
}

// KeyColumns is KeyList in two columns, for a screen with many keys and few lines.
// Each is as wide as it needs to be where both have room.
func KeyColumns(t *style.Theme, keys []key.Binding, width int) []string {
	keys = listed(keys)
	half := (len(keys) + 1) / 2
	one := KeyList(t, keys[:half], KeyNames(keys[:half]), width)
	two := KeyList(t, keys[half:], KeyNames(keys[half:]), width)
	left, room := (width-columnGap)/2, width-columnGap
	if right := widest(two); widest(one)+right <= room {
		left = max(widest(one), min(left, room-right))
	}
	for i, l := range one {
		one[i] = Cut(l, left, t.Sign.More)
	}
	for i, l := range two {
		two[i] = Cut(l, room-left, t.Sign.More)
	}
	return Beside(one, two, left, columnGap)
}

// listed gives the keys that work and that have words.
func listed(keys []key.Binding) []key.Binding {
	var out []key.Binding
	for _, k := range keys {
		if k.Enabled() && k.Help().Desc != "" {
			out = append(out, k)
		}
	}
	return out
}
