package widget

import (
	"slices"
	"strings"

	"quest/content"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/style"
)

// columnGap is how many cells stand between two languages side by side.
const columnGap = 3

// Pen writes texts of a pack in the languages that the player sees.
type Pen struct {
	Theme *style.Theme
	Langs []content.Lang // in the order in which they stand; never empty
	Width int            // of what it writes, in cells
	Wide  bool           // two languages stand side by side
	Skip  int            // cells of text art that are out of sight at the left
	mark  string         // of the language in place of those of the player, "" for none
	alien bool           // it writes texts of any pack, in their own language where they lack these
	split int            // where the second one begins then, in cells from the left
	book  func(content.Lang) *phrase.Book
	holes *strings.Replacer
}

// NewPen makes a pen for an area. It falls back to the pack's own first language
// where the pack has none that the player asked for; pack may be nil.
func NewPen(a screen.Area, pack *content.Pack) Pen {
	return Pen{
		Theme: a.Theme, Langs: a.Speech.Within(pack), Width: a.Width, Wide: a.Wide, mark: a.Speech.Mark(pack), alien: pack == nil,
		split: (a.Width-columnGap)/2 + columnGap,
		book:  func(l content.Lang) *phrase.Book { return a.AllBooks().Beside(l, a.Speech) },
	}
}

// Book gives the book whose words stand among texts in a language.
func (p Pen) Book(l content.Lang) *phrase.Book { return p.book(l) }

// Books gives the books whose words stand among texts in the languages of the pen, each
// once.
func (p Pen) Books() []*phrase.Book {
	var all []*phrase.Book
	for _, l := range p.Langs {
		if b := p.book(l); !slices.Contains(all, b) {
			all = append(all, b)
		}
	}
	return all
}

// In gives the pen with another width.
func (p Pen) In(width int) Pen {
	p.Width = max(1, width)
	return p
}

// Inset gives the pen for a part that leaves some cells free at its left and its
// right. The second language keeps its column of the screen.
func (p Pen) Inset(left, right int) Pen {
	p.split -= left
	return p.In(p.Width - left - right)
}

// Inks are the styles of the languages that stand together: the first in one, the
// others in another.
type Inks struct{ First, Second style.Ink }

// Reading is the inks of what is read.
func (p Pen) Reading() Inks { return Inks{p.Theme.Text, p.Theme.Second} }

// Leading is the inks of what is read first.
func (p Pen) Leading() Inks { return Inks{p.Theme.Strong, p.Theme.Second.Bold()} }

// Title writes a title on one line: in all languages if they fit, else in the first.
func (p Pen) Title(t content.Text, inks Inks) string {
	p.Wide = false
	wide := p
	wide.Width = Unlimited
	if line := wide.Line(t, inks); Width(line) <= p.Width {
		return line
	}
	return p.first(t).Line(t, inks)
}

// Named is Title of a pack, a lesson or a lab, with a mark of its language behind it where that is none
// of those of the player.
func (p Pen) Named(t content.Text, inks Inks) string {
	if p.mark == "" || p.Width < 4*Width(p.mark) || t.Empty() {
		return p.Title(t, inks)
	}
	return p.In(p.Width-Width(p.mark)-1).Title(t, inks) + " " + p.Theme.Muted.Render(p.mark)
}

// Fits reports whether a title fits on one line, at least in the first language.
func (p Pen) Fits(t content.Text) bool {
	width := p.Width
	p = p.first(t)
	p.Wide, p.Width = false, Unlimited
	return Width(p.Line(t, p.Muted())) <= width
}

// first gives the pen for the first language alone, of those that a text has where it is of any pack.
func (p Pen) first(t content.Text) Pen {
	if has := p.shown(t); p.alien && len(has) > 0 {
		p.Langs = has
	}
	p.Langs = p.Langs[:1]
	return p
}

// Muted is the inks of what matters less.
func (p Pen) Muted() Inks { return Inks{p.Theme.Muted, p.Theme.Muted} }

// One is the same ink for every language.
func One(s style.Ink) Inks { return Inks{s, s} }

func (k Inks) of(i int) style.Ink {
	if i == 0 {
		return k.First
	}
	return k.Second
}

// Text writes a text in all languages: below each other, or side by side where
// there is room. The lines of one group stand together.
func (p Pen) Text(t content.Text, inks Inks) []string {
	shown := p.shown(t)
	switch {
	case len(shown) == 0:
		return nil
	case len(shown) == 2 && p.sideBySide():
		return p.columns(t, shown, inks)
	}
	return p.stacked(t, shown, inks, 0)
}

