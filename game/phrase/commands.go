package phrase

import (
	"strings"

	"quest/content"
)

// nameColumns is how many columns the name of a command may take.
const nameColumns = 60

// Command gives the name of a command in every language of the books, and what else it is
// found by: a text for each word, in the languages that have one in that place. The words stand
// under the name in commands.json.
func (b *Books) Command(name string) (title content.Text, also []content.Text) {
	var columns []map[content.Lang][]content.Safe
	for _, l := range b.languages() {
		s, ok := b.sentence(l.Lang, "commands."+name)
		if !ok || s.text == "" {
			s, _ = b.sentence(fallback, "commands."+name)
		}
		for i, word := range strings.Split(s.text, "\n") {
			if i == len(columns) {
				columns = append(columns, map[content.Lang][]content.Safe{})
			}
			columns[i][l.Lang] = []content.Safe{content.LineIn(word, nameColumns)}
		}
	}
	for i, in := range columns {
		if i == 0 {
			title = content.NewText(in)
		} else {
			also = append(also, content.NewText(in))
		}
	}
	return title, also
}
