package content

import (
	"slices"
	"strings"
)

// blankSign stands for a gap where a text is cited.
const blankSign = "____"

// Cited is what an item asks as it is cited elsewhere than where it is answered, such as in a list
// or in the search: its stem, and the text of a cloze with a blank for each gap. It has one line a
// language.
func (it *Item) Cited() Text {
	langs := append(it.Stem.Langs(), it.Text.Langs()...)
	if slices.ContainsFunc(langs, func(l Lang) bool { return l != neutral }) {
		langs = slices.DeleteFunc(langs, func(l Lang) bool { return l == neutral })
	}
	lines := map[Lang][]Safe{}
	for _, lang := range langs {
		words := it.Stem.Line(lang).s + " " + it.blanked(it.Text.Line(lang).s)
		lines[lang] = []Safe{{strings.TrimSpace(words)}}
	}
	return NewText(lines)
}

// CitedIn is Cited in one language without markup.
func (it *Item) CitedIn(lang Lang) string { return OneLine(PlainText(it.Cited().Line(lang))) }

// blanked writes a blank for each gap of the item, but in code, where braces are what they are.
func (it *Item) blanked(text string) string {
	for _, g := range it.Gaps {
		name := "{{" + string(g.ID) + "}}"
		for from := 0; ; {
			at := strings.Index(BlankCode(text)[from:], name)
			if at < 0 {
				break
			}
			at += from
			text = text[:at] + blankSign + text[at+len(name):]
			from = at + len(blankSign)
		}
	}
	return text
}
