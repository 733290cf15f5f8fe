package main

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// language is the value of --lang: the languages that are shown. It may name languages
// that no book speaks; checkLang looks for them in the packs.
type language struct{ game.Speech }

func (l *language) String() string { return string(l.Speech) }

// Type gives the choices for the usage of a command.
func (l *language) Type() string {
	var codes []string
	for _, s := range phrase.Shipped().Choices(nil) {
		codes = append(codes, string(s))
	}
	return strings.Join(codes, "|")
}

var langCode = regexp.MustCompile(`^[a-z]{2,3}(-[a-z0-9]{2,8})*$`)

func (l *language) Set(value string) error {
	value = strings.ToLower(value)
	if value == string(game.SpeakBoth) {
		l.Speech = game.SpeakBoth
		return nil
	}
	var langs []content.Lang
	for code := range strings.SplitSeq(value, "+") {
		if !langCode.MatchString(code) {
			return errors.New("use " + langNames(phrase.Shipped().Langs()))
		}
		if lang := content.Lang(code); !slices.Contains(langs, lang) {
			langs = append(langs, lang)
		}
	}
	l.Speech = game.Speak(langs...)
	return nil
}

// langNames lists languages as choices of --lang: "en, ko or both".
func langNames(langs []content.Lang) string {
	var codes []string
	for _, l := range langs {
		codes = append(codes, string(l))
	}
	if slices.Equal(langs, game.SpeakBoth.Langs()) {
		return strings.Join(codes, ", ") + " or " + string(game.SpeakBoth)
	}
	some := game.Speak(langs[0], langs[len(langs)-1])
	return strings.Join(codes, ", ") + ", or several such as " + string(some)
}

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
	return wrong(game.Say("command.FlagBadValue").With("name", "lang", "value", value, "why", "use "+langNames(known)))
}

// books is what the command and the game say.
func (c *call) books() *phrase.Books { return phrase.Shipped() }

// book is the words of the command.
func (c *call) book() *phrase.Book { return c.books().For(c.flags.lang.Speech) }

// text says a notice in the language of the command.
func (c *call) text(n game.Notice) string { return c.book().Say(n) }

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
	langs := c.flags.lang.Within(p)
	if c.flags.lang.Speech == "" {
		return langs[:1]
	}
	return langs
}
