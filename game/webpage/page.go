// Package webpage writes the record of a player as one page of HTML that is whole by itself: no
// script, nothing that is loaded, the style and the plots inside. Every text that comes from a save or
// a pack is a text of gomponents, which escapes it.
package webpage

import (
	"cmp"
	_ "embed" // the style
	"fmt"
	"io"
	"slices"
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/insight"
	"quest/game/phrase"
)

//go:embed style.css
var style string

// Record is what a page shows.
type Record struct {
	Standing game.Standing
	Missions game.MissionCount // of labs
	Insight  *insight.Insight
	Achieved []game.Achievement // all there are; those that were earned are listed
	Speech   game.Speech        // the languages of the page, in their order
	Books    *phrase.Books      // whose words are used
	Date     string             // of the figures, YYYY-MM-DD
}

// Write writes the page. Its error is that of the writer.
func Write(w io.Writer, r Record) error {
	p := printer{r.Books, r.langs(), r.Speech}
	d := p.document(r)
	if err := d.write(w); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}

// langs are the languages of the speech that the game speaks, English where it speaks none of them.
func (r *Record) langs() []content.Lang {
	var langs []content.Lang
	for _, l := range r.Speech.Langs() {
		if r.Books.In(l).Lang == l {
			langs = append(langs, l)
		}
	}
	if len(langs) == 0 {
		return []content.Lang{content.English}
	}
	return langs
}

// words is something in each language of the page.
type words []word

type word struct {
	Lang content.Lang
	Text string
}

// document is what a page shows: a heading, an overview, and sections.
type document struct {
	Lang                 content.Lang
	Title                string
	Heading, Date        words
	Overview, TitlesHead words
	Says                 []words // of the overview
	Figures              []figure
	Titles               []words
	DeedsHead, DeedsSays words
	Deeds                []achieved
	Sections             []section
	Asked                words // above the questions
	Questions            []judged
	Foot                 words
}

// achieved is an achievement that was earned.
type achieved struct{ Name, Says, Day words }

type figure struct {
	Name  words
	Value string
	Note  words
}

// printer says things in the languages of a page.
type printer struct {
	books *phrase.Books
	langs []content.Lang // of the words of the game
	reads game.Speech    // in which texts of packs are read
}

// in says something in each language; what is the same in all is said once.
func (p printer) in(say func(*phrase.Book) string) words {
	var all words
	for _, l := range p.langs {
		if text := say(p.books.In(l)); text != "" && (len(all) == 0 || text != all[len(all)-1].Text) {
			all = append(all, word{l, text})
		}
	}
	return all
}

func (p printer) say(n game.Notice) words {
	if n.Empty() {
		return nil
	}
	return p.in(func(b *phrase.Book) string { return b.Say(n) })
}

// label writes the words of the game, or a text of a pack in those languages that it has.
func (p printer) label(l insight.Label) words {
	text := p.text(l.Text, l.Pack)
	if l.Words.Empty() {
		return text
	}
	said := p.say(l.Words)
	for i := range text { // the text of each language behind the words of that language
		before := said[0]
		if at := slices.IndexFunc(said, func(w word) bool { return w.Lang == text[i].Lang }); at >= 0 {
			before = said[at]
		}
		text[i].Text = before.Text + " " + text[i].Text
	}
	if len(text) == 0 {
		return said
	}
	return text
}

func (p printer) text(t content.Text, pack *content.Pack) words {
	var all words
	for _, lang := range t.Among(p.reads.Within(pack)) {
		if text := content.PlainText(t.Line(lang)); text != "" && (len(all) == 0 || text != all[len(all)-1].Text) {
			all = append(all, word{lang, text})
		}
	}
	return all
}

