package source

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"quest/content/contenttest"
)

func TestFolderOfAPackIsNotLeft(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "secret.yaml")
	if err := os.WriteFile(outside, []byte("format: quest.quiz/v1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, contenttest.HarbourFiles(t)); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "quiz", "link.yaml")); err != nil {
		t.Skip("links cannot be made here: ", err)
	}
	if err := os.Symlink(filepath.Dir(outside), filepath.Join(dir, "labs")); err != nil {
		t.Fatal(err)
	}
	p, findings, err := LoadDir(dir, today)
	if err != nil || p != nil || len(findings) != 2 || findings[0].Code != "Z004" || findings[1].Code != "Z004" {
		t.Errorf("pack %v, %v, findings:\n%s", p, err, said(findings))
	}
}

func TestLoadDirNamesWhatIsNoFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{file, filepath.Join(filepath.Dir(file), "missing")} {
		if _, _, err := LoadDir(path, today); !errors.Is(err, ErrNoPack) {
			t.Errorf("%s: %v", path, err)
		}
	}
}
