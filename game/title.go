package game

import (
	"maps"
	"slices"
	"strings"

	"quest/content"
)

// TitleIn gives a title that a save keeps in the languages that are wanted, each
// wording once; in the first language that it has where it has none of them. It is
// empty for a title without words.
func TitleIn(langs []content.Lang, words map[content.Lang]content.Safe) []string {
	all := wordings(langs, func(l content.Lang) content.Safe { return words[l] })
	if len(all) == 0 {
		all = wordings(slices.Sorted(maps.Keys(words)), func(l content.Lang) content.Safe { return words[l] })
		all = all[:min(1, len(all))]
	}
	return all
}

// LineIn gives the first line of a text of a pack, such as the title of a lesson, in the
// languages that are wanted, each wording once; in its own first one where it has none of them.
func LineIn(langs []content.Lang, text content.Text) []string {
	return wordings(text.Among(langs), text.Line)
}

// OneLine gives the first line of a text in a language, or in its own first one where it lacks that.
func OneLine(lang content.Lang, text content.Text) string {
	return strings.Join(LineIn([]content.Lang{lang}, text), "")
}

func wordings(langs []content.Lang, in func(content.Lang) content.Safe) []string {
	var all []string
	for _, l := range langs {
		if words := content.PlainText(in(l)); words != "" && !slices.Contains(all, words) {
			all = append(all, words)
		}
	}
	return all
}