// Paragraphs is Text with some empty lines between the groups that stand together.
func (p Pen) Paragraphs(t content.Text, inks Inks, gap int) []string {
	shown := p.shown(t)
	if len(shown) == 2 && p.sideBySide() {
		return p.Text(t, inks) // columns tell the languages apart
	}
	return p.stacked(t, shown, inks, gap)
}

func (p Pen) stacked(t content.Text, shown []content.Lang, inks Inks, gap int) []string {
	var out []string
	groups := 0
	for _, l := range shown {
		groups = max(groups, len(t.Lines(l)))
	}
	for g := range groups {
		if g > 0 {
			out = append(out, make([]string, gap)...)
		}
		for i, l := range shown {
			if lines := t.Lines(l); g < len(lines) {
				out = append(out, p.Sentence(lines[g], inks.of(p.rank(l, i)))...)
			}
		}
	}
	return out
}

// rank is the number of a language among those of the pen, otherwise if it is none of
// them: a text that lacks the first language keeps the ink of the second.
func (p Pen) rank(l content.Lang, otherwise int) int {
	if i := slices.Index(p.Langs, l); i >= 0 {
		return i
	}
	return otherwise
}

// shown gives the languages in which a text is written: one for a text that is the
// same in all, and only those that it has.
func (p Pen) shown(t content.Text) []content.Lang {
	has := t.Shown(p.Langs)
	if len(has) == 0 && p.alien {
		return t.Among(p.Langs)
	}
	return has
}

// sideBySide reports whether the two languages have room for a column each.
func (p Pen) sideBySide() bool {
	return p.Wide && len(p.Langs) == 2 && p.split >= minWrap+columnGap && p.Width-p.split >= minWrap
}

func (p Pen) columns(t content.Text, shown []content.Lang, inks Inks) []string {
	var out []string
	left, right := p.In(p.split-columnGap), p.In(p.Width-p.split)
	a, b := t.Lines(shown[0]), t.Lines(shown[1])
	for g := range max(len(a), len(b)) {
		var l, r []string
		if g < len(a) {
			l = left.Sentence(a[g], inks.First)
		}
		if g < len(b) {
			r = right.Sentence(b[g], inks.Second)
		}
		out = append(out, Beside(l, r, left.Width, columnGap)...)
	}
	return out
}

// Line writes a text on one line, cut to the pen's width: the languages follow each
// other, or stand in their columns where there is room.
func (p Pen) Line(t content.Text, inks Inks) string {
	shown := p.shown(t)
	if len(shown) == 2 && p.sideBySide() {
		left := p.Inline(t.Line(shown[0]), inks.First)
		right := p.Inline(t.Line(shown[1]), inks.Second)
		return Fit(left, p.split-columnGap, p.Theme.Sign.More) + Blank(columnGap) + Cut(right, p.Width-p.split, p.Theme.Sign.More)
	}
	parts := make([]string, len(shown))
	for i, l := range shown {
		parts[i] = p.Inline(t.Line(l), inks.of(p.rank(l, i)))
	}
	sep := " " + p.Theme.Line.Render(p.Theme.Sign.Dot) + " "
	return Cut(strings.Join(parts, sep), p.Width, p.Theme.Sign.More)
}

// Plain gives a text on one line of any width, without markup and ink: in the languages
// of the pen, or once where it is the same in all.
func (p Pen) Plain(t content.Text) string {
	langs := p.shown(t)
	names := make([]string, len(langs))
	for i, l := range langs {
		names[i] = content.PlainText(t.Line(l))
	}
	return strings.Join(names, " "+p.Theme.Sign.Dot+" ")
}

// Sentence writes one line of a text, wrapped.
func (p Pen) Sentence(s content.Safe, ink style.Ink) []string {
	if s.Empty() {
		return nil
	}
	return Wrap(p.Inline(s, ink), p.Width)
}

// Inline writes the inline markup of a line.
func (p Pen) Inline(s content.Safe, ink style.Ink) string {
	var b strings.Builder
	for _, span := range content.Spans(s) {
		st := ink
		if span.Code {
			st = p.Theme.Code
		}
		if span.Bold {
			if st.IsBold() {
				st = st.Underline() // bold in bold would not be seen
			}
			st = st.Bold()
		}
		if span.Emphasis {
			st = st.Italic()
		}
		words := span.Text.String()
		if p.holes != nil && !span.Code {
			words = p.holes.Replace(words)
		}
		b.WriteString(st.Render(words))
		if !span.Address.Empty() {
			b.WriteString(ink.Render(" (") + p.Theme.Link.Render(span.Address.String()) + ink.Render(")"))
		}
	}
	return b.String()
}

// Say writes a phrase of the game, wrapped.
func (p Pen) Say(phrase string, ink style.Ink) []string {
	return Wrap(ink.Render(phrase), p.Width)
}
