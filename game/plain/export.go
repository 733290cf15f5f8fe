package plain

import (
	"errors"

	"quest/game"
	"quest/game/phrase"
)

// canExport reports whether everything played can be written to a file, and should be.
// The words for it are a command only then, so that no answer is mistaken for them.
func (s *saver) canExport() bool { return s.unsaved && s.seat.Rescue != nil && s.seat.Watch == nil }

// sayExport says how to write everything to a file, while nothing is saved.
func (s *saver) sayExport() {
	if s.canExport() {
		s.p.sayInBoth(func(b *phrase.Book) string { return b.Saving.ExportHow })
	}
}

// exportAll writes everything played to a file and says where it is.
func (s *saver) exportAll() {
	path, err := s.seat.Rescue()
	var why *game.NotSavedError
	switch {
	case err == nil:
		s.p.sayInBoth(func(b *phrase.Book) string { return phrase.Fill(b.Saving.Exported, "path", path) })
	case errors.As(err, &why):
		s.p.sayInBoth(func(b *phrase.Book) string { return b.Say(why.Why) })
	default:
		s.p.sayInBoth(func(b *phrase.Book) string { return b.Frame.NotSavedUnknown })
	}
}
