// Package deed says what achievements and titles of skill there are, and when they are
// earned. What they are is data (deeds.json); a rule is a measure of what the player has
// done, by its name, and the figure that it must reach.
package deed

import (
	_ "embed" // deeds.json
	"encoding/json"
	"fmt"
	"sync"

	"quest/content"
)

// Deed is an achievement or a title of skill. An ID keeps its meaning for ever, since saves
// keep it.
type Deed struct {
	ID      string                  `json:"id"`
	Measure string                  `json:"measure"` // name of the measured figure, see measures
	Want    int                     `json:"want"`    // figure from which it is earned
	Hidden  bool                    `json:"hidden"`  // not named before it is earned
	Title   bool                    `json:"title"`   // a title that can be worn, and no achievement
	Names   map[content.Lang]string `json:"name"`
	Sayings map[content.Lang]string `json:"says"` // what it is earned for, with the figure as {n}
}

//go:embed deeds.json
var data []byte

// table is all deeds with their places by ID.
var table = sync.OnceValue(func() (all struct {
	deeds []Deed
	by    map[string]int
},
) {
	if err := json.Unmarshal(data, &all.deeds); err != nil {
		panic(fmt.Sprintf("deeds.json: %v", err)) // it is part of the program, and a test reads it
	}
	all.by = make(map[string]int, len(all.deeds))
	for i, d := range all.deeds {
		all.by[d.ID] = i
	}
	return all
})

// All gives every deed in the order in which they are listed. The list must not be changed.
func All() []Deed { return table().deeds }

// Find gives the deed of an ID; ok is false for one that this version does not know.
func Find(id string) (d *Deed, ok bool) {
	t := table()
	i, ok := t.by[id]
	if !ok {
		return nil, false
	}
	return &t.deeds[i], true
}

// Name gives the name in a language, in English where the deed has none in it.
func (d *Deed) Name(lang content.Lang) string { return in(lang, d.Names) }

// Says gives what the deed is earned for in a language, with a placeholder {n} for the figure.
func (d *Deed) Says(lang content.Lang) string { return in(lang, d.Sayings) }

func in(lang content.Lang, words map[content.Lang]string) string {
	if s := words[lang]; s != "" {
		return s
	}
	return words[content.English]
}

// Figure gives the measured figure of the deed as it stands, 0 or more.
func (d *Deed) Figure(c Figures) int {
	measure := measures[d.Measure]
	if measure == nil {
		return 0
	}
	return max(0, measure(c))
}

// Met reports whether the figure of the deed is reached, and gives it.
func (d *Deed) Met(c Figures) (figure int, ok bool) {
	figure = d.Figure(c)
	return figure, figure >= d.Want
}
