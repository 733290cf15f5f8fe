package game

// Slot is a place in which one thing is worn.
type Slot string

// The slots. Those of the shop hold the ID of a thing; that of the title holds the ID of
// what gave the title.
const (
	SlotTheme     Slot = "theme"     // colours of all screens
	SlotBorder    Slot = "border"    // lines of boxes and rules
	SlotBanner    Slot = "banner"    // how the name stands in the header
	SlotOwl       Slot = "owl"       // how the owl looks
	SlotCompanion Slot = "companion" // what is drawn beside the owl on the map
	SlotTitle     Slot = "title"
)

// Worn is a thing put on, or a title. It stays until another takes its place.
type Worn struct {
	Slot  Slot   `json:"slot"`
	Thing string `json:"thing,omitempty"` // "" for what everybody has, and for no chosen title, see wornOf
}

// Worn tells what is worn in a slot: the ID of a thing that was bought, or the full ID of what
// gave a title; "" for what everybody has, and for no chosen title. A thing that is not the
// player's is not worn, whatever a save says.
func (p *Player) Worn(slot Slot) string {
	thing := p.ledger.Wares.Worn[slot]
	if !p.wearable(slot, thing) {
		return ""
	}
	return thing
}

// wearable reports whether the player has a thing for a slot, or a title.
func (p *Player) wearable(slot Slot, thing string) bool {
	if thing == "" {
		return true
	}
	if slot == SlotTitle {
		return p.holdsTitle(thing)
	}
	held, ok := p.ledger.Wares.Things[thing]
	return ok && held.Bought.Slot == slot
}

// Wear gives the batch that puts a thing or a title on, or takes off what is worn where thing
// is "". It is empty where nothing would change or the player has no such thing.
func (p *Player) Wear(slot Slot, thing string, now Moment) Batch {
	if !p.wearable(slot, thing) || p.Worn(slot) == thing {
		return Batch{}
	}
	return p.commit(now, nil, Event{Worn: &Worn{Slot: slot, Thing: thing}})
}

// applyWorn folds what is put on. Whether it is the player's is asked when it is shown: in two
// merged saves it may come before the purchase.
func (p *Player) applyWorn(e *Worn) {
	if p.ledger.Wares.Worn == nil {
		p.ledger.Wares.Worn = map[Slot]string{}
	}
	p.ledger.Wares.Worn[e.Slot] = e.Thing
}
