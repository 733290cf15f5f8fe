package plain

import (
	"errors"
	"slices"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/tui/phrase"
)

// exportWords ask for the export. They mean it only while something is not saved,
// so that no answer is mistaken for them.
var exportWords = []string{"export", "내보내기"}

// canExport says whether everything played can be written to a file, and should be.
func (t *table) canExport() bool { return t.unsaved && t.seat.Rescue != nil && t.seat.Watch == nil }

// sayExport names the way out while nothing is saved.
func (t *table) sayExport() {
	if t.canExport() {
		t.both(func(b *phrase.Book) string { return b.Beside.ExportHow })
	}
}

// exports writes everything played to a file, if a line asks for it.
func (t *table) exports(line string) bool {
	safe, err := content.CleanLine(line)
	if err != nil || !t.canExport() || !slices.Contains(exportWords, strings.ToLower(narrow(safe.String()))) {
		return false
	}
	path, err := t.seat.Rescue()
	var why *game.NotSavedError
	switch {
	case err == nil:
		t.both(func(b *phrase.Book) string { return phrase.Fill(b.Beside.Exported, "path", path) })
	case errors.As(err, &why):
		t.both(func(b *phrase.Book) string { return why.Why.In(b.Lang) })
	default:
		t.both(func(b *phrase.Book) string { return b.Frame.NotSavedUnknown })
	}
	return true
}
