package main

import (
	"io"
	"testing"
	"time"

	"quest/game/tui"
)

// BenchmarkStart opens a save and the packs and draws the first frame, as a start does
// once the process runs. Allocations tell more than time on a busy computer.
func BenchmarkStart(b *testing.B) {
	dir := b.TempDir()
	began := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	c := &call{Main: NewMain(), began: began, in: nil, out: io.Discard, err: io.Discard}
	c.flags.saveDir, c.flags.player = dir, defaultPlayer
	b.ReportAllocs()
	for b.Loop() {
		seat, d, err := c.seat("")
		if err != nil {
			b.Fatal(err)
		}
		tui.New(seat, tui.Options{}).View()
		if _, err := d.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
