//go:build !windows

package saves_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"quest/saves"
	"quest/saves/savestest"
)

// TestNothingIsCalledSavedOnTheDiskThatALaterStartWouldNotFind does to real files what
// other programs do to them while the game is open.
func TestNothingIsCalledSavedOnTheDiskThatALaterStartWouldNotFind(t *testing.T) {
	other := savedBy(t, 60, 63)
	for name, way := range map[string]func(dir, journal string) error{
		"replaced by a copy": func(_, journal string) error {
			data, err := os.ReadFile(journal)
			return errors.Join(err, replace(journal, data))
		},
		"replaced by that of another computer": func(_, journal string) error { return replace(journal, other) },
		"replaced by an older copy": func(_, journal string) error {
			data, err := os.ReadFile(journal)
			return errors.Join(err, replace(journal, bytes.Join(lines(data)[:1], nil)))
		},
		"deleted": func(_, journal string) error { return os.Remove(journal) },
		"emptied": func(_, journal string) error { return os.Truncate(journal, 0) },
		"overwritten with as many bytes": func(_, journal string) error {
			data, err := os.ReadFile(journal)
			return errors.Join(err, os.WriteFile(journal, bytes.Repeat([]byte("y"), len(data)), 0o600))
		},
		"a link in its place": func(dir, journal string) error {
			elsewhere := filepath.Join(filepath.Dir(dir), "elsewhere.jsonl")
			return errors.Join(os.Rename(journal, elsewhere), os.Symlink(elsewhere, journal))
		},
		"a directory in its place": func(_, journal string) error {
			return errors.Join(os.Remove(journal), os.Mkdir(journal, 0o700))
		},
		"a second name": func(dir, journal string) error {
			return os.Link(journal, filepath.Join(filepath.Dir(dir), "second.jsonl"))
		},
		"the folder moved": func(dir, _ string) error { return os.Rename(dir, dir+"-moved") },
		"the folder moved and made anew": func(dir, _ string) error {
			return errors.Join(os.Rename(dir, dir+"-moved"), os.Mkdir(dir, 0o700))
		},
		"the files moved into a new folder": func(dir, _ string) error {
			err := errors.Join(os.Rename(dir, dir+"-moved"), os.Mkdir(dir, 0o700))
			entries, listing := os.ReadDir(dir + "-moved")
			err = errors.Join(err, listing)
			for _, e := range entries {
				err = errors.Join(err, os.Rename(filepath.Join(dir+"-moved", e.Name()), filepath.Join(dir, e.Name())))
			}
			return errors.Join(err, os.Remove(dir+"-moved"))
		},
		"the folder removed": func(dir, _ string) error { return os.RemoveAll(dir) },
		"the folder replaced by a file": func(dir, _ string) error {
			return errors.Join(os.Rename(dir, dir+"-moved"), os.WriteFile(dir, nil, 0o600))
		},
		"the lock removed": func(dir, _ string) error { return os.Remove(filepath.Join(dir, "save.lock")) },
		"a rewritten save brought in": func(dir, _ string) error {
			in := filepath.Join(dir, "save-000002")
			return errors.Join(os.Mkdir(in, 0o700), os.WriteFile(filepath.Join(in, "journal-000001.jsonl"), other, 0o600))
		},
	} {
		for _, last := range []bool{false, true} {
			t.Run(name+map[bool]string{true: ", then closed"}[last], func(t *testing.T) {
				dir := filepath.Join(t.TempDir(), "save")
				j, err := saves.Open[event](dir, saves.Options{})
				if err != nil {
					t.Fatal(err)
				}
				s := &sitting{t: t, j: j}
				for n := range 3 {
					s.append(n)
				}
				if err := way(dir, filepath.Join(dir, "journal-000001.jsonl")); err != nil {
					t.Fatal(err)
				}
				if !last {
					s.append(3)
					s.append(4)
				}
				s.close()
				later, err := saves.Open[event](dir, saves.Options{ReadOnly: true})
				if err != nil {
					if len(s.saved) > 0 {
						t.Errorf("%d are called saved, and a later start says %v", len(s.saved), err)
					}
					return
				}
				found := ids(t, later)
				for n, id := range s.saved {
					if !slices.Contains(found, id) {
						t.Errorf("batch %d was called saved and is not found", n)
					}
				}
				if len(s.saved)+len(j.Pending()) < len(idsOf(upTo(3)...)) {
					t.Errorf("saved %d, told %d", len(s.saved), len(j.Pending()))
				}
				t.Logf("saved %d, waiting %d, told %+v", len(s.saved), len(j.Pending()), j.Mishaps())
			})
		}
	}
}

// replace puts other bytes in the place of a file, as synchronisers do.
func replace(path string, data []byte) error {
	err := os.WriteFile(path+".tmp", data, 0o600)
	return errors.Join(err, os.Rename(path+".tmp", path))
}

// TestASecondWriterIsKeptOutWhenTheLockWasRemoved opens the save again after somebody
// removed the file of the lock, beside a game that has answered since.
func TestASecondWriterIsKeptOutWhenTheLockWasRemoved(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "save")
	j, err := saves.Open[event](dir, saves.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for n := range 2 {
		if _, err := j.Append(savestest.Batch(n)); err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			if err := os.Remove(filepath.Join(dir, "save.lock")); err != nil {
				t.Fatal(err)
			}
		}
	}
	if second, err := saves.Open[event](dir, saves.Options{}); !errors.Is(err, saves.ErrLocked) {
		t.Errorf("a second writer came in: %v, %v", second, err)
	}
	shut(t, j)
}
