package main

import (
	"slices"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// checkLang refuses a language of --lang that neither the game nor a pack speaks. Packs
// are read only where a language is no language of the game.
func (c *call) checkLang(*cobra.Command, []string) error {
	known := c.books().Langs()
	missing := func(l content.Lang) bool { return !slices.Contains(known, l) }
	if c.flags.lang.Speech == "" || !slices.ContainsFunc(c.flags.lang.Langs(), missing) {
		return nil
	}
	saveDir, err := c.saveDir()
	if err != nil {
		saveDir = "" // without a place for saves there are the shipped packs and --pack
	}
	shelf, err := c.shelf(saveDir)
	if err != nil {
		return err
	}
	known = nil
	for _, s := range c.books().Choices(shelf.packs) {
		if langs := s.Langs(); len(langs) == 1 {
			known = append(known, langs...)
		}
	}
	if !slices.ContainsFunc(c.flags.lang.Langs(), missing) {
		return nil
	}
	value := string(c.flags.lang.Speech)
	c.flags.lang.Speech = ""
	return wrong(game.Say("command.FlagBadValue").With("name", "lang", "value", value).Put("why", console.UseLangs(known)))
}

// keepSpoken takes from --lang the languages that no book speaks.
func (c *call) keepSpoken() {
	var spoken []content.Lang
	for _, l := range c.flags.lang.Langs() {
		if slices.Contains(c.books().Langs(), l) {
			spoken = append(spoken, l)
		}
	}
	if c.flags.lang.Speech != "" {
		c.flags.lang.Speech = game.Speak(spoken...)
	}
}

// books is what the command and the game say.
func (c *call) books() *phrase.Books { return phrase.Shipped() }

// person is who runs this call.
func (c *call) person() console.Person {
	return console.Person{Program: "quest", Env: c.env, Err: c.err, Asked: c.flags.lang.Speech}
}

// localeLang is the language of the locale.
func (c *call) localeLang() content.Lang { return c.person().LocaleLang() }

// speech is the languages of the command.
func (c *call) speech() game.Speech { return c.person().Speech() }

// book is the words of the command.
func (c *call) book() *phrase.Book { return c.person().Book() }

// text says a notice in the language of the command.
func (c *call) text(n game.Notice) string { return c.person().Text(n) }

// lang gives the language of the command where the pack has it, else the first one of
// the pack.
func (c *call) lang(p *content.Pack) content.Lang { return game.Speak(c.book().Lang).Within(p)[0] }

// titled gives a title of a pack in the languages that are printed.
func (c *call) titled(p *content.Pack, title content.Text) string {
	return titled(game.LineIn(c.shown(p), title))
}

// shown gives the languages in which titles are printed: those of --lang, one of them
// where nothing was asked for.
func (c *call) shown(p *content.Pack) []content.Lang {
	langs := c.speech().Within(p)
	if c.flags.lang.Speech == "" {
		return langs[:1]
	}
	return langs
}
