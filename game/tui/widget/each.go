package widget

import (
	"strings"

	"charm.land/bubbles/v2/key"

	"quest/game/tui/screen"
)

// InEach says something in each language of an area: on one line, parted by a slash, where
// all of it fits into a width, else a line each. What is the same in all is said once.
func InEach(a screen.Area, width int, say func(screen.Area) string) string {
	var all []string
	for _, in := range a.InEach() {
		if said := say(in); said != "" && (len(all) == 0 || said != all[len(all)-1]) {
			all = append(all, said)
		}
	}
	if line := strings.Join(all, slash); Width(line) <= width {
		return line
	}
	return strings.Join(all, "\n")
}

// Heading is InEach on one line: in the first language alone where all of it does not fit.
func Heading(a screen.Area, width int, say func(screen.Area) string) string {
	if said := InEach(a, width, say); !strings.Contains(said, "\n") {
		return said
	}
	return say(a)
}

// SayEach says a sentence in each language of an area, the first in one ink and the others
// in another, broken into lines of a width.
func SayEach(a screen.Area, width int, inks Inks, say func(screen.Area) string) []string {
	var out []string
	for i, in := range a.InEach() {
		out = append(out, Wrap(inks.of(i).Render(say(in)), width)...)
	}
	return out
}

// SayWithin is SayEach in at most so many lines: in the first language alone where all of it
// takes more, so that no sentence ends in its middle.
func SayWithin(a screen.Area, width, most int, inks Inks, say func(screen.Area) string) []string {
	if all := SayEach(a, width, inks, say); len(all) <= most {
		return all
	}
	return Wrap(inks.First.Render(say(a)), width)
}

// slash stands between the languages of a line.
const slash = " / "

// EachKeys joins lists of the same keys in several languages: each key with its words in
// all of them.
func EachKeys(lists ...[]key.Binding) []key.Binding {
	out := append([]key.Binding(nil), lists[0]...)
	for _, list := range lists[1:] {
		for i := range out {
			if i < len(list) && list[i].Help().Desc != out[i].Help().Desc {
				out[i].SetHelp(out[i].Help().Key, out[i].Help().Desc+slash+list[i].Help().Desc)
			}
		}
	}
	return out
}

// FooterWidth is how many cells a footer needs in which nothing is left out.
func FooterWidth(keys []key.Binding, last key.Binding) int {
	width := entryWidth(last)
	for _, k := range keys {
		if k.Enabled() {
			width += entryWidth(k) + len(keyGap)
		}
	}
	return width
}
