package phrase

import (
	"cmp"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"quest/content"
	"quest/game"
)

// languageFile tells about a language, beside the sections of its book.
const languageFile = "language.json"

// Language is what is told about a language in its folder.
type Language struct {
	Lang  content.Lang
	Name  string            // what its speakers call it
	Order int               // among the languages of the game, from the smallest
	Calls map[string]string // what it calls languages, by code
	Typed []string          // what else may be typed for it
	Stop  string            // what ends a sentence, "." if the file does not say
	Comma string            // what parts the items of a list, ", " if the file does not say
}

// Languages gives the languages that the books speak, in their order.
func (b *Books) Languages() []Language { return slices.Clone(b.languages()) }

// readLanguages reads what is told about the languages. One whose file is missing or
// cannot be read goes by its code and stands last.
func (b *Books) readLanguages() []Language {
	var all []Language
	bench := newBench()
	for lang := range b.books {
		l := Language{Lang: lang, Name: string(lang), Order: 1 << 20, Calls: map[string]string{}, Stop: ".", Comma: ", "}
		if data, err := textOf(b.files, path.Join(string(lang), languageFile), bench.part[:]); err == nil {
			_ = readSection(data, l.take) // a test reads the shipped ones
		}
		all = append(all, l)
	}
	slices.SortFunc(all, func(a, b Language) int {
		return cmp.Or(a.Order-b.Order, strings.Compare(string(a.Lang), string(b.Lang)))
	})
	return all
}

// All gives the books of all languages, in their order.
func (b *Books) All() []*Book {
	var all []*Book
	for _, l := range b.languages() {
		all = append(all, b.In(l.Lang))
	}
	return all
}

// Welcomes gives how a new player is welcomed in each language, in their order. The rest of the books
// is not read for it: the first screen speaks all languages, and the player one or two of them.
func (b *Books) Welcomes() []Welcome { return b.welcomes() }

func (b *Books) readWelcomes() []Welcome {
	all, bench := make([]Welcome, len(b.languages())), newBench()
	for i, l := range b.languages() {
		into := reflect.ValueOf(&all[i]).Elem()
		if !b.fill(into, l.Lang, "welcome", bench) && l.Lang != fallback {
			mend(into, reflect.ValueOf(&b.In(fallback).Welcome).Elem())
		}
	}
	return all
}

// take takes an entry of the file.
func (l *Language) take(name string, s sentence) {
	switch name {
	case "name":
		l.Name = s.text
	case "order":
		if n, err := strconv.Atoi(s.text); err == nil {
			l.Order = n
		}
	case "stop":
		l.Stop = s.text
	case "comma":
		l.Comma = s.text
	case "calls":
		for _, f := range s.forms {
			l.Calls[f.name] = f.text
		}
	case "typed":
		l.Typed = slices.DeleteFunc(strings.Split(s.text, "\n"), func(w string) bool { return w == "" })
	}
}

// Langs gives the codes of the languages that the books speak, in their order.
func (b *Books) Langs() []content.Lang {
	var langs []content.Lang
	for _, l := range b.languages() {
		langs = append(langs, l.Lang)
	}
	return langs
}

// Choices gives what a player may choose to see: the languages of the books, then
// those that only packs have, alone and two together.
func (b *Books) Choices(packs []*content.Pack) []game.Speech {
	langs := b.Langs()
	var more []content.Lang
	for _, p := range packs {
		for _, l := range p.Written() {
			if !slices.Contains(langs, l) && !slices.Contains(more, l) {
				more = append(more, l)
			}
		}
	}
	slices.Sort(more)
	return game.SpeechChoices(append(langs, more...))
}

// First gives what is shown to a player who has chosen nothing yet.
func (b *Books) First() game.Speech { return game.FirstSpeech(b.Langs()) }

// FirstAt is First on a computer with a locale: its language, if the books speak it.
func (b *Books) FirstAt(locale content.Lang) game.Speech {
	if _, ok := b.books[locale]; ok {
		return game.Speak(locale)
	}
	return b.First()
}

// ownNames are the names of languages that the game does not speak but packs may have,
// by code.
var ownNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	if data, err := shipped.ReadFile("names.json"); err == nil {
		_ = readSection(string(data), func(code string, s sentence) { names[code] = s.text }) // a test reads it
	}
	return names
})

// OwnName gives what its speakers call a language; its code if that is not known.
func (b *Books) OwnName(lang content.Lang) string {
	for _, l := range b.languages() {
		if l.Lang == lang {
			return l.Name
		}
	}
	return cmp.Or(ownNames()[string(lang)], string(lang))
}

// OwnNames gives the languages of a speech by the names that their speakers use:
// "English + 한국어".
func (b *Books) OwnNames(s game.Speech) string {
	var names []string
	for _, l := range s.Langs() {
		names = append(names, b.OwnName(l))
	}
	return strings.Join(names, " + ")
}

// Answers gives what may be typed for a speech where a player is asked for languages,
// in any spelling that content.Fold makes equal.
func (b *Books) Answers(s game.Speech) []string {
	langs := s.Langs()
	words := []string{string(s), string(game.Speak(langs...)), b.OwnNames(s)}
	for _, speaker := range b.languages() {
		var names []string
		for _, l := range langs {
			names = append(names, speaker.call(b, l))
		}
		words = append(words, strings.Join(names, " "))
		if len(langs) == 1 && speaker.Lang == langs[0] {
			words = append(words, speaker.Typed...)
		}
	}
	return words
}

// call is what a language calls another one; that one's own name if it has no word.
func (l Language) call(b *Books, lang content.Lang) string {
	return cmp.Or(l.Calls[string(lang)], b.OwnName(lang))
}

// Call gives what the book's language calls a language.
func (b *Book) Call(lang content.Lang) string { return b.language().call(b.books, lang) }

// language gives what is told about the book's language.
func (b *Book) language() *Language {
	all := b.books.languages()
	return &all[slices.IndexFunc(all, func(l Language) bool { return l.Lang == b.Lang })]
}

// Sentence gives a message as a whole sentence: with the full stop of the language, which titles and
// the messages of commands leave out.
func (b *Book) Sentence(said string) string {
	if last, _ := utf8.DecodeLastRuneInString(said); said == "" || strings.ContainsRune(".?!。？！", last) {
		return said
	}
	return said + b.language().Stop
}

// List puts some words one after the other, parted as the language parts them.
func (b *Book) List(words []string) string { return strings.Join(words, b.Comma()) }

// Comma gives what the language puts between the items of a list, with its space.
func (b *Book) Comma() string { return b.language().Comma }

// Among fills the choices of languages into a phrase for two languages, which stand in
// it as {a} and {b}; many is said for any other number.
func (b *Book) Among(choices []game.Speech, two, many string) string {
	var langs []content.Lang
	for _, s := range choices {
		if all := s.Langs(); len(all) == 1 {
			langs = append(langs, all[0])
		}
	}
	if len(langs) != 2 {
		return many
	}
	return b.Fill(two, "a", b.Call(langs[0]), "b", b.Call(langs[1]))
}

// Beside gives the book whose words stand among texts of a pack in a language: that of
// the language if the player sees it and the game speaks it, else the player's own.
func (b *Books) Beside(lang content.Lang, s game.Speech) *Book {
	if read, ok := b.books[lang]; ok && slices.Contains(s.Langs(), lang) {
		return read()
	}
	return b.For(s)
}
