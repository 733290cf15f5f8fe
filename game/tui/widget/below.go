package widget

import "quest/game/tui/screen"

// MoreBelow is a line that says at the end of a width that a text goes on below, with the
// key that turns to it. It is empty once the end of the text is seen.
func MoreBelow(a screen.Area, width int, atEnd bool) string {
	if atEnd {
		return ""
	}
	t := a.Theme
	sign := t.Gold.Render(t.Sign.Down+" "+a.Book().Quiz.More) + "  " + t.Key.Render(a.Keys.PageDown.Help().Key)
	return Spread("", sign, width, t.Sign.More)
}
