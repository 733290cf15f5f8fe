package apkg_test

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"quest/content/interchange/database"
	"quest/content/interchange/zipfile"
)

// deck is a collection of Anki that a test makes.
type deck struct {
	types []kind
	decks map[int64]string
	notes []entry
	ver   int64 // of its form: 11, or from 15 on with tables of their own
	page  int   // size of a page; 512 for 0
	extra string
}

// kind is a type of note.
type kind struct {
	id     int64
	gaps   bool
	fields []string
	cards  [][2]string
}

// entry is a note with its cards.
type entry struct {
	id     int64
	guid   string
	kind   int64
	deck   int64
	home   int64 // the deck of a card that a search took into another one
	tags   string
	fields []string
	cards  []int64 // their numbers; the first alone for none
}

// The types of notes that Anki has from the start.
var (
	plainKind = kind{1001, false, []string{"Front", "Back"}, [][2]string{{"{{Front}}", "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}"}}}
	bothWays  = kind{1002, false, []string{"Front", "Back"}, [][2]string{{"{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}"}, {"{{Back}}", "{{FrontSide}}<hr id=answer>{{Front}}"}}}
	typedKind = kind{1003, false, []string{"Front", "Back"}, [][2]string{{"{{Front}}\n\n{{type:Back}}", "{{Front}}<hr id=answer>{{type:Back}}"}}}
	gapKind   = kind{1004, true, []string{"Text", "Back Extra"}, [][2]string{{"{{cloze:Text}}", "{{cloze:Text}}<br>\n{{Back Extra}}"}}}
	occluded  = kind{1005, true, []string{"Occlusion", "Image", "Header", "Back Extra", "Comments"}, [][2]string{{
		"{{#Header}}<div>{{Header}}</div>{{/Header}}<div style=\"display: none\">{{cloze:Occlusion}}</div>{{Image}}", "{{cloze:Occlusion}}{{Image}}{{Back Extra}}",
	}}}
	vocabulary = kind{1006, false, []string{"ID", "Meaning", "Word", "Sound", "Example"}, [][2]string{{
		"<div class=\"word\">{{Word}}</div>{{! the word alone }}", "{{FrontSide}}{{Sound}}<hr>{{Meaning}}{{#Example}}<br>{{hint:Example}}{{/Example}}",
	}}}
	stock = []kind{plainKind, bothWays, typedKind, gapKind, occluded, vocabulary}
)

// basic gives a deck of plain cards.
func basic(pairs ...string) deck {
	d := deck{types: stock, decks: map[int64]string{1: "Default"}}
	for i := 0; i+1 < len(pairs); i += 2 {
		d.notes = append(d.notes, entry{id: 1_600_000_000_000 + int64(i), guid: fmt.Sprint("guid", i), kind: plainKind.id, deck: 1, fields: pairs[i : i+2]})
	}
	return d
}

// with gives a deck with one note.
func with(kind kind, fields ...string) deck {
	return deck{types: stock, decks: map[int64]string{1: "Default"}, notes: []entry{{id: 1_600_000_000_000, guid: "guid", kind: kind.id, deck: 1, fields: fields}}}
}

