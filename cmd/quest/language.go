package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/content/lazy"
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

var langCode = lazy.Regexp(`^[a-z]{2,3}(-[a-z0-9]{2,8})*$`)

func (l *language) Set(value string) error {
	if s, ok := called(value); ok {
		l.Speech = s
		return nil
	}
	value = strings.ToLower(value)
	if lang := localeCode(value); strings.Contains(value, "_") && slices.Contains(phrase.Shipped().Langs(), lang) {
		l.Speech = game.Speak(lang)
		return nil
	}
	var langs []content.Lang
	for code := range strings.SplitSeq(value, "+") {
		if !langCode.Get().MatchString(code) {
			return &refusal{useLangs(phrase.Shipped().Langs())}
		}
		if lang := content.Lang(code); !slices.Contains(langs, lang) {
			langs = append(langs, lang)
		}
	}
	l.Speech = game.Speak(langs...)
	return nil
}

// called finds the languages of the game that go by a word which is no code, such as
// 한국어, Korean or kr.
func called(word string) (game.Speech, bool) {
	if _, err := content.CleanLine(word); err != nil {
		return "", false
	}
	books := phrase.Shipped()
	for _, s := range books.Choices(nil) {
		names := books.Answers(s)[2:] // the first two are codes
		if s == books.First() {
			for _, b := range books.All() {
				names = append(names, b.Plain.LangBoth)
			}
		}
		for _, name := range names {
			if f := content.Fold(name); f != "" && f == content.Fold(word) {
				return s, true
			}
		}
	}
	return "", false
}

// useLangs says which languages --lang takes.
func useLangs(langs []content.Lang) game.Notice {
	var codes []string
	for _, l := range langs {
		codes = append(codes, string(l))
	}
	all := strings.Join(codes, ", ")
	if slices.Equal(langs, game.SpeakBoth.Langs()) {
		return game.Say("command.UseLangs").With("codes", all, "both", string(game.SpeakBoth))
	}
	some := game.Speak(langs[0], langs[len(langs)-1])
	return game.Say("command.UseManyLangs").With("codes", all, "some", string(some))
}

// localeLang is the language of the locale: LC_ALL, LC_MESSAGES or LANG, the first of
// them that is set, as "ko_KR.UTF-8". It is "" where the game does not speak it.
func (c *call) localeLang() content.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		locale := c.getenv(name)
		if locale == "" {
			continue
		}
		if lang := localeCode(locale); slices.Contains(c.books().Langs(), lang) {
			return lang
		}
		return ""
	}
	return ""
}

// localeCode is the language in the name of a locale: ko of ko_KR.UTF-8.
func localeCode(locale string) content.Lang {
	code, _, _ := strings.Cut(locale, ".")
	code, _, _ = strings.Cut(code, "@")
	code, _, _ = strings.Cut(strings.ReplaceAll(code, "-", "_"), "_")
	return content.Lang(strings.ToLower(code))
}

// refusal is why the value of a flag is not taken, as a sentence of every language.
type refusal struct{ said game.Notice }

// Error says it in English, for logs and tests.
func (r *refusal) Error() string { return phrase.In(content.English).Say(r.said) }

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
	return wrong(game.Say("command.FlagBadValue").With("name", "lang", "value", value).Put("why", useLangs(known)))
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

// speech is the languages of the command: those of --lang, else that of the locale, ""
// for none.
func (c *call) speech() game.Speech {
	return cmp.Or(c.flags.lang.Speech, game.Speech(c.localeLang()))
}

// book is the words of the command.
func (c *call) book() *phrase.Book { return c.books().For(c.speech()) }

// told gives the books in which a person is told that something is wrong: all that --lang
// names.
func (c *call) told() []*phrase.Book {
	var all []*phrase.Book
	for _, l := range c.flags.lang.Langs() {
		if b := c.books().In(l); c.flags.lang.Speech != "" && b.Lang == l {
			all = append(all, b)
		}
	}
	if len(all) == 0 {
		return []*phrase.Book{c.book()}
	}
	return all
}

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
	langs := c.speech().Within(p)
	if c.flags.lang.Speech == "" {
		return langs[:1]
	}
	return langs
}
