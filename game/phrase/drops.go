package phrase

import (
	"strconv"
	"strings"

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

// Called gives the name of the keepsake that a draw brought in the language of the book; where it
// has none, in those of the player.
func (b *Book) Called(d *game.Drawn, speech game.Speech) string {
	if d.Name[b.Lang].Empty() {
		return d.Called(speech.Langs())
	}
	return d.Called([]content.Lang{b.Lang})
}

// KeepsakeWon says that a keepsake was won, by its name in some languages.
func (b *Book) KeepsakeWon(k game.Keepsake, langs ...content.Lang) string {
	return b.Fill(b.Drops.Keepsake, "name", strings.Join(game.TitleIn(langs, k.Name), " / "))
}

// Drop says what a draw has brought; called is the name of its keepsake.
func (b *Book) Drop(d *game.Drawn, called string) string {
	form := b.Drops.Gold
	switch {
	case d.Twice():
		form = b.Drops.Twice
	case d.Keepsake != "":
		form = b.Drops.Keepsake
	}
	return b.Fill(form, "n", strconv.Itoa(d.Gold), "name", called)
}
