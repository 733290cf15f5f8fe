// Package manuscript is a pack while it is written: its parts at their places in the files, what
// is wrong with it, and which part was edited between two readings of it.
package manuscript

import (
	"maps"
	"slices"

	"quest/content"
	"quest/game"
)

// Kind is what a part is.
type Kind string

// The kinds of parts.
const (
	Lesson Kind = "lesson"
	Item   Kind = "item"
	Lab    Kind = "lab"
)

// Name is the kind and the ID of a part. It stays the same while the part is edited.
type Name struct {
	Kind Kind
	ID   string
}

// Part is a lesson, an item or a lab.
type Part struct {
	Name
	File   string // path inside the pack, with slashes
	From   int    // its first line, from 1
	To     int    // its last line
	Points []int  // of a lesson: the first line of each of its points
	Draft  bool   // an item that the game skips
	Held   bool   // it has no error, and the pack holds it
}

// Holds reports whether a line of a file belongs to the part.
func (p Part) Holds(file string, line int) bool {
	return p.File == file && p.From <= line && line <= p.To
}

// Point gives the number, from 1, of the point of a lesson that a line belongs to: the last one
// that begins at or above it.
func (p Part) Point(line int) int {
	n := 1
	for i, from := range p.Points {
		if from <= line {
			n = i + 1
		}
	}
	return n
}

// Finding is something that the check says.
type Finding struct {
	File  string // "" for what is about no file
	Line  int
	Col   int
	Error bool        // else it is a warning or a note
	Said  game.Notice // the whole line, with its place
}

// Manuscript is a pack as its files stand.
type Manuscript struct {
	Pack     *content.Pack // of what has no error, drafts included; nil if there is nothing to show
	Parts    []Part        // in reading order
	Findings []Finding     // errors first
	Whole    bool          // every part could be read, with an error or without
	Files    map[string][]string
}

// Errors is how many findings are errors. They come first.
func (m Manuscript) Errors() int {
	n := 0
	for _, f := range m.Findings {
		if f.Error {
			n++
		}
	}
	return n
}

// At gives the part that a line of a file belongs to.
func (m Manuscript) At(file string, line int) (Part, bool) {
	for _, p := range m.Parts {
		if p.Holds(file, line) {
			return p, true
		}
	}
	return Part{}, false
}

// Edited gives the part inside which all differences between two readings lie, and the line at
// which they begin. It is false where nothing differs, or the differences lie in several files,
// in several parts, or in none.
func Edited(before, after Manuscript) (part Part, line int, ok bool) {
	file := ""
	for _, path := range slices.Sorted(maps.Keys(after.Files)) {
		if slices.Equal(before.Files[path], after.Files[path]) {
			continue
		}
		if file != "" {
			return Part{}, 0, false
		}
		file = path
	}
	if file == "" {
		return Part{}, 0, false
	}
	first, last := differ(before.Files[file], after.Files[file])
	part, ok = after.At(file, first)
	if !ok || !part.Holds(file, last) {
		return Part{}, 0, false
	}
	return part, first, true
}

// differ gives the first and the last line of some text, from 1, that differ from another one;
// for lines that were taken away the line that stands there now.
func differ(before, after []string) (first, last int) {
	n := 0
	for n < len(before) && n < len(after) && before[n] == after[n] {
		n++
	}
	end := 0
	for end < len(before)-n && end < len(after)-n && before[len(before)-1-end] == after[len(after)-1-end] {
		end++
	}
	first = min(n+1, max(1, len(after)))
	return first, max(first, len(after)-end)
}
