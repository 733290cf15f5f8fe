package game_test

import (
	"testing"

	"quest/content"
	"quest/content/packs"
	"quest/game"
)

// BenchmarkEnterLab enters each mission of the shipped labs, which looks for the
// fewest changes that solve it.
func BenchmarkEnterLab(b *testing.B) {
	pack, err := content.Open(packs.Shipped()[0])
	if err != nil {
		b.Fatal(err)
	}
	for _, head := range pack.Labs() {
		source, ok := pack.Lab(head.ID)
		if !ok {
			b.Fatal(head.ID)
		}
		for _, id := range head.Missions {
			b.Run(string(head.ID)+"/"+string(id), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := game.EnterLab(pack, new(game.Player), source, id); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
