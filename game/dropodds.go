package game

import (
	_ "embed"
	"encoding/json"
	"math"
	"strconv"

	"quest/content/lazy"
)

// DropOdds are the published odds of the draws for answers (docs/learning.md 4). They are data: a
// version that draws were recorded under is never changed, and new odds are a new version.
type DropOdds struct {
	Version int       `json:"version"`
	Chance  int       `json:"chance"`  // of Of draws so many bring a drop
	Of      int       `json:"of"`      //
	Certain int       `json:"certain"` // the draw with this number since the newest drop always brings one
	Limit   int       `json:"limit"`   // drops on a study day, after which none is drawn
	Twice   int       `json:"twice"`   // gold instead of a keepsake that the player has
	Table   []DropRow `json:"table"`   // what a drop is
}

// DropRow is one thing that a drop can be: gold, or a keepsake.
type DropRow struct {
	Weight   int    `json:"weight"` // of the sum of all weights
	Gold     int    `json:"gold"`
	Keepsake string `json:"keepsake"` // ID
}

//go:embed data/drops.json
var dropData []byte

var publishedOdds = lazy.Attempt[[]DropOdds]{Make: func() ([]DropOdds, error) {
	var all []DropOdds
	return all, json.Unmarshal(dropData, &all)
}}

// CurrentDropOdds gives the odds by which is drawn now.
func CurrentDropOdds() DropOdds {
	all, _ := publishedOdds.Get() // a test reads the file
	return all[len(all)-1]
}

// DropOddsOf gives the odds of a version; ok is false for one that this game does not know.
func DropOddsOf(version int) (o DropOdds, ok bool) {
	all, _ := publishedOdds.Get()
	for _, o := range all {
		if o.Version == version {
			return o, true
		}
	}
	return DropOdds{}, false
}

// Sum is the sum of the weights of the table.
func (o DropOdds) Sum() int {
	sum := 0
	for _, row := range o.Table {
		sum += row.Weight
	}
	return sum
}

// LongRun is the share of draws that bring something in the long run, those that are certain
// included: one in the mean number of draws from one drop to the next.
func (o DropOdds) LongRun() float64 {
	p := float64(o.Chance) / float64(o.Of)
	return p / (1 - math.Pow(1-p, float64(o.Certain)))
}

// Draw gives what the draw with an index brings in the save of a seed, after a number of draws
// in a row that brought nothing; found is false where it brings nothing either. The same
// arguments always give the same.
func (o DropOdds) Draw(seed uint64, index, dry int) (row DropRow, found bool) {
	random := chance(seed, "owl", strconv.Itoa(index))
	if hit := random.IntN(o.Of) < o.Chance; !hit && dry+1 < o.Certain {
		return DropRow{}, false
	}
	at := random.IntN(o.Sum())
	for _, row = range o.Table {
		if at -= row.Weight; at < 0 {
			break
		}
	}
	return row, true
}
