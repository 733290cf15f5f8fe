package saves_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quest/saves"
	"quest/saves/crashfs"
	"quest/saves/savestest"
)

// framed makes a line of any body.
func framed(body string) string {
	return fmt.Sprintf("%s\t%s\n", body, sumOf(body))
}

func sumOf(body string) string {
	return fmt.Sprintf("%08x", crc32.Checksum([]byte(body), crc32.MakeTable(crc32.Castagnoli)))
}

func TestALineIsWhatTheFormatSays(t *testing.T) {
	disk := crashfs.New()
	j := open(t, disk)
	b := batch{ID: "01A", At: 1, T: 5, Off: 32400, TZ: "Asia/Seoul", Mono: 7, Day: "2026-11-23", Rules: 1, Events: []event{{Kind: "a<b"}}}
	for _, id := range []string{"01A", "01B"} {
		b.ID = id
		if _, err := j.Append(b); err != nil {
			t.Fatal(err)
		}
	}
	shut(t, j)
	one := `{"v":1,"seq":1,"prev":"00000000","id":"01A","at":5,"t":5,"off":32400,"tz":"Asia/Seoul","mono":7,"day":"2026-11-23","rules":1,"ev":[{"kind":"a<b"}]}`
	two := strings.NewReplacer("01A", "01B", `"at":5`, `"at":6`, `"seq":1`, `"seq":2`, "00000000", sumOf(one)).Replace(one)
	if got, want := string(disk.Files()[first]), framed(one)+framed(two); got != want {
		t.Fatalf("written\n%swant\n%s", got, want)
	}
}

// TestEveryOldSaveOpens opens the golden saves. They are never written again:
// each is what a released format looks like on somebody's disk.
func TestEveryOldSaveOpens(t *testing.T) {
	goldens, err := filepath.Glob(filepath.Join("testdata", "golden", "*"))
	if err != nil || len(goldens) == 0 {
		t.Fatalf("no golden saves: %v", err)
	}
	for _, dir := range goldens {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			disk, before := diskFrom(t, dir)
			wantText, err := os.ReadFile(filepath.Join(dir, "expected.json"))
			if err != nil {
				t.Fatal(err)
			}
			j := open(t, disk)
			gotText, err := json.MarshalIndent(savestest.All(t, j), "", "\t")
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(append(gotText, '\n'), wantText) {
				t.Fatalf("read\n%s\nwant\n%s", gotText, wantText)
			}
			if r := j.Report(); !r.Clean() {
				t.Fatalf("told %+v", r)
			}
			want := folded(t, j)
			shut(t, j)
			j = openWith(t, disk, saves.Options{Fold: "golden"})
			if got := folded(t, j); got != want {
				t.Fatalf("behind a snapshot: %s, want %s", got, want)
			}
			shut(t, j)
			h, err := saves.Verify(root, saves.Options{FS: disk})
			if err != nil || !h.Report.Clean() {
				t.Fatalf("%+v, %v", h, err)
			}
			for _, b := range h.Backups {
				if b.Err != nil {
					t.Fatalf("%s: %v", b.Name, b.Err)
				}
			}
			after := disk.Files()
			maps.DeleteFunc(after, func(name string, _ []byte) bool { return strings.Contains(filepath.Base(name), "save.") })
			if !maps.EqualFunc(before, after, bytes.Equal) {
				t.Fatal("opening changed the save")
			}
		})
	}
}

// diskFrom puts the files of a real folder on a disk in memory.
func diskFrom(t *testing.T, dir string) (*crashfs.Disk, map[string][]byte) {
	t.Helper()
	disk := crashfs.New()
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || entry.Name() == "expected.json" {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		disk.Put(filepath.Join(root, rel), data)
		return err
	})
	if err != nil || len(disk.Files()) == 0 {
		t.Fatalf("no files: %v", err)
	}
	return disk, disk.Files()
}

func TestANewerFormatIsNeverTouched(t *testing.T) {
	whole := string(written(t, 3))
	newer := framed(`{"v":2,"seq":4,"chain":"other","what":[1,2]}`)
	for name, data := range map[string]string{
		"at the end":                 newer,
		"after lines we know":        whole + newer,
		"with a torn end behind":     whole + newer + `{"v":2,"se`,
		"between lines that we know": whole + newer + whole,
	} {
		t.Run(name, func(t *testing.T) {
			disk := diskWith([]byte(data))
			_, err := saves.Open[event](root, saves.Options{FS: disk})
			var tooNew *saves.NewerError
			if !errors.As(err, &tooNew) || !errors.Is(err, saves.ErrNewer) || tooNew.Major != 2 {
				t.Fatalf("opening gave %v", err)
			}
			j := view(t, disk)
			if strings.HasPrefix(data, whole) {
				wantIDs(t, j, upTo(3)...)
			}
			if r := j.Report(); r.Newer != 2 || len(r.Unreadable) > 0 {
				t.Fatalf("told %+v", r)
			}
			shut(t, j)
			for name, bytes := range disk.Files() {
				if name != first && !strings.HasSuffix(name, "save.lock") || name == first && string(bytes) != data {
					t.Fatalf("%s was written", name)
				}
			}
		})
	}
}

func TestWhatAnotherProgramWroteIsReadAndKept(t *testing.T) {
	one := `{"v":1, "prev":"00000000", "seq":1, "id":"a\u0041", "at":-5, "new":{"deep":[1.5]}, "day":"d", "ev":[{"kind":"unknown","x":1}]}`
	two := fmt.Sprintf(`{"v":1,"seq":2,"prev":"%s","id":"b","at":3,"ev":"not a list"}`, sumOf(one))
	three := fmt.Sprintf(`{"v":1,"seq":3,"prev":"%s","id":"c","at":4,"ev":[]}`, sumOf(two))
	foreign := `{"v":1,"seq":"four"}`
	data := framed(one) + framed(two) + framed(three) + framed(foreign)
	disk := diskWith([]byte(data))
	j := open(t, disk)
	got := savestest.All(t, j)
	if len(got) != 2 || got[0].ID != "aA" || got[0].Events[0].Kind != "unknown" || got[1].ID != "c" {
		t.Fatalf("read %+v", got)
	}
	if r := j.Report(); r.Undecoded != 2 || r.Lost() != 0 || r.Torn != nil {
		t.Fatalf("told %+v", r)
	}
	if _, err := j.Append(savestest.Batch(0)); err != nil {
		t.Fatal(err)
	}
	shut(t, j)
	if after := string(disk.Files()[first]); !strings.HasPrefix(after, data) {
		t.Fatalf("rewritten:\n%s", after)
	}
}

func TestSegmentsAreReadInTheOrderOfTheirNumbers(t *testing.T) {
	disk := crashfs.New()
	line := lines(written(t, 3))
	disk.Put(segment("999999"), line[0])
	disk.Put(segment("1000000"), line[1])
	disk.Put(segment("1000001"), line[2])
	for _, stray := range []string{"journal-000001.jsonl.broken-1", "journal-1.jsonl", "journal-00000x.jsonl", "journal-0000001.jsonl", "notes.txt"} {
		disk.Put(filepath.Join(root, stray), []byte("{}"))
	}
	j := open(t, disk)
	wantIDs(t, j, upTo(3)...)
	if r := j.Report(); !r.Clean() || len(r.Segments) != 3 {
		t.Fatalf("told %+v", r)
	}
	shut(t, j)
}
