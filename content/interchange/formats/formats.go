// Package formats is the list of all formats that questions are read from and written in.
// A format is a package of its own beside this one, and a row here.
package formats

import (
	"quest/content/interchange"
	"quest/content/interchange/aiken"
	"quest/content/interchange/anki"
	"quest/content/interchange/apkg"
	"quest/content/interchange/csvbank"
	"quest/content/interchange/gift"
	"quest/content/interchange/hashcards"
	"quest/content/interchange/jsonbank"
	"quest/content/interchange/markdown"
	"quest/content/interchange/mdbook"
	"quest/content/interchange/moodle"
	"quest/content/interchange/org"
	"quest/content/interchange/qti"
)

// All gives every format in the order in which help names them.
func All() []interchange.Format {
	return []interchange.Format{
		gift.Format(),
		aiken.Format(),
		moodle.Format(),
		qti.Format(),
		qti.Format21(),
		csvbank.Format(),
		anki.Format(),
		apkg.Format(),
		mdbook.Format(),
		markdown.Format(),
		hashcards.Format(),
		org.Format(),
		jsonbank.Format(),
	}
}
