package screen

import "quest/game/class"

// ClassIntent is what the screens of a class want.
//
//sumtype:decl
type ClassIntent interface {
	Intent
	classIntent()
}

// Enrol asks a server to take the player into a class. The screen hears Enrolled.
type Enrol struct{ Code, Nick string }

// Enrolled tells what came of it: done, refused for a reason, or neither where it could not be kept.
type Enrolled struct {
	Done bool
	Why  class.Refusal // "" for none
}

func (Enrol) intent()      {}
func (Enrol) classIntent() {}
