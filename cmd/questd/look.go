package main

import (
	"github.com/charmbracelet/colorprofile"

	"quest/cmd/console"
	"quest/cmd/questd/host"
	"quest/game/tui"
)

// guest is the terminal at the other end of a connection, and its languages.
type guest struct {
	person console.Person
	env    []string
}

// guestOf reads what a connection says of its terminal.
func guestOf(v host.Visitor) guest {
	var env []string
	for name, value := range v.Env {
		if name != "TERM" {
			env = append(env, name+"="+value)
		}
	}
	if v.Term != "" {
		env = append(env, "TERM="+v.Term)
	}
	return guest{console.Person{Env: env}, env}
}

// options is how the screens look on the terminal of a guest.
func (g guest) options() tui.Options {
	o := tui.Options{Remote: true, Colours: colorprofile.Env(g.env), Opening: g.person.Book().Frame.ReadingPacks}
	o.Decided.Plain = g.person.SpellsSigns()
	o.PlainBorders = o.Decided.Plain != ""
	if o.Colours < colorprofile.ANSI {
		o.Decided.Colours = "TERM"
	}
	return o
}
