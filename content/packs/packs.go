// Package packs holds the packs that ship with the game. Their sources lie beside
// this file; what is embedded is their compiled form, so that no YAML is parsed when
// the game starts.
package packs

import "embed"

//go:generate go run ../compile

//go:embed compiled/*.pack
var compiled embed.FS

// Shipped returns the compiled packs, for content.Decode or library.Places.
func Shipped() [][]byte {
	entries, err := compiled.ReadDir("compiled")
	if err != nil {
		return nil // the folder is embedded: it cannot be missing
	}
	var all [][]byte
	for _, e := range entries {
		b, err := compiled.ReadFile("compiled/" + e.Name())
		if err != nil {
			continue // nor can a file that was just listed
		}
		all = append(all, b)
	}
	return all
}
