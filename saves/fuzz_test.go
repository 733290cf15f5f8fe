package saves_test

import (
	"bytes"
	"slices"
	"testing"

	"quest/saves/savestest"
)

// naive counts the lines that are exactly what the journal writes, with the
// simplest reader there is.
func naive(data []byte) int {
	seen := map[string]bool{}
	for line := range bytes.SplitSeq(data, []byte("\n")) {
		body, sum, ok := bytes.Cut(line, []byte("\t"))
		if !ok || string(sum) != sumOf(string(body)) {
			continue
		}
		for n := range 8 {
			id := savestest.Batch(n).ID
			if bytes.Contains(body, []byte(`,"id":"`+id+`",`)) {
				seen[id] = true
			}
		}
	}
	return len(seen)
}

// FuzzOpen opens any bytes as a journal: no panic, nothing lost that the
// simplest reader finds, and after healing nothing changes any more. Replay
// decodes on several goroutines, so coverage differs a little from run to run;
// without -fuzzminimizetime=5x the fuzzer spends its time on minimizing.
func FuzzOpen(f *testing.F) {
	whole := written(f, 5)
	f.Add(whole)
	f.Add(whole[:len(whole)-9])
	f.Add(bytes.ReplaceAll(whole, []byte("\n"), []byte("x")))
	f.Add(bytes.Repeat([]byte("{\"v\":}\t00000000"), 300))
	f.Add([]byte(framed(`{"v":1,"seq":9223372036854775807,"prev":"00000000","id":"x","at":1}`)))
	f.Add(make([]byte, 4096))
	f.Fuzz(func(t *testing.T, data []byte) {
		disk := diskWith(data)
		looked := view(t, disk)
		seen := ids(t, looked)
		shut(t, looked)
		if looked.Report().Newer > 0 {
			return
		}
		j := open(t, disk)
		got := ids(t, j)
		if !slices.Equal(got, seen) {
			t.Fatalf("the view shows %q, the writer %q", seen, got)
		}
		if min := naive(data); len(got) < min {
			t.Fatalf("%d batches, the naive reader finds %d", len(got), min)
		}
		again := goesOn(t, disk, j)
		if again.Torn != nil {
			t.Fatalf("healed and torn again: %+v", again.Torn)
		}
	})
}
