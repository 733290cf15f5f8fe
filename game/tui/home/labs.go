package home

import (
	"strconv"

	"charm.land/bubbles/v2/key"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// labs opens the labs of the pack whose lesson is chosen; nil if it has none.
func (h Home) labs() screen.Intent {
	if h.list.Rows == 0 || len(h.course.row(h.list.At).pack.Labs()) == 0 {
		return nil
	}
	r := h.course.row(h.list.At)
	if r.lab != nil {
		return screen.ShowLabs{Pack: r.pack, At: r.lab.head.ID}
	}
	return screen.ShowLabs{Pack: r.pack, At: r.head.Lab}
}

// confused counts what the player mixes up in the pack whose lesson is chosen.
func (h Home) confused() int {
	if h.list.Rows == 0 {
		return 0
	}
	return len(h.course.player.Confusions(h.course.row(h.list.At).pack))
}

// besides tells what else there is in the pack of the chosen lesson: its labs with how many
// missions are solved, and what the player mixes up.
func (h Home) besides(a screen.Area) []string {
	t, pack := a.Theme, h.course.row(h.list.At).pack
	var out []string
	add := func(k key.Binding, words func(phrase.Home) string) {
		lead := t.Key.Render(k.Help().Key) + " " + t.Line.Render(t.Sign.Gist) + " "
		room := paneWidth - widget.BoxFrame - widget.Width(lead)
		out = append(out, lead+widget.Heading(a, room, func(in screen.Area) string { return t.Muted.Render(words(in.Book().Home)) }))
	}
	if test := h.testWords(a); test != "" {
		out = append(out, test)
	}
	solved, of := 0, 0
	for _, head := range pack.Labs() {
		if h.course.row(h.list.At).lab != nil { // the path says it
			break
		}
		g := h.course.player.LabProgress(pack, head)
		solved, of = solved+g.Solved, of+g.Missions
	}
	if of > 0 {
		add(keymap.ForLab(false).Open, func(w phrase.Home) string {
			return phrase.Fill(w.LabsDone, "n", strconv.Itoa(solved), "of", strconv.Itoa(of))
		})
	}
	if n := h.confused(); n > 0 {
		add(a.Keys.MixUps, func(w phrase.Home) string { return phrase.Fill(w.MixedUp, "n", strconv.Itoa(n)) })
	}
	return out
}

// labState says how many missions of a lab are solved.
func labState(in screen.Area, l *labRow) string {
	return phrase.Fill(in.Book().Lab.Progress, "n", strconv.Itoa(l.Solved), "of", strconv.Itoa(l.Missions))
}

// labSign is the sign of how a lab stands, and its ink: as of a lesson.
func labSign(t *style.Theme, l *labRow) (string, style.Ink) {
	switch {
	case l.solved():
		return widget.LessonSign(t, game.Done)
	case l.Solved > 0:
		return widget.LessonSign(t, game.Begun)
	}
	return widget.LessonSign(t, game.Untouched)
}
