package saves_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"quest/content/racetest"
	"quest/saves"
	"quest/saves/crashfs"
	"quest/saves/savestest"
)

// goesOn appends one more batch to a healed journal, reopens it, and wants
// everything from before and the new one.
func goesOn(t testing.TB, disk *crashfs.Disk, j *saves.Journal[event]) saves.Report {
	t.Helper()
	before := ids(t, j)
	if _, err := j.Append(savestest.Batch(99)); err != nil {
		t.Fatal(err)
	}
	shut(t, j)
	disk.PowerCut()
	j = open(t, disk)
	if got := ids(t, j); !slices.Equal(got, append(before, savestest.Batch(99).ID)) {
		t.Fatalf("after one more batch:\n%s", strings.Join(got, "\n"))
	}
	report := j.Report()
	shut(t, j)
	return report
}

func TestEveryCutOpensWithAllCompleteBatches(t *testing.T) {
	racetest.Leave(t, "journals that are sound and broken are read and written by other tests")
	whole := written(t, 8)
	for cut := range len(whole) + 1 {
		disk := diskWith(whole[:cut])
		j := open(t, disk)
		// A line is complete when only its newline is missing.
		n := bytes.Count(whole[:min(cut+1, len(whole))], []byte("\n"))
		wantIDs(t, j, upTo(n)...)
		torn := j.Report().Torn
		if clean := cut == 0 || whole[cut-1] == '\n'; clean != (torn == nil) {
			t.Fatalf("cut at %d: told %+v", cut, torn)
		}
		if torn != nil && (!bytes.Equal(disk.Files()[torn.Copy], whole[:cut]) || torn.Acknowledged) {
			t.Fatalf("cut at %d: the copy differs, or an unfinished line counts as acknowledged: %+v", cut, torn)
		}
		if report := goesOn(t, disk, j); !report.Clean() {
			t.Fatalf("cut at %d: after healing and one more batch, opening still tells %+v", cut, report)
		}
	}
}

func TestEveryFlippedBitCostsAtMostOneBatchAndIsTold(t *testing.T) {
	racetest.Leave(t, "journals that are sound and broken are read and written by other tests")
	whole := written(t, 6)
	all := upTo(6)
	for bit := range len(whole) * 8 {
		data := bytes.Clone(whole)
		data[bit/8] ^= 1 << (bit % 8)
		disk := diskWith(data)
		j := open(t, disk)
		got := savestest.All(t, j)
		if len(got) < len(all)-1 {
			t.Fatalf("bit %d: %d of %d batches left", bit, len(got), len(all))
		}
		for _, b := range got {
			if !isOneOf(b, 6) {
				t.Fatalf("bit %d: a wrong batch was accepted: %+v", bit, b)
			}
		}
		report := j.Report()
		if report.Clean() {
			t.Fatalf("bit %d of line %d: not told", bit, bytes.Count(whole[:bit/8], []byte("\n")))
		}
		// A newline made inside the last line leaves two bad stretches, and
		// nobody can know that they were one record.
		if lost := int64(len(all) - len(got)); report.Lost() < lost || report.Lost() > lost+1 {
			t.Fatalf("bit %d: %d lost, told %d: %+v", bit, lost, report.Lost(), report)
		}
		if lost := len(all) - len(got); lost > 0 {
			copied := slices.Clone(report.Copies)
			if report.Torn != nil {
				copied = append(copied, report.Torn.Copy)
			}
			if len(copied) == 0 || !bytes.Equal(disk.Files()[copied[0]], data) {
				t.Fatalf("bit %d: no copy of the save as it was: %+v", bit, report)
			}
		}
		if bit%5 == 0 {
			goesOn(t, disk, j)
		}
	}
}

// isOneOf reports whether a batch is one of the first n test batches, unchanged.
func isOneOf(b batch, n int) bool {
	for i := range n {
		want := savestest.Batch(i)
		if b.ID == want.ID {
			want.At = want.T
			return fmt.Sprintf("%#v", b) == fmt.Sprintf("%#v", want)
		}
	}
	return false
}

