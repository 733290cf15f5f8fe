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
// fixed width, at least that of the widest of them. What does not fit into a width goes
// on below, beside the names.
func KeyList(t *style.Theme, keys []key.Binding, names, width int) []string {
	return keyList(t, keys, names, width, minWrap)
}

// keyList is KeyList that breaks what keys do in no fewer cells than least, and cuts it
// where there are fewer.
func keyList(t *style.Theme, keys []key.Binding, names, width, least int) []string {
	column := help.Model{Styles: help.Styles{
		FullKey:  t.Key.Lipgloss().Width(names + len(keyGap) - 1),
		FullDesc: t.Text.Lipgloss(),
	}}
	view := column.FullHelpView([][]key.Binding{listed(keys)})
	if view == "" {
		return nil
	}
	var lines []string
	said := listed(keys)
	for i, l := range strings.Split(view, "\n") {
		l = strings.TrimRight(l, " ")
		room := width - names - len(keyGap)
		if Width(l) <= width || room < least {
			lines = append(lines, Cut(l, width, t.Sign.More))
			continue
		}
		name := Fit(Cut(l, names, ""), names+len(keyGap), "")
		lines = append(lines, Indent(Wrap(t.Text.Render(said[i].Help().Desc), room), name)...)
	}
	return lines
}

// KeyColumns is KeyList in two columns, for a screen with many keys and few lines.
// Each is as wide as it needs to be where both have room.
func KeyColumns(t *style.Theme, keys []key.Binding, width int) []string {
	keys = listed(keys)
	half := (len(keys) + 1) / 2
	one := KeyList(t, keys[:half], KeyNames(keys[:half]), Unlimited)
	two := KeyList(t, keys[half:], KeyNames(keys[half:]), Unlimited)
	left, room := (width-columnGap)/2, width-columnGap
	switch right := widest(two); {
	case widest(one)+right <= room:
		left = max(widest(one), min(left, room-right))
	case right < room-left:
		left = room - right
	case widest(one) < left:
		left = widest(one)
	}
	const least = 8 // cells in which words are broken here, where every line counts
	one = keyList(t, keys[:half], KeyNames(keys[:half]), left, least)
	two = keyList(t, keys[half:], KeyNames(keys[half:]), room-left, least)
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
