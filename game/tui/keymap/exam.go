package keymap

import (
	"charm.land/bubbles/v2/key"

	"quest/content/lazy"
)

// Exam is the keys that only papers of an exam and their reports have.
type Exam struct {
	Open                   key.Binding // from the map
	Ahead, Behind          key.Binding // the next question and the one before
	Flag, Survey, Original key.Binding
	Sure, HandIn           key.Binding
	LeaveOut, StarMissed   key.Binding // of a report
}

// ForExam gives the keys of papers. They are made once: screens ask for them at each key.
func ForExam() Exam { return examKeys.Get() }

var examKeys = lazy.Value[Exam]{Make: func() Exam {
	return Exam{
		Open:  bind("x", "x", "X"),
		Ahead: bind("n", "n", "N", "right"), Behind: bind("p", "p", "P", "left"),
		Flag: bind("f", "f", "F"), Survey: bind("o", "o", "O"), Original: bind("e", "e", "E"),
		Sure: bind("c", "c", "C"), HandIn: bind("h", "h", "H"),
		LeaveOut: bind("x", "x", "X"), StarMissed: bind("s", "s", "S"),
	}
}}
