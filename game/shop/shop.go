// Package shop holds the things that gold buys: data, read when the shop is first asked for.
// They are for delight and decide nothing: no answer, no XP and no chance depends on one.
package shop

import (
	_ "embed" // for the data
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"quest/content"
	"quest/content/lazy"
	"quest/game"
)

//go:embed data/things.json
var data []byte

// Words is a name or a sentence in each language. game.TitleIn picks those that are wanted.
type Words map[content.Lang]content.Safe

// In gives the words in the languages that are wanted, parted by a slash.
func (w Words) In(langs ...content.Lang) string { return strings.Join(game.TitleIn(langs, w), " / ") }

// Thing is something that is sold.
type Thing struct {
	ID     string    `json:"id"`
	Slot   game.Slot `json:"slot"`
	Price  int       `json:"price"` // gold, 0 for what everybody has
	Usual  bool      `json:"usual"` // what everybody has and wears while nothing of the shop is worn
	Name   Words     `json:"name"`
	Says   Words     `json:"says"`             // what it is, in a sentence
	Stages []Stage   `json:"stages,omitempty"` // of a companion, the first from 0
}

// Stage is how a companion looks from a number of lasting memories on.
type Stage struct {
	From int   `json:"from"`
	Name Words `json:"name"`
}

// Slots gives the slots for which things are sold, in the order of the shop.
func Slots() []game.Slot {
	return []game.Slot{game.SlotTheme, game.SlotBorder, game.SlotBanner, game.SlotOwl, game.SlotCompanion}
}

// KindOf names the things of a slot.
func KindOf(slot game.Slot) game.Notice {
	switch slot {
	case game.SlotTheme:
		return game.Say("shop.Themes")
	case game.SlotBorder:
		return game.Say("shop.Borders")
	case game.SlotBanner:
		return game.Say("shop.Banners")
	case game.SlotOwl:
		return game.Say("shop.Owls")
	case game.SlotCompanion:
		return game.Say("shop.Companions")
	case game.SlotTitle:
	}
	return game.Say("shop.Kept")
}

var shipped = lazy.Attempt[[]Thing]{Make: func() ([]Thing, error) {
	var all []Thing
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, fmt.Errorf("read the things of the shop: %w", err)
	}
	return all, nil
}}

// Things gives all things in the order of the shop, what everybody has as the first of each
// slot. The slice is the caller's own.
func Things() []Thing {
	all, _ := shipped.Get() // the data is part of the program, and a test reads it
	return slices.Clone(all)
}

// Find gives a thing by its ID; false for one that the game does not have.
func Find(id string) (Thing, bool) {
	all, _ := shipped.Get()
	i := slices.IndexFunc(all, func(t Thing) bool { return t.ID == id })
	if i < 0 {
		return Thing{}, false
	}
	return all[i], true
}

// Purchase is what a save keeps of a thing when it is bought.
func (t Thing) Purchase() game.Bought {
	return game.Bought{Thing: t.ID, Slot: t.Slot, Price: t.Price, Name: t.Name}
}

// Stage gives the number of the stage, from 0, that a companion has reached with so many lasting
// memories. It depends on what the player knows and on nothing else.
func (t Thing) Stage(memories int) int {
	at := 0
	for i, s := range t.Stages {
		if memories >= s.From {
			at = i
		}
	}
	return at
}

// StageOf gives the number of the stage, from 0, that a companion has reached for a player. It is the
// highest that was ever reached: what is forgotten takes nothing away. It is the first before the
// companion comes.
func (t Thing) StageOf(p *game.Player) int { return t.Stage(p.Growing(t.ID).Memories) }

