package webpage

import (
	"fmt"
	"io"
	"strconv"

	"quest/game"
	"quest/game/insight/classes"
	"quest/game/phrase"
)

// Class is what a page about a class shows.
type Class struct {
	Report *classes.Report
	Speech game.Speech   // the languages of the page, in their order
	Books  *phrase.Books // whose words are used
}

// WriteClass writes the page. Its error is that of the writer.
func WriteClass(w io.Writer, r Class) error {
	record := Record{Speech: r.Speech, Books: r.Books}
	p := printer{r.Books, record.langs(), r.Speech}
	heading := p.say(game.Say("report.PageTitle").With("class", r.Report.Class))
	d := document{
		Lang: p.langs[0], Title: heading[0].Text, Heading: heading,
		Date:     p.say(game.Say("report.PageDate").With("date", r.Report.Day.String())),
		Overview: p.in(func(b *phrase.Book) string { return b.Record.Overview }), Foot: p.say(game.Say("insight.PageFoot")),
	}
	for _, n := range r.Report.Sum() {
		d.Says = append(d.Says, p.say(n))
	}
	for n, s := range r.Report.Sections() {
		d.Sections = append(d.Sections, p.section("part"+strconv.Itoa(n+1), s))
	}
	if err := d.write(w); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}