func (p printer) document(r Record) document {
	heading := p.in(func(b *phrase.Book) string {
		return phrase.Fill(b.Record.Title, "name", content.OneLine(r.Standing.Name))
	})
	d := document{
		Lang: p.langs[0], Title: heading[0].Text, Heading: heading,
		Date:       p.say(game.Say("insight.PageDate").With("date", r.Date)),
		Overview:   p.in(func(b *phrase.Book) string { return b.Record.Overview }),
		TitlesHead: p.in(func(b *phrase.Book) string { return b.Record.Titles }),
		Figures:    p.figures(r.Standing, r.Missions), Foot: p.say(game.Say("insight.PageFoot")),
	}
	for _, t := range r.Standing.Titles {
		var title words
		for _, text := range game.TitleIn(p.langs, t.Words) {
			title = append(title, word{langOf(t, text), text})
		}
		d.Titles = append(d.Titles, title)
	}
	p.achievements(&d, r.Achieved)
	for n, kind := range insight.Kinds() {
		d.Sections = append(d.Sections, p.section("part"+strconv.Itoa(n+1), r.Insight.Section(kind)))
	}
	return d
}

// achievements writes how many were earned, and each of these with its figure and its day, the
// newest first.
func (p printer) achievements(d *document, all []game.Achievement) {
	earned := slices.DeleteFunc(slices.Clone(all), func(a game.Achievement) bool { return a.Earning == nil })
	if len(all) == 0 {
		return
	}
	slices.SortStableFunc(earned, func(x, y game.Achievement) int { return cmp.Compare(y.Earning.N, x.Earning.N) })
	d.DeedsHead = p.in(func(b *phrase.Book) string { return b.Deeds.Title })
	d.DeedsSays = p.in(func(b *phrase.Book) string {
		return phrase.Fill(b.Deeds.Count, "n", strconv.Itoa(len(earned)), "of", strconv.Itoa(len(all)))
	})
	for _, a := range earned {
		d.Deeds = append(d.Deeds, achieved{
			Name: p.in(func(b *phrase.Book) string { return b.DeedName(a) }),
			Says: p.in(func(b *phrase.Book) string { return b.DeedSays(a) }),
			Day:  p.in(func(b *phrase.Book) string { return b.DeedEarned(a) }),
		})
	}
}

// langOf gives the language of a wording of a title.
func langOf(t game.Title, text string) content.Lang {
	for lang, words := range t.Words {
		if content.PlainText(words) == text {
			return lang
		}
	}
	return ""
}

// figures are the numbers of the overview.
func (p printer) figures(s game.Standing, m game.MissionCount) []figure {
	name := func(of func(*phrase.Record) string) words {
		return p.in(func(b *phrase.Book) string { return of(&b.Record) })
	}
	note := func(of func(*phrase.Record) string, pairs ...string) words {
		return p.in(func(b *phrase.Book) string { return phrase.Fill(of(&b.Record), pairs...) })
	}
	n := strconv.Itoa
	all := []figure{
		{name(func(r *phrase.Record) string { return r.Level }), n(s.Level.Number), note(func(r *phrase.Record) string { return r.ToNext }, "n", n(s.Level.Span-s.Level.Into), "level", n(s.Level.Number+1))},
		{name(func(r *phrase.Record) string { return r.XP }), n(s.XP), nil},
		{name(func(r *phrase.Record) string { return r.Gold }), n(s.Gold), nil},
		{name(func(r *phrase.Record) string { return r.Streak }), n(s.Streak), note(func(r *phrase.Record) string { return r.Longest }, "n", n(s.Best))},
		{name(func(r *phrase.Record) string { return r.Answers }), n(s.Answers), note(func(r *phrase.Record) string {
			if s.Answers == 0 {
				return r.NoAnswers
			}
			return r.Correct
		}, "n", n(s.Correct), "share", n(s.Percent()))},
	}
	if s.Predictions > 0 && m.Of > 0 {
		stars := note(func(r *phrase.Record) string { return r.Stars }, "n", n(m.Stars), "of", n(m.Most()))
		all = append(all, figure{name(func(r *phrase.Record) string { return r.Missions }), n(m.Solved) + "/" + n(m.Of), stars})
	}
	if s.Predictions > 0 {
		all = append(all,
			figure{name(func(r *phrase.Record) string { return r.Predictions }), n(s.Predictions), note(func(r *phrase.Record) string { return r.CameTrue }, "n", n(s.Foreseen))})
	}
	return all
}
