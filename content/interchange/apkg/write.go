package apkg

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"quest/content/interchange"
	"quest/content/interchange/anki"
	"quest/content/interchange/database"
	"quest/content/interchange/zipfile"
)

// IDs of the two types of notes that are written. Anki takes types with one ID for the same, so
// they stay. A change of their fields or cards wants a later changedTypes.
const (
	basicType    = 1_524_000_000_101
	clozeType    = 1_524_000_000_102
	changedTypes = 1_524_000_000 // seconds of Unix time
)

// Times and IDs that are written are of this span, in milliseconds of Unix time: Anki refuses
// those of the future.
const (
	firstID = 1_000_000_000_000
	idSpan  = 500_000_000_000
	// firstChange is when a note of a pack of version 0.0.0 was changed, in seconds.
	firstChange = 1_524_000_000
)

// defaultDeck is the deck that every collection has.
const defaultDeck = 1

// Write makes a deck of a bank, in the form that every version of Anki imports. The same bank
// gives the same bytes: IDs come from the ID of the pack, the order of its questions and the names
// of decks, and times from the version of the pack, which is how Anki tells that a note that it
// has was changed since. It knows notes by their GUIDs, whatever their IDs.
func Write(b *interchange.Bank, o interchange.WriteOptions) ([]byte, []interchange.Loss, error) {
	written, losses := anki.Notes(b, o)
	var pack interchange.Head
	if b.Pack != nil {
		pack = *b.Pack
	}
	w := &writer{first: hashed("pack " + pack.ID), taken: map[int64]bool{}, decks: map[string]int64{}, changed: changed(pack.Version)}
	w.deckList = map[string]any{strconv.Itoa(defaultDeck): w.deckEntry(defaultDeck, "Default")}
	for _, n := range written {
		w.note(n)
	}
	col, err := w.col()
	if err != nil {
		return nil, nil, err
	}
	data, err := database.Write(schema, []database.Rows{{Table: "col", Values: [][]any{col}}, {Table: "notes", Values: w.notes}, {Table: "cards", Values: w.cards}})
	if err != nil {
		return nil, nil, err
	}
	out, err := zipfile.Write([]zipfile.File{{Name: oldest, Data: data}, {Name: "media", Data: []byte("{}")}})
	return out, losses, err
}

// changed gives when the notes of a version of a pack were changed, in seconds: later for a later
// version.
func changed(version string) int64 {
	core, _, _ := strings.Cut(version, "-")
	core, _, _ = strings.Cut(core, "+")
	at := int64(0)
	for _, part := range strings.SplitN(core+".0.0", ".", 4)[:3] {
		n, err := strconv.Atoi(part)
		if err != nil {
			n = 0
		}
		at = at*400 + int64(min(n, 399))
	}
	return firstChange + at
}

type writer struct {
	notes, cards [][]any
	first        int64          // ID of the first note, and of the first card
	taken        map[int64]bool // IDs of decks
	decks        map[string]int64
	deckList     map[string]any
	changed      int64
}

// hashed gives an ID by a name, the same each time.
func hashed(name string) int64 {
	sum := sha256.Sum256([]byte(name))
	return int64(firstID + binary.BigEndian.Uint64(sum[:8])%idSpan)
}

// note writes a note and its cards.
func (w *writer) note(n anki.Written) {
	deck := w.deck(n.Deck)
	id, kind, first := w.first+int64(len(w.notes)), int64(basicType), plain(n.Front)
	numbers := 1
	if n.Gaps > 0 {
		kind, numbers = clozeType, n.Gaps
	}
	tags := ""
	if len(n.Tags) > 0 {
		tags = " " + strings.Join(n.Tags, " ") + " "
	}
	w.notes = append(w.notes, []any{
		id, n.GUID, kind, w.changed, int64(-1), tags, n.Front + "\x1f" + n.Back, first, int64(0), int64(0), "", // Anki makes the sum of the first field itself
	})
	for i := range numbers {
		zero := int64(0)
		w.cards = append(w.cards, []any{
			w.first + int64(len(w.cards)), id, deck, int64(i), w.changed, int64(-1), zero, zero, int64(len(w.notes)), zero, zero, zero, zero, zero, zero, zero, zero, "",
		})
	}
}

// deck gives the ID of a deck, and lists it with those above it.
func (w *writer) deck(name string) int64 {
	if id, ok := w.decks[name]; ok {
		return id
	}
	if above := strings.LastIndex(name, "::"); above > 0 {
		w.deck(name[:above])
	}
	id := hashed("deck " + name)
	for w.taken[id] {
		id++
	}
	w.taken[id], w.decks[name] = true, id
	w.deckList[strconv.FormatInt(id, 10)] = w.deckEntry(id, name)
	return id
}

func (w *writer) deckEntry(id int64, name string) map[string]any {
	none := []int{0, 0}
	return map[string]any{
		"id": id, "name": name, "desc": "", "mod": w.changed, "usn": -1, "conf": 1, "dyn": 0, "collapsed": false, "browserCollapsed": false,
		"extendNew": 0, "extendRev": 0, "newToday": none, "revToday": none, "lrnToday": none, "timeToday": none,
	}
}

// col gives the one row of the table of the collection.
func (w *writer) col() ([]any, error) {
	row := []any{int64(1), int64(firstChange), w.changed * 1000, w.changed * 1000, int64(11), int64(0), int64(0), int64(0)}
	for _, v := range []any{
		map[string]any{
			"activeDecks": []int{defaultDeck}, "curDeck": defaultDeck, "curModel": strconv.FormatInt(basicType, 10), "nextPos": len(w.notes) + 1, "sortType": "noteFld",
			"sortBackwards": false, "addToCur": true, "collapseTime": 1200, "dueCounts": true, "estTimes": true, "newSpread": 0, "timeLim": 0, "schedVer": 2,
		},
		map[string]any{strconv.FormatInt(basicType, 10): basic(), strconv.FormatInt(clozeType, 10): cloze()},
		w.deckList,
		map[string]any{"1": deckOptions()},
		map[string]any{},
	} {
		text, err := json.Marshal(v)
		if err != nil {
			return nil, fmt.Errorf("write the collection: %w", err)
		}
		row = append(row, string(text))
	}
	return row, nil
}
