package saves_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"quest/saves"
	"quest/saves/crashfs"
	"quest/saves/savestest"
)

// floods are files of some length that cost much to read, unless every try is paid
// for: the journal's own marks, lines of nothing, lines of others, deep nesting.
func floods(length int) map[string][]byte {
	fill := func(unit string) []byte { return bytes.Repeat([]byte(unit), length/len(unit)) }
	row := func(body func(n int) string) []byte {
		var all []byte
		for n := 1; len(all) < length; n++ {
			all = append(all, body(n)...)
		}
		return all
	}
	prev := "00000000"
	return map[string][]byte{
		"line starts":                 fill(`{"v":`),
		"line starts on lines":        fill("{\"v\":\n"),
		"line starts with separators": fill("{\"v\":\t"),
		"line starts that nearly end": fill("{\"v\":\t12345678"),
		"lines that nearly end":       fill("{\"v\":\t12345678\n"),
		"line starts before one end":  append(fill(`{"v":`), "\t12345678"...),
		"separators":                  fill("\t"),
		"empty lines":                 fill("\n"),
		"blank lines":                 fill(" \t\r\n"),
		"lines of one letter":         fill("x\n"),
		"zero bytes":                  append(fill("\x00"), 'x'),
		"lines of others":             fill(framed("a")),
		"lines of newer programs":     fill(framed(`{"v":2}`)),
		"one line of a newer program": []byte(framed(`{"v":2,"x":"` + strings.Repeat("y", length) + `"}`)),
		"deep nesting":                []byte(framed(`{"v":1,"seq":1,"prev":"00000000","ev":` + strings.Repeat("[", length) + `}`)),
		"deep nesting without an end": []byte(`{"v":1,"seq":1,"ev":` + strings.Repeat(`{"a":`, length/5)),
		"one long record":             []byte(framed(`{"v":1,"seq":1,"prev":"00000000","id":"a","at":1,"ev":["` + strings.Repeat("z", length) + `"]}`)),
		"the same record again":       fill(framed(`{"v":1,"seq":1,"prev":"00000000","id":"a","at":1,"ev":[]}`)),
		"records between empty lines": row(func(n int) string {
			body := fmt.Sprintf(`{"v":1,"seq":%d,"prev":"%s","id":"a%d","at":%d,"ev":[]}`, n, prev, n, n)
			prev = sumOf(body)
			return framed(body) + "\n"
		}),
		"records without line breaks": row(func(n int) string {
			return strings.TrimSuffix(framed(fmt.Sprintf(`{"v":1,"seq":%d,"prev":"00000000","id":"a%d","at":%d,"ev":[]}`, n, n, n)), "\n")
		}),
		"records out of order": row(func(n int) string {
			return framed(fmt.Sprintf(`{"v":1,"seq":%d,"prev":"00000000","id":"a%d","at":%d,"ev":[]}`, 1<<50-n*7, n, n))
		}),
	}
}

// TestAFloodIsReadWithWorkInProportion counts the work of reading: bytes that are
// read again, and memory.
func TestAFloodIsReadWithWorkInProportion(t *testing.T) {
	// mostMemory is of all that is ever asked for; less than half of it is needed at a time.
	length, mostMemory := 1<<20, uint64(128<<20)
	if testing.Short() { // long enough for work that grows faster than the file
		length, mostMemory = 1<<17, 32<<20
	}
	for name, data := range floods(length) {
		t.Run(name, func(t *testing.T) {
			if again, _ := saves.ScanCost(data); again > 80*length {
				t.Errorf("%d bytes of %d were read again", again, len(data))
			}
			disk := diskWith(data)
			ways := map[string]func() error{
				"look on": func() error { return opened(saves.Open[event](root, saves.Options{FS: disk, ReadOnly: true})) },
				"open":    func() error { return opened(saves.Open[event](root, saves.Options{FS: diskWith(data)})) },
				"verify":  func() error { _, err := saves.Verify(root, saves.Options{FS: disk}); return err },
				"export":  func() error { _, err := saves.Export(root, io.Discard, saves.Options{FS: disk}); return err },
				"import": func() error {
					_, err := saves.Import(root, bytes.NewReader(data), saves.Options{FS: crashfs.New()})
					return err
				},
			}
			for way, do := range ways {
				runtime.GC()
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				err := do()
				runtime.ReadMemStats(&after)
				if used := after.TotalAlloc - before.TotalAlloc; used > mostMemory {
					t.Errorf("to %s took %d MB (%v)", way, used>>20, err)
				}
			}
		})
	}
}

func TestBlankLinesAreNoRecords(t *testing.T) {
	whole := lines(written(t, 3))
	data := bytes.Join([][]byte{{'\n'}, whole[0], []byte("\n\r\n \t\n"), whole[1], whole[2], []byte("\n\n")}, nil)
	h, err := saves.Verify(root, saves.Options{FS: diskWith(data)})
	if r := h.Report; err != nil || r.Batches != 3 || r.Lost() != 0 || r.Mended != 3 || len(r.Unreadable) != 0 {
		t.Errorf("%+v, %v", r, err)
	}
	disk := diskWith(data)
	j := open(t, disk)
	wantIDs(t, j, 0, 1, 2)
	if r := j.Report(); r.Lost() != 0 || r.Torn == nil || r.Torn.Record {
		t.Errorf("told %+v", r)
	}
	mustAppend(t, j, 3)
	shut(t, j)
}