// Growth says which stage a companion has reached for a player, its name in the languages that are
// wanted, and when it grows; of one that the player does not have, as what it comes.
func (t Thing) Growth(p *game.Player, langs ...content.Lang) game.Notice {
	g := p.Growing(t.ID)
	at := t.Stage(g.Memories)
	stage := t.Stages[at].Name.In(langs...)
	switch whole := at == len(t.Stages)-1; {
	case !g.Owned:
		return game.Say("shop.Comes").With("stage", stage)
	case g.Since && whole:
		return game.Say("shop.GrownSince").With("stage", stage).Count("n", g.Memories)
	case whole:
		return game.Say("shop.Grown").With("stage", stage).Count("n", g.Memories)
	case g.Since:
		return game.Say("shop.GrowsSince").With("stage", stage).Count("n", g.Memories).Count("next", t.Stages[at+1].From)
	default:
		return game.Say("shop.Grows").With("stage", stage).Count("n", g.Memories).Count("next", t.Stages[at+1].From)
	}
}

// Companion gives the companion that a player has beside the owl, and its stage; false for
// none.
func Companion(p *game.Player) (companion Thing, stage int, ok bool) {
	companion, ok = Find(p.Worn(game.SlotCompanion))
	if !ok || companion.Slot != game.SlotCompanion {
		return Thing{}, 0, false
	}
	return companion, companion.StageOf(p), true
}

// Row is a thing as it stands in the shop for a player.
type Row struct {
	Thing
	Owned bool
	Worn  bool
	Gone  bool // it was bought, and the game does not have it any more: kept, and not to be worn
}

// Rows gives all things in the order of the shop, and behind them what the player has bought
// and the game does not have any more.
func Rows(p *game.Player) []Row {
	all, _ := shipped.Get()
	rows := make([]Row, 0, len(all))
	for _, t := range all {
		rows = append(rows, Row{Thing: t, Owned: t.Usual || p.Owns(t.ID), Worn: t.ID == wornIn(p, t.Slot)})
	}
	for _, h := range p.Possessions() {
		if _, known := Find(h.Bought.Thing); !known {
			t := Thing{ID: h.Bought.Thing, Slot: h.Bought.Slot, Price: h.Bought.Price, Name: h.Bought.Name}
			rows = append(rows, Row{Thing: t, Owned: true, Gone: true})
		}
	}
	return rows
}

// State says in a word how a thing stands: worn, what everybody has, the player's, or what it costs.
func (r Row) State() game.Notice {
	switch {
	case r.Gone:
		return game.Say("shop.Gone")
	case r.Worn:
		return game.Say("shop.Worn")
	case r.Usual:
		return game.Say("shop.Usual")
	case r.Owned:
		return game.Say("shop.Owned")
	}
	return game.Say("shop.Price").Count("n", r.Price)
}

// PutOn says that a thing is worn now, by its name in the language of the player.
func (r Row) PutOn(name string) game.Notice {
	if r.Usual && r.Slot == game.SlotCompanion {
		return game.Say("shop.NobodyNow")
	}
	return game.Say("shop.PutOn").With("name", name)
}

// Buy gives the batch that buys a thing; empty for one that the player has, or has too little
// gold for.
func (r Row) Buy(p *game.Player, now game.Moment) game.Batch {
	if r.Owned {
		return game.Batch{}
	}
	return p.Buy(r.Purchase(), now)
}

// Keepsakes gives the names of the keepsakes that a player has, in the languages that are wanted.
func Keepsakes(p *game.Player, langs ...content.Lang) []string {
	var names []string
	for _, k := range p.Collected() {
		names = append(names, Words(k.Name).In(langs...))
	}
	return names
}

// wornIn gives the ID of the thing that is worn in a slot: what everybody has where nothing is,
// or something that the game does not have any more.
func wornIn(p *game.Player, slot game.Slot) string {
	all, _ := shipped.Get()
	usual := ""
	for _, t := range all {
		if t.Slot == slot && t.ID == p.Worn(slot) {
			return t.ID
		}
		if t.Slot == slot && t.Usual {
			usual = t.ID
		}
	}
	return usual
}

// Wear gives the batch that puts a thing on, in the place of what is worn. It is empty for a
// thing that is worn already, is not the player's, or is not in the game any more.
func (r Row) Wear(p *game.Player, now game.Moment) game.Batch {
	switch {
	case r.Gone || r.Worn:
		return game.Batch{}
	case r.Usual:
		return p.Wear(r.Slot, "", now)
	}
	return p.Wear(r.Slot, r.ID, now)
}
