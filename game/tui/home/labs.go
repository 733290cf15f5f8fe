package home

import "quest/game/tui/screen"

// labs opens the labs of the pack whose lesson is chosen; nil if it has none.
func (h Home) labs() screen.Intent {
	if len(h.rows) == 0 || len(h.rows[h.list.At].pack.Labs()) == 0 {
		return nil
	}
	r := h.rows[h.list.At]
	return screen.ShowLabs{Pack: r.pack, At: r.head.Lab}
}