func TestEachLineOfARunThatCannotBeReadIsCounted(t *testing.T) {
	whole := lines(written(t, 3))
	data := bytes.Join([][]byte{whole[0], []byte("rubbish\nmore\n\nand more\n"), whole[2]}, nil)
	h, err := saves.Verify(root, saves.Options{FS: diskWith(data)})
	if err != nil || h.Report.Lost() != 1 { // the numbers of the records around tell how many
		t.Errorf("%+v, %v", h.Report, err)
	}
	data = bytes.Join([][]byte{whole[0], []byte("rubbish\n\nmore\nand more\n")}, nil)
	disk := diskWith(data)
	j := open(t, disk)
	if r := j.Report(); r.Lost() != 3 || r.Torn == nil || !r.Torn.Acknowledged || r.Torn.Bytes != int64(len("and more\n")) {
		t.Errorf("%+v, torn %+v", r, r.Torn)
	}
	shut(t, j)
}

// TestATimeBehindAllClocksLeavesRoom is about records whose time is the latest there
// can be: answers behind them are saved all the same, and found again.
func TestATimeBehindAllClocksLeavesRoom(t *testing.T) {
	for _, at := range []int64{253402300799999, 253402300800000, 1<<53 - 1, 1 << 53, -1 << 53, -1 << 63} {
		body := fmt.Sprintf(`{"v":1,"seq":1,"prev":"00000000","id":"x","at":%d,"t":0,"off":0,"tz":"","mono":0,"day":"2026-11-23","rules":1,"ev":[]}`, at)
		disk := diskWith([]byte(framed(body)))
		for n := range 3 {
			j, err := saves.Open[event](root, saves.Options{FS: disk, Fold: "1"})
			if err != nil {
				t.Fatal(err)
			}
			if r, err := j.Append(savestest.Batch(n)); err != nil || r.Saved != n+2 {
				t.Errorf("behind %d: %+v, %v", at, r, err)
			}
			if err := j.Snapshot([]byte("{}")); err != nil {
				t.Error(err)
			}
			shut(t, j)
		}
	}
	for _, at := range []string{"253402300800000", "9007199254740992", "-9223372036854775808", "9223372036854775807", "1e300"} {
		disk := crashfs.New()
		_, err := saves.Import(root, strings.NewReader(`{"id":"x","at":`+at+`,"ev":[]}`), saves.Options{FS: disk})
		var line *saves.LineError
		if !errors.As(err, &line) || line.Line != 1 || len(below(disk, root)) != 0 {
			t.Errorf("at %s: %v", at, err)
		}
	}
}

func TestARecordCannotHaveTwoIDs(t *testing.T) {
	for _, line := range []string{
		`{"id":"a","at":1,"id":"b","ev":[]}`, `{"id":"a","at":1,"at":2,"ev":[]}`, `{"id":"a","at":1,"ID":"b","ev":[]}`, `{"id":"a","at":1,"ev":[],"At":2}`,
	} {
		_, err := saves.Import(root, strings.NewReader(line), saves.Options{FS: crashfs.New()})
		if !errors.Is(err, saves.ErrInvalidBatch) {
			t.Errorf("%s: %v", line, err)
		}
	}
}

// TestAForgedSnapshotHeadIsPassedOver changes the numbers in the head of a snapshot and
// makes its checksum fit.
func TestAForgedSnapshotHeadIsPassedOver(t *testing.T) {
	disk := crashfs.New()
	j, err := saves.Open[event](root, saves.Options{FS: disk, Fold: "1"})
	if err != nil {
		t.Fatal(err)
	}
	mustAppend(t, j, 0, 1, 2)
	if err := j.Snapshot([]byte("{}")); err != nil {
		t.Fatal(err)
	}
	shut(t, j)
	name := filepath.Join(root, "snap-000001.json")
	head, state, _ := strings.Cut(string(disk.Files()[name]), "\n")
	head = head[:strings.LastIndexByte(head, '\t')]
	for _, field := range []string{"seq", "at", "offset", "saved", "bytes", "v"} {
		for _, value := range []string{"-1", "-9223372036854775808", "9223372036854775807", "9007199254740992", "0"} {
			before, rest, _ := strings.Cut(head, `"`+field+`":`)
			forged := before + `"` + field + `":` + value + rest[strings.IndexByte(rest, ','):]
			disk := diskWith(written(t, 3))
			disk.Put(name, []byte(framed(forged)+state))
			for n := 3; n < 5; n++ {
				j, err := saves.Open[event](root, saves.Options{FS: disk, Fold: "1"})
				if err != nil {
					t.Fatalf("%s %s: %v", field, value, err)
				}
				if r, err := j.Append(savestest.Batch(n)); err != nil || r.Saved != n+1 {
					t.Errorf("%s %s: %+v, %v", field, value, r, err)
				}
				shut(t, j)
			}
			j := open(t, disk)
			wantIDs(t, j, 0, 1, 2, 3, 4)
			shut(t, j)
		}
	}
}
