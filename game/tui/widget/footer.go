package widget

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"

	"quest/game/tui/style"
)

// Footer is one line with the keys that work now, as many as fit; the last one is
// always there.
func Footer(t *style.Theme, keys []key.Binding, last key.Binding, width int) string {
	h := help.New()
	h.ShortSeparator = "   "
	h.Ellipsis = t.Sign.More
	h.Styles = help.Styles{
		Ellipsis: t.Muted.Lipgloss(), ShortKey: t.Key.Lipgloss(), ShortDesc: t.Muted.Lipgloss(), ShortSeparator: t.Muted.Lipgloss(),
	}
	end := h.ShortHelpView([]key.Binding{last})
	h.SetWidth(max(1, width-Width(end)-3))
	return Spread(h.ShortHelpView(keys), end, width, t.Sign.More)
}

// KeyList is every key with what it does, one a line.
func KeyList(t *style.Theme, keys []key.Binding, width int) []string {
	names := 0
	for _, k := range keys {
		names = max(names, Width(k.Help().Key))
	}
	var out []string
	for _, k := range keys {
		if k.Enabled() && k.Help().Desc != "" {
			out = append(out, Cut(Fit(t.Key.Render(k.Help().Key), names, "")+"   "+t.Text.Render(k.Help().Desc), width, t.Sign.More))
		}
	}
	return out
}

// KeyColumns is KeyList in two columns, for a screen with many keys and few lines.
func KeyColumns(t *style.Theme, keys []key.Binding, width int) []string {
	left := (width - columnGap) / 2
	one := KeyList(t, keys, left)
	half := (len(one) + 1) / 2
	two := KeyList(t, keys, width-columnGap-left)[half:]
	return Beside(one[:half], two, left, columnGap)
}
