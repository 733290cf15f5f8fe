package library

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/source"
)

var today = source.Options{Today: "2026-11-23", Version: "0.1.0"}

const (
	inPack   = "pack.yaml"
	inTerms  = "concepts.yaml"
	inLesson = "lessons/01-tides.md"
	inQuiz   = "quiz/01-tides.yaml"
)

// longAgo is older than any cache that a test writes.
var longAgo = time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)

// write puts a pack into a new folder; its files are old.
func write(tb testing.TB, dir string, files fstest.MapFS) string {
	tb.Helper()
	for name, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	age(tb, dir)
	return dir
}

// age makes a file, or a folder with all that is in it, old.
func age(tb testing.TB, path string) {
	tb.Helper()
	err := filepath.WalkDir(path, func(path string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chtimes(path, longAgo, longAgo)
	})
	if err != nil {
		tb.Fatal(err)
	}
}

func named(t *testing.T, id, version string) fstest.MapFS {
	t.Helper()
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inPack, "test/harbour", id)
	contenttest.Edit(t, files, inPack, "version: 1.0.0", "version: "+version)
	return files
}

func compile(t *testing.T, files fstest.MapFS) content.Compiled {
	t.Helper()
	p, findings := source.Load(files, today)
	if p == nil {
		t.Fatalf("findings: %v", findings)
	}
	b, err := p.Compile()
	if err != nil {
		t.Fatal(err)
	}
	return bytes.NewReader(b)
}

func places(t *testing.T) Places {
	return Places{Today: today.Today, Version: today.Version, Cache: filepath.Join(t.TempDir(), "cache")}
}

func TestPacksComeFromThreePlaces(t *testing.T) {
	at := places(t)
	at.Shipped = []content.Compiled{compile(t, named(t, "quest/one", "1.0.0")), compile(t, named(t, "quest/two", "1.0.0"))}
	at.Installed = t.TempDir()
	write(t, filepath.Join(at.Installed, "two"), named(t, "test/two", "1.0.0"))
	write(t, filepath.Join(at.Installed, "plain"), named(t, "test/three", "1.0.0"))
	write(t, filepath.Join(at.Installed, "test", "four"), named(t, "test/four", "1.0.0"))
	for _, v := range []string{"1.2.0-aaaaaaaaaaaa", "1.10.0-bbbbbbbbbbbb", "1.10.0-rc.1-cccccccccccc", "staging"} {
		version, _, _ := strings.Cut(v, "-")
		if v == "staging" {
			version = "9.0.0"
		}
		write(t, filepath.Join(at.Installed, "test", "five", v), named(t, "test/five", version))
	}
	write(t, filepath.Join(at.Installed, ".staging-1"), named(t, "test/six", "1.0.0"))
	at.Dir = write(t, t.TempDir(), named(t, "test/two", "1.1.0"))
	l := Open(at)
	var got []string
	for _, e := range l.Packs() {
		got = append(got, string(e.From)+" "+string(e.Pack.ID())+" "+e.Pack.Meta().Version)
	}
	want := "dir test/two 1.1.0, builtin quest/one 1.0.0, builtin quest/two 1.0.0, installed test/three 1.0.0, installed test/five 1.10.0, installed test/four 1.0.0"
	instead := []Doubt{{Where: filepath.Join(at.Installed, "two"), Pack: "test/two", Twin: at.Dir, Named: true}}
	if strings.Join(got, ", ") != want || len(l.Problems()) > 0 || !slices.Equal(l.Doubts(), instead) {
		t.Errorf("got %v\nwant %s\nproblems %v", got, want, l.Problems())
	}
	if e, ok := l.Find("test/two"); !ok || e.From != Folder {
		t.Error("the folder of the author does not win")
	}
	if _, ok := l.Find("test/none"); ok {
		t.Error("an unknown pack was found")
	}
}

