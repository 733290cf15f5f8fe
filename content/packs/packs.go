// Package packs holds the packs that ship with the game. Their sources lie beside
// this file; what is embedded is their compiled form, so that no YAML is parsed when
// the game starts.
package packs

import (
	"embed"
	"io"

	"quest/content"
)

//go:generate go run ../compile

//go:embed compiled/*.pack
var compiled embed.FS

// Shipped returns the compiled packs, for content.Open or library.Places. They are read
// where they lie in the program.
func Shipped() []content.Compiled {
	entries, err := compiled.ReadDir("compiled")
	if err != nil {
		return nil // the folder is embedded: it cannot be missing
	}
	var all []content.Compiled
	for _, e := range entries {
		f, err := compiled.Open("compiled/" + e.Name())
		if err != nil {
			continue // nor can a file that was just listed
		}
		info, err := f.Stat()
		if at, ok := f.(io.ReaderAt); ok && err == nil {
			all = append(all, io.NewSectionReader(at, 0, info.Size()))
		}
	}
	return all
}
