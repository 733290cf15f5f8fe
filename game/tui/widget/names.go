package widget

import (
	"maps"
	"slices"

	"quest/content"
)

// Names gives a name that a save keeps in the languages that are wanted, each once;
// in the first language that it has where it has none of them.
func Names(langs []content.Lang, words map[content.Lang]content.Safe) []string {
	var names []string
	for _, l := range langs {
		if name := words[l].String(); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if has := slices.Sorted(maps.Keys(words)); len(names) == 0 && len(has) > 0 {
		names = []string{words[has[0]].String()}
	}
	return names
}

// Typed gives what a player typed, without what must not reach a terminal.
func Typed(s string) string {
	clean, err := content.CleanLine(s)
	if err != nil {
		return "?"
	}
	return clean.String()
}
