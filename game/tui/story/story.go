// Package story shows again what was told of the story of a pack.
package story

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Story is the screen.
type Story struct {
	pack   *content.Pack
	told   []game.TalePart
	won    bool // the boss at the end of its path was beaten
	scroll widget.Scroll
}

// New reads what was told of the story of a pack.
func New(pack *content.Pack, player *game.Player) Story {
	return Story{pack: pack, told: player.Told(pack), won: player.Boss(pack.ID()).Won}
}

// Update scrolls, or goes back to the map.
func (s Story) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	lines := len(s.lines(a))
	switch {
	case keymap.Pressed(msg, a.Keys.Back), keymap.Pressed(msg, a.Keys.Enter):
		return s, screen.GoHome{}
	case keymap.Pressed(msg, a.Keys.Space):
		if s.scroll.AtEnd(lines, a.Height) {
			return s, screen.GoHome{}
		}
		s.scroll = s.scroll.Move(a.Height-1, lines, a.Height)
		return s, nil
	}
	if moved, ok := s.scroll.Hear(a.Keys, msg, lines, a.Height); ok {
		s.scroll = moved
	}
	return s, nil
}

// Help gives the keys of the screen.
func (s Story) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book().Keys
	return []key.Binding{
		keymap.Says(k.Enter, b.Map),
		keymap.If(keymap.Says(k.Scroll, b.Scroll), !widget.Fits(len(s.lines(a)), a.Height)),
		keymap.Says(k.Back, b.Map),
	}
}

// Draw draws what was told.
func (s Story) Draw(a screen.Area) screen.Drawing {
	return screen.Drawing{Lines: s.scroll.Window(a.Theme, s.lines(a), a.Width, a.Height)}
}

// lighthouseFrom is the width from which the lighthouse stands beside the story.
const lighthouseFrom = 90

// lines lays the parts out, one below the other.
func (s Story) lines(a screen.Area) []string {
	t := a.Theme
	head := t.Gold.Render(t.Sign.Tale) + " " + widget.Heading(a, a.Width-2, func(in screen.Area) string { return t.Heading.Render(in.Book().Story.Title) })
	pen := widget.NewPen(a, s.pack).In(max(1, a.Width-widget.Width(head)-2))
	out := append(make([]string, widget.Margin(a.Height)), widget.Spread(head, pen.Named(s.pack.Meta().Title, pen.Muted()), a.Width, t.Sign.More), "")
	if len(s.told) == 0 {
		said := widget.SayEach(a, a.Width-10, widget.Inks{First: t.Text, Second: t.Second}, func(in screen.Area) string { return in.Book().Story.None })
		return append(out, widget.Beside(widget.Owl(t, widget.Awake), append([]string{""}, said...), 7, 3)...)
	}
	aside := 0 // cells of the lighthouse, where there is room for it
	if a.Width >= lighthouseFrom {
		aside = widget.LighthouseWidth + 3
	}
	var told []string
	for i, part := range s.told {
		if i > 0 {
			told = append(told, "")
		}
		for _, line := range widget.Tale(a, part, a.Width-2-aside) {
			told = append(told, t.Line.Render(t.Sign.Trail)+" "+line)
		}
	}
	if aside > 0 {
		told = widget.Beside(widget.Lighthouse(t, s.won), told, widget.LighthouseWidth, aside-widget.LighthouseWidth)
	}
	return append(out, told...)
}