// collection gives the database of a deck.
func (d deck) collection(t testing.TB) []byte {
	t.Helper()
	if d.ver == 0 {
		d.ver = 11
	}
	models, decks := "", ""
	tables := []database.Rows{}
	schema := fmt.Sprintf("PRAGMA page_size=%d;", max(d.page, 512)) + d.extra + `
		CREATE TABLE col (id integer PRIMARY KEY, ver integer, models text, decks text);
		CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, mod integer, usn integer, tags text, flds text, sfld integer, csum integer);
		CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer, ord integer, odid integer);
		CREATE INDEX ix_notes_csum ON notes (csum);`
	if d.ver < 15 {
		models, decks = d.json(t)
	} else {
		schema += `
		CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL COLLATE unicase, config blob NOT NULL);
		CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
		CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE unicase, config blob NOT NULL, PRIMARY KEY (ntid, ord)) without rowid;
		CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
		CREATE TABLE templates (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE unicase, config blob NOT NULL, PRIMARY KEY (ntid, ord)) without rowid;
		CREATE TABLE decks (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE unicase, kind blob NOT NULL);
		CREATE UNIQUE INDEX idx_decks_name ON decks (name);`
		tables = d.tables()
	}
	tables = append(tables, database.Rows{Table: "col", Values: [][]any{{int64(1), d.ver, models, decks}}})
	var notes, cards [][]any
	for _, n := range d.notes {
		notes = append(notes, []any{n.id, n.guid, n.kind, int64(0), int64(-1), " " + n.tags + " ", strings.Join(n.fields, "\x1f"), n.fields[0], int64(0)})
		if n.cards == nil {
			n.cards = []int64{0}
		}
		for _, number := range n.cards {
			cards = append(cards, []any{int64(len(cards) + 1), n.id, n.deck, number, n.home})
		}
	}
	data, err := database.Write(schema, append(tables, database.Rows{Table: "notes", Values: notes}, database.Rows{Table: "cards", Values: cards}))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// json gives the types and decks in the old form.
func (d deck) json(t testing.TB) (models, decks string) {
	t.Helper()
	m, k := map[string]any{}, map[string]any{}
	for _, kind := range d.types {
		var fields, cards []any
		for i := range kind.fields { // from the last to the first: their numbers count
			at := len(kind.fields) - 1 - i
			fields = append(fields, map[string]any{"name": kind.fields[at], "ord": at})
		}
		for i, c := range kind.cards {
			cards = append(cards, map[string]any{"name": fmt.Sprint("Card ", i+1), "ord": i, "qfmt": c[0], "afmt": c[1]})
		}
		number := 0
		if kind.gaps {
			number = 1
		}
		m[strconv.FormatInt(kind.id, 10)] = map[string]any{"id": kind.id, "name": fmt.Sprint("type ", kind.id), "type": number, "flds": fields, "tmpls": cards}
	}
	for id, name := range d.decks {
		k[strconv.FormatInt(id, 10)] = map[string]any{"id": id, "name": name, "dyn": 0}
	}
	a, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(k)
	if err != nil {
		t.Fatal(err)
	}
	return string(a), string(b)
}

// tables gives the types and decks in the new form.
func (d deck) tables() []database.Rows {
	types, fields, cards, decks := database.Rows{Table: "notetypes"}, database.Rows{Table: "fields"}, database.Rows{Table: "templates"}, database.Rows{Table: "decks"}
	for _, kind := range d.types {
		config := []byte{}
		if kind.gaps {
			config = append(config, 1<<3, 1)
		}
		types.Values = append(types.Values, []any{kind.id, fmt.Sprint("type ", kind.id), append(config, message(3, ".card {}")...)})
		for i, name := range kind.fields {
			fields.Values = append(fields.Values, []any{kind.id, int64(i), name, []byte{}})
		}
		for i, c := range kind.cards {
			cards.Values = append(cards.Values, []any{kind.id, int64(i), fmt.Sprint("Card ", i+1), append(message(1, c[0]), message(2, c[1])...)})
		}
	}
	for id, name := range d.decks {
		decks.Values = append(decks.Values, []any{id, strings.ReplaceAll(name, "::", "\x1f"), []byte{}})
	}
	return []database.Rows{types, fields, cards, decks}
}

// message gives a field of a message of Protocol Buffers.
func message(number int, text string) []byte {
	b := binary.AppendUvarint(nil, uint64(number<<3|2))
	return append(binary.AppendUvarint(b, uint64(len(text))), text...)
}

func packed(t testing.TB, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := zstd.NewWriter(&out, zstd.WithEncoderConcurrency(1))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// archive makes an archive of files: names and contents by turns.
func archive(t testing.TB, files ...any) []byte {
	t.Helper()
	var all []zipfile.File
	for i := 0; i+1 < len(files); i += 2 {
		data, ok := files[i+1].([]byte)
		if !ok {
			data = []byte(files[i+1].(string))
		}
		all = append(all, zipfile.File{Name: files[i].(string), Data: data})
	}
	data, err := zipfile.Write(all)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// notice is the collection that newer versions of Anki put beside the real one.
func notice(t testing.TB) []byte {
	t.Helper()
	return basic("Please update to the latest Anki version, then import the .apkg file again.", "").collection(t)
}

// old is a file of the oldest form, newestFile one of the newest.
func old(t testing.TB, d deck, more ...any) []byte {
	t.Helper()
	return archive(t, append([]any{"collection.anki2", d.collection(t), "media", "{}"}, more...)...)
}

func newestFile(t testing.TB, d deck, media []byte, more ...any) []byte {
	t.Helper()
	d.ver = 18
	return archive(t, append([]any{"meta", "\x08\x03", "collection.anki21b", packed(t, d.collection(t)), "collection.anki2", notice(t), "media", packed(t, media)}, more...)...)
}
