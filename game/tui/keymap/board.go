package keymap

import (
	"charm.land/bubbles/v2/key"

	"quest/content/lazy"
)

// Board is the keys of who leads a class.
type Board struct {
	Talk, Reasons, Second key.Binding // where a round goes
	Stop, Hold            key.Binding // takes a question back; stops its clock
	Again                 key.Binding // asks the same item again
	Projector             key.Binding
	Clock                 key.Binding // how long a ballot is open
	Filter                key.Binding // of the items that can be asked
	Rename, Hide, Lock    key.Binding // of members, and of the room
	More, Less            key.Binding // time of a member
}

// ForBoard gives the keys of who leads a class.
func ForBoard() Board { return boardKeys.Get() }

var boardKeys = lazy.Value[Board]{Make: func() Board {
	return Board{
		Talk: bind("t", "t", "T"), Reasons: bind("e", "e", "E"), Second: bind("a", "a", "A"),
		Stop: bind("x", "x", "X"), Hold: bind("p", "p", "P"), Again: bind("r", "r", "R"), Projector: bind("b", "b", "B"),
		Clock: bind("c", "c", "C"), Filter: bind("f", "f", "F"),
		Rename: bind("n", "n", "N"), Hide: bind("h", "h", "H"), Lock: bind("o", "o", "O"),
		More: bind("+", "+", "＋", "="), Less: bind("-", "-", "－"),
	}
}}
