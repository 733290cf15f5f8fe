package database_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"quest/content/interchange/database"
)

const small = "PRAGMA page_size=512; CREATE TABLE notes (id integer PRIMARY KEY, text text NOT NULL COLLATE unicase, raw blob); CREATE UNIQUE INDEX byText ON notes (text);"

func made(t testing.TB, schema string, rows ...database.Rows) []byte {
	t.Helper()
	data, err := database.Write(schema, rows)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// read gives all rows of a table as text.
func read(data []byte, table string, columns ...string) ([]string, error) {
	d, err := database.Open(data)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	var rows []string
	err = d.Each(table, columns, func(r database.Row) error {
		row := ""
		for i := range columns {
			row += r.Text(i) + "|"
		}
		rows = append(rows, row)
		return nil
	})
	return rows, err
}

func TestWhatWasWrittenIsRead(t *testing.T) {
	rows := database.Rows{Table: "notes", Values: [][]any{{int64(7), "한글", []byte{0, 1}}, {int64(3), "A", []byte("x")}}}
	data := made(t, small, rows)
	if again := made(t, small, rows); !bytes.Equal(data, again) {
		t.Error("the same rows gave other bytes")
	}
	got, err := read(data, "notes", "id", "text", "raw")
	if want := []string{"3|A|x|", "7|한글|\x00\x01|"}; err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%q, %v", got, err)
	}
	d, err := database.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if columns, err := d.Columns("notes"); err != nil || !reflect.DeepEqual(columns, []string{"id", "text", "raw"}) {
		t.Errorf("%v, %v", columns, err)
	}
	if columns, err := d.Columns("cards"); err != nil || columns != nil {
		t.Errorf("%v, %v", columns, err)
	}
}

// A database in the mode of a log beside it is read as it stands: there is no log.
func TestADatabaseWithALogBesideItIsRead(t *testing.T) {
	data := made(t, small, database.Rows{Table: "notes", Values: [][]any{{int64(1), "a", []byte{}}}})
	data[18], data[19] = 2, 2
	if got, err := read(data, "notes", "text"); err != nil || len(got) != 1 {
		t.Errorf("%q, %v", got, err)
	}
}

func TestNothingThatADatabaseSaysIsRun(t *testing.T) {
	for name, schema := range map[string]string{
		"a view":              "CREATE TABLE a (x); INSERT INTO a VALUES (1); CREATE VIEW notes AS SELECT x AS text FROM a",
		"a recursive view":    "CREATE VIEW notes AS WITH RECURSIVE c(text) AS (SELECT 1 UNION ALL SELECT text+1 FROM c) SELECT text FROM c",
		"a computed column":   "CREATE TABLE notes (id integer PRIMARY KEY, text AS (hex(zeroblob(4000000)))); INSERT INTO notes VALUES (1)",
		"an unknown function": "CREATE TABLE notes (id integer PRIMARY KEY, text AS (upper('x'))); INSERT INTO notes VALUES (1)",
		"another table":       "CREATE TABLE x (text)",
		"another column":      "CREATE TABLE notes (x)",
	} {
		got, err := read(made(t, schema), "notes", "text")
		if err == nil {
			t.Errorf("%s: read %.100q", name, got)
		}
	}
}

func TestADatabaseIsHeldToItsLimits(t *testing.T) {
	huge := made(t, small, database.Rows{Table: "notes", Values: [][]any{{int64(1), strings.Repeat("x", 9<<20), []byte{}}}})
	if _, err := read(huge, "notes", "text"); !errors.Is(err, database.ErrTooMuch) {
		t.Errorf("a value of 9 MiB: %v", err)
	}
	if _, err := read(repeated(t), "notes", "text"); !errors.Is(err, database.ErrTooMuch) {
		t.Errorf("texts that are read again and again: %v", err)
	}
}

// repeated makes a database of 4 MiB in which a scan comes again and again to the page with its
// longest texts: every page that points to others points to the first of them only.
func repeated(t *testing.T) []byte {
	t.Helper()
	const page = 4096
	var values [][]any
	for i := range 4 {
		values = append(values, []any{int64(i), strings.Repeat("x", 1<<20)})
	}
	for i := range 4000 {
		values = append(values, []any{int64(i + 4), strings.Repeat("y", 100)})
	}
	data := made(t, "CREATE TABLE notes (id integer PRIMARY KEY, text text)", database.Rows{Table: "notes", Values: values})
	for at := page; at+page <= len(data); at += page {
		p := data[at : at+page]
		if n := binary.BigEndian.Uint16(p[3:]); p[0] == 5 && n > 50 {
			first := p[binary.BigEndian.Uint16(p[12:]):][:4]
			for i := range int(n) {
				copy(p[binary.BigEndian.Uint16(p[12+2*i:]):], first)
			}
			return data
		}
	}
	t.Fatal("no page points to others")
	return nil
}

func TestBrokenDatabasesAreRefused(t *testing.T) {
	whole := made(t, small, database.Rows{Table: "notes", Values: [][]any{{int64(1), "a", []byte{}}}})
	for name, data := range map[string][]byte{
		"nothing": nil, "a text": []byte("SQLite format 3 is what it is"), "its first bytes": whole[:16], "its head": whole[:100], "a page": whole[:512],
		"no head": append([]byte("SQLite format 3\x00"), make([]byte, 600)...), "another schema": bytes.ReplaceAll(whole, []byte("CREATE TABLE"), []byte("CREATE TABL?")),
	} {
		if got, err := read(data, "notes", "text"); err == nil {
			t.Errorf("%s: read %.100q", name, got)
		} else if !errors.Is(err, database.ErrNone) && !errors.Is(err, database.ErrDamaged) && !errors.Is(err, database.ErrOther) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(made(f, small, database.Rows{Table: "notes", Values: [][]any{{int64(1), "a", []byte{}}, {int64(2), strings.Repeat("b", 900), []byte{}}}}))
	f.Fuzz(func(_ *testing.T, data []byte) {
		if len(data) > 8<<10 {
			return
		}
		_, _ = read(data, "notes", "id", "text", "raw")
		d, err := database.Open(data)
		if err != nil {
			return
		}
		defer d.Close()
		_, _ = d.Columns("notes")
	})
}

func BenchmarkRead(b *testing.B) {
	var values [][]any
	for i := range 10_000 {
		values = append(values, []any{int64(i), fmt.Sprint("note ", i), []byte{}})
	}
	data := made(b, small, database.Rows{Table: "notes", Values: values})
	for b.Loop() {
		if got, err := read(data, "notes", "text"); err != nil || len(got) != len(values) {
			b.Fatal(err)
		}
	}
}
