package exchange

import (
	"io"

	"quest/saves"
)

// Folder is a save in a folder as a Store. The folder may be missing or empty; the first
// Import makes it.
type Folder struct {
	Dir     string
	Options saves.Options
	// Report is what the last Export found, Change what the last Import did.
	Report saves.Report
	Change saves.Change
}

// Export is that of Store.
func (f *Folder) Export(w io.Writer) error {
	var err error
	f.Report, err = saves.Export(f.Dir, w, f.Options)
	return err
}

// Import is that of Store. It makes backups as saves.Import does, and fails as that does
// while the save is in play.
func (f *Folder) Import(r io.Reader) error {
	var err error
	f.Change, err = saves.Import(f.Dir, r, f.Options)
	return err
}
