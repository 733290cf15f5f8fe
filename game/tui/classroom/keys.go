package classroom

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game/class"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Keys is the screen of the keys that open the game as this player. A code for one more is shown alone,
// and once.
type Keys struct {
	at    int        // the chosen row: 0 makes a code, the others are keys
	code  class.Code // that is shown, zero for none
	waits bool       // for the class to answer
	sure  bool       // the key that takes a key away was pressed once
	why   class.Refusal
	lost  bool // what was wanted could not be kept
}

// NewKeys makes the screen.
func NewKeys() Keys { return Keys{} }

// Breadth is enough for a fingerprint and a few words.
func (s Keys) Breadth() int { return 90 }

// Update chooses a row, makes a code, or takes a key away.
func (s Keys) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	if a.Class == nil {
		return s, screen.GoHome{}
	}
	switch msg := msg.(type) {
	case screen.KeyDone:
		s.waits, s.why, s.lost, s.code = false, msg.Why, !msg.Kept && msg.Why == "", msg.Code
		s.at = min(s.at, len(a.Class.Keys))
		return s, nil
	case tea.MouseClickMsg:
		return s.click(a, tea.Mouse(msg))
	case tea.KeyPressMsg:
	default:
		return s, nil
	}
	k := a.Keys
	if s.code.Text != "" {
		if keymap.Pressed(msg, k.Enter) || keymap.Pressed(msg, k.Back) {
			s.code = class.Code{}
		}
		return s, nil
	}
	sure := s.sure
	s.sure = false
	switch {
	case keymap.Pressed(msg, k.Back), keymap.Pressed(msg, keymap.ForClass().Keys):
		return s, screen.ShowClass{}
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		return s.take()
	case keymap.Pressed(msg, keymap.ForBoard().Stop):
		return s.drop(a, sure)
	}
	if next, ok := s.list(a).Hear(k, msg); ok {
		return s.choose(next.At), nil
	}
	return s, nil
}

func (s Keys) list(a screen.Area) widget.List {
	return widget.List{Rows: 1 + len(a.Class.Keys), At: s.at}
}

func (s Keys) choose(row int) Keys {
	s.at, s.why, s.lost = row, "", false
	return s
}

// take makes a code, on the row for that.
func (s Keys) take() (screen.Screen, screen.Intent) {
	if s.at > 0 || s.waits {
		return s, nil
	}
	s.waits, s.why, s.lost = true, "", false
	return s, screen.MakeKey{}
}

// drop takes the chosen key away, once that is asked for twice.
func (s Keys) drop(a screen.Area, sure bool) (screen.Screen, screen.Intent) {
	k, ok := s.chosen(a)
	if !ok || k.Here || s.waits {
		return s, nil
	}
	s.why, s.lost = "", false
	if !sure {
		s.sure = true
		return s, nil
	}
	s.waits = true
	return s, screen.DropKey{Fingerprint: k.Fingerprint}
}

// chosen is the key of the chosen row.
func (s Keys) chosen(a screen.Area) (class.Key, bool) {
	if a.Class == nil || s.at == 0 || s.at > len(a.Class.Keys) {
		return class.Key{}, false
	}
	return a.Class.Keys[s.at-1], true
}

// click chooses the row that is pointed at, and takes the one for a code where it is chosen.
func (s Keys) click(a screen.Area, at tea.Mouse) (screen.Screen, screen.Intent) {
	row := at.Y - widget.HeadHeight + s.from(a)
	if s.code.Text != "" || at.Y < widget.HeadHeight || at.Y >= widget.HeadHeight+s.rows(a) || row > len(a.Class.Keys) {
		return s, nil
	}
	s.sure = false
	if row == s.at {
		return s.take()
	}
	return s.choose(row), nil
}

// Help gives the keys.
func (s Keys) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	if s.code.Text != "" {
		return []key.Binding{keymap.Says(k.Enter, b.ClassKeys.KeyDone)}
	}
	of, is := s.chosen(a)
	return []key.Binding{
		keymap.If(keymap.Says(k.Enter, b.ClassKeys.KeyMake), !is && !s.waits),
		keymap.If(keymap.Says(keymap.ForBoard().Stop, b.ClassKeys.KeyDrop), is && !of.Here && !s.waits),
		keymap.Says(k.Choose, b.Keys.Move),
		keymap.Says(k.Back, b.Keys.Back),
	}
}

