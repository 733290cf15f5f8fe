package game

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"quest/content"
)

// Bought is a thing that was paid for with gold. It keeps its name and its place, so that it
// is shown under that name when the game no longer has such a thing.
type Bought struct {
	Thing string                        `json:"thing"` // ID of the thing
	Slot  Slot                          `json:"slot"`  // where it is worn
	Price int                           `json:"price"` // gold
	Name  map[content.Lang]content.Safe `json:"name"`

	Lasting *int `json:"lasting,omitempty"` // of a companion: memories that lasted when it came; nil in older saves
}

// Possession is a thing that was bought, and the study day of the purchase.
type Possession struct {
	Bought Bought   `json:"bought"`
	Day    StudyDay `json:"day"`
	Grown  int      `json:"grown,omitempty"` // of a companion: the most memories that lasted beyond those of when it came
}

// wares is what a player has of the shop and wears, and what makes a companion grow.
type wares struct {
	Things  map[string]Possession `json:"things,omitempty"` // that were bought, by ID
	Worn    map[Slot]string       `json:"worn,omitempty"`   // IDs of things and of titles
	Lasting Lasting               `json:"lasting"`
}

// check fails for what no records can fold to.
func (w *wares) check() error {
	for id, t := range w.Things {
		if _, flawed := (&Event{Bought: &t.Bought}).impossible(); flawed || t.Bought.Thing != id {
			return fmt.Errorf("%w: the thing %s", errSnapshot, id)
		}
	}
	for id, t := range w.Things {
		if !counts(t.Grown) {
			return fmt.Errorf("%w: the thing %s", errSnapshot, id)
		}
	}
	if n := w.Lasting; n.Now < 0 || n.Now > n.Most || !counts(n.Most) {
		return fmt.Errorf("%w: %d lasting memories", errSnapshot, n.Now)
	}
	return nil
}

// Deal is what becomes of the wish to buy a thing.
type Deal int

// The outcomes of a wish to buy.
const (
	Sold  Deal = iota
	Held       // it belongs to the player already
	Short      // the purse holds less than the price
)

// Deal tells whether a thing can be bought now. It decides by the gold that the player has,
// which is what is shown: two merged saves that spent the same gold leave a debt, and
// nothing can be bought until later gold has paid it.
func (p *Player) Deal(b Bought) Deal {
	switch _, held := p.ledger.Wares.Things[b.Thing]; {
	case held:
		return Held
	case b.Price > p.Purse():
		return Short
	}
	return Sold
}

// Buy gives the batch with which a thing is bought; an empty one where Deal is not Sold.
// What was bought stays: there is no refund, so nothing is gained by buying and undoing.
func (p *Player) Buy(b Bought, now Moment) Batch {
	if p.Deal(b) != Sold {
		return Batch{}
	}
	if b.Slot == SlotCompanion {
		lasting := p.Lasting().Now
		b.Lasting = &lasting
	}
	return p.commit(now, nil, Event{Bought: &b})
}

// Owns reports whether a thing was bought.
func (p *Player) Owns(thing string) bool {
	_, held := p.ledger.Wares.Things[thing]
	return held
}

// Possessions gives everything that was bought, by day and ID.
func (p *Player) Possessions() []Possession {
	all := slices.Collect(maps.Values(p.ledger.Wares.Things))
	slices.SortFunc(all, func(a, b Possession) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Bought.Thing, b.Bought.Thing))
	})
	return all
}

// applyBought folds a purchase. Two merged saves may both have bought a thing: the first
// purchase counts, and the price of the other is not taken.
func (p *Player) applyBought(e *Bought, day StudyDay) {
	if p.Owns(e.Thing) {
		return
	}
	if p.ledger.Wares.Things == nil {
		p.ledger.Wares.Things = map[string]Possession{}
	}
	p.ledger.Wares.Things[e.Thing] = Possession{Bought: *e, Day: day}
	p.Gold = plus(p.Gold, -e.Price)
}

// UnmarshalJSON reads the event with its name made one line that fits on a screen.
func (b *Bought) UnmarshalJSON(raw []byte) error {
	type plain Bought
	read := struct {
		*plain
		Name map[content.Lang]string `json:"name"`
	}{plain: (*plain)(b)}
	err := json.Unmarshal(raw, &read)
	b.Name = nil
	for lang, words := range read.Name {
		if b.Name == nil {
			b.Name = map[content.Lang]content.Safe{}
		}
		b.Name[lang] = content.LineIn(words, maxTitleColumns)
	}
	return err
}
