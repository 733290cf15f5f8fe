package phrase

import (
	"maps"
	"slices"
	"testing"

	"quest/content"
	"quest/game/find"
)

func TestEveryCommandHasItsWords(t *testing.T) {
	for _, lang := range []content.Lang{content.English, content.Korean} {
		words := raw(t, sectionFile(lang, "commands"))
		for _, c := range find.Commands {
			if words[c.Name] == nil {
				t.Errorf("%s: the command %s has no words", lang, c.Name)
			}
			if c.Typed != "" && len(Shipped().Typed(c.Typed)) == 0 {
				t.Errorf("line mode has no words %s", c.Typed)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(words)) {
			if !slices.ContainsFunc(find.Commands, func(c find.Command) bool { return c.Name == name }) {
				t.Errorf("%s: there is no command %s", lang, name)
			}
		}
	}
}
