package quiz

import (
	"quest/content"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// sayings remembers how the words of a question and of its options are laid out, for as long as the
// question is on the screen: a key changes how an option or two look, and nothing else of them.
type sayings struct {
	stems widget.Memos[int, stemLines]     // by the cells of text art that are out of sight
	parts widget.Memos[partLook, []string] // of options that no help has ruled out
}

// partLook is all that changes how an option of a question looks in an area.
type partLook struct {
	n               int // from 0
	focused, chosen bool
	room            int // cells for it
}

// stem is stem of the question, whose pen is the one for an area.
func (s *sayings) stem(a screen.Area, pen widget.Pen, item *content.Item) stemLines {
	return s.stems.For(a, pen.Skip, func() stemLines { return stem(pen, item) })
}
