package widget

import (
	"strings"

	"quest/content"
)

// Hole is what is drawn in a text instead of a {{name}}.
type Hole struct {
	Name  string
	Width int // in cells, at least 1
	Draw  func() string
}

// The runes that stand for a hole while a text is wrapped: no text of a pack may contain
// them, and a run of them is never broken like a word of a language.
const (
	firstHole = '\ue000'
	mostHoles = 16
)

// Holed writes a text in one language with something of a fixed width in each of its
// holes. found tells where each hole is in the lines, from 0; a hole that the text does
// not have is not in it.
func (p Pen) Holed(text content.Text, lang content.Lang, inks Inks, holes []Hole) (lines []string, found map[string]Spot) {
	holes = holes[:min(len(holes), mostHoles)]
	pairs := make([]string, 0, 2*len(holes))
	for i, h := range holes {
		width := max(1, min(h.Width, p.Width))
		pairs = append(pairs, "{{"+h.Name+"}}", strings.Repeat(string(firstHole+rune(i)), width))
	}
	p.holes = strings.NewReplacer(pairs...)
	for _, line := range text.Lines(lang) {
		lines = append(lines, p.Sentence(line, inks.First)...)
	}
	found = map[string]Spot{}
	for y, line := range lines {
		for i, h := range holes {
			mark := string(firstHole + rune(i))
			at := strings.Index(line, mark)
			if at < 0 {
				continue
			}
			width := strings.Count(line, mark)
			found[h.Name] = Spot{X: Width(line[:at]), Y: y, Width: width}
			line = line[:at] + "\x1b[m" + Fit(h.Draw(), width, p.Theme.Sign.More) + inkAt(line[:at]) + line[at+width*len(mark):]
		}
		lines[y] = line
	}
	return lines, found
}

// Asked writes what an item asks: its stem, or the text of a cloze without one, with
// empty gaps.
func (p Pen) Asked(item *content.Item) []string {
	if !item.Stem.Empty() || item.Text.Empty() {
		return p.Text(item.Stem, p.Reading())
	}
	const gap = "____"
	holes := make([]Hole, len(item.Gaps))
	for i, g := range item.Gaps {
		holes[i] = Hole{Name: string(g.ID), Width: len(gap), Draw: func() string { return p.Theme.Muted.Render(gap) }}
	}
	var out []string
	for i, lang := range p.shown(item.Text) {
		lines, _ := p.Holed(item.Text, lang, One(p.Reading().of(i)), holes)
		out = append(out, lines...)
	}
	return out
}

// Spot is some cells of one line, from cell X of line Y on.
type Spot struct{ X, Y, Width int }

// inkAt gives the escape sequence that holds at the end of a line that one ink draws
// from its beginning.
func inkAt(line string) string {
	from := strings.LastIndex(line, "\x1b[")
	if from < 0 {
		return ""
	}
	end := strings.IndexByte(line[from:], 'm')
	if end < 0 {
		return ""
	}
	return line[from : from+end+1]
}
