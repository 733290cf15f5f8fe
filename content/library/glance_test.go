package library

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
)

// installedPacks is places with two installed packs that are in the cache, test/one and
// test/two.
func installedPacks(t *testing.T) Places {
	t.Helper()
	at := places(t)
	at.Installed = t.TempDir()
	for _, name := range []string{"one", "two"} {
		write(t, filepath.Join(at.Installed, name), named(t, "test/"+name, "1.0.0"))
	}
	if l := Open(at); len(l.Packs()) != 2 {
		t.Fatalf("problems: %v", l.Problems())
	}
	return at
}

func idsOf(entries []*Entry) string {
	var ids []string
	for _, e := range entries {
		ids = append(ids, string(e.Pack.ID())+" "+e.Pack.Meta().Version)
	}
	return strings.Join(ids, ", ")
}

func TestAGlanceGivesThePacksOfTheLibrary(t *testing.T) {
	at := installedPacks(t)
	at.Shipped = []content.Compiled{compile(t, named(t, "quest/shipped", "1.0.0"))}
	at.Dir = write(t, t.TempDir(), named(t, "test/mine", "1.0.0"))
	g := Glance(at)
	want := "test/mine 1.0.0, quest/shipped 1.0.0, test/one 1.0.0, test/two 1.0.0"
	if got := idsOf(g.Packs()); got != want {
		t.Errorf("at a glance: %s", got)
	}
	l := g.Library()
	if got := idsOf(l.Packs()); got != want || len(l.Problems()) > 0 {
		t.Errorf("after a look: %s, problems %v", got, l.Problems())
	}
	for i, e := range g.Packs() {
		if l.Packs()[i].Pack != e.Pack || !g.Current(e.Pack) {
			t.Errorf("%s did not change and is another pack now", e.Pack.ID())
		}
	}
}

func TestAGlanceDoesNotLookIntoFolders(t *testing.T) {
	at := installedPacks(t)
	if err := os.RemoveAll(filepath.Join(at.Installed, "one", "quiz")); err != nil {
		t.Fatal(err)
	}
	g := Glance(at)
	if got := idsOf(g.Packs()); got != "test/one 1.0.0, test/two 1.0.0" {
		t.Errorf("at a glance: %s", got)
	}
	if l := g.Library(); idsOf(l.Packs()) != "test/two 1.0.0" || len(l.Problems()) != 1 {
		t.Errorf("after a look: %s, problems %v", idsOf(l.Packs()), l.Problems())
	}
}

func TestAChangedPackIsNotCurrent(t *testing.T) {
	at := installedPacks(t)
	write(t, filepath.Join(at.Installed, "one"), named(t, "test/one", "1.0.1"))
	later(t, filepath.Join(at.Installed, "one"), inPack, time.Hour)
	g := Glance(at)
	for _, e := range g.Packs() {
		if got, want := g.Current(e.Pack), e.Pack.ID() == "test/two"; got != want {
			t.Errorf("%s is current: %v", e.Pack.ID(), got)
		}
	}
	if got := idsOf(g.Library().Packs()); got != "test/one 1.0.1, test/two 1.0.0" {
		t.Errorf("after a look: %s", got)
	}
	for _, e := range g.Library().Packs() {
		if !g.Current(e.Pack) {
			t.Errorf("%s of the library is not current", e.Pack.ID())
		}
	}
	if g.Current(contenttest.Pack()) {
		t.Error("a pack from elsewhere is current")
	}
}

func TestPacksThatAreNotInTheCacheComeWithTheLibrary(t *testing.T) {
	at := installedPacks(t)
	write(t, filepath.Join(at.Installed, "three"), named(t, "test/three", "1.0.0"))
	broken := named(t, "test/broken", "1.0.0")
	contenttest.Edit(t, broken, inQuiz, "type: single", "type: singel")
	write(t, filepath.Join(at.Installed, "broken"), broken)
	g := Glance(at)
	if got := idsOf(g.Packs()); got != "test/one 1.0.0, test/two 1.0.0" || len(g.Problems()) > 0 {
		t.Errorf("at a glance: %s, problems %v", got, g.Problems())
	}
	l := g.Library()
	if got := idsOf(l.Packs()); got != "test/one 1.0.0, test/three 1.0.0, test/two 1.0.0" || len(l.Problems()) != 1 {
		t.Errorf("after a look: %s, problems %v", got, l.Problems())
	}
}

func TestALinkToAFolderIsAnInstalledPack(t *testing.T) {
	at := installedPacks(t)
	elsewhere := write(t, t.TempDir(), named(t, "test/linked", "1.0.0"))
	if err := os.Symlink(elsewhere, filepath.Join(at.Installed, "link")); err != nil {
		t.Skip("links cannot be made here")
	}
	if err := os.Symlink(filepath.Join(elsewhere, inPack), filepath.Join(at.Installed, "file")); err != nil {
		t.Fatal(err)
	}
	if l := Open(at); idsOf(l.Packs()) != "test/linked 1.0.0, test/one 1.0.0, test/two 1.0.0" || len(l.Problems()) > 0 {
		t.Errorf("packs %s, problems %v", idsOf(l.Packs()), l.Problems())
	}
}

func TestAReservedOwnerIsRefusedAtAGlance(t *testing.T) {
	at := installedPacks(t)
	thief := filepath.Join(at.Installed, "thief")
	write(t, thief, named(t, "quest/thief", "1.0.0"))
	for range 2 { // without the cache, and with it
		if l := Open(at); idsOf(l.Packs()) != "test/one 1.0.0, test/two 1.0.0" || len(l.Problems()) != 1 {
			t.Errorf("packs %s, problems %v", idsOf(l.Packs()), l.Problems())
		}
	}
	if g := Glance(at); idsOf(g.Packs()) != "test/one 1.0.0, test/two 1.0.0" || len(g.Problems()) != 1 {
		t.Errorf("at a glance: %s, problems %v", idsOf(g.Packs()), g.Problems())
	}
}

