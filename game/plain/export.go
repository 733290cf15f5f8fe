package plain

import (
	"errors"

	"quest/game"
	"quest/game/phrase"
)

// canExport says whether everything played can be written to a file, and should be.
// The words for it mean it only then, so that no answer is mistaken for them.
func (t *table) canExport() bool { return t.unsaved && t.seat.Rescue != nil && t.seat.Watch == nil }

// sayExport names the way out while nothing is saved.
func (t *table) sayExport() {
	if t.canExport() {
		t.both(func(b *phrase.Book) string { return b.Beside.ExportHow })
	}
}

// rescue writes everything played to a file and says where it is.
func (t *table) rescue() {
	path, err := t.seat.Rescue()
	var why *game.NotSavedError
	switch {
	case err == nil:
		t.both(func(b *phrase.Book) string { return phrase.Fill(b.Beside.Exported, "path", path) })
	case errors.As(err, &why):
		t.both(func(b *phrase.Book) string { return b.Say(why.Why) })
	default:
		t.both(func(b *phrase.Book) string { return b.Frame.NotSavedUnknown })
	}
}
