package saves_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"quest/saves"
	"quest/saves/crashfs"
	"quest/saves/savestest"
)

// folder is a save folder beside root.
func beside(name string) string { return filepath.Join(filepath.Dir(root), name) }

// exported gives the payloads of a save, as Export writes them.
func exported(t fataler, fs saves.FS, dir string) string {
	t.Helper()
	var out bytes.Buffer
	if _, err := saves.Export(dir, &out, saves.Options{FS: fs}); err != nil {
		t.Fatalf("export %s: %v", dir, err)
	}
	return out.String()
}

func fill(t fataler, fs saves.FS, dir string, o saves.Options, numbers ...int) {
	t.Helper()
	o.FS = fs
	j, err := saves.Open[event](dir, o)
	if err != nil {
		t.Fatalf("open %s: %v", dir, err)
	}
	mustAppend(t, j, numbers...)
	if err := j.Close(); err != nil {
		t.Fatalf("close %s: %v", dir, err)
	}
}

func merge(t fataler, fs saves.FS, dir, other string) saves.Change {
	t.Helper()
	c, err := saves.Merge(dir, other, clockAt(fs, morning))
	if err != nil {
		t.Fatalf("merge %s and %s: %v", dir, other, err)
	}
	return c
}

func TestMergeJoinsTwoLaptopsAndLeavesBothAsTheyWere(t *testing.T) {
	disk := crashfs.New()
	a, b := beside("a"), beside("b")
	fill(t, disk, a, saves.Options{}, 0, 1, 4)
	fill(t, disk, b, saves.Options{}, 0, 1, 2, 3)
	filesA, filesB := below(disk, a), below(disk, b)
	want := strings.Join(sorted(exported(t, disk, a)+exported(t, disk, b)), "")
	c := merge(t, disk, a, b)
	if c.Added != 2 || c.Batches != 5 || c.Left != 0 || len(c.Backups) != 2 || !c.Backups[1].Other {
		t.Fatalf("%+v", c)
	}
	for name, data := range filesA {
		if !bytes.Equal(disk.Files()[name], data) {
			t.Fatalf("%s changed", name)
		}
	}
	for name, data := range filesB {
		if !bytes.Equal(disk.Files()[name], data) {
			t.Fatalf("%s changed", name)
		}
	}
	disk.PowerCut()
	if got := exported(t, disk, a); got != want {
		t.Fatalf("merged\n%swant\n%s", got, want)
	}
	if again := merge(t, disk, a, b); again.To != "" || again.Added != 0 {
		t.Fatalf("merged twice: %+v", again)
	}
	merge(t, disk, b, a)
	if got := exported(t, disk, b); got != want {
		t.Fatalf("the other way round\n%swant\n%s", got, want)
	}
}

// sorted gives the distinct lines of exports in the order of a merge. The test
// batches have times that grow with their ids.
func sorted(text string) []string {
	all := slices.Collect(strings.Lines(text))
	slices.Sort(all)
	return slices.Compact(all)
}

func TestAConflictStopsAMergeAndChangesNothing(t *testing.T) {
	disk := crashfs.New()
	a, b := beside("a"), beside("b")
	fill(t, disk, a, saves.Options{}, 0, 1)
	fill(t, disk, b, saves.Options{}, 0)
	j, err := saves.Open[event](b, saves.Options{FS: disk})
	if err != nil {
		t.Fatal(err)
	}
	other := savestest.Batch(1)
	other.Events = []event{{Kind: "other"}}
	if _, err := j.Append(other); err != nil {
		t.Fatal(err)
	}
	shut(t, j)
	before := disk.Files()
	_, err = saves.Merge(a, b, clockAt(disk, morning))
	var conflict *saves.ConflictError
	if !errors.As(err, &conflict) || !errors.Is(err, saves.ErrConflict) || conflict.ID != other.ID ||
		!bytes.Contains(conflict.Theirs, []byte(`"other"`)) || bytes.Contains(conflict.Ours, []byte(`"other"`)) {
		t.Fatalf("%v", err)
	}
	if after := disk.Files(); !slices.EqualFunc(keys(before), keys(after), func(x, y string) bool { return x == y && bytes.Equal(before[x], after[y]) }) {
		t.Fatal("something changed")
	}
}

