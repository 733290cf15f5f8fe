package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"quest/content/interchange"
)

// stopsAfter is a signal that comes after so many questions whether one came.
func stopsAfter(n int) func() error {
	return func() error {
		if n--; n < 0 {
			return errStopped
		}
		return nil
	}
}

// Whenever a signal comes while packs are written, there are all packs or nothing of any.
func TestPacksAreWrittenWholeOrNotAtAll(t *testing.T) {
	var packs []interchange.BuiltPack
	for i := range 3 {
		packs = append(packs, interchange.BuiltPack{Name: fmt.Sprint("p", i), Files: map[string][]byte{"pack.yaml": []byte("x"), "quiz/a.yaml": []byte("y"), "quiz/b.yaml": []byte("z")}})
	}
	for n := 0; ; n++ {
		dir := t.TempDir()
		dirs := []string{filepath.Join(dir, "p0"), filepath.Join(dir, "p1"), filepath.Join(dir, "p2")}
		err := newPacks(dirs, packs, stopsAfter(n))
		left, readErr := os.ReadDir(dir)
		if readErr != nil {
			t.Fatal(readErr)
		}
		if err == nil {
			if len(left) != 3 || n < 10 {
				t.Errorf("%d packs after %d questions", len(left), n)
			}
			return
		}
		if !errors.Is(err, errStopped) || len(left) > 0 {
			t.Fatalf("stopped at %d: %v, and %d folders are left", n, err, len(left))
		}
	}
}

// Whenever a signal comes while files are added to a pack, all of them are there or the pack is as it
// was.
func TestFilesAreAddedWholeOrNotAtAll(t *testing.T) {
	for n := 0; ; n++ {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "pack.yaml"), []byte("before"), 0o600); err != nil {
			t.Fatal(err)
		}
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		err = addFiles(root, map[string][]byte{"pack.yaml": []byte("after"), "lessons/a.md": []byte("x"), "lessons/b.md": []byte("y")}, stopsAfter(n))
		if closeErr := root.Close(); closeErr != nil {
			t.Fatal(closeErr)
		}
		manifest, readErr := os.ReadFile(filepath.Join(dir, "pack.yaml"))
		files, globErr := filepath.Glob(filepath.Join(dir, "lessons", "*"))
		hidden, hiddenErr := filepath.Glob(filepath.Join(dir, "*", ".*.part"))
		if err := errors.Join(readErr, globErr, hiddenErr); err != nil {
			t.Fatal(err)
		}
		if err == nil {
			if string(manifest) != "after" || len(files) != 2 || n < 3 {
				t.Errorf("%d questions: %s, %v", n, manifest, files)
			}
			return
		}
		if !errors.Is(err, errStopped) || string(manifest) != "before" || len(files)+len(hidden) > 0 {
			t.Fatalf("stopped at %d: %v, %s, %v %v", n, err, manifest, files, hidden)
		}
	}
}

func TestASignalStopsWriting(t *testing.T) {
	err := interruptible(func(stopped func() error) error { return stopped() })
	if err != nil {
		t.Errorf("stopped without a signal: %v", err)
	}
}
