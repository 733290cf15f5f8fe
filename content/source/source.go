// Package source reads the files that the author of a pack writes: YAML and Markdown
// with the place of every value, the fields of each file, the rules for what they say,
// and the findings about what is wrong. What comes out is a content.Pack.
package source

import (
	"io/fs"

	"quest/content"
)

// Options are what the loader has to be told; it reads no clock.
type Options struct {
	Today   string // YYYY-MM-DD, against which "verified" is held; empty checks nothing
	Version string // of the game, against which "requires" is held; empty or not semver checks nothing

	// Progress is told after each step how many of the steps are done: a file was read, or
	// the states of a lab were tried. It may be nil.
	Progress func(done, of int)
}

// steps counts what Progress is told.
type steps struct {
	told     func(done, of int)
	done, of int
}

func (s *steps) step() {
	if s.done++; s.told != nil && s.done <= s.of {
		s.told(s.done, s.of)
	}
}

// Load reads and checks a whole pack. It returns every finding, in a stable order,
// and the pack if there is no error among them: a half-read pack is never used. It
// does not panic and uses little time and memory whatever the files hold.
func Load(fsys fs.FS, o Options) (*content.Pack, []Finding) { return Read(fsys, o).Pack() }
