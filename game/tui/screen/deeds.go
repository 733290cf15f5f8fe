package screen

import "quest/game"

// ShowDeeds opens the achievements and titles. The map comes back where it was left.
type ShowDeeds struct{ From *game.Destination }

// WearTitle wears a title of the player, with "" the one that the game picks.
type WearTitle struct{ Title string }

func (ShowDeeds) intent()    {}
func (ShowDeeds) askIntent() {}
func (WearTitle) intent()    {}
func (WearTitle) askIntent() {}
