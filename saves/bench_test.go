package saves_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

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

// BenchmarkAppend appends one answer at a time, and the same number of bytes
// with nothing but a write and a sync: the floor.
func BenchmarkAppend(b *testing.B) {
	b.Run("journal", func(b *testing.B) {
		j, err := saves.Open[event](filepath.Join(b.TempDir(), "save"), saves.Options{})
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for b.Loop() {
			if _, err := j.Append(answer(n)); err != nil {
				b.Fatal(err)
			}
			n++
		}
		if err := j.Close(); err != nil {
			b.Fatal(err)
		}
	})
	b.Run("floor", func(b *testing.B) {
		f, err := os.Create(filepath.Join(b.TempDir(), "floor"))
		if err != nil {
			b.Fatal(err)
		}
		line := bytes.Repeat([]byte("x"), 330)
		for b.Loop() {
			if _, err := f.Write(line); err != nil {
				b.Fatal(err)
			}
			if err := f.Sync(); err != nil {
				b.Fatal(err)
			}
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	})
}

// BenchmarkOpen opens and replays a save of 100,000 answers.
func BenchmarkOpen(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "save")
	const answers = 100_000
	j, err := saves.Open[event](dir, saves.Options{FS: unsynced{saves.OS()}})
	if err != nil {
		b.Fatal(err)
	}
	for n := range answers {
		if _, err := j.Append(answer(n)); err != nil {
			b.Fatal(err)
		}
	}
	if err := j.Close(); err != nil {
		b.Fatal(err)
	}
	open := func(b *testing.B) *saves.Journal[event] {
		j, err := saves.Open[event](dir, saves.Options{})
		if err != nil {
			b.Fatal(err)
		}
		return j
	}
	b.Run("open", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := open(b).Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("open and replay", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			j, n := open(b), 0
			if err := j.Replay(func(batch) error { n++; return nil }); err != nil || n != answers {
				b.Fatalf("%d batches, %v", n, err)
			}
			if err := j.Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
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
