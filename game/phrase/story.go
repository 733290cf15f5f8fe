package phrase

import (
	"strconv"

	"quest/game"
	"quest/game/story"
)

// Story is what both front ends say around the parts of the story, whose words are in the room
// story.
type Story struct {
	Title, Row, Parts, Read string // {n}: parts that were told
	None                    string
}

// Tale gives the lines of a part of the story in the language of the book.
func (b *Book) Tale(t game.TalePart, name string) []string {
	lines := story.Lines(t.Pack.ID(), t.Part, b.Lang)
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = b.Fill(l, "pack", game.OneLine(b.Lang, t.Pack.Meta().Title), "name", name)
	}
	return out
}

// Count says how many parts were told.
func (w Story) Count(n int) string { return Fill(w.Parts, "n", strconv.Itoa(n)) }
