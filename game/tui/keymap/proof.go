package keymap

import "charm.land/bubbles/v2/key"

// Proof is the keys with which a pack is looked through while it is written. Each of them has a
// key that types nothing, for where words are typed.
type Proof struct {
	Next, Prev  key.Binding // the part after and before the one that is shown
	Key         key.Binding // what is right and why
	Findings    key.Binding // everything that the check says
	NextFinding key.Binding
	Again       key.Binding // the same part from its start
	Width       key.Binding
}

// ForProof makes these keys.
func ForProof() Proof {
	return Proof{
		Next: bind("]", "]", "］", "ctrl+n"), Prev: bind("[", "[", "［", "ctrl+p"),
		Key: bind("a", "a", "A", "f8"), Findings: bind("e", "e", "E", "f9"), NextFinding: bind("n", "n", "N", "ctrl+e"),
		Again: bind("r", "r", "R", "ctrl+r"), Width: bind("=", "=", "＝", "ctrl+t"),
	}
}
