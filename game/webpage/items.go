package webpage

import (
	"fmt"
	"io"
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/insight/items"
	"quest/game/phrase"
)

// Items is what a page about the questions of some packs shows.
type Items struct {
	Figures *items.Figures
	Packs   []*content.Pack
	Speech  game.Speech   // the languages of the page, in their order
	Books   *phrase.Books // whose words are used
	Date    string        // of the figures, YYYY-MM-DD
}

// WriteItems writes the page. Its error is that of the writer.
func WriteItems(w io.Writer, r Items) error {
	record := Record{Speech: r.Speech, Books: r.Books}
	p := printer{r.Books, record.langs(), r.Speech}
	heading := p.in(func(b *phrase.Book) string {
		name := ""
		for i, pack := range r.Packs {
			if i > 0 {
				name += ", "
			}
			name += content.PlainText(pack.Meta().Title.Line(game.Speak(b.Lang).Within(pack)[0]))
		}
		return b.Say(game.Say("items.PageTitle").With("pack", name))
	})
	d := document{
		Lang: p.langs[0], Title: heading[0].Text, Heading: heading,
		Date:     p.say(game.Say("items.PageDate").With("date", r.Date)),
		Overview: p.in(func(b *phrase.Book) string { return b.Record.Overview }), Foot: p.say(game.Say("insight.PageFoot")),
	}
	for _, n := range r.Figures.Sum() {
		d.Says = append(d.Says, p.say(n))
	}
	for n, s := range r.Figures.Sections() {
		d.Sections = append(d.Sections, p.section("part"+strconv.Itoa(n+1), s))
	}
	if err := d.write(w); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}
