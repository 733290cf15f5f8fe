// Package library finds the packs that can be played: those that ship with the game,
// those that the player installed, and one that an author works on. Packs from folders
// are kept in a cache in their compiled form.
package library

import (
	"errors"

	"quest/content"
	"quest/content/source"
)

// Places are where packs come from. All of them go through the same loader; where
// two hold the same pack ID, Dir wins over Installed, and of installed ones the first by
// path; nobody but the game may use the owners of shipped packs.
type Places struct {
	Shipped   []content.Compiled // packs that came with the program
	Installed string             // folder of the player's packs; "" for none. It need not exist
	Dir       string             // one pack that an author works on, a folder or an archive; "" for none
	Further   []string           // more such packs; Dir wins over them, and each over those behind it
	Cache     string             // folder for compiled forms of the two above; "" for none
	Today     string             // YYYY-MM-DD; see Options
	Version   string             // of the game; see Options
}

// Origin is where a pack was found.
type Origin string

// The origins of packs.
const (
	BuiltIn   Origin = "builtin"
	Installed Origin = "installed"
	Folder    Origin = "dir"
)

// Entry is a pack of a library.
type Entry struct {
	Pack *content.Pack
	From Origin
	Path string // of its folder; "" for a built-in pack
}

// Problem is a pack that could not be loaded, whole: it has findings, or an error
// when it could not even be looked at. The rest of the library is not touched.
type Problem struct {
	Where    string           // path of its folder, or "built in"
	Findings []source.Finding // none if the folder failed the check before and did not change
	Errors   int              // how many of the findings were errors
	Err      error
}

// ErrReservedOwner is the error of a pack from a folder that claims an owner of the packs
// that ship with the game.
var ErrReservedOwner = errors.New("the owners aws and quest are reserved for packs that ship with the game")

// Library is the set of packs that can be played. It does not change.
type Library struct {
	entries  []*Entry
	problems []Problem
	doubts   []Doubt
}

// Open finds all packs and compares those in the cache with their folders. It never
// fails as a whole: what cannot be loaded is a problem of its own. Shipped packs and
// those in the cache are opened without parsing anything.
func Open(places Places) *Library { return Glance(places).Library() }

// rank orders the packs for the map: what the player is working on comes first.
func rank(o Origin) int {
	switch o {
	case Folder:
		return 0
	case BuiltIn:
		return 1
	case Installed:
		return 2
	}
	return 3
}

// Packs returns the packs that can be played: the author's folder, then the built-in
// ones, then the installed ones by path. The result is shared.
func (l *Library) Packs() []*Entry { return l.entries }

// Find returns the pack with an ID.
func (l *Library) Find(id content.PackID) (*Entry, bool) {
	for _, e := range l.entries {
		if e.Pack.ID() == id {
			return e, true
		}
	}
	return nil, false
}

// Problems returns what could not be loaded, in the order in which it was tried.
func (l *Library) Problems() []Problem { return l.problems }

// add takes a pack unless one with its ID is there; the places come in the order in
// which they win. Of two from folders that is told.
func (l *Library) add(e *Entry) {
	first, taken := l.Find(e.Pack.ID())
	switch {
	case !taken:
		l.entries = append(l.entries, e)
	case first.Path != e.Path && first.From != BuiltIn:
		l.doubts = append(l.doubts, Doubt{Where: e.Path, Pack: e.Pack.ID(), Twin: first.Path, Named: first.From == Folder})
	}
}
