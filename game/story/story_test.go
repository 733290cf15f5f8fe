package story

import (
	"strings"
	"testing"

	"quest/content"
)

// Every language tells every part, in a few lines that fit into a box on the smallest terminal.
func TestEveryLanguageTellsEveryPartShortly(t *testing.T) {
	const columns = 54 // of a box on a terminal of 60 columns
	if len(Langs()) < 2 || len(Parts("quest/rds-events")) != len(Order()) || len(Parts("some/pack")) < 2 {
		t.Fatalf("%v, %v, %v", Langs(), Parts("quest/rds-events"), Parts("some/pack"))
	}
	for _, pack := range []content.PackID{"quest/rds-events", "some/pack"} {
		for _, part := range Parts(pack) {
			for _, lang := range Langs() {
				lines := of(pack, lang)[part]
				if len(lines) < 3 || len(lines) > 6 {
					t.Errorf("%s tells %s of %s in %d lines", lang, part, pack, len(lines))
				}
				for _, l := range lines {
					if n := content.Columns(l); n > columns {
						t.Errorf("%s, %s: %q takes %d columns", lang, part, l, n)
					}
					if rest := strings.NewReplacer("{pack}", "", "{name}", "").Replace(l); strings.ContainsAny(rest, "{}") {
						t.Errorf("%s, %s: %q", lang, part, l)
					}
				}
			}
		}
	}
	if got := Lines("some/pack", Gate, "xx"); len(got) == 0 || got[0] != Lines("some/pack", Gate, content.English)[0] {
		t.Errorf("another language is told %q", got)
	}
}
