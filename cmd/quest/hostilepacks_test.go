package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"quest/content/archive"
	"quest/content/archive/archivetest"
	"quest/content/contenttest"
	"quest/content/racetest"
)

// tried is what a run of the program has given.
type tried struct {
	code     int
	out, err string
}

// try runs the program with a save folder.
func try(save string, args ...string) tried {
	var out, err bytes.Buffer
	code := NewMain().Run(context.Background(), args, []string{"QUEST_SAVE_DIR=" + save}, strings.NewReader(""), &out, &err)
	return tried{code, out.String(), err.String()}
}

// snapshotOf is every file and folder below a folder with what is in it, but for the cache.
func snapshotOf(t *testing.T, root string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == cacheDir {
			return fs.SkipDir
		}
		all[path] = d.Type().String()
		if d.Type().IsRegular() {
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			all[path] = fmt.Sprintf("%x", sha256.Sum256(b))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func differing(before, after map[string]string) []string {
	var names []string
	for path, is := range after {
		if before[path] != is {
			names = append(names, path)
		}
	}
	for path := range before {
		if _, ok := after[path]; !ok {
			names = append(names, path+" (gone)")
		}
	}
	return names
}

func smallPack(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for name, f := range contenttest.HarbourFiles(t) {
		files[name] = f.Data
	}
	return files
}

// TestHostileArchivesChangeNothing gives every hostile archive to each command that reads one,
// and compares all files before and after: nothing is written anywhere, and what is said holds no
// control.
func TestHostileArchivesChangeNothing(t *testing.T) {
	racetest.OneGoroutine(t)
	root := t.TempDir()
	save, file := filepath.Join(root, "save"), filepath.Join(root, "work", "x.qpack")
	for _, dir := range []string{filepath.Dir(file), filepath.Join(save, packsDir, "harbour")} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, canary := range []string{"x", "work/x", "work/x.txt", "save/x", "save/packs/x.txt"} {
		if err := os.WriteFile(filepath.Join(root, canary), []byte("canary"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	commands := [][]string{{"pack", "check", file}, {"pack", "install", "--yes", file}, {"pack", "update", file}, {"pack", "info", file}, {"play", "--plain", "--pack", file}, {"pack", "list", "--lang", "ko", "--pack", file}}
	try(save, "play", "--plain", "--pack", file) // makes the folder of the player
	for _, c := range archivetest.Hostile(smallPack(t)) {
		if err := os.WriteFile(file, c.Data, 0o600); err != nil {
			t.Fatal(err)
		}
		before := snapshotOf(t, root)
		for i, args := range commands {
			got := try(save, args...)
			if refused := got.code == exitFailed || got.code == exitFindings; refused == (args[1] == "list") {
				t.Errorf("%s: %s ended with %d: %s", c.Name, args[1], got.code, got.err)
			}
			for _, text := range []string{got.out, got.err} {
				if at := strings.IndexFunc(text, func(r rune) bool { return r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r == 0x202e }); at >= 0 {
					t.Errorf("%s: %v says %q", c.Name, args, text)
				}
			}
			if i == 0 && !strings.Contains(got.out, c.Code) {
				t.Errorf("%s: the check says %s", c.Name, got.out)
			}
		}
		if changed := differing(before, snapshotOf(t, root)); len(changed) > 0 {
			t.Fatalf("%s: changed %v", c.Name, changed)
		}
	}
}

// packFile writes a version of the small pack as an archive.
func packFile(t *testing.T, dir, version string) string {
	t.Helper()
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, "pack.yaml", "version: 1.0.0", "version: "+version)
	held := map[string][]byte{}
	for name, f := range files {
		held[name] = f.Data
	}
	b, err := archive.Write(held)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "harbour-"+version+archive.Extension)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestSeveralTerminalsInstallAtOnce installs versions of a pack from several terminals at the
// same time. Each is installed, or refused because a newer one is there; the newest is played.
func TestSeveralTerminalsInstallAtOnce(t *testing.T) {
	dir := t.TempDir()
	save := filepath.Join(dir, "save")
	versions := []string{"1.0.0", "1.1.0", "1.2.0", "1.3.0"}
	got := make([]tried, len(versions))
	var working sync.WaitGroup
	for i, v := range versions {
		path := packFile(t, dir, v)
		working.Go(func() { got[i] = try(save, "pack", "install", path) })
	}
	working.Wait()
	for i, g := range got {
		if g.code != exitDone && !strings.Contains(g.err, "is older than") {
			t.Errorf("%s: %+v", versions[i], g)
		}
	}
	if list := try(save, "pack", "list"); !strings.Contains(list.out, "test/harbour 1.3.0 ") || list.err != "" {
		t.Errorf("then %+v", list)
	}
	entries, err := os.ReadDir(filepath.Join(save, packsDir))
	if err != nil || len(entries) != 2 { // the lock and the owner
		t.Errorf("left %v, %v", entries, err)
	}
}

// A folder of packs that cannot be written, and one that is something else, are named.
func TestPacksThatCannotBeWrittenAreNamed(t *testing.T) {
	dir := t.TempDir()
	path := packFile(t, dir, "1.0.0")
	save := filepath.Join(dir, "save")
	if err := os.WriteFile(save, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := try(save, "pack", "install", path); got.code != exitFailed || !strings.Contains(got.err, "nothing was changed in ") {
		t.Errorf("a file in the place of the saves: %+v", got)
	}
	elsewhere := t.TempDir()
	save = filepath.Join(dir, "other")
	if err := os.MkdirAll(save, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, filepath.Join(save, packsDir)); err != nil {
		t.Skip("no links here: ", err)
	}
	if got := try(save, "pack", "install", path); got.code != exitFailed || !strings.Contains(got.err, "a link or a file stands where a folder of packs should be") {
		t.Errorf("a link in the place of the packs: %+v", got)
	}
	if entries, err := os.ReadDir(elsewhere); err != nil || len(entries) > 0 {
		t.Errorf("written elsewhere: %v, %v", entries, err)
	}
}
