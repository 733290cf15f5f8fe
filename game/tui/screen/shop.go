package screen

import "quest/game"

// ShopIntent is what the shop and the keys that lead to it want.
//
//sumtype:decl
type ShopIntent interface {
	Intent
	shopIntent()
}

// ShowShop opens the shop. The map comes back where it was left.
type ShowShop struct{ From *game.Destination }

// BuyThing buys the thing of an ID, if the player can.
type BuyThing struct{ ID string }

// WearThing puts the thing of an ID on, if the player has it.
type WearThing struct{ ID string }

func (ShowShop) intent()  {}
func (BuyThing) intent()  {}
func (WearThing) intent() {}

func (ShowShop) shopIntent()  {}
func (BuyThing) shopIntent()  {}
func (WearThing) shopIntent() {}