// Draw draws the keys, or the code alone.
func (s Keys) Draw(a screen.Area) screen.Drawing {
	if a.Class == nil {
		return screen.Drawing{}
	}
	if s.code.Text != "" {
		return screen.Drawing{Lines: s.codeLines(a)}
	}
	t := a.Theme
	say := func(pick func(phrase.ClassKeys) string, ink func(string) string) string {
		return widget.Heading(a, a.Width, func(in screen.Area) string { return ink(pick(in.Book().ClassKeys)) })
	}
	out := []string{
		say(func(w phrase.ClassKeys) string { return w.Title }, func(s string) string { return t.Heading.Render(s) }),
		say(func(w phrase.ClassKeys) string { return w.Sees }, func(s string) string { return t.Muted.Render(s) }),
		"",
	}
	from, rows, all := s.from(a), s.rows(a), 1+len(a.Class.Keys)
	var seen []string
	for row := from; row < min(all, from+rows); row++ {
		seen = append(seen, s.row(a, row))
	}
	if all > rows {
		seen = widget.Scroll{Top: from}.Part(t, seen, all, a.Width)
	}
	out = append(out, seen...)
	said := s.says(a)
	for len(out) < a.Height-len(said) {
		out = append(out, "")
	}
	return screen.Drawing{Lines: append(out, said...)}
}

// rows is how many rows are seen, from the first that is.
func (s Keys) rows(a screen.Area) int { return max(1, a.Height-widget.HeadHeight-1-len(s.says(a))) }

// from is the first row that is seen: the chosen one is in sight.
func (s Keys) from(a screen.Area) int {
	return max(0, s.at-s.rows(a)+1)
}

// row draws the row for a code, or a key.
func (s Keys) row(a screen.Area, row int) string {
	t := a.Theme
	point, ink := "  ", t.Text
	if row == s.at {
		point, ink = t.Accent.Bold().Render(t.Sign.Point)+" ", t.Strong.Underline()
	}
	if row == 0 {
		return point + t.Accent.Bold().Render("+") + " " + widget.Heading(a, a.Width-4, func(in screen.Area) string { return ink.Render(in.Book().ClassKeys.Make) })
	}
	k := a.Class.Keys[row-1]
	sign, here := t.Muted.Render(t.Sign.Open), ""
	if k.Here {
		sign = t.Right.Render(t.Sign.Chosen)
		here = widget.Heading(a, a.Width/3, func(in screen.Area) string { return t.Right.Render(in.Book().ClassKeys.Here) })
	}
	room := a.Width - 6 - widget.Width(here)
	return widget.Spread(point+sign+" "+ink.Render(widget.Cut(content.OneLine(k.Fingerprint), room, t.Sign.More)), here, a.Width, t.Sign.More)
}

// says is what is said below the keys.
func (s Keys) says(a screen.Area) []string {
	t := a.Theme
	ink := t.Muted
	k, is := s.chosen(a)
	say := func(w phrase.ClassKeys, _ phrase.Refusals) string { return "" }
	switch {
	case s.why != "":
		ink, say = t.Gold, func(_ phrase.ClassKeys, r phrase.Refusals) string { return r.Say(s.why) }
	case s.lost:
		ink, say = t.Gold, func(w phrase.ClassKeys, _ phrase.Refusals) string { return w.NotKept }
	case s.waits && s.at == 0:
		say = func(w phrase.ClassKeys, _ phrase.Refusals) string { return w.Making }
	case s.sure:
		ink, say = t.Gold, func(w phrase.ClassKeys, _ phrase.Refusals) string { return w.Sure }
	case is && k.Here:
		say = func(w phrase.ClassKeys, _ phrase.Refusals) string { return w.IsHere }
	case is:
		say = func(w phrase.ClassKeys, _ phrase.Refusals) string { return w.Rest }
	}
	return widget.SayWithin(a, a.Width, 2, widget.One(ink), func(in screen.Area) string { return say(in.Book().ClassKeys, in.Book().Refusals) })
}

// codeLines is the code with how it is used.
func (s Keys) codeLines(a screen.Area) []string {
	t := a.Theme
	const widest = 64
	width := min(a.Width, widest)
	title := widget.Heading(a, width-widget.BoxFrame-3, func(in screen.Area) string { return t.Heading.Render(in.Book().ClassKeys.CodeTitle) })
	out := widget.Box(t, title, []string{"  " + t.Strong.Render(strings.ToUpper(s.code.Text))}, width, t.Gold)
	when := s.code.Until.Format(dateTime)
	for i, say := range []func(phrase.ClassKeys) string{
		func(w phrase.ClassKeys) string { return w.How },
		func(w phrase.ClassKeys) string { return phrase.Fill(w.Until, "when", when) },
		func(w phrase.ClassKeys) string { return w.Once },
	} {
		if i != 1 {
			out = append(out, "")
		}
		out = append(out, widget.SayWithin(a, a.Width, a.Height-len(out)-3*(2-i), widget.One(t.Text), func(in screen.Area) string { return say(in.Book().ClassKeys) })...)
	}
	return out
}