func keys(m map[string][]byte) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func TestDamagedSavesTakePartWithWhatIsReadable(t *testing.T) {
	disk := crashfs.New()
	a, b := beside("a"), beside("b")
	whole := written(t, 6)
	disk.Put(filepath.Join(a, "journal-000001.jsonl"), bytesWithout(bytes.Clone(whole), 600))
	disk.Put(filepath.Join(b, "journal-000001.jsonl"), bytesWithout(bytes.Clone(whole), 1500))
	c := merge(t, disk, a, b)
	if c.Before.Lost() != 1 || c.Theirs.Lost() != 1 || c.Batches != 6 || c.Added != 1 {
		t.Fatalf("%+v", c)
	}
	disk.Put(filepath.Join(beside("c"), "journal-000001.jsonl"), whole)
	if exported(t, disk, a) != exported(t, disk, beside("c")) {
		t.Fatal("together they are not whole")
	}
}

func TestABackupAndAnExportCanBeMerged(t *testing.T) {
	disk := crashfs.New()
	a := beside("a")
	fill(t, disk, a, saves.Options{}, 0, 1, 2)
	j, err := saves.Open[event](a, clockAt(disk, morning))
	if err != nil {
		t.Fatal(err)
	}
	backup, _, err := j.Backup()
	if err != nil {
		t.Fatal(err)
	}
	shut(t, j)
	want := exported(t, disk, a)
	disk.Put(beside("export.jsonl"), []byte(want))
	for i, other := range []string{backup.Path, beside("export.jsonl"), filepath.Join(a, "journal-000001.jsonl")} {
		b := beside(fmt.Sprint("new", i))
		if c := merge(t, disk, b, other); c.Added != 3 || exported(t, disk, b) != want {
			t.Fatalf("%s: %+v", other, c)
		}
	}
	for _, nothing := range []string{beside("nowhere"), filepath.Dir(root)} {
		if _, err := saves.Merge(a, nothing, clockAt(disk, morning)); !errors.Is(err, saves.ErrCannotRead) && !errors.Is(err, saves.ErrEmpty) {
			t.Fatalf("%s: %v", nothing, err)
		}
	}
}

// TestMergeIsAUnionOfSets splits batches over three saves at random, damages
// some, and merges them in all orders.
func TestMergeIsAUnionOfSets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		disk := crashfs.New()
		names := []string{"a", "b", "c"}
		for _, name := range names {
			numbers := rapid.SliceOfNDistinct(rapid.IntRange(0, 30), 2, 10, rapid.ID).Draw(t, name)
			slices.Sort(numbers)
			fill(t, disk, beside(name), saves.Options{SegmentBytes: int64(rapid.IntRange(200, 3000).Draw(t, "segment"))}, numbers...)
			if rapid.IntRange(0, 3).Draw(t, "damage") == 0 {
				file := filepath.Join(beside(name), "journal-000001.jsonl")
				data := disk.Files()[file]
				data[rapid.IntRange(0, len(data)-1).Draw(t, "byte")] ^= 1
				disk.Put(file, data)
			}
		}
		// copied is a folder with the same journal, to merge without touching it.
		copies := 0
		copied := func(name string) string {
			copies++
			to := beside(fmt.Sprint("copy", copies))
			for file, data := range disk.Files() {
				if rel, ok := strings.CutPrefix(file, beside(name)+string(filepath.Separator)); ok && strings.HasSuffix(rel, ".jsonl") && !strings.Contains(rel, "backups") {
					disk.Put(filepath.Join(to, rel), data)
				}
			}
			return to
		}
		var results []string
		for _, order := range [][]string{{"a", "b", "c"}, {"c", "b", "a"}, {"b", "a", "c"}, {"a", "c", "b", "a", "c"}} {
			dir := copied(order[0])
			for _, other := range order[1:] {
				merge(t, disk, dir, beside(other))
			}
			results = append(results, exported(t, disk, dir))
		}
		left := copied("a") // a with (b with c)
		right := copied("b")
		merge(t, disk, right, beside("c"))
		merge(t, disk, left, right)
		results = append(results, exported(t, disk, left))
		want := strings.Join(sorted(exported(t, disk, beside("a"))+exported(t, disk, beside("b"))+exported(t, disk, beside("c"))), "")
		for i, got := range results {
			if got != want {
				t.Fatalf("result %d\n%swant\n%s", i, got, want)
			}
		}
		if c := merge(t, disk, left, right); c.To != "" {
			t.Fatalf("a part changed the whole: %+v", c)
		}
		j, err := saves.Open[event](left, saves.Options{FS: disk})
		if err != nil {
			t.Fatalf("open: %v", err)
		}
		if r := j.Report(); !r.Clean() || r.Duplicates > 0 || r.Leftovers > 0 {
			t.Fatalf("the union is not whole: %+v", r)
		}
		mustAppend(t, j, 99)
		if err := j.Close(); err != nil {
			t.Fatalf("close: %v", err)
		}
	})
}

