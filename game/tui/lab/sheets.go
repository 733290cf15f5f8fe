package lab

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// reading is the phase in which the lab is explained, over the controls.
type reading struct{ idle }

func (reading) hear(l Lab, a screen.Area, msg tea.KeyPressMsg) (Lab, screen.Intent) {
	if moved, ok := l.scrolled(a, msg); ok {
		return moved, nil
	}
	l.phase, l.scroll = wiring{}, widget.Scroll{}
	return l, nil
}

func (reading) status(l Lab, a screen.Area) string { return l.changed(a) }

func (reading) help(_ Lab, a screen.Area, scrolls bool) []key.Binding {
	return []key.Binding{
		keymap.Says(a.Keys.Back, a.Book().Lab.KeyBack),
		keymap.If(keymap.Says(a.Keys.Scroll, a.Book().Keys.Scroll), scrolls),
	}
}

// lines tell what the lab is, what its model leaves out, and how to begin.
func (reading) lines(l Lab, a screen.Area, pen widget.Pen) []string {
	t, words := a.Theme, a.Book().Lab
	part := func(title string, text content.Text, ink style.Ink) []string {
		lines := pen.Text(text, pen.Reading())
		if len(lines) == 0 {
			return nil
		}
		return append(append([]string{ink.Render(title)}, lines...), "")
	}
	out := part(words.About, l.lab().Intro, t.Heading)
	if m := l.play.Mission(); m != nil {
		out = append(part(words.MissionTitle, m.Text, t.Gold.Bold()), out...)
	}
	if m := l.play.Mission(); m != nil {
		out = append(out, part(words.Hint, m.Hint, t.Gold.Bold())...)
	}
	if l.play.Mission() != nil {
		out = append(append(out, t.Heading.Render(words.HowStars)), append(pen.Say(words.StarRules, t.Text), "")...)
	}
	out = append(out, part(words.Assumes, l.lab().Assumes, t.Heading)...)
	if len(l.lab().Sources) > 0 {
		out = append(out, t.Heading.Render(words.Sources))
	}
	for _, s := range l.lab().Sources {
		out = append(out, widget.Wrap(t.Link.Render(s.String()), pen.Width)...)
	}
	return out
}

// showing is the phase in which codes are shown as they can be copied.
type showing struct {
	idle
	codes []*content.Code
	under phase // what they lie over
	skip  int   // cells of them that are out of sight at the left
}

// show shows codes as they can be copied, if there are any.
func (l Lab) show(codes []*content.Code) Lab {
	if len(codes) == 0 {
		l.advice = noCode
		return l
	}
	l = l.in(showing{codes: codes, under: l.phase})
	l.free = true
	return l
}

// hear scrolls the codes in both directions; any other key takes them away.
func (s showing) hear(l Lab, a screen.Area, msg tea.KeyPressMsg) (Lab, screen.Intent) {
	if moved, ok := l.scrolled(a, msg); ok {
		return moved, nil
	}
	step := a.Width / 4
	switch {
	case keymap.Pressed(msg, a.Keys.Left):
		s.skip = max(0, s.skip-step)
	case keymap.Pressed(msg, a.Keys.Right):
		s.skip = min(s.overhang(a.Width), s.skip+step)
	default:
		return l.in(s.under), nil
	}
	l.phase = s
	return l, nil
}

func (showing) status(_ Lab, a screen.Area) string { return a.Theme.Muted.Render(a.Book().Lab.CopyHow) }

func (s showing) help(l Lab, a screen.Area, scrolls bool) []key.Binding {
	sideways := keymap.Says(l.keys.Sides, a.Book().Lab.KeyAside)
	return append(reading{}.help(l, a, scrolls), keymap.If(sideways, s.overhang(a.Width) > 0))
}

// lines are the codes as they are, with nothing beside them, so that they can be marked
// and copied with the terminal's own mouse: the game puts no text of a pack on the
// clipboard by itself.
func (s showing) lines(l Lab, a screen.Area, pen widget.Pen) []string {
	t := a.Theme
	var out []string
	_, wires := s.under.(wiring)
	if c, ok := l.control(); ok && wires {
		pen.Wide = false
		out = append(out, pen.Title(c.Text, pen.Leading()), pen.Title(l.value(c).Text, pen.Muted()), "")
	}
	for i, code := range s.codes {
		if i > 0 {
			out = append(out, "")
		}
		out = append(out, t.Muted.Render(code.Lang), "")
		for _, line := range plain(code) {
			out = append(out, t.Listing.Render(widget.Part(line, s.skip, pen.Width)))
		}
	}
	return out
}

// overhang is how many cells of the codes do not fit into a width.
func (s showing) overhang(width int) int {
	w := 0
	for _, code := range s.codes {
		w = max(w, widest(plain(code)))
	}
	return max(0, w-width)
}