func TestBrokenPackIsReportedWholeAndTheRestGoesOn(t *testing.T) {
	at := places(t)
	at.Shipped = []content.Compiled{strings.NewReader("not a pack"), compile(t, named(t, "quest/one", "1.0.0"))}
	at.Installed = t.TempDir()
	broken := named(t, "test/broken", "1.0.0")
	contenttest.Edit(t, broken, inQuiz, "type: single", "type: singel")
	contenttest.Edit(t, broken, inLesson, "quiz: tides", "quiz: tidse")
	write(t, filepath.Join(at.Installed, "broken"), broken)
	write(t, filepath.Join(at.Installed, "thief"), named(t, "quest/thief", "1.0.0"))
	at.Dir = filepath.Join(t.TempDir(), "missing")
	l := Open(at)
	if len(l.Packs()) != 1 || l.Packs()[0].Pack.ID() != "quest/one" {
		t.Errorf("packs: %v", l.Packs())
	}
	p := l.Problems()
	if len(p) != 4 {
		t.Fatalf("problems: %v", p)
	}
	if !errors.Is(p[0].Err, source.ErrNoPack) || !errors.Is(p[0].Err, fs.ErrNotExist) {
		t.Errorf("missing folder: %v", p[0].Err)
	}
	if len(p[1].Findings) != 2 || p[1].Err != nil || p[1].Where != filepath.Join(at.Installed, "broken") {
		t.Errorf("broken pack: %+v", p[1])
	}
	if !errors.Is(p[2].Err, ErrReservedOwner) {
		t.Errorf("reserved owner: %v", p[2].Err)
	}
	if !errors.Is(p[3].Err, content.ErrNotCompiled) {
		t.Errorf("shipped rubbish: %v", p[3].Err)
	}
}

func TestEmptyPlacesAreNoProblem(t *testing.T) {
	l := Open(Places{Installed: filepath.Join(t.TempDir(), "none yet")})
	if len(l.Packs())+len(l.Problems()) > 0 {
		t.Errorf("packs %v, problems %v", l.Packs(), l.Problems())
	}
}

func TestCachedPackIsNotReadAgain(t *testing.T) {
	at := places(t)
	at.Dir = write(t, t.TempDir(), contenttest.HarbourFiles(t))
	if l := Open(at); len(l.Packs()) != 1 {
		t.Fatalf("problems: %v", l.Problems())
	}
	// Rubbish of the same size and age: whoever reads it has errors.
	path := filepath.Join(at.Dir, inQuiz)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.Repeat("[", len(b))), 0o644); err != nil {
		t.Fatal(err)
	}
	age(t, path)
	l := Open(at)
	if len(l.Packs()) != 1 {
		t.Fatalf("the source was read again: %v", l.Problems())
	}
	if l.Packs()[0].Pack.Items() != 4 {
		t.Error("the cached pack is another one")
	}
}

func TestCacheFollowsEveryChange(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(t *testing.T, at *Places)
	}{
		{"a file changed", func(t *testing.T, at *Places) {
			files := contenttest.HarbourFiles(t)
			contenttest.Edit(t, files, inPack, "version: 1.0.0", "version: 1.0.1")
			write(t, at.Dir, files)
			later(t, at.Dir, inPack, time.Hour)
		}},
		{"a file changed within a tick of the clock", func(t *testing.T, at *Places) {
			// The cache is made as young as the file that changes without a trace.
			path := filepath.Join(at.Dir, inPack)
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(strings.Replace(string(b), "1.0.0", "1.0.1", 1)), 0o644); err != nil {
				t.Fatal(err)
			}
			age(t, path)
			caches, err := filepath.Glob(filepath.Join(at.Cache, "*.pack"))
			if err != nil || len(caches) != 1 {
				t.Fatalf("caches %v, %v", caches, err)
			}
			if err := os.Chtimes(caches[0], longAgo, longAgo.Add(time.Second)); err != nil {
				t.Fatal(err)
			}
		}},
		{"a file came", func(t *testing.T, at *Places) {
			write(t, at.Dir, fstest.MapFS{"quiz/more.yaml": &fstest.MapFile{Data: []byte("x")}})
		}},
		{"a file went", func(t *testing.T, at *Places) {
			if err := os.Remove(filepath.Join(at.Dir, inTerms)); err != nil {
				t.Fatal(err)
			}
		}},
		{"the game changed", func(_ *testing.T, at *Places) { at.Version = "0.0.9" }},
		{"the cache is damaged", func(t *testing.T, at *Places) {
			damage(t, at)
			write(t, at.Dir, fstest.MapFS{inPack: &fstest.MapFile{Data: []byte("x")}})
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			at := places(t)
			at.Dir = write(t, t.TempDir(), contenttest.HarbourFiles(t))
			if l := Open(at); len(l.Packs()) != 1 {
				t.Fatalf("problems: %v", l.Problems())
			}
			tt.change(t, &at)
			l := Open(at)
			if len(l.Packs()) == 1 && l.Packs()[0].Pack.Meta().Version == "1.0.0" {
				t.Error("the stale pack came from the cache")
			}
		})
	}
}

