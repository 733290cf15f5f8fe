package game

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strings"

	"quest/content"
	"quest/content/lazy"
)

// Keepsake is a small thing that a drop can be: a feather of the owl. It changes nothing about
// play. Its words for a language are those of TitleIn.
type Keepsake struct {
	ID   string                        `json:"id"`
	Name map[content.Lang]content.Safe `json:"name"`
}

// Kept is a keepsake that a player has.
type Kept struct {
	Keepsake
	Day StudyDay `json:"day"` // on which it was found first
}

//go:embed data/keepsakes.json
var keepsakeData []byte

var keepsakes = lazy.Attempt[[]Keepsake]{Make: func() ([]Keepsake, error) {
	var all []Keepsake
	if err := json.Unmarshal(keepsakeData, &all); err != nil {
		return nil, err
	}
	for _, k := range all {
		for lang, name := range k.Name {
			k.Name[lang] = content.LineIn(name.String(), maxTitleColumns)
		}
	}
	return all, nil
}}

// Keepsakes lists all keepsakes that there are. They are shared and must not be changed.
func Keepsakes() []Keepsake {
	all, _ := keepsakes.Get() // a test reads the file
	return all
}

// KeepsakeOf gives the keepsake with an ID.
func KeepsakeOf(id string) (Keepsake, bool) {
	for _, k := range Keepsakes() {
		if k.ID == id {
			return k, true
		}
	}
	return Keepsake{}, false
}

// BossKeepsake is the ID of the keepsake of the first victory over a boss.
const BossKeepsake = "lantern-storm"

//go:embed data/bosskeepsake.json
var bossKeepsakeData []byte

// bossKeepsake is the keepsake of the first victory over a boss. No draw brings it.
var bossKeepsake = lazy.Value[Keepsake]{Make: func() Keepsake {
	var k Keepsake
	_ = json.Unmarshal(bossKeepsakeData, &k) // a test reads the file
	return k
}}

// Collected lists all keepsakes that a player has: those of draws as Kept gives them, and the one
// of the first victory over a boss, which follows from that alone.
func (p *Player) Collected() []Kept {
	all, won := p.Kept(), false
	day := StudyDay(0)
	for _, b := range p.ledger.Bosses {
		if b.Won && (!won || b.WonOn < day) {
			won, day = true, b.WonOn
		}
	}
	if won {
		all = append(all, Kept{bossKeepsake.Get(), day})
	}
	return all
}

// Kept lists the keepsakes that draws have brought to a player, in the order of Keepsakes. Those that this game
// does not know come last, with the words under which they were found.
func (p *Player) Kept() []Kept {
	var all []Kept
	for _, k := range Keepsakes() {
		if kept, ok := p.ledger.Drops.Kept[k.ID]; ok {
			all = append(all, Kept{k, kept.Day})
		}
	}
	var others []Kept
	for id, kept := range p.ledger.Drops.Kept {
		if _, known := KeepsakeOf(id); !known {
			others = append(others, kept)
		}
	}
	slices.SortFunc(others, func(a, b Kept) int { return strings.Compare(a.ID, b.ID) })
	return append(all, others...)
}
