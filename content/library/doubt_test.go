package library

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
)

func TestASecondCopyOfAPackIsTold(t *testing.T) {
	at := installedPacks(t)
	for _, name := range []string{"a-copy", "one-copy"} {
		write(t, filepath.Join(at.Installed, name), named(t, "test/one", "2.0.0"))
	}
	Open(at) // puts them into the cache
	for name, doubts := range map[string][]Doubt{"at a glance": Glance(at).Doubts(), "after a look": Open(at).Doubts()} {
		first := filepath.Join(at.Installed, "a-copy")
		if len(doubts) != 2 || doubts[0] != (Doubt{filepath.Join(at.Installed, "one"), "test/one", first, "", false}) ||
			doubts[1] != (Doubt{filepath.Join(at.Installed, "one-copy"), "test/one", first, "", false}) {
			t.Errorf("%s: %+v", name, doubts)
		}
	}
	if got := idsOf(Open(at).Packs()); got != "test/one 2.0.0, test/two 1.0.0" {
		t.Errorf("packs %s", got)
	}
}

func TestALookAlikeIsTold(t *testing.T) {
	for id, like := range map[string]string{
		"quesst/rds-events": "quest", "qvest/rds-events": "quest", "aws1/xy": "", "awss/xy": "aws", "a-ws/xy": "aws",
		"que5t/xy": "quest", "test/one-two": "", "tset/one": "test/one", "tesst/one": "test/one", "te-st/two": "test/two", "teest/three": "",
		"best/one": "test/one", "harbour/one": "", "quest-lab/xy": "",
	} {
		at := installedPacks(t)
		write(t, filepath.Join(at.Installed, "zz"), named(t, id, "1.0.0"))
		l := Open(at)
		if len(l.Problems()) > 0 {
			t.Errorf("%s: problems %v", id, l.Problems())
		}
		got := ""
		for _, d := range l.Doubts() {
			if string(d.Pack) == id {
				got = d.Like
			}
		}
		if got != like {
			t.Errorf("%s looks like %q, want %q", id, got, like)
		}
	}
}

// What is installed is looked at more closely: names that differ in a letter are told, and those of a series
// are not.
func TestALookAlikeIsToldBeforeItIsInstalled(t *testing.T) {
	at := places(t)
	at.Installed = t.TempDir()
	for i, id := range []string{"kim/bread-basics", "kim/week-1", "kim/part-a", "kim/unit2", "lee/rivers"} {
		write(t, filepath.Join(at.Installed, "p"+strconv.Itoa(i)), named(t, id, "1.0.0"))
	}
	l := Open(at)
	if len(l.Problems()) > 0 {
		t.Fatal(l.Problems())
	}
	for id, like := range map[content.PackID]string{
		"kim/bread-basic": "kim/bread-basics", "kim/bread-bacics": "kim/bread-basics", "kim/braed-basics": "kim/bread-basics", "klm/bread-basics": "kim/bread-basics",
		"k1m/bread-basic": "kim/bread-basics", "kim/week-2": "", "kim/week-10": "", "kim/part-b": "", "kim/unit3": "", "kim/bread-baker": "",
		"lee/river": "lee/rivers", "park/river": "", "park/rivers": "", "kim/rivers": "", "aws-1/rivers": "", "kim/bread-basics": "",
	} {
		if got := l.LooksLike(id); got != like {
			t.Errorf("%s looks like %q, want %q", id, got, like)
		}
	}
}

func TestTheFolderOfAnAuthorCannotTakeThePlaceOfAShippedPack(t *testing.T) {
	at := places(t)
	at.Shipped = []content.Compiled{compile(t, named(t, "quest/harbour", "1.0.0"))}
	at.Dir = write(t, t.TempDir(), named(t, "quest/harbour", "2.0.0"))
	for range 2 { // without the cache, and with it
		l := Open(at)
		if idsOf(l.Packs()) != "quest/harbour 1.0.0" || len(l.Problems()) != 1 || !errors.Is(l.Problems()[0].Err, ErrReservedOwner) {
			t.Errorf("packs %s, problems %+v", idsOf(l.Packs()), l.Problems())
		}
	}
}

// brokenInstalled is places with an installed pack that has an error.
func brokenInstalled(t *testing.T) (at Places, dir string) {
	t.Helper()
	at = places(t)
	at.Installed = t.TempDir()
	dir = filepath.Join(at.Installed, "broken")
	files := named(t, "test/broken", "1.0.0")
	contenttest.Edit(t, files, inQuiz, "type: single", "type: singel")
	write(t, dir, files)
	return at, dir
}

// A folder that is checked has findings, one that is remembered only their number.
func TestAFolderThatFailedTheCheckIsNotCheckedAgain(t *testing.T) {
	at, dir := brokenInstalled(t)
	checked := func() bool {
		t.Helper()
		l := Open(at)
		if len(l.Packs()) != 0 || len(l.Problems()) != 1 || l.Problems()[0].Errors != 1 || l.Problems()[0].Err != nil {
			t.Fatalf("packs %v, problems %+v", l.Packs(), l.Problems())
		}
		return len(l.Problems()[0].Findings) > 0
	}
	if !checked() {
		t.Error("it was not checked at first")
	}
	if checked() {
		t.Error("it is checked although nothing changed")
	}
	at.Today = "2026-11-24"
	if !checked() {
		t.Error("it is not checked on another day, on which its dates may be right")
	}
	at.Version = "0.2.0"
	if !checked() || checked() {
		t.Error("it is checked once by another version")
	}
	later(t, dir, inQuiz, time.Hour)
	if !checked() || checked() {
		t.Error("it is checked once after a change")
	}
	caches, err := filepath.Glob(filepath.Join(at.Cache, "*.pack"))
	if err != nil || len(caches) != 1 {
		t.Fatalf("caches %v, %v", caches, err)
	}
	if err := os.Chtimes(caches[0], longAgo, longAgo.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if !checked() {
		t.Error("it is not checked although its files are hardly older than what is remembered")
	}
	if err := os.WriteFile(caches[0], []byte("failed 3\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if !checked() {
		t.Error("what is no memory was believed")
	}
	write(t, dir, named(t, "test/broken", "1.0.0"))
	later(t, dir, inPack, time.Hour)
	if got := idsOf(Open(at).Packs()); got != "test/broken 1.0.0" {
		t.Errorf("after the cure: %s", got)
	}
}

func TestTheFolderOfAnAuthorIsAlwaysChecked(t *testing.T) {
	at, dir := brokenInstalled(t)
	at.Installed, at.Dir = "", dir
	for range 2 {
		if p := Open(at).Problems(); len(p) != 1 || len(p[0].Findings) == 0 {
			t.Errorf("problems %+v", p)
		}
	}
}
