package phrase_test

import (
	"testing"

	"quest/game/phrase"
)

// BenchmarkFirstBooks reads what the first frame needs of the shipped books: one book for a player of
// one language, and for a new player the greetings of all languages besides. Most of what a start of
// the game keeps in memory is this.
func BenchmarkFirstBooks(b *testing.B) {
	for name, read := range map[string]func(*phrase.Books){
		"one": func(all *phrase.Books) { all.In("en") },
		"new": func(all *phrase.Books) { all.In("en"); all.Welcomes() },
		"all": func(all *phrase.Books) { all.All() },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				all, err := phrase.Open(phrase.Files())
				if err != nil {
					b.Fatal(err)
				}
				read(all)
			}
		})
	}
}
