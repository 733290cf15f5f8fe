package widget

import (
	"charm.land/bubbles/v2/key"

	"quest/game/tui/style"
)

// keyGap stands between two entries of a footer.
const keyGap = "   "

// Footer is one line with the keys that work now, the most useful first. Entries
// that do not fit are left out whole, from the end; the last one is always there.
func Footer(t *style.Theme, keys []key.Binding, last key.Binding, width int) string {
	end := entry(t, last)
	room := width - Width(end) - len(keyGap)
	line := ""
	for _, k := range keys {
		if !k.Enabled() {
			continue
		}
		next := entry(t, k)
		if line != "" {
			next = keyGap + next
		}
		if Width(line)+Width(next) > room {
			break
		}
		line += next
	}
	return Spread(line, end, width, t.Sign.More)
}

func entry(t *style.Theme, k key.Binding) string {
	return t.Key.Render(k.Help().Key) + " " + t.Muted.Render(k.Help().Desc)
}

// KeyNames is how wide the widest name of a key is, for lists that stand below each
// other.
func KeyNames(lists ...[]key.Binding) int {
	names := 0
	for _, keys := range lists {
		for _, k := range keys {
			if k.Enabled() && k.Help().Desc != "" {
				names = max(names, Width(k.Help().Key))
			}
		}
	}
	return names
}

// KeyList is every key with what it does, one a line; the names take a fixed width.
func KeyList(t *style.Theme, keys []key.Binding, names, width int) []string {
	var out []string
	for _, k := range keys {
		if k.Enabled() && k.Help().Desc != "" {
			out = append(out, Cut(Fit(t.Key.Render(k.Help().Key), names, "")+keyGap+t.Text.Render(k.Help().Desc), width, t.Sign.More))
		}
	}
	return out
}

// KeyColumns is KeyList in two columns, for a screen with many keys and few lines.
// Each is as wide as it needs to be where both have room.
func KeyColumns(t *style.Theme, keys []key.Binding, width int) []string {
	var shown []key.Binding
	for _, k := range keys {
		if k.Enabled() && k.Help().Desc != "" {
			shown = append(shown, k)
		}
	}
	half := (len(shown) + 1) / 2
	one := KeyList(t, shown[:half], KeyNames(shown[:half]), width)
	two := KeyList(t, shown[half:], KeyNames(shown[half:]), width)
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
