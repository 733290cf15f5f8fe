// Package apkg reads and writes decks of Anki as files (docs/formats/apkg.md): a zip archive with
// a database of notes, cards and decks. The rules by which notes become questions and questions
// notes are those of the package anki.
package apkg

import (
	"bytes"

	"quest/content/interchange"
	"quest/content/interchange/database"
	"quest/content/interchange/zipfile"
)

// Format is the row of the format in the list of formats.
func Format() interchange.Format {
	return interchange.Format{Name: "apkg", Extensions: []string{".apkg"}, Words: words, Sniff: sniff, Read: Read, Write: Write}
}

// What is said of decks.
const (
	NoCollection  interchange.Key = "ApkgNoCollection"
	NotCollection interchange.Key = "ApkgNotCollection"
	TooNew        interchange.Key = "ApkgTooNew"
	Damaged       interchange.Key = "ApkgDamaged"
	TooMuch       interchange.Key = "ApkgTooMuch"
	Notice        interchange.Key = "ApkgNotice"
	NoType        interchange.Key = "ApkgNoType"
	FurtherCards  interchange.Key = "ApkgFurtherCards"
	Media         interchange.Key = "ApkgMedia"
)

// Names of the collections that an archive may have, the newest first. An archive with one of the
// first two has one of the last, too, in which there is only a notice for old versions of Anki.
const (
	newest = "collection.anki21b"
	newer  = "collection.anki21"
	oldest = "collection.anki2"
)

// sniff looks for a collection among the names of an archive, or for a bare one.
func sniff(f *interchange.File) int {
	switch {
	case !f.Binary:
		return 0
	case database.Is(f.Raw):
		return 90
	case !f.Archive() || !bytes.Contains(f.Raw, []byte(oldest)): // the beginning of all three names
		return 0
	}
	a, err := zipfile.Open(f.Raw)
	if err != nil {
		return 2 // a damaged archive that was a deck: more than any damaged archive
	}
	if a.Has(newest) || a.Has(newer) || a.Has(oldest) {
		return 95
	}
	return 0
}

// Begins reports whether the first bytes of a file are those of a deck.
func Begins(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) && bytes.Contains(head, []byte(oldest))
}

// words gives the texts of the notes of a file, without tags.
func words(f *interchange.File) string {
	bank, err := Read(f, interchange.ReadOptions{})
	if err != nil {
		return ""
	}
	return bank.Stems()
}
