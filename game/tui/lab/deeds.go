package lab

import "quest/game/tui/widget"

// What a click does on the screen of a lab and on the list of labs.
const (
	takeControl widget.Deed = iota // the keys act on the control
	turnBack                       // the value before
	turnOn                         // the next value
	runAction
	pickStop // the prediction
	pickNode
	takeRow // of the list
)
