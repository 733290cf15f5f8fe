package quiz

import (
	"quest/content"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// backdrop draws the question in the rows that are left of it while something lies over
// it: with its heading, its scenario and its code where they fit, else its own words,
// else their end, where the question itself stands.
func (s sheet) backdrop(a screen.Area, rows int) screen.Drawing {
	a.Height = rows + statusHeight
	for _, folded := range []bool{s.scene.folded, true} {
		s.scene.folded = folded
		if drawn := s.headed(a, rows); drawn.Lines != nil {
			return drawn
		}
	}
	return screen.Drawing{Lines: ends(a, widget.NewPen(a, s.pack), s.step.Question.Item, rows)}
}

// headed draws the question below its heading, without lines if not even its own words
// fit.
func (s sheet) headed(a screen.Area, rows int) screen.Drawing {
	in := s.scene.room(a)
	room := rows - (widget.HeadHeight + a.Height - in.Height)
	pen, item := widget.NewPen(in, s.pack), s.step.Question.Item
	words := asked(pen, item)
	whole := words
	if !item.Stem.Empty() {
		whole = stem(pen, item).all
		if rowOf(item).gapped {
			whole = append(whole, words...)
		} else {
			whole = whole[:len(whole)-1] // the empty line below it
		}
	}
	for _, lines := range [][]string{whole, words} {
		if len(lines) <= room {
			drawn := s.compose(a, page{Page: widget.Page{Lines: lines}}, widget.Scroll{}, "")
			drawn.Lines = drawn.Lines[:min(rows, len(drawn.Lines))]
			return drawn
		}
	}
	return screen.Drawing{}
}

// asked gives the words with which an item asks: its stem, or its text with gaps, which
// says more than the stem above it.
func asked(pen widget.Pen, item *content.Item) []string {
	if !rowOf(item).gapped {
		return pen.Text(item.Stem, pen.Leading())
	}
	text := *item
	text.Stem = content.Text{}
	return pen.Asked(&text)
}

// ends gives the end of a question in some rows: of both languages where both are
// shown, each with a sign where it does not begin.
func ends(a screen.Area, pen widget.Pen, item *content.Item, rows int) []string {
	pen.Wide = false
	if all := asked(pen, item); len(all) <= rows {
		return all
	}
	langs, text := pen.Langs, item.Stem
	if rowOf(item).gapped {
		text = item.Text
	}
	if text.Neutral() {
		langs = langs[:1]
	}
	more := a.Theme.Muted.Render(a.Theme.Sign.More)
	var out []string
	for i := range langs {
		one, share := pen.In(pen.Width-2), (rows-len(out))/(len(langs)-i)
		one.Langs = langs[i : i+1]
		out = append(out, widget.Last(asked(one, item), share, more)...)
	}
	return out
}
