package anki

import (
	"slices"
	"strings"

	"quest/content/interchange"
)

// Read makes a bank of a file of notes.
func Read(f *interchange.File, o interchange.ReadOptions) (*interchange.Bank, error) {
	t := tableOf(f.Text)
	if !slices.ContainsFunc(t.rows, func(r row) bool { return len(r.fields) > 1 || strings.Contains(r.fields[0], "{{c1::") }) {
		return nil, &interchange.SyntaxError{Line: 1, Col: 1, Key: NoColumns}
	}
	r := NewReader("anki", o.Lang)
	for _, line := range t.openQuote {
		r.Lose(interchange.Loss{Line: line, Kind: interchange.Noted, Key: OpenQuote})
	}
	for i, row := range t.rows {
		if i%256 == 0 {
			if err := o.At(i, len(t.rows)); err != nil {
				return nil, err
			}
		}
		r.Add(t.note(row))
	}
	return r.Bank(), nil
}

// note gives the note of a row.
func (t *table) note(row row) Note {
	n := Note{Line: row.line, Deck: t.deckName, Tags: t.tagNames, Plain: t.plain, Breaks: true}
	for i, s := range row.fields {
		switch i + 1 {
		case t.guid:
			n.GUID = s
		case t.notetype:
		case t.deck:
			n.Deck = s
		case t.tags:
			n.Tags += " " + s
		default:
			n.Fields = append(n.Fields, s)
		}
	}
	if f := n.Fields; t.tags == 0 && len(f) == 3 && t.guid == 0 && !strings.Contains(f[2], "<") && len(strings.Fields(f[2])) < 4 {
		n.Tags, n.Fields = n.Tags+" "+f[2], f[:2]
	}
	return n
}
