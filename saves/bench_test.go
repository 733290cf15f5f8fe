package saves_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"quest/saves"
	"quest/saves/savestest"
)

// answer is a batch of about the size that one answer has.
func answer(n int) batch {
	b := savestest.Batch(n)
	b.Events = []event{
		{Kind: "answered", Notes: []string{"quest/rds-events/q0017", "right", "first"}},
		{Kind: "xp", Amount: 12},
	}
	return b
}

// BenchmarkAppend appends answers to a journal of some length and writes and
// syncs the same bytes with nothing around them, the floor, in turns on the same
// disk. One operation is both; the metrics tell them apart.
func BenchmarkAppend(b *testing.B) {
	for _, length := range []int{1000, 100_000} {
		b.Run(fmt.Sprintf("to %d answers", length), func(b *testing.B) {
			dir := filepath.Join(b.TempDir(), "save")
			line := bytes.Repeat([]byte("x"), filledBench(b, dir, length)/length)
			j := openFolded(b, dir)
			floor, err := os.Create(filepath.Join(filepath.Dir(dir), "floor"))
			if err != nil {
				b.Fatal(err)
			}
			var bare, appended []time.Duration
			for n := length; b.Loop(); n++ {
				began := time.Now()
				if _, err := floor.Write(line); err != nil {
					b.Fatal(err)
				}
				if err := floor.Sync(); err != nil {
					b.Fatal(err)
				}
				written := time.Now()
				if _, err := j.Append(answer(n)); err != nil {
					b.Fatal(err)
				}
				bare, appended = append(bare, written.Sub(began)), append(appended, time.Since(written))
			}
			if err := floor.Close(); err != nil {
				b.Fatal(err)
			}
			shutBench(b, j)
			slices.Sort(bare)
			slices.Sort(appended)
			report(b, "append", appended)
			report(b, "floor", bare)
			b.ReportMetric(float64(appended[len(appended)/2])/float64(bare[len(bare)/2]), "append/floor")
		})
	}
}

// report reports the median and the 99th of 100 of sorted times.
func report(b *testing.B, what string, sorted []time.Duration) {
	b.ReportMetric(float64(sorted[len(sorted)/2].Nanoseconds()), what+"-p50-ns")
	b.ReportMetric(float64(sorted[len(sorted)*99/100].Nanoseconds()), what+"-p99-ns")
}

// score is a small fold, as a game has a larger one.
type score struct {
	Answers int
	XP      int64
}

// BenchmarkOpen opens and folds a save of 100,000 answers: from line one, from a
// snapshot, and from a snapshot with the check of everything before it, as it
// comes before the first append. The memory is what the open journal holds.
func BenchmarkOpen(b *testing.B) {
	const answers = 100_000
	dir := filepath.Join(b.TempDir(), "save")
	filledBench(b, dir, answers)
	b.Run("without a snapshot", func(b *testing.B) {
		benchOpen(b, dir, answers, func(*saves.Journal[event]) {})
	})
	j := openFolded(b, dir)
	state, err := json.Marshal(scored(b, j))
	if err == nil {
		err = j.Snapshot(state)
	}
	if err != nil {
		b.Fatal(err)
	}
	shutBench(b, j)
	b.Run("with a snapshot", func(b *testing.B) {
		benchOpen(b, dir, answers, func(*saves.Journal[event]) {})
	})
	b.Run("with a snapshot and the check", func(b *testing.B) {
		benchOpen(b, dir, answers, func(j *saves.Journal[event]) {
			if _, err := j.CheckOlder(); err != nil {
				b.Fatal(err)
			}
		})
	})
}

func benchOpen(b *testing.B, dir string, answers int, then func(*saves.Journal[event])) {
	b.ReportAllocs()
	for b.Loop() {
		j := openFolded(b, dir)
		if s := scored(b, j); s.Answers != answers {
			b.Fatalf("%d answers", s.Answers)
		}
		then(j)
		shutBench(b, j)
	}
	before := live()
	j := openFolded(b, dir)
	scored(b, j)
	then(j)
	held := live()
	shutBench(b, j)
	b.ReportMetric(float64(held-min(held, before))/(1<<20), "MiB-held")
}

// live gives the bytes that are in use.
func live() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// scored folds a journal, from its snapshot if it has one.
func scored(b *testing.B, j *saves.Journal[event]) score {
	b.Helper()
	var s score
	if state, ok := j.Base(); ok {
		if err := json.Unmarshal(state, &s); err != nil {
			b.Fatal(err)
		}
	}
	err := j.Replay(func(x batch) error {
		for _, e := range x.Events {
			s.XP += e.Amount
		}
		s.Answers++
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return s
}

func openFolded(b *testing.B, dir string) *saves.Journal[event] {
	b.Helper()
	j, err := saves.Open[event](dir, saves.Options{Fold: "bench-1"})
	if err != nil {
		b.Fatal(err)
	}
	return j
}

func shutBench(b *testing.B, j *saves.Journal[event]) {
	b.Helper()
	if err := j.Close(); err != nil {
		b.Fatal(err)
	}
}

// filledBench writes a save of some answers quickly and gives its bytes.
func filledBench(b *testing.B, dir string, answers int) int {
	b.Helper()
	j, err := saves.Open[event](dir, saves.Options{FS: unsynced{saves.OS()}})
	if err != nil {
		b.Fatal(err)
	}
	for n := range answers {
		if _, err := j.Append(answer(n)); err != nil {
			b.Fatal(err)
		}
	}
	bytes := 0
	shutBench(b, j)
	for _, s := range reopened(b, dir).Segments {
		bytes += int(s.Bytes)
	}
	return bytes
}

// reopened gives the report of a save, and leaves it synced.
func reopened(b *testing.B, dir string) saves.Report {
	b.Helper()
	j, err := saves.Open[event](dir, saves.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer shutBench(b, j)
	return j.Report()
}

// unsynced is a file system without any sync, to write a large save quickly.
type unsynced struct{ saves.FS }

func (u unsynced) Create(name string) (saves.File, error) {
	f, err := u.FS.Create(name)
	return unsyncedFile{f}, err
}

func (u unsynced) SyncDir(string) error { return nil }

type unsyncedFile struct{ saves.File }

func (unsyncedFile) Sync() error { return nil }