func TestDamageIsToldAndTheRestIsKept(t *testing.T) {
	whole := written(t, 6)
	line := lines(whole)
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	half := func(b []byte) []byte { return b[:len(b)/2] }
	zeros := make([]byte, 300)
	for _, c := range []struct {
		name  string
		data  []byte
		left  []int
		check func(saves.Report) bool
	}{
		{"zero bytes at the end", join(whole, zeros), upTo(6), func(r saves.Report) bool {
			return r.Torn != nil && !r.Torn.Record && r.Torn.Bytes == 300 && r.Lost() == 0
		}},
		{"a byte order mark that an editor put there", join([]byte("\ufeff"), whole), upTo(6), func(r saves.Report) bool {
			return r.Mended == 1 && r.Lost() == 0 && len(r.Unreadable) == 0
		}},
		{"blank lines between all others", bytes.ReplaceAll(whole, []byte("\n"), []byte("\n\n")), upTo(6), func(r saves.Report) bool {
			return r.Lost() == 0 && len(r.Unreadable) == 0
		}},
		{"half a line, then zero bytes", join(whole, half(line[0]), zeros), upTo(6), func(r saves.Report) bool {
			return r.Torn != nil && r.Torn.Record && !r.Torn.Acknowledged && r.Lost() == 0
		}},
		{"nothing but zero bytes", zeros, nil, func(r saves.Report) bool { return r.Torn != nil && r.Lost() == 0 }},
		{"a bad last line that ends in a newline", join(whole[:len(whole)-3], []byte("!!\n")), upTo(5), func(r saves.Report) bool {
			return r.Torn != nil && r.Torn.Acknowledged && r.Lost() == 1
		}},
		{"two bad lines at the end", join(whole, []byte("one\ntwo\n")), upTo(6), func(r saves.Report) bool {
			return r.Torn != nil && r.Torn.Bytes == 4 && len(r.Unreadable) == 1 && len(r.Copies) == 1
		}},
		{"a stretch of zero bytes in the middle", join(line[0], zeros, line[1][len(line[1])-20:], join(line[2:]...)), upTo(6, 1), func(r saves.Report) bool {
			return len(r.Unreadable) == 1 && r.Unreadable[0] == saves.Gap{Records: 1, After: "2026-11-01", Before: "2026-11-03"}
		}},
		{"two lines gone without a trace", join(line[0], join(line[3:]...)), upTo(6, 1, 2), func(r saves.Report) bool {
			return r.Lost() == 2 && r.Unreadable[0].After == "2026-11-01" && r.Unreadable[0].Before == "2026-11-04"
		}},
		{"the first line gone", join(line[1:]...), upTo(6, 0), func(r saves.Report) bool {
			return r.Lost() == 1 && r.Unreadable[0] == saves.Gap{Records: 1, Before: "2026-11-02"}
		}},
		{"three checksum fields in a row", join(line[0], bad(line[1]), bad(line[2]), bad(line[3]), line[4], line[5]), upTo(6), func(r saves.Report) bool {
			return r.Mended == 3 && r.Lost() == 0
		}},
		{"an editor's line ends", bytes.ReplaceAll(whole, []byte("\n"), []byte("\r\n")), upTo(6), func(r saves.Report) bool {
			return r.Mended == 6 && r.Lost() == 0
		}},
		{"all newlines gone", bytes.ReplaceAll(whole, []byte("\n"), nil), upTo(6), func(r saves.Report) bool {
			return r.Lost() == 0 && !r.Clean()
		}},
		{"a line twice", join(line[0], line[1], line[1], join(line[2:]...)), upTo(6), func(r saves.Report) bool {
			return r.Duplicates == 1 && r.Lost() == 0
		}},
		{"the whole save twice", join(whole, whole), upTo(6), func(r saves.Report) bool {
			return r.Duplicates == 6 && r.Lost() == 0
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			disk := diskWith(c.data)
			j := open(t, disk)
			wantIDs(t, j, c.left...)
			if r := j.Report(); !c.check(r) {
				t.Fatalf("told %+v, torn %+v", r, r.Torn)
			}
			copies := j.Report().Copies
			if torn := j.Report().Torn; torn != nil {
				copies = append(copies, torn.Copy)
			}
			goesOn(t, disk, j)
			for _, name := range copies {
				if !bytes.Equal(disk.Files()[name], c.data) {
					t.Fatalf("%s is not a durable copy", name)
				}
			}
		})
	}
}

// bad damages the checksum field of a line.
func bad(line []byte) []byte {
	line = bytes.Clone(line)
	line[len(line)-2] ^= 1
	return line
}

func TestTheSameDamageIsCopiedOnce(t *testing.T) {
	line := lines(written(t, 4))
	line[1][10] ^= 4
	disk := diskWith(bytes.Join(line, nil))
	for n := range 3 {
		j := open(t, disk)
		if copies := j.Report().Copies; len(copies) != 1 || disk.Files()[copies[0]] == nil {
			t.Fatalf("copies: %v", copies)
		}
		if _, err := j.Append(savestest.Batch(10 + n)); err != nil {
			t.Fatal(err)
		}
		shut(t, j)
	}
	copies := 0
	for name := range disk.Files() {
		if strings.Contains(name, ".damaged-") {
			copies++
		}
	}
	if copies != 1 {
		t.Fatalf("%d copies of the same damage", copies)
	}
}

func TestAViewChangesNoByte(t *testing.T) {
	line := lines(written(t, 6))
	line[2][10] ^= 4
	data := bytes.Join(line, nil)
	data = data[:len(data)-30]
	disk := diskWith(data)
	j := view(t, disk)
	wantIDs(t, j, upTo(5, 2)...)
	if r := j.Report(); r.Torn == nil || r.Torn.Copy != "" || r.Lost() != 1 {
		t.Fatalf("told %+v", r)
	}
	shut(t, j)
	if files := disk.Files(); len(files) != 1 || !bytes.Equal(files[first], data) {
		t.Fatalf("the view left %d files, or changed the journal", len(files))
	}
	missing := view(t, crashfs.New())
	wantIDs(t, missing)
	shut(t, missing)
}
