package home

import "quest/game/tui/screen"

// labs opens the labs of the pack whose lesson is chosen; nil if it has none.
func (h Home) labs() screen.Intent {
	if h.list.Rows == 0 || len(h.course.row(h.list.At).pack.Labs()) == 0 {
		return nil
	}
	r := h.course.row(h.list.At)
	return screen.ShowLabs{Pack: r.pack, At: r.head.Lab}
}
