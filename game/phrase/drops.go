package phrase

import (
	"strconv"

	"quest/content"
	"quest/game"
)

// Drops is what a draw for an answer has brought.
type Drops struct {
	Gold     string // {n}
	Keepsake string // {name}
	Twice    string // {name} that the player has already, {n}: gold in its place
	Waits    string // it is not on disk yet
}

// Drop says what a draw has brought, with the name of a keepsake in some languages.
func (b *Book) Drop(d *game.Drawn, langs []content.Lang) string {
	form := b.Drops.Gold
	switch {
	case d.Twice():
		form = b.Drops.Twice
	case d.Keepsake != "":
		form = b.Drops.Keepsake
	}
	return b.Fill(form, "n", strconv.Itoa(d.Gold), "name", d.Called(langs))
}
