// Package story has the small story around the lessons, in every language that it was written in:
// for each pack its parts in order, each some short lines.
package story

import (
	"embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"quest/content"
	"quest/content/lazy"
)

// Part names a part of the story. The names stand in saves.
type Part string

// The parts in their order. A pack without a story of its own has only some of them.
const (
	Arrival   Part = "arrival"
	Third     Part = "third"
	TwoThirds Part = "two-thirds"
	Gate      Part = "gate"
	Victory   Part = "victory"
	End       Part = "end"
)

// Order is all parts in the order in which they are told.
func Order() []Part { return []Part{Arrival, Third, TwoThirds, Gate, Victory, End} }

//go:embed data/*.json
var data embed.FS

// tales are the lines by language, pack ("" for any other) and part.
type tales map[content.Lang]map[content.PackID]map[Part][]string

var all = lazy.Value[tales]{Make: func() tales {
	read := tales{}
	files, err := data.ReadDir("data")
	if err != nil {
		panic(fmt.Sprintf("the story cannot be read: %v", err)) // it is part of the program
	}
	for _, f := range files {
		raw, err := data.ReadFile("data/" + f.Name())
		var told map[content.PackID]map[Part][]string
		if err == nil {
			err = json.Unmarshal(raw, &told)
		}
		if err != nil {
			panic(fmt.Sprintf("the story in %s cannot be read: %v", f.Name(), err))
		}
		read[content.Lang(f.Name()[:len(f.Name())-len(".json")])] = told
	}
	return read
}}

// Langs gives the languages in which the story was written.
func Langs() []content.Lang { return slices.Sorted(maps.Keys(all.Get())) }

// Written reports whether the story was written in a language. To others it is not told.
func Written(lang content.Lang) bool { _, ok := all.Get()[lang]; return ok }

// Own reports whether a pack has a story of its own.
func Own(pack content.PackID) bool {
	_, ok := all.Get()[content.English][pack]
	return ok && pack != ""
}

// Parts gives the parts of the story of a pack, in their order.
func Parts(pack content.PackID) []Part {
	told := of(pack, content.English)
	return slices.DeleteFunc(Order(), func(p Part) bool { return len(told[p]) == 0 })
}

// Lines gives the lines of a part in a language, or in English where it was not written in that.
// {pack} stands for the title of the pack and {name} for the player.
func Lines(pack content.PackID, part Part, lang content.Lang) []string {
	if lines := of(pack, lang)[part]; len(lines) > 0 {
		return lines
	}
	return of(pack, content.English)[part]
}

func of(pack content.PackID, lang content.Lang) map[Part][]string {
	if told, ok := all.Get()[lang][pack]; ok {
		return told
	}
	if Own(pack) {
		return nil
	}
	return all.Get()[lang][""]
}