func TestAnExportIsPlainLinesAndComesBackEqual(t *testing.T) {
	disk := diskWith(written(t, 4))
	text := exported(t, disk, root)
	if n := strings.Count(text, "\n"); n != 4 || strings.Contains(text, "\t") || strings.Contains(text, `{"v":1,"seq":1,`) {
		t.Fatalf("exported\n%s", text)
	}
	for i, form := range []string{text, strings.ReplaceAll(text, "\n", "\r\n"), "\ufeff" + strings.TrimSpace(text), text + "\n\n" + text, inUTF16(text, 0xFF, 0xFE), inUTF16(text, 0xFE, 0xFF), inUTF16(text)} {
		to := beside(fmt.Sprint(i))
		c, err := saves.Import(to, strings.NewReader(form), clockAt(disk, morning))
		if err != nil || c.Added != 4 {
			t.Fatalf("%+v, %v", c, err)
		}
		if got := exported(t, disk, to); got != text {
			t.Fatalf("came back as\n%s", got)
		}
		a, b := view(t, disk), openAt(t, disk, to)
		if folded(t, a) != folded(t, b) {
			t.Fatal("another state")
		}
	}
}

// inUTF16 writes a text in UTF-16 behind a byte order mark, in big endian for one that says
// so.
func inUTF16(text string, mark ...byte) string {
	out := mark
	for _, unit := range utf16.Encode([]rune(text)) {
		if len(mark) > 0 && mark[0] == 0xFE {
			out = binary.BigEndian.AppendUint16(out, unit)
		} else {
			out = binary.LittleEndian.AppendUint16(out, unit)
		}
	}
	return string(out)
}

