package widget

import (
	"slices"

	"quest/content"
	"quest/game"
	"quest/game/story"
	"quest/game/tui/screen"
)

// sideBySide is from which width on a part of the story stands in two languages side by side.
const sideBySide = 100

// Tale lays a part of the story out in each language of an area: side by side where there is
// room, else one below the other.
func Tale(a screen.Area, part game.TalePart, width int) []string {
	t := a.Theme
	inks := Inks{First: t.Text, Second: t.Second}
	each := slices.DeleteFunc(a.InEach(), func(in screen.Area) bool { return !story.Written(in.Book().Lang) })
	if len(each) == 0 { // it is read again in a language that it was not written in
		a.Words = content.English
		each = []screen.Area{a}
	}
	column := width
	if len(each) == 2 && width >= sideBySide {
		column = (width - 4) / 2
	}
	var all [][]string
	for i, in := range each {
		var lines []string
		for _, l := range in.Book().Tale(part, a.Kept.Standing.Name) {
			lines = append(lines, Wrap(inks.of(i).Render(l), column)...)
		}
		all = append(all, lines)
	}
	if column < width {
		return Beside(all[0], all[1], column, 4)
	}
	out := all[0]
	for _, lines := range all[1:] {
		out = append(append(out, ""), lines...)
	}
	return out
}