func TestManyMayAskAtOnce(t *testing.T) {
	at := installedPacks(t)
	write(t, filepath.Join(at.Installed, "two"), named(t, "test/two", "1.0.1"))
	later(t, filepath.Join(at.Installed, "two"), inPack, time.Hour)
	g := Glance(at)
	var asking sync.WaitGroup
	libraries := make([]*Library, 6)
	for i := range libraries {
		asking.Go(func() {
			g.Current(g.Packs()[i%2].Pack)
			libraries[i] = g.Library()
		})
	}
	asking.Wait()
	for _, l := range libraries {
		if l != libraries[0] || idsOf(l.Packs()) != "test/one 1.0.0, test/two 1.0.1" {
			t.Errorf("one of them got %s", idsOf(l.Packs()))
		}
	}
}

// cacheOf gives the cached form of the pack that an author works on.
func cacheOf(t *testing.T, at Places) string {
	t.Helper()
	caches, err := filepath.Glob(filepath.Join(at.Cache, "*.pack"))
	if err != nil || len(caches) != 1 {
		t.Fatalf("caches %v, %v", caches, err)
	}
	return caches[0]
}

// TestADamagedCacheCostsOnlyTime flips a bit in each part of a cached pack: all of the
// pack is there all the same, and the next game finds a cache that is whole.
func TestADamagedCacheCostsOnlyTime(t *testing.T) {
	at := places(t)
	at.Dir = write(t, t.TempDir(), contenttest.HarbourFiles(t))
	want := Open(at).Packs()[0].Pack
	file := cacheOf(t, at)
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(whole); i += 97 {
		b := bytes.Clone(whole)
		b[i] ^= 0x10
		if err := os.WriteFile(file, b, 0o644); err != nil {
			t.Fatal(err)
		}
		l := Open(at)
		if len(l.Packs()) != 1 {
			t.Fatalf("byte %d: %v", i, l.Problems())
		}
		if differing := contenttest.Differing(l.Packs()[0].Pack, want); len(differing) > 0 {
			t.Fatalf("byte %d: differing: %v", i, differing)
		}
		if b, err := os.ReadFile(file); err != nil || !bytes.Equal(b, whole) {
			t.Fatalf("byte %d: the cache stays damaged: %v", i, err)
		}
	}
}

func TestADamagedPartIsNotTakenFromAChangedSource(t *testing.T) {
	at := places(t)
	at.Dir = write(t, t.TempDir(), contenttest.HarbourFiles(t))
	Open(at)
	b, err := os.ReadFile(cacheOf(t, at))
	if err != nil {
		t.Fatal(err)
	}
	i := bytes.Index(b, []byte("What pulls the sea"))
	b[i] = 'X'
	if err := os.WriteFile(cacheOf(t, at), b, 0o644); err != nil {
		t.Fatal(err)
	}
	p := Open(at).Packs()[0].Pack // its index proves itself
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inQuiz, "What pulls the sea", "What lifts the sea")
	write(t, at.Dir, files)
	if it, ok := p.Item("what-pulls"); ok {
		t.Errorf("the item came as %v", it.Stem)
	}
	if _, ok := p.Item("what-guides"); !ok {
		t.Error("another item is gone too")
	}
	if got := idsOf(Open(at).Packs()); got != "test/harbour 1.0.0" {
		t.Errorf("the next game has %s", got)
	}
}

func TestAGameGoesOnWithThePackThatItBeganWith(t *testing.T) {
	at := places(t)
	at.Dir = write(t, t.TempDir(), contenttest.HarbourFiles(t))
	Open(at)
	p := Open(at).Packs()[0].Pack // from the cache
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inQuiz, "What pulls the sea", "What lifts the sea")
	write(t, at.Dir, files)
	later(t, at.Dir, inQuiz, time.Hour)
	next := Open(at).Packs()[0].Pack // puts the changed pack into the cache
	for _, tt := range []struct {
		pack *content.Pack
		want string
	}{{p, "What pulls the sea?"}, {next, "What lifts the sea?"}} {
		if it, ok := tt.pack.Item("what-pulls"); !ok || it.Stem.Line(content.English).String() != tt.want {
			t.Errorf("the item came as %v", it)
		}
	}
}

// manyInstalled is places with large packs that are in the cache.
func manyInstalled(b *testing.B, n int) Places {
	b.Helper()
	at := Places{Today: today.Today, Version: today.Version, Cache: b.TempDir(), Installed: b.TempDir()}
	for i := range n {
		write(b, filepath.Join(at.Installed, string(contenttest.LargeID(i))), contenttest.LargeFiles(i))
	}
	if l := Open(at); len(l.Packs()) != n {
		b.Fatalf("problems: %v", l.Problems())
	}
	return at
}

// BenchmarkManyPacks opens a library of 60 installed packs of 944 items each: at a
// glance, and after comparing them with their folders.
func BenchmarkManyPacks(b *testing.B) {
	at := manyInstalled(b, 60)
	for _, way := range []struct {
		name string
		open func() []*Entry
	}{
		{"glance", func() []*Entry { return Glance(at).Packs() }},
		{"compared", func() []*Entry { return Open(at).Packs() }},
		{"map", func() []*Entry {
			entries := Open(at).Packs()
			for _, e := range entries {
				e.Pack.Lessons()
			}
			return entries
		}},
	} {
		b.Run(way.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if n := len(way.open()); n != 60 {
					b.Fatal(n)
				}
			}
		})
	}
}
