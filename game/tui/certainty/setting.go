package certainty

import (
	"strconv"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// quiet is how long an offer that came by itself hears no key, so that none that was
// meant for the screen before answers it.
const quiet = 400 * time.Millisecond

// Setting explains the certainty and switches it on or off. It is offered once by
// itself, and opened by its key later: then keys begin at what is so now. The offer begins
// at neither choice, so that an enter too many takes none.
type Setting struct {
	player  *game.Player
	offered bool // it came by itself
	quiet   bool // and hears nothing yet
	list    widget.List
	scroll  widget.Scroll
}

// NewSetting makes the screen. offered is whether it comes by itself.
func NewSetting(player *game.Player, offered bool) Setting {
	s := Setting{player: player, offered: offered, quiet: offered, list: widget.List{Rows: 2, At: -1}}
	switch {
	case offered:
	case player.Wager():
		s.list.At = 0
	default:
		s.list.At = 1
	}
	return s
}

// Pointed reports that a choice may be clicked.
func (s Setting) Pointed() bool { return true }

// Update switches the certainty on or off, or leaves it.
func (s Setting) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	switch msg := msg.(type) {
	case screen.Opened:
		if s.quiet {
			return s, screen.Wait{For: quiet}
		}
	case screen.Woke:
		s.quiet = false
	case tea.MouseClickMsg:
		if n := msg.Y - (len(s.Draw(a).Lines) - 1 - len(s.choices(a))); !s.quiet && n >= 0 && n < len(s.choices(a)) {
			return s, s.take(n)
		}
	}
	if s.quiet {
		return s, nil
	}
	return s.hear(a, msg)
}

// hear takes the keys.
func (s Setting) hear(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	if n, ok := keymap.Number(msg); ok && n <= len(s.choices(a)) {
		return s, s.take(n - 1)
	}
	text, height := s.text(a), s.height(a)
	s.list, _ = s.list.Step(k, msg)
	switch {
	case keymap.Pressed(msg, k.Back) && s.offered:
		return s, s.take(1)
	case keymap.Pressed(msg, k.Back):
		return s, screen.Close{}
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		if s.list.At >= 0 {
			return s, s.take(s.list.At)
		}
		s.scroll = s.scroll.Move(height-1, len(text), height)
	case keymap.Pressed(msg, k.PageUp), keymap.Pressed(msg, k.PageDown):
		s.scroll, _ = s.scroll.Hear(k, msg, len(text), height)
	}
	return s, nil
}

func (s Setting) take(choice int) screen.Intent { return screen.TuneWager{On: choice == 0} }

func (s Setting) choices(a screen.Area) []string {
	each := func(pick func(phrase.Certainty) string) string {
		return widget.InEach(a, widget.Unlimited, func(in screen.Area) string { return pick(in.Book().Certainty) })
	}
	if s.offered {
		return []string{each(func(w phrase.Certainty) string { return w.TakeIt }), each(func(w phrase.Certainty) string { return w.LeaveIt })}
	}
	return []string{each(func(w phrase.Certainty) string { return w.SwitchOn }), each(func(w phrase.Certainty) string { return w.SwitchOff })}
}

// Help gives the keys.
func (s Setting) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	return []key.Binding{
		keymap.As(k.Digit, "1-2", b.Keys.Pick),
		keymap.Says(k.Choose, b.Keys.Move),
		keymap.If(keymap.Says(k.Enter, b.Keys.Pick), s.list.At >= 0),
		keymap.If(keymap.Says(k.Pages, b.Keys.Scroll), !s.whole(a)),
		keymap.Says(k.Back, s.leaving(a)),
	}
}

func (s Setting) leaving(a screen.Area) string {
	if s.offered {
		return a.Book().QuestionKeys.No
	}
	return a.Book().Keys.Close
}

// room is how many lines the box has above the choices.
func (s Setting) room(a screen.Area) int { return max(2, a.Height-2-len(s.choices(a))) }

// whole reports whether all of the text is seen.
func (s Setting) whole(a screen.Area) bool { return len(s.text(a)) <= s.room(a) }

// height is how many lines of the text are seen: of one that scrolls all but the line that
// says so.
func (s Setting) height(a screen.Area) int {
	if s.whole(a) {
		return s.room(a)
	}
	return s.room(a) - 1
}

// Draw draws a box: what it is, the odds, and the choices.
func (s Setting) Draw(a screen.Area) screen.Drawing {
	t, inner := a.Theme, a.Width-widget.BoxFrame
	text, height := s.text(a), s.height(a)
	lines := s.scroll.Window(t, text, inner-widget.Gutter, height)
	lines = lines[:len(lines):len(lines)]
	switch {
	case !s.whole(a):
		lines = append(lines, widget.MoreBelow(a, inner, s.scroll.AtEnd(len(text), height)))
	case len(text) < height:
		lines = append(lines, "")
	}
	for i, choice := range s.choices(a) {
		point, sign, ink := " ", t.Muted.Render(t.Sign.Open), t.Text
		if i == s.list.At {
			point, ink = t.Accent.Bold().Render(t.Sign.Point), t.Accent.Bold()
		}
		if !s.offered && s.player.Wager() == (i == 0) {
			sign = t.Teal.Bold().Render(t.Sign.Chosen)
		}
		lines = append(lines, point+" "+sign+" "+t.Key.Render(strconv.Itoa(i+1))+"  "+ink.Render(choice))
	}
	title := widget.Heading(a, inner-4, func(in screen.Area) string { return t.Gold.Bold().Render(in.Book().Certainty.OfferTitle) })
	return screen.Drawing{Lines: widget.Box(t, title, lines, a.Width, t.Gold)}
}
