package screen

import (
	"quest/content"
	"quest/game"
)

// LabIntent is what a screen wants done about the labs of a pack.
//
//sumtype:decl
type LabIntent interface {
	Intent
	labIntent()
}

// ShowLabs lists the labs of a pack; At is the one that the keys begin at, "" for the
// first.
type ShowLabs struct {
	Pack *content.Pack
	At   content.LabID
}

// EnterLab begins a mission of a lab, or its sandbox if Mission is "".
type EnterLab struct {
	Pack    *content.Pack
	Lab     content.LabID
	Mission content.MissionID
}

// Fire runs an action of a lab after the player has said what will happen. The screen
// that asked hears Happened.
type Fire struct {
	Lab      *game.LabSession
	Action   content.PartID
	Forecast game.Forecast
}

// LeaveLab leaves a lab for the list that it stands in.
type LeaveLab struct {
	Pack    *content.Pack
	Lab     content.LabID
	Mission content.MissionID // "" for the sandbox
}

// Happened tells a screen what the action did that it had fired.
type Happened struct{ Firing game.Firing }

func (ShowLabs) intent() {}
func (EnterLab) intent() {}
func (Fire) intent()     {}
func (LeaveLab) intent() {}

func (ShowLabs) labIntent() {}
func (EnterLab) labIntent() {}
func (Fire) labIntent()     {}
func (LeaveLab) labIntent() {}
