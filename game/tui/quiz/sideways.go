package quiz

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Text art that is wider than its place is moved sideways: the art of the question
// and that of the scenario together, by the arrows or, where these put cards into
// bins, change sides or move a cursor, by the arrows with shift.

// sideways is how far a message moves text art: 1 to the right, -1 to the left, 0 if
// it does not. free is whether the arrows alone mean nothing else.
func sideways(k *keymap.Map, msg tea.Msg, free bool) int {
	switch {
	case keymap.Pressed(msg, k.ArtRight), free && keymap.Pressed(msg, k.Right):
		return 1
	case keymap.Pressed(msg, k.ArtLeft), free && keymap.Pressed(msg, k.Left):
		return -1
	}
	if wheel, ok := msg.(tea.MouseWheelMsg); ok {
		switch wheel.Button {
		case tea.MouseWheelRight:
			return 1
		case tea.MouseWheelLeft:
			return -1
		default:
		}
	}
	return 0
}

// pen is the pen of the question, with its text art moved as far as it was.
func (s sheet) pen(a screen.Area) widget.Pen {
	pen := widget.NewPen(a, s.pack)
	pen.Skip = s.skip
	return pen
}

// overhang is how many cells of text art are out of sight, of the question or of its
// scenario.
func (s sheet) overhang(a screen.Area) int {
	over := s.scene.overhang(a)
	if art := s.step.Question.Item.Art; art != nil {
		over = max(over, widget.NewPen(s.scene.room(a), s.pack).Overhang(*art))
	}
	return over
}

// moveArt moves all text art by some steps.
func (s sheet) moveArt(a screen.Area, by int) sheet {
	s.skip = moved(s.skip, by, s.overhang(a))
	s.scene = s.scene.withSkip(s.skip)
	return s
}

// moved is how many cells are out of sight at the left after some steps.
func moved(skip, by, over int) int {
	return min(max(0, min(skip, over)+by*widget.SideStep), over)
}

// sidewaysKey is the key that moves text art, where there is some to move. arrows is
// whether the arrows alone do.
func sidewaysKey(a screen.Area, arrows bool, over int) key.Binding {
	binding := a.Keys.ArtSides
	if arrows {
		binding = a.Keys.Sides
	}
	return keymap.If(keymap.Says(binding, a.Book().Keys.Sideways), over > 0)
}

func (s sheet) sidewaysKey(a screen.Area) key.Binding {
	return sidewaysKey(a, rowOf(s.step.Question.Item).freeArrows, s.overhang(a))
}

func (s scene) overhang(a screen.Area) int {
	if !s.there() || s.folded || s.head.Art == nil {
		return 0
	}
	if s.beside(a) {
		a = s.inside(a)
	} else {
		a.Width -= barWidth
	}
	return widget.NewPen(a, s.pack).Overhang(*s.head.Art)
}

func (s scene) withSkip(skip int) scene {
	if s.skip == skip {
		return s
	}
	s.skip, s.tall, s.flat = skip, new(widget.LineMemo), new(widget.LineMemo)
	return s
}
