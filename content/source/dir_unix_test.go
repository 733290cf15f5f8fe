//go:build unix

package source

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"quest/content/contenttest"
)

// stale is a folder of which the listing is older than what lies there: it tells of
// plain files alone.
type stale struct{ fs.FS }

func (s stale) Open(name string) (fs.File, error) {
	f, err := s.FS.Open(name)
	if d, ok := f.(fs.ReadDirFile); ok && err == nil {
		return staleList{d}, nil
	}
	return f, err
}

type staleList struct{ fs.ReadDirFile }

func (l staleList) ReadDir(n int) ([]fs.DirEntry, error) {
	entries, err := l.ReadDirFile.ReadDir(n)
	for i, e := range entries {
		if !e.IsDir() {
			entries[i] = plainEntry{e}
		}
	}
	return entries, err
}

type plainEntry struct{ fs.DirEntry }

func (plainEntry) Type() fs.FileMode { return 0 }

// A pipe that nobody writes to would keep its reader waiting for ever.
func TestAFileThatBecameAPipeIsNotWaitedFor(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, contenttest.HarbourFiles(t)); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"quiz/02-more.yaml", "lessons/02-more.md", "ids.lock"} {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o600); err != nil {
			t.Skip("pipes cannot be made here: ", err)
		}
	}
	root, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close() //nolint:errcheck // read only
	p, findings := Load(stale{Files(root)}, today)
	if p != nil || len(findings) != 3 {
		t.Fatalf("pack loaded: %v, findings:\n%s", p != nil, said(findings))
	}
	for _, f := range findings {
		if f.Code != "Z004" {
			t.Errorf("findings:\n%s", said(findings))
		}
	}
}
