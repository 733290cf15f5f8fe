package keymap

import (
	"charm.land/bubbles/v2/key"

	"quest/content/lazy"
)

// Class is the keys that only a class has.
type Class struct {
	Open    key.Binding // the class, from the map
	Attend  key.Binding // the question that the class asks, from anywhere
	Decline key.Binding // that question, from anywhere
	Sure    key.Binding // how sure, with a vote
	Another key.Binding // another nickname, where one is typed
	Earlier key.Binding // the questions that are closed, from the class
	Keys    key.Binding // the keys that open the game as this player, from the class
}

// ForClass gives the keys of a class. What works from anywhere has a key that types nothing, too.
func ForClass() Class { return classKeys.Get() }

var classKeys = lazy.Value[Class]{Make: func() Class {
	return Class{
		Open: bind("c", "c", "C"), Attend: bind("0", "0", "０", "f8"), Decline: bind("-", "-", "－", "f9"),
		Sure: bind("c", "c", "C"), Another: bind("f5", "f5"), Keys: bind("y", "y", "Y"), Earlier: bind("e", "e", "E"),
	}
}}
