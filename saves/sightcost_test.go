package saves_test

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"quest/saves"
)

// asked counts how often the names of segments are looked up.
type asked struct {
	saves.FS
	segments int
}

func (a *asked) Lstat(name string) (fs.FileInfo, error) {
	if base := filepath.Base(name); strings.HasPrefix(base, "journal-") && strings.HasSuffix(base, ".jsonl") {
		a.segments++
	}
	return a.FS.Lstat(name)
}

func TestOneLookAtTheNameOfTheJournalGoesWithALine(t *testing.T) {
	disk := &asked{FS: saves.OS()}
	j, err := saves.Open[event](filepath.Join(t.TempDir(), "save"), saves.Options{FS: disk})
	if err != nil {
		t.Fatal(err)
	}
	const lines = 3
	for n := range 1 + lines {
		if n == 1 { // the first line makes the file
			disk.segments = 0
		}
		if _, err := j.Append(answer(n)); err != nil {
			t.Fatal(err)
		}
	}
	if disk.segments != lines {
		t.Errorf("%d looks at the name of the journal for %d lines", disk.segments, lines)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
}
