package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"quest/saves"
	"quest/saves/crashfs"
)

// flipping is a disk that stores wrong bytes without a word, in the files whose
// names contain a text.
type flipping struct {
	saves.FS
	in string
}

func (f flipping) Create(name string) (saves.File, error) {
	file, err := f.FS.Create(name)
	if err == nil && strings.Contains(name, f.in) {
		return flippingFile{file}, nil
	}
	return file, err
}

type flippingFile struct{ saves.File }

func (f flippingFile) Write(p []byte) (int, error) {
	p = bytes.Clone(p)
	p[len(p)/2] ^= 4
	return f.File.Write(p)
}

// TestARewriteThatDoesNotReadBackIsNotUsed writes a save anew, a backup and a
// snapshot on a disk that lies: nothing of it may come into use.
func TestARewriteThatDoesNotReadBackIsNotUsed(t *testing.T) {
	l := &learner{}
	disk := crashfs.New()
	l.play(disk, 900, 9)
	read := func(dir string) []int {
		t.Helper()
		j, err := saves.Open[event](dir, saves.Options{FS: disk, Fold: version})
		if err != nil {
			t.Fatal(err)
		}
		found, err := l.read(j)
		if err != nil {
			t.Fatal(err)
		}
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
		return found
	}
	for _, in := range []string{"save-00000", "backups", "snap-"} {
		o := saves.Options{FS: flipping{disk, in}, Fold: version}
		j, err := saves.Open[event](root, o)
		if err != nil {
			t.Fatal(err)
		}
		if err := l.append(j, 30); err != nil { // so that there is something to back up
			t.Fatal(err)
		}
		_, _, backup := j.Backup()
		snapshot := j.Snapshot(l.state())
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
		_, rewrite := saves.Migrate(root, o, func(_, _ *journal) error { return nil })
		if backup == nil && snapshot == nil && rewrite == nil {
			t.Errorf("wrong bytes in %s: nobody said so", in)
		}
		if found := read(root); !slices.Equal(found, l.saved) {
			t.Errorf("wrong bytes in %s: batches %v", in, found)
		}
		health, err := saves.Verify(root, saves.Options{FS: disk, Fold: version})
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range health.Backups {
			if b.Err != nil {
				t.Errorf("a bad backup has come into use: %v", b.Err)
			}
		}
		for _, s := range health.Snapshots {
			if s.Err != nil {
				t.Errorf("a bad snapshot has come into use: %v", s.Err)
			}
		}
	}
}
