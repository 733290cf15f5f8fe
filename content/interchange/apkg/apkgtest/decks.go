// Package apkgtest makes decks of Anki for tests: of every form that Anki writes, and broken ones.
package apkgtest

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"quest/content/interchange/banktest"
	"quest/content/interchange/database"
	"quest/content/interchange/zipfile"
)

// Deck is a collection of Anki.
type Deck struct {
	types []kind
	decks map[int64]string
	notes []entry
	Ver   int64 // of its form: 11, or from 15 on with tables of their own
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

// Basic gives a deck of plain cards.
func Basic(pairs ...string) Deck {
	d := Deck{types: stock, decks: map[int64]string{1: "Default"}}
	for i := 0; i+1 < len(pairs); i += 2 {
		d.notes = append(d.notes, entry{id: 1_600_000_000_000 + int64(i), guid: fmt.Sprint("guid", i), kind: plainKind.id, deck: 1, fields: pairs[i : i+2]})
	}
	return d
}

// with gives a deck with one note.
func with(kind kind, fields ...string) Deck {
	return Deck{types: stock, decks: map[int64]string{1: "Default"}, notes: []entry{{id: 1_600_000_000_000, guid: "guid", kind: kind.id, deck: 1, fields: fields}}}
}

// WithGaps gives a deck with one note with gaps.
func WithGaps(text, back string) Deck { return with(gapKind, text, back) }

// Collection gives the database of a deck.
func (d Deck) Collection(t testing.TB) []byte {
	t.Helper()
	if d.Ver == 0 {
		d.Ver = 11
	}
	models, decks := "", ""
	tables := []database.Rows{}
	schema := `PRAGMA page_size=512;
		CREATE TABLE col (id integer PRIMARY KEY, ver integer, models text, decks text);
		CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, mod integer, usn integer, tags text, flds text, sfld integer, csum integer);
		CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer, ord integer, odid integer);
		CREATE INDEX ix_notes_csum ON notes (csum);`
	if d.Ver < 15 {
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
	tables = append(tables, database.Rows{Table: "col", Values: [][]any{{int64(1), d.Ver, models, decks}}})
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
func (d Deck) json(t testing.TB) (models, decks string) {
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
func (d Deck) tables() []database.Rows {
	types, fields, cards, decks := database.Rows{Table: "notetypes"}, database.Rows{Table: "fields"}, database.Rows{Table: "templates"}, database.Rows{Table: "decks"}
	for _, kind := range d.types {
		config := []byte{}
		if kind.gaps {
			config = append(config, 1<<3, 1)
		}
		types.Values = append(types.Values, []any{kind.id, fmt.Sprint("type ", kind.id), append(config, Message(3, ".card {}")...)})
		for i, name := range kind.fields {
			fields.Values = append(fields.Values, []any{kind.id, int64(i), name, []byte{}})
		}
		for i, c := range kind.cards {
			cards.Values = append(cards.Values, []any{kind.id, int64(i), fmt.Sprint("Card ", i+1), append(Message(1, c[0]), Message(2, c[1])...)})
		}
	}
	for id, name := range d.decks {
		decks.Values = append(decks.Values, []any{id, strings.ReplaceAll(name, "::", "\x1f"), []byte{}})
	}
	return []database.Rows{types, fields, cards, decks}
}

// Message gives a field of a message of Protocol Buffers.
func Message(number int, text string) []byte {
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
	return Basic("Please update to the latest Anki version, then import the .apkg file again.", "").Collection(t)
}

// Old makes a file of the oldest form, with further files in it: names and contents by turns.
func Old(t testing.TB, d Deck, more ...any) []byte {
	t.Helper()
	return archive(t, append([]any{"collection.anki2", d.Collection(t), "media", "{}"}, more...)...)
}

// Newest makes a file of the newest form.
func Newest(t testing.TB, d Deck, media []byte, more ...any) []byte {
	t.Helper()
	d.Ver = 18
	return archive(t, append([]any{"meta", "\x08\x03", "collection.anki21b", packed(t, d.Collection(t)), "collection.anki2", notice(t), "media", packed(t, media)}, more...)...)
}

// Inputs gives files of every form, and broken ones, always in the same order.
func Inputs(t testing.TB) []banktest.Input {
	t.Helper()
	pets := Basic("dog", "개", "cat", "고양이")
	media := append(Message(1, string(Message(1, "dog.jpg"))), Message(1, string(Message(1, "bark.mp3")))...)
	several := Basic("water", "물", "fire", "불", "earth", "흙")
	several.decks = map[int64]string{1: "Default", 5: "Languages::Korean", 6: "Languages::Korean::Animals", 9: "Due today"}
	several.notes[0].deck, several.notes[0].tags = 5, "basic  lesson-1"
	several.notes[1].deck, several.notes[1].home = 9, 6
	several.notes[2].deck = 77
	reverse := with(bothWays, "dog", "개")
	reverse.notes[0].cards = []int64{0, 1}
	onlyReverse := with(bothWays, "dog", "개")
	onlyReverse.notes[0].cards = []int64{1}
	noCards := Basic("dog", "개")
	noCards.notes[0].cards = []int64{}
	noType := Basic("dog", "개")
	noType.notes[0].kind = 4711
	odd := Basic("dog", "개")
	odd.notes[0].guid = "a\"#<\t>"
	own := with(gapKind, "RDS sends events to {{c1::Amazon SNS}}.", "")
	own.notes[0].guid = "quest/rds-events#item/where-to"
	more := with(gapKind, "{{c1::One}} two {{c1::three}} {{c2::four::a number}} {{c3::five}}", "Extra.")
	more.notes[0].cards = []int64{0, 1, 2}
	wal := pets.Collection(t)
	wal[18], wal[19] = 2, 2
	return append([]banktest.Input{
		{Name: "old", Raw: Old(t, pets)},
		{Name: "old-and-less-old", Raw: archive(t, "collection.anki2", notice(t), "collection.anki21", pets.Collection(t), "media", "{}")},
		{Name: "newest", Raw: Newest(t, pets, media, "0", "JPEG", "1", "ID3")},
		{Name: "version-15", Raw: archive(t, "collection.anki21b", packed(t, Deck{types: stock, decks: pets.decks, notes: pets.notes, Ver: 15}.Collection(t)))},
		{Name: "meta-of-an-older-version", Raw: archive(t, "meta", "\x08\x02", "collection.anki2", notice(t), "collection.anki21", pets.Collection(t))},
		{Name: "meta-of-a-later-version", Raw: archive(t, "meta", "\x08\x04", "collection.anki21c", "?", "collection.anki2", notice(t))},
		{Name: "notice-alone", Raw: archive(t, "meta", "\x08\x03", "collection.anki2", notice(t), "media", "")},
		{Name: "notice-without-meta", Raw: archive(t, "collection.anki2", notice(t), "media", "{}")},
		{Name: "bare-collection", Raw: pets.Collection(t)},
		{Name: "with-a-log-beside-it", Raw: archive(t, "collection.anki2", wal)},
		{Name: "decks-and-tags", Raw: Old(t, several)},
		{Name: "decks-in-tables", Raw: Newest(t, several, nil)},
		{Name: "reverse-card", Raw: Old(t, reverse)},
		{Name: "reverse-card-alone", Raw: Newest(t, onlyReverse, nil)},
		{Name: "typed-answer", Raw: Old(t, with(typedKind, "dog", "개"))},
		{Name: "fields-in-another-order", Raw: Old(t, with(vocabulary, "17", "a small <b>dog</b>", "강아지", "[sound:dog.mp3]", "강아지가 자요."))},
		{Name: "gaps", Raw: Old(t, more)},
		{Name: "gaps-in-tables", Raw: Newest(t, more, nil)},
		{Name: "gap-type-without-a-gap", Raw: Old(t, with(gapKind, "Nothing is asked here.", "x"))},
		{Name: "gap-inside-a-gap", Raw: Old(t, with(gapKind, "{{c1::a {{c2::b}} c}}", ""))},
		{Name: "picture-with-covered-parts", Raw: Newest(t, with(occluded, "{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.1:oi=1}}<br>", "<img src=\"heart.png\">", "The heart", "", ""), nil)},
		{Name: "html", Raw: Old(t, with(plainKind, "<div>What is\n<b>bold</b>?</div><div><br></div><ul><li>one</li><li>two</li></ul>", "&lt;b&gt;&nbsp;<script>alert(1)</script>"))},
		{Name: "picture", Raw: Old(t, with(plainKind, "<img src=\"dog.jpg\">", "dog"), "0", "JPEG")},
		{Name: "media", Raw: archive(t, "collection.anki2", pets.Collection(t), "media", `{"0":"dog.jpg","1":"cat.jpg","7":"bark.mp3"}`, "0", "x", "1", "x", "7", "x", "8", "x")},
		{Name: "media-list-broken", Raw: archive(t, "collection.anki2", pets.Collection(t), "media", "{", "0", "x", "1", "x")},
		{Name: "long-back", Raw: Old(t, Basic("Why?", "Because it has far more than six words in it."))},
		{Name: "no-front-no-back", Raw: Old(t, Basic("", "answer", "question", ""))},
		{Name: "odd-guid", Raw: Old(t, odd)},
		{Name: "own-question", Raw: Old(t, own)},
		{Name: "same-twice", Raw: Old(t, Basic("dog", "개", "dog", "개"))},
		{Name: "no-cards", Raw: Old(t, noCards)},
		{Name: "no-type", Raw: Old(t, noType)},
		{Name: "no-notes", Raw: Old(t, Basic())},
		{Name: "broken-bytes", Raw: Old(t, Basic("caf\xe9 au\x00 lait", "co\u200bffee"))},
	}, brokenInputs(t, pets)...)
}

// brokenInputs gives files that are refused.
func brokenInputs(t testing.TB, pets Deck) []banktest.Input {
	t.Helper()
	whole := Old(t, pets)
	return []banktest.Input{
		{Name: "without-a-collection", Raw: archive(t, "meta", "\x08\x02", "collection.anki2", notice(t))},
		{Name: "another-archive", Raw: archive(t, "word/document.xml", "<w:document/>")},
		{Name: "another-database", Raw: archive(t, "collection.anki2", made(t, "CREATE TABLE bookmarks (id integer)"))},
		{Name: "views-for-tables", Raw: archive(t, "collection.anki2", made(t, "CREATE TABLE col (models, decks); CREATE VIEW cards AS SELECT 1 AS nid, 1 AS did, 1 AS odid, 1 AS ord; CREATE VIEW notes AS SELECT 1 AS id"))},
		{Name: "text-for-a-database", Raw: archive(t, "collection.anki2", "SQLite format 3 is what it is")},
		{Name: "course-backup", Raw: archive(t, "moodle_backup.xml", "<moodle_backup/>", "questions.xml", "<question_categories/>")},
		{Name: "cut", Raw: whole[:len(whole)-40]},
		{Name: "cut-database", Raw: archive(t, "collection.anki2", pets.Collection(t)[:1024])},
		{Name: "cut-compression", Raw: archive(t, "collection.anki21b", packed(t, pets.Collection(t))[:200])},
		{Name: "no-compression", Raw: archive(t, "collection.anki21b", pets.Collection(t))},
		{Name: "bomb", Raw: archive(t, "collection.anki2", make([]byte, 8<<20))},
		{Name: "bomb-in-a-compression", Raw: archive(t, "collection.anki21b", packed(t, make([]byte, 8<<20)))},
		{Name: "leads-out", Raw: archive(t, "../collection.anki2", pets.Collection(t))},
	}
}

func made(t testing.TB, schema string) []byte {
	t.Helper()
	data, err := database.Write(schema, nil)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
