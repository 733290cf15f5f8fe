package saves_test

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"quest/saves"
	"quest/saves/savestest"
)

// chained frames batches as one chain.
func chained(t *testing.T, numbers ...int) []saves.Line {
	t.Helper()
	var lines []saves.Line
	var end saves.End
	for _, n := range numbers {
		b := savestest.Batch(n)
		b.At = b.T
		p, err := saves.Payload(b)
		if err != nil {
			t.Fatal(err)
		}
		text, next, err := end.Frame(p)
		if err != nil {
			t.Fatal(err)
		}
		l, err := saves.ParseLine(text)
		if err != nil || l.End != next || !l.Follows(end) || l.ID != b.ID || l.At != b.At || !bytes.Equal(l.Payload, p) {
			t.Fatalf("%+v, %v", l, err)
		}
		got, err := saves.Decode[event](l.Payload)
		if err != nil || !reflect.DeepEqual(got, b) {
			t.Fatalf("%+v, %v", got, err)
		}
		lines, end = append(lines, l), next
	}
	return lines
}

func TestALineOfAnotherStoreIsReadOnlyIfEveryByteIsRight(t *testing.T) {
	line := chained(t, 0)[0].Text
	for i := range line {
		for bit := range 8 {
			hurt := bytes.Clone(line)
			hurt[i] ^= 1 << bit
			if _, err := saves.ParseLine(hurt); !errors.Is(err, saves.ErrDamaged) {
				t.Fatalf("byte %d, bit %d: %v", i, bit, err)
			}
		}
	}
	for n := range len(line) {
		if _, err := saves.ParseLine(line[:n]); !errors.Is(err, saves.ErrDamaged) {
			t.Fatalf("%d bytes: %v", n, err)
		}
	}
}

func TestTheUnionOfLinesIsOneChainInTime(t *testing.T) {
	ours, theirs := chained(t, 0, 2, 3), chained(t, 1, 2)
	want := chained(t, 0, 1, 2, 3)
	for _, pair := range [][2][]saves.Line{{ours, theirs}, {theirs, ours}, {want, ours}, {want, want}} {
		got, err := saves.Union(pair[0], pair[1])
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%v\nwant\n%v, %v", got, want, err)
		}
	}
	other := chained(t, 2)
	other[0].Payload = bytes.Replace(other[0].Payload, []byte("2026"), []byte("2027"), 1)
	if _, err := saves.Union(ours, other); !errors.Is(err, saves.ErrConflict) {
		t.Errorf("two batches of one id gave %v", err)
	}
}

func TestLinesAreReadOfAJournalAndOfAnExport(t *testing.T) {
	want := chained(t, 0, 1)
	var journal, export bytes.Buffer
	for _, l := range want {
		journal.Write(l.Text)
	}
	if err := saves.WriteLines(&export, want); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"journal": journal.String(), "export": export.String()} {
		got, r, err := saves.ReadLines(strings.NewReader(text))
		if err != nil || !reflect.DeepEqual(got, want) || r.Batches != 2 {
			t.Errorf("%s: %v, %+v, %v", name, got, r, err)
		}
	}
	if _, _, err := saves.ReadLines(strings.NewReader("")); !errors.Is(err, saves.ErrEmpty) {
		t.Errorf("nothing gave %v", err)
	}
}
