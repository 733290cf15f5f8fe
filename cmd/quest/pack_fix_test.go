package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestAFileIsReplacedWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "quiz.yaml")
	write := func(s string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(s), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	holds := func(want string) {
		t.Helper()
		got, err := os.ReadFile(file)
		if err != nil || string(got) != want {
			t.Errorf("the file holds %q, want %q (%v)", got, want, err)
		}
		if names, err := os.ReadDir(dir); err != nil || len(names) != 1 {
			t.Errorf("beside it stand %v (%v)", names, err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close() //nolint:errcheck // read only

	write("old")
	if err := putInPlace(root, "quiz.yaml", []byte("old"), []byte("fresh")); err != nil {
		t.Fatal(err)
	}
	holds("fresh")
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("permissions %v (%v)", info.Mode(), err)
	}

	// Somebody saved it meanwhile.
	write("edited")
	if err := putInPlace(root, "quiz.yaml", []byte("fresh"), []byte("fixed")); !errors.Is(err, errChanged) {
		t.Errorf("error %v", err)
	}
	holds("edited")

	// What a crash left beside it is no obstacle.
	if err := os.WriteFile(filepath.Join(dir, ".quiz.yaml.quest-new"), []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := putInPlace(root, "quiz.yaml", []byte("edited"), []byte("fixed")); err != nil {
		t.Fatal(err)
	}
	holds("fixed")
}
