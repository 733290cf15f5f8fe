package apkg

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/anki"
	"quest/content/interchange/database"
)

// Read makes a bank of the notes of a deck. Where a note stands is told by its deck and its ID in
// the form in which Anki's own search finds it: "AWS::Compute nid:1662313123000".
func Read(f *interchange.File, o interchange.ReadOptions) (*interchange.Bank, error) {
	if !f.Binary {
		return nil, refuse(NoCollection, "name", oldest)
	}
	a, err := unpack(f.Raw)
	if err != nil {
		return nil, err
	}
	c, err := open(a.collection)
	if err != nil {
		return nil, refusal(err)
	}
	r := anki.NewReader("apkg", o.Lang)
	if n := len(a.media); n > 0 {
		const most = 5
		names := strings.Join(a.media[:min(n, most)], ", ")
		if n > most {
			names += ", …"
		}
		r.Lose(interchange.Loss{Kind: interchange.Noted, Key: Media, Args: []string{"n", strconv.Itoa(n), "names", names}})
	}
	for i, n := range c.notes {
		if i%256 == 0 {
			if err := o.At(i, len(c.notes)); err != nil {
				return nil, err
			}
		}
		c.take(r, n)
	}
	return r.Bank(), nil
}

// refusal says why a collection cannot be read.
func refusal(err error) error {
	why := err.Error()
	if at := strings.LastIndex(why, "sqlite3: "); at >= 0 {
		why = why[at+len("sqlite3: "):]
	}
	switch {
	case errors.Is(err, database.ErrTooMuch):
		return refuse(TooMuch)
	case errors.Is(err, database.ErrOther), errors.Is(err, database.ErrNone):
		return refuse(NotCollection)
	}
	return refuse(Damaged, "why", content.OneLine(why))
}

// collection is what is read of the database of a deck.
type collection struct {
	types map[int64]notetype
	decks map[int64]string
	cards map[int64]cards // by note
	notes []note
}

// cards is what is read of the cards of a note: how many there are, and of the first its number
// and deck.
type cards struct {
	n, first int
	deck     int64
}

type note struct {
	id, kind           int64
	guid, tags, fields string
}

// open reads a collection whole: what is wrong with it is known before anything is made of it.
func open(data []byte) (*collection, error) {
	d, err := database.Open(data)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	c := &collection{decks: map[int64]string{}, cards: map[int64]cards{}}
	for _, read := range []func(*database.Database) error{c.readTypes, c.readCards, c.readNotes} {
		if err := read(d); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// readTypes reads the types of notes and the names of decks: from tables of their own, which
// collections have from version 15 on, else from JSON in the table of the collection.
func (c *collection) readTypes(d *database.Database) error {
	tables, err := d.Columns("notetypes")
	if err != nil {
		return err
	}
	if tables == nil {
		return d.Each("col", []string{"models", "decks"}, func(r database.Row) error {
			if c.types == nil {
				c.types = oldNotetypes(r.Text(0))
				oldDecks(r.Text(1), c.decks)
			}
			return nil
		})
	}
	if c.types, err = newNotetypes(d); err != nil {
		return err
	}
	return d.Each("decks", []string{"id", "name"}, func(r database.Row) error {
		c.decks[r.Int(0)] = strings.ReplaceAll(r.Text(1), "\x1f", "::")
		return nil
	})
}

// oldDecks reads the names of decks from JSON.
func oldDecks(text string, into map[int64]string) {
	var all map[string]json.RawMessage
	if json.Unmarshal([]byte(text), &all) != nil {
		return
	}
	for id, raw := range all {
		var deck struct {
			Name string `json:"name"`
		}
		if n, err := strconv.ParseInt(id, 10, 64); err == nil && json.Unmarshal(raw, &deck) == nil {
			into[n] = deck.Name
		}
	}
}

// readCards notes how many cards each note has, and the deck of the first. A card that is in a
// deck of those that a search fills belongs to another one.
func (c *collection) readCards(d *database.Database) error {
	return d.Each("cards", []string{"nid", "did", "odid", "ord"}, func(r database.Row) error {
		of := c.cards[r.Int(0)]
		number := int(min(max(r.Int(3), 0), 1<<20))
		if of.n == 0 || number < of.first {
			of.first, of.deck = number, r.Int(1)
			if home := r.Int(2); home != 0 {
				of.deck = home
			}
		}
		of.n++
		c.cards[r.Int(0)] = of
		return nil
	})
}

func (c *collection) readNotes(d *database.Database) error {
	err := d.Each("notes", []string{"id", "guid", "mid", "tags", "flds"}, func(r database.Row) error {
		c.notes = append(c.notes, note{r.Int(0), r.Int(2), clean(r.Text(1)), clean(r.Text(3)), clean(r.Text(4))})
		return nil
	})
	slices.SortStableFunc(c.notes, func(a, b note) int { return cmp.Compare(a.id, b.id) })
	return err
}

// clean gives text as that of any file is read.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\u00ad", "")
	return norm.NFC.String(s)
}

// take hands a note over to the rules for notes.
func (c *collection) take(r *anki.Reader, n note) {
	of := c.cards[n.id]
	deck := c.decks[of.deck]
	at := strings.TrimSpace(fmt.Sprintf("%s nid:%d", content.OneLine(deck), n.id))
	lose := func(kind interchange.LossKind, key interchange.Key, args ...string) {
		r.Lose(interchange.Loss{File: at, ID: n.guid, Kind: kind, Key: key, Args: args})
	}
	values := strings.Split(n.fields, "\x1f")
	if c.isNotice(values) {
		lose(interchange.Skipped, Notice)
		return
	}
	t, known := c.types[n.kind]
	switch {
	case !known:
		lose(interchange.Simplified, NoType)
	case !t.gaps:
		values = t.sides(values, of.first)
	default:
		values = t.sides(values, 0)
	}
	if left := of.n - 1; left > 0 && !t.gaps {
		lose(interchange.Simplified, FurtherCards, "n", strconv.Itoa(left))
	}
	r.Add(anki.Note{File: at, GUID: n.guid, Deck: deck, Tags: n.tags, Fields: values, Gaps: t.gaps})
}

// isNotice reports whether the fields are those of the one note in a collection that newer
// versions of Anki put beside the real one: it asks, in the language of whoever made it, to get a
// newer version of Anki, and has no back.
func (c *collection) isNotice(values []string) bool {
	return len(c.notes) == 1 && strings.Contains(values[0], "Anki") && !slices.ContainsFunc(values[1:], func(s string) bool { return plain(s) != "" })
}