func openAt(t testing.TB, fs saves.FS, dir string) *saves.Journal[event] {
	t.Helper()
	j, err := saves.Open[event](dir, saves.Options{FS: fs, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func TestWhatIsNoExportIsRefusedByLineAndChangesNothing(t *testing.T) {
	good := `{"id":"a","at":1,"ev":[]}`
	for _, c := range []struct {
		name, text string
		line       int
		why        error
	}{
		{"no JSON", good + "\nhello\n", 2, saves.ErrNotJSON},
		{"cut off", good + "\n" + good[:10], 2, saves.ErrCutOff},
		{"no id", `{"at":1,"ev":[]}`, 1, saves.ErrNoID},
		{"an empty id", `{"id":"","at":1,"ev":[]}`, 1, saves.ErrNoID},
		{"no time", good + "\n" + `{"id":"b","ev":[]}`, 2, saves.ErrNoTime},
		{"no events", `{"id":"a","at":1}`, 1, saves.ErrNoEvents},
		{"a time out of range", `{"id":"a","at":9999999999999999,"ev":[]}`, 1, saves.ErrNoTime},
		{"not UTF-8", "{\"id\":\"\xff\",\"at\":1,\"ev\":[]}", 1, saves.ErrNotText},
		{"too long", `{"id":"a","at":1,"ev":["` + strings.Repeat("x", 70000) + `"]}`, 1, saves.ErrTooLong},
		{"a list", `[1]`, 1, saves.ErrNotJSON},
	} {
		t.Run(c.name, func(t *testing.T) {
			disk := crashfs.New()
			_, err := saves.Import(root, strings.NewReader(c.text), clockAt(disk, morning))
			var at *saves.LineError
			if !errors.As(err, &at) || at.Line != c.line || !errors.Is(err, saves.ErrInvalidBatch) || !errors.Is(err, c.why) {
				t.Fatalf("%v", err)
			}
			if len(disk.Files()) > 0 {
				t.Fatal("something was written")
			}
		})
	}
	if _, err := saves.Import(root, strings.NewReader("\n"), clockAt(crashfs.New(), morning)); !errors.Is(err, saves.ErrEmpty) {
		t.Fatalf("an empty file: %v", err)
	}
	two := good + "\n" + `{"id":"a","at":2,"ev":[]}`
	if _, err := saves.Import(root, strings.NewReader(two), clockAt(crashfs.New(), morning)); !errors.Is(err, saves.ErrConflict) {
		t.Fatalf("two of one id: %v", err)
	}
}

// TestAnImportCannotForgeTheEnvelope hides fields of the envelope in a payload.
func TestAnImportCannotForgeTheEnvelope(t *testing.T) {
	disk := crashfs.New()
	text := `{"id":"a","v":9,"at":1,"Seq":77,"prev":"ffffffff","ev":[],"own":{"v":2}}`
	if _, err := saves.Import(root, strings.NewReader(text), clockAt(disk, morning)); err != nil {
		t.Fatal(err)
	}
	if got, want := exported(t, disk, root), `{"id":"a","at":1,"ev":[],"own":{"v":2}}`+"\n"; got != want {
		t.Fatalf("kept %s", got)
	}
	j := open(t, disk)
	if r := j.Report(); !r.Clean() || r.Batches != 1 {
		t.Fatalf("%+v", r)
	}
	shut(t, j)
}

func TestAJournalWithoutAPlaceKeepsEverythingInMemory(t *testing.T) {
	why := errors.New("no home")
	j := saves.Memory[event](why)
	for n := range 3 {
		var notSaved *saves.NotSavedError
		if _, err := j.Append(savestest.Batch(n)); !errors.As(err, &notSaved) || !errors.Is(err, why) || notSaved.Pending != n+1 {
			t.Fatalf("append: %v", err)
		}
	}
	if got := savestest.All(t, j); len(got) != 0 || j.Saved() != 0 {
		t.Fatalf("%d saved", len(got))
	}
	var out strings.Builder
	if n, err := j.Export(&out); n != 3 || err != nil || strings.Count(out.String(), "\n") != 3 {
		t.Fatalf("%d, %v", n, err)
	}
	if _, err := j.CheckOlder(); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); !errors.Is(err, why) || len(j.Pending()) != 3 {
		t.Fatalf("close: %v", err)
	}
}

func TestARescueHoldsWhatTheDiskRefused(t *testing.T) {
	disk := diskWith(written(t, 2))
	fault := &crashfs.Fault{FS: disk, Err: errors.New("gone")}
	j := openWith(t, fault, saves.Options{})
	fault.At, fault.Forever = 1, true
	if _, err := j.Append(savestest.Batch(2)); err == nil {
		t.Fatal("appended on a dead disk")
	}
	var out bytes.Buffer
	if n, err := j.Export(&out); err == nil || n != 1 {
		t.Fatalf("a dead disk: %d, %v", n, err)
	}
	fault.At = 0
	out.Reset()
	if n, err := j.Export(&out); err != nil || n != 3 {
		t.Fatalf("%d, %v", n, err)
	}
	c, err := saves.Import(beside("rescued"), &out, clockAt(disk, morning))
	if err != nil || c.Added != 3 {
		t.Fatalf("%+v, %v", c, err)
	}
	shut(t, j)
}
