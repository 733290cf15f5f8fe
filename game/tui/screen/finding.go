package screen

import "quest/game/find"

// FindIntent is what the search wants.
//
//sumtype:decl
type FindIntent interface {
	Intent
	findIntent()
}

// Seek asks for what fits some words. Found brings it, and brings it again when more packs have
// been read.
type Seek struct{ Words string }

// Take goes to what was found.
type Take struct{ Result find.Result }

// Found brings the search what fits its words.
type Found struct {
	Words   string
	Results []find.Result
	Growing bool // packs are still being read
	Closed  bool // a question is open: what is taught was left out
}

func (Seek) intent()     {}
func (Seek) findIntent() {}
func (Take) intent()     {}
func (Take) findIntent() {}
