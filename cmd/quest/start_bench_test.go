package main

import (
	"cmp"
	"io"
	"os"
	"runtime"
	"testing"
	"time"

	"quest/game/tui"
)

// BenchmarkStart opens a save and the packs and draws the first frame, as a start does
// once the process runs. Allocations tell more than time on a busy computer. QUEST_MANY_PACKS
// names a save folder with packs; it is made, with 100,064 items, like this:
//
//	go run ./content/largepacks -n 106 SAVES/packs
//	go run ./cmd/quest play --plain --save-dir SAVES </dev/null
//
// The second line fills the cache. MiB is what the heap holds behind the first frame.
func BenchmarkStart(b *testing.B) {
	dir := cmp.Or(os.Getenv("QUEST_MANY_PACKS"), b.TempDir())
	began := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	c := &call{Main: NewMain(), began: began, in: nil, out: io.Discard, err: io.Discard}
	c.flags.saveDir, c.flags.player = dir, defaultPlayer
	b.ReportAllocs()
	for b.Loop() {
		seat, d, err := c.seat("")
		if err != nil {
			b.Fatal(err)
		}
		m := tui.New(seat, tui.Options{})
		m.View()
		b.StopTimer()
		var mem runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&mem)
		b.ReportMetric(float64(mem.HeapAlloc)/(1<<20), "MiB")
		runtime.KeepAlive(m)
		b.StartTimer()
		if _, err := d.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
