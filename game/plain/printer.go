package plain

import (
	"bufio"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// printer writes lines of text for one player.
type printer struct {
	out    *bufio.Writer // its errors stick and come out at Flush
	width  func() int    // in columns at which lines are wrapped, asked for each; 0 wraps nothing
	books  *phrase.Books // what the game says
	words  *vocabulary   // by which lines are understood
	speech game.Speech   // the languages on screen, "" while they are not known
	pack   *content.Pack // that is played, nil for none
}

// book has the words of line mode in the language of the player, the first one where
// there are several.
func (p *printer) book() *phrase.Plain { return &p.books.For(p.speech).Plain }

// langs gives the languages in which texts of the pack are shown.
func (p *printer) langs() []content.Lang { return p.speech.Within(p.pack) }

// bookBeside has the words that stand among texts of the pack in a language.
func (p *printer) bookBeside(lang content.Lang) *phrase.Book { return p.books.Beside(lang, p.speech) }

// certaintyBook has the words for certainty, the same as on screen.
func (p *printer) certaintyBook() phrase.Certainty { return p.books.For(p.speech).Certainty }

// sentence gives a message as a whole sentence in the language of the player.
func (p *printer) sentence(said string) string { return p.books.For(p.speech).Sentence(said) }

// list puts some words one after the other, in the language of the player.
func (p *printer) list(words []string) string { return p.books.For(p.speech).List(words) }

// labBook has the words for labs, the same as on screen.
func (p *printer) labBook() *phrase.LabBook { return &p.books.For(p.speech).Lab }

// write puts text out as it is. An error sticks to the writer and comes out when
// it is flushed.
func (p *printer) write(s string) { _, _ = p.out.WriteString(s) }

// say puts out lines, wrapped if a width is set.
func (p *printer) say(s string) {
	width := p.width()
	for line := range strings.SplitSeq(s, "\n") {
		for _, part := range wrap(line, width) {
			p.write(part + "\n")
		}
	}
}

// emptyLine separates what follows from what was said before.
func (p *printer) emptyLine() { p.write("\n") }

// fill says a phrase with its placeholders filled.
func (p *printer) fill(words string, pairs ...string) { p.say(phrase.Fill(words, pairs...)) }

// word gives a phrase in the languages on screen, on one line.
func (p *printer) word(f phraseForm) string {
	var parts []string
	for _, lang := range p.langs() {
		if said := f(&p.bookBeside(lang).Plain); !slices.Contains(parts, said) {
			parts = append(parts, said)
		}
	}
	return strings.Join(parts, " / ")
}

// phraseForm picks a phrase of the book, for a line in the language of that book.
type phraseForm func(*phrase.Plain) string

// plainForm is the form of a line that looks the same in every language.
func plainForm(p string) phraseForm { return func(*phrase.Plain) string { return p } }

// bulletForm is the form of one entry of a list: only its first line has the bullet,
// in whatever language, and the others are indented under it.
func bulletForm() phraseForm {
	bullet := "- "
	return func(*phrase.Plain) string {
		b := bullet
		bullet = "  "
		return b + "{text}"
	}
}

// text says a text in the languages on screen, a line for each, group by group.
func (p *printer) text(tx content.Text) { p.textAs(tx, plainForm("{text}"), "text") }

// textAs is text with each line inside a phrase of its language, under a
// placeholder.
func (p *printer) textAs(tx content.Text, f phraseForm, name string) {
	p.textWith(tx, f, name, func(_ content.Lang, line content.Safe) string { return content.PlainText(line) })
}

// textWith is textAs with another way to make a line plain.
func (p *printer) textWith(tx content.Text, f phraseForm, name string, plain func(content.Lang, content.Safe) string) {
	langs := p.shownIn(tx)
	most := 0
	for _, lang := range langs {
		most = max(most, len(tx.Lines(lang)))
	}
	for i := range most {
		for _, lang := range langs {
			if l := tx.Lines(lang); i < len(l) && !l[i].Empty() {
				p.fill(f(&p.bookBeside(lang).Plain), name, plain(lang, l[i]))
			}
		}
	}
}

// shownIn gives the languages in which a text is shown.
func (p *printer) shownIn(tx content.Text) []content.Lang {
	if p.pack == nil {
		return tx.Among(p.langs())
	}
	return tx.Shown(p.langs())
}

// named gives the title of a pack, or of a lesson of it, on one line, with a mark of its language behind
// it where that is none of those of the player.
func (p *printer) named(pack *content.Pack, tx content.Text) string {
	return strings.TrimRight(p.inlineOf(pack, tx)+" "+p.speech.Mark(pack), " ")
}

// inlineOf gives a text of another pack than the one that is played, as inline does.
func (p *printer) inlineOf(pack *content.Pack, tx content.Text) string {
	other := *p
	other.pack = pack
	return other.inline(tx)
}

// inline gives a text on one line, the languages parted by a slash.
func (p *printer) inline(tx content.Text) string {
	var parts []string
	for _, lang := range p.shownIn(tx) {
		if s := content.PlainText(tx.Line(lang)); s != "" && (len(parts) == 0 || parts[0] != s) {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " / ")
}

// numbered says texts as a list with numbers from 1.
func (p *printer) numbered(texts []string) {
	for i, text := range texts {
		p.say(strconv.Itoa(i+1) + ". " + text)
	}
}

// reason says why a part is right or wrong, indented under it.
func (p *printer) reason(why content.Text) { p.textAs(why, plainForm("  {text}"), "text") }

// code says a listing just as it is, its lines wrapped if a width is set.
func (p *printer) code(c *content.Code) {
	if c == nil {
		return
	}
	for _, line := range c.Lines {
		p.say("    " + line.String())
	}
}

// picture says what a picture shows, then draws it.
func (p *printer) picture(b content.Block) {
	p.textAs(b.Text, func(p *phrase.Plain) string { return p.Picture }, "label")
	drawn := false
	for _, lang := range p.langs() {
		if c := b.Local[lang]; c != nil && !drawn {
			p.code(c)
			drawn = true
		}
	}
	if !drawn {
		p.code(b.Code)
	}
}

// sayInBoth says a phrase in the player's language, or in all languages of the game
// while it is not known.
func (p *printer) sayInBoth(say func(*phrase.Book) string) {
	if p.speech != "" {
		p.say(say(p.books.For(p.speech)))
		return
	}
	for _, b := range p.books.All() {
		p.say(say(b))
	}
}

// minWidth is the narrowest width that wrap wraps to: that of one wide character.
const minWidth = 2

// wrap cuts a line at spaces, and between characters of scripts that are written without them, so
// that each part fits the width in columns; a word that is longer is cut between characters. The
// parts after the first are indented as the line is, where that leaves them half of the width. A
// width of 0 leaves the line whole.
func wrap(line string, width int) []string {
	if width <= 0 || ansi.StringWidth(line) <= max(width, minWidth) {
		return []string{line}
	}
	width = max(width, minWidth)
	words := strings.TrimLeft(line, " ")
	indent := line[:len(line)-len(words)]
	if 2*len(indent) > width {
		indent = ""
	}
	parts := wrapWords(words, width-len(indent))
	for i := range parts {
		parts[i] = indent + parts[i]
	}
	return parts
}

// wrapWords is wrap for a line without an indentation.
func wrapWords(line string, width int) []string {
	var parts []string
	part, at := "", 0
	for _, chunk := range content.Chunks(line) {
		space := ""
		if chunk.Spaced {
			space = " "
		}
		switch {
		case at == 0:
		case at+len(space)+ansi.StringWidth(chunk.Text) <= width:
			part, at = part+space, at+len(space)
		default:
			parts, part, at = append(parts, part), "", 0
		}
		cut := strings.Split(ansi.Hardwrap(chunk.Text, width, true), "\n")
		last := len(cut) - 1
		parts = append(parts, cut[:last]...) // only of a word that is wider than a line
		part, at = part+cut[last], at+ansi.StringWidth(cut[last])
	}
	return append(parts, part)
}