func later(t *testing.T, dir, name string, by time.Duration) {
	t.Helper()
	if err := os.Chtimes(filepath.Join(dir, name), longAgo, longAgo.Add(by)); err != nil {
		t.Fatal(err)
	}
}

func damage(t *testing.T, at *Places) {
	t.Helper()
	caches, err := filepath.Glob(filepath.Join(at.Cache, "*.pack"))
	if err != nil || len(caches) != 1 {
		t.Fatalf("caches %v, %v", caches, err)
	}
	b, err := os.ReadFile(caches[0])
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)-10] ^= 1
	if err := os.WriteFile(caches[0], b, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestCacheThatCannotBeWrittenCostsNothing(t *testing.T) {
	at := places(t)
	at.Dir = write(t, t.TempDir(), contenttest.HarbourFiles(t))
	at.Cache = filepath.Join(at.Dir, inPack, "below a file")
	if l := Open(at); len(l.Packs()) != 1 {
		t.Errorf("problems: %v", l.Problems())
	}
}

// TestACacheThatIsALinkIsLeftAlone: whoever made the save folder could have quest write
// anywhere.
func TestACacheThatIsALinkIsLeftAlone(t *testing.T) {
	at := places(t)
	at.Dir = write(t, t.TempDir(), contenttest.HarbourFiles(t))
	elsewhere := t.TempDir()
	at.Cache = filepath.Join(t.TempDir(), "cache")
	if err := os.Symlink(elsewhere, at.Cache); err != nil {
		t.Skip("no links here: ", err)
	}
	if l := Open(at); len(l.Packs()) != 1 {
		t.Errorf("problems: %v", l.Problems())
	}
	if entries, err := os.ReadDir(elsewhere); err != nil || len(entries) > 0 {
		t.Errorf("written there: %v, %v", entries, err)
	}
}

// Several folders that are named are all read, in their order; of two with one ID the first is, and that is told.
func TestSeveralFoldersAreRead(t *testing.T) {
	at := places(t)
	at.Dir = write(t, t.TempDir(), named(t, "test/one", "1.0.0"))
	twin, two := write(t, t.TempDir(), named(t, "test/one", "2.0.0")), write(t, t.TempDir(), named(t, "test/two", "1.0.0"))
	at.Further = []string{twin, two, at.Dir, two}
	l := Open(at)
	var got []string
	for _, e := range l.Packs() {
		got = append(got, string(e.From)+" "+string(e.Pack.ID())+" "+e.Pack.Meta().Version)
	}
	if want := []string{"dir test/one 1.0.0", "dir test/two 1.0.0"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if want := []Doubt{{Where: twin, Pack: "test/one", Twin: at.Dir, Named: true}}; !slices.Equal(l.Doubts(), want) {
		t.Errorf("doubts %+v, want %+v", l.Doubts(), want)
	}
}
