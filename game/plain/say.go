package plain

import (
	"strings"

	"quest/content"
	"quest/game/phrase"
)

// write puts text out as it is. An error sticks to the writer and comes out when
// it is flushed.
func (t *table) write(s string) { _, _ = t.out.WriteString(s) }

// say puts out lines, wrapped if a width is set.
func (t *table) say(s string) {
	for line := range strings.SplitSeq(s, "\n") {
		for _, part := range wrap(line, t.o.Width) {
			t.write(part + "\n")
		}
	}
}

// gap parts what follows from what was said before.
func (t *table) gap() { t.write("\n") }

// fill says a phrase with its placeholders filled.
func (t *table) fill(p string, pairs ...string) { t.say(phrase.Fill(p, pairs...)) }

// word gives a phrase in the languages on screen, on one line.
func (t *table) word(f form) string {
	var parts []string
	for _, lang := range t.speech.Langs() {
		parts = append(parts, f(&phrase.In(lang).Plain))
	}
	return strings.Join(parts, " / ")
}

// form picks a phrase of the book, for a line in the language of that book.
type form func(*phrase.Plain) string

// as is the form of a line that looks the same in every language.
func as(p string) form { return func(*phrase.Plain) string { return p } }

// bulleted is the form of one entry of a list: its first line has the bullet, in
// whatever language, and the others stand under it.
func bulleted() form {
	bullet := "- "
	return func(*phrase.Plain) string {
		b := bullet
		bullet = "  "
		return b + "{text}"
	}
}

// text says a text in the languages on screen, a line for each, group by group.
func (t *table) text(tx content.Text) { t.textAs(tx, as("{text}"), "text") }

// textAs is text with each line inside a phrase of its language, under a
// placeholder.
func (t *table) textAs(tx content.Text, f form, name string) {
	t.textWith(tx, f, name, func(_ content.Lang, line content.Safe) string { return content.PlainText(line) })
}

// textWith is textAs with another way to make a line plain.
func (t *table) textWith(tx content.Text, f form, name string, plain func(content.Lang, content.Safe) string) {
	langs := t.shownIn(tx)
	most := 0
	for _, lang := range langs {
		most = max(most, len(tx.Lines(lang)))
	}
	for i := range most {
		for _, lang := range langs {
			if l := tx.Lines(lang); i < len(l) && !l[i].Empty() {
				t.fill(f(&phrase.In(lang).Plain), name, plain(lang, l[i]))
			}
		}
	}
}

// shownIn gives the languages in which a text is shown: one for a text that is the
// same in all.
func (t *table) shownIn(tx content.Text) []content.Lang {
	if langs := t.speech.Langs(); !tx.Neutral() {
		return langs
	}
	return []content.Lang{phrase.For(t.speech).Lang}
}

// inline gives a text on one line, the languages parted by a slash.
func (t *table) inline(tx content.Text) string {
	var parts []string
	for _, lang := range t.shownIn(tx) {
		if s := content.PlainText(tx.Line(lang)); s != "" && (len(parts) == 0 || parts[0] != s) {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " / ")
}

// code says an exhibit just as it is.
func (t *table) code(c *content.Code) {
	if c == nil {
		return
	}
	for _, line := range c.Lines {
		t.write("    " + line.String() + "\n")
	}
}

// picture says what a picture shows, then draws it.
func (t *table) picture(b content.Block) {
	t.textAs(b.Text, func(p *phrase.Plain) string { return p.Picture }, "label")
	drawn := false
	for _, lang := range t.speech.Langs() {
		if c := b.Local[lang]; c != nil && !drawn {
			t.code(c)
			drawn = true
		}
	}
	if !drawn {
		t.code(b.Code)
	}
}

// minWidth is the narrowest width that wrap wraps to.
const minWidth = 20

// wrap cuts a line at spaces so that each part fits the width; a word that is
// longer is cut. A width of 0 leaves the line whole.
func wrap(line string, width int) []string {
	if width <= 0 || content.Columns(line) <= max(width, minWidth) {
		return []string{line}
	}
	width = max(width, minWidth)
	var parts []string
	var part strings.Builder
	at := 0
	for word := range strings.SplitSeq(line, " ") {
		w := content.Columns(word)
		switch {
		case at == 0:
		case at+1+w <= width:
			part.WriteByte(' ')
			at++
		default:
			parts, at = append(parts, part.String()), 0
			part.Reset()
		}
		for _, r := range word {
			c := content.Columns(string(r))
			if at+c > width {
				parts, at = append(parts, part.String()), 0
				part.Reset()
			}
			part.WriteRune(r)
			at += c
		}
	}
	return append(parts, part.String())
}
