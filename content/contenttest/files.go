package contenttest

import (
	"embed"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// The small packs in source form, which have no findings: harbour with the types that
// are chosen, canal with the others, a case and a lab. Ferry is filled with the texts of
// the languages that a test asks for.
//
//go:embed harbour canal ferry
var sources embed.FS

// HarbourFiles gives the files of the pack harbour, as a copy that may be changed.
func HarbourFiles(t testing.TB) fstest.MapFS { return files(t, "harbour") }

// CanalFiles gives the files of the pack canal, as a copy that may be changed.
func CanalFiles(t testing.TB) fstest.MapFS { return files(t, "canal") }

// ExampleFiles gives the files of docs/example-pack, as a copy that may be changed.
func ExampleFiles(t testing.TB) fstest.MapFS {
	t.Helper()
	dir, err := os.Getwd() // of the package that is tested
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return copied(t, os.DirFS(filepath.Join(dir, "docs", "example-pack")))
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test")
		}
	}
}

func files(t testing.TB, name string) fstest.MapFS {
	t.Helper()
	root, err := fs.Sub(sources, name)
	if err != nil {
		t.Fatal(err)
	}
	return copied(t, root)
}

func copied(t testing.TB, root fs.FS) fstest.MapFS {
	t.Helper()
	all := fstest.MapFS{}
	err := fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(root, path)
		all[path] = &fstest.MapFile{Data: b, Mode: 0o644}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Edit replaces the first occurrence of a text in one file of a pack, and fails the
// test if it is not there. An empty text appends; a file that is not there is made.
func Edit(t testing.TB, files fstest.MapFS, path, old, with string) {
	t.Helper()
	f := files[path]
	if f == nil {
		f = &fstest.MapFile{Mode: 0o644}
		files[path] = f
	}
	if old == "" {
		f.Data = append(f.Data, with...)
		return
	}
	if !strings.Contains(string(f.Data), old) {
		t.Fatalf("%s does not hold %q", path, old)
	}
	f.Data = []byte(strings.Replace(string(f.Data), old, with, 1))
}
