package plain

import (
	"errors"

	"quest/game"
	"quest/game/phrase"
)

// canExport reports whether everything played can be written to a file, and should be.
// The words for it are a command only then, so that no answer is mistaken for them.
func (t *terminal) canExport() bool { return t.unsaved && t.seat.Rescue != nil && t.seat.Watch == nil }

// sayExport says how to write everything to a file, while nothing is saved.
func (t *terminal) sayExport() {
	if t.canExport() {
		t.sayInBoth(func(b *phrase.Book) string { return b.Beside.ExportHow })
	}
}

// exportAll writes everything played to a file and says where it is.
func (t *terminal) exportAll() {
	path, err := t.seat.Rescue()
	var why *game.NotSavedError
	switch {
	case err == nil:
		t.sayInBoth(func(b *phrase.Book) string { return phrase.Fill(b.Beside.Exported, "path", path) })
	case errors.As(err, &why):
		t.sayInBoth(func(b *phrase.Book) string { return b.Say(why.Why) })
	default:
		t.sayInBoth(func(b *phrase.Book) string { return b.Frame.NotSavedUnknown })
	}
}
