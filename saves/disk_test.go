package saves_test

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quest/saves"
	"quest/saves/crashfs"
	"quest/saves/savestest"
)

// root is the save folder on the disks in memory.
var root = filepath.Join(string(filepath.Separator), "home", "save")

func segment(number string) string {
	return filepath.Join(root, "journal-"+number+".jsonl")
}

var first = segment("000001")

func open(t testing.TB, fs saves.FS) *saves.Journal[event] {
	t.Helper()
	j, err := saves.Open[event](root, saves.Options{FS: fs})
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	return j
}

func view(t testing.TB, fs saves.FS) *saves.Journal[event] {
	t.Helper()
	j, err := saves.Open[event](root, saves.Options{FS: fs, ReadOnly: true})
	if err != nil {
		t.Fatalf("open for reading: %v", err)
	}
	return j
}

func shut(t testing.TB, j *saves.Journal[event]) {
	t.Helper()
	if err := j.Close(); err != nil {
		t.Fatalf("close: %v", err)
	}
}

// opened gives what went wrong when a journal was opened, or closed again.
func opened(j *saves.Journal[event], err error) error {
	if err != nil {
		return err
	}
	return j.Close()
}

// written gives the bytes of a journal of n batches.
func written(t testing.TB, n int) []byte {
	t.Helper()
	disk := crashfs.New()
	j := open(t, disk)
	for i := range n {
		if _, err := j.Append(savestest.Batch(i)); err != nil {
			t.Fatal(err)
		}
	}
	shut(t, j)
	return disk.Files()[first]
}

// diskWith gives a disk that holds a first segment of these bytes.
func diskWith(data []byte) *crashfs.Disk {
	disk := crashfs.New()
	disk.Put(first, data)
	return disk
}

// ids gives the ids of the readable batches in order.
func ids(t testing.TB, j *saves.Journal[event]) []string {
	t.Helper()
	var out []string
	for _, b := range savestest.All(t, j) {
		out = append(out, b.ID)
	}
	return out
}

func idsOf(numbers ...int) []string {
	out := make([]string, len(numbers))
	for i, n := range numbers {
		out[i] = savestest.Batch(n).ID
	}
	return out
}

// upTo gives the numbers 0 to n-1 without some.
func upTo(n int, without ...int) []int {
	var out []int
	for i := range n {
		if !slices.Contains(without, i) {
			out = append(out, i)
		}
	}
	return out
}

func wantIDs(t testing.TB, j *saves.Journal[event], numbers ...int) {
	t.Helper()
	if got, want := ids(t, j), idsOf(numbers...); !slices.Equal(got, want) {
		t.Fatalf("readable:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// lines gives the lines of a segment, each with its newline.
func lines(data []byte) [][]byte {
	return slices.Collect(bytes.Lines(data))
}
