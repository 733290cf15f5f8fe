package keymap

import (
	"charm.land/bubbles/v2/key"

	"quest/content/lazy"
)

// Lab is the keys that only labs have.
type Lab struct {
	Open        key.Binding // the labs of a pack, from the map
	Undo, Reset key.Binding
	About, Code key.Binding
	Sides       key.Binding // left and right, for one entry of a footer
}

// ForLab gives the keys of labs. plain names them with ASCII characters only.
func ForLab(plain bool) Lab {
	if plain {
		return spelledLab.Get()
	}
	return drawnLab.Get()
}

var (
	drawnLab   = lazy.Value[Lab]{Make: func() Lab { return labWith("←→") }}
	spelledLab = lazy.Value[Lab]{Make: func() Lab { return labWith("left/right") }}
)

// labWith makes the keys of labs, with a name of the arrows to both sides.
func labWith(sides string) Lab {
	return Lab{
		Open: bind("b", "b", "B"), Undo: bind("u", "u", "U"), Reset: bind("x", "x", "X", "backspace"),
		About: bind("i", "i", "I"), Code: bind("c", "c", "C"), Sides: bind(sides, "left", "right"),
	}
}
