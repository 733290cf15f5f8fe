package console

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// Person is who runs a program, and how they are spoken to.
type Person struct {
	Program string      // its name, which stands before what goes wrong
	Env     []string    // the environment that it was started with
	Err     io.Writer   // where what goes wrong is told
	Asked   game.Speech // the languages of --lang, "" for none
}

// LookUp gives a variable of the environment, and whether there is one.
func (p Person) LookUp(name string) (value string, ok bool) {
	for _, e := range slices.Backward(p.Env) {
		if key, value, ok := strings.Cut(e, "="); ok && key == name {
			return value, true
		}
	}
	return "", false
}

// Getenv gives a variable of the environment, "" for none.
func (p Person) Getenv(name string) string {
	value, _ := p.LookUp(name)
	return value
}

// LocaleLang is the language of the locale: LC_ALL, LC_MESSAGES or LANG, the first of
// them that is set, as "ko_KR.UTF-8". It is "" where the game does not speak it.
func (p Person) LocaleLang() content.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		locale := p.Getenv(name)
		if locale == "" {
			continue
		}
		if lang := localeCode(locale); slices.Contains(phrase.Shipped().Langs(), lang) {
			return lang
		}
		return ""
	}
	return ""
}

// Speech is the languages of the program: those of --lang, else that of the locale, "" for none.
func (p Person) Speech() game.Speech { return cmp.Or(p.Asked, game.Speech(p.LocaleLang())) }

// Book is the words of the program.
func (p Person) Book() *phrase.Book { return phrase.Shipped().For(p.Speech()) }

// told gives the books in which a person is told that something is wrong: all that --lang
// names.
func (p Person) told() []*phrase.Book {
	var all []*phrase.Book
	for _, l := range p.Asked.Langs() {
		if b := phrase.Shipped().In(l); p.Asked != "" && b.Lang == l {
			all = append(all, b)
		}
	}
	if len(all) == 0 {
		return []*phrase.Book{p.Book()}
	}
	return all
}

// Text says a notice in the language of the program.
func (p Person) Text(n game.Notice) string { return p.Book().Say(n) }

// Warn tells something to the person on Err, in one line for each of their languages.
func (p Person) Warn(n game.Notice) {
	for i, b := range p.told() {
		said := content.OneLine(b.Say(n))
		if i == 0 || said != content.OneLine(p.Text(n)) { // what has no words of its own is told once
			_, _ = fmt.Fprintf(p.Err, "%s: %s\n", p.Program, said) // there is no other place to complain to
		}
	}
}

// Report tells a failure to the person and gives its exit code. why has words for an error that
// is no Failure.
func (p Person) Report(err error, why func(error) game.Notice) int {
	var f *Failure
	var refused *OutputError
	switch {
	case errors.As(err, &refused):
		f = &Failure{Code: Fault, Said: refused.Said()}
	case !errors.As(err, &f):
		f = &Failure{Code: Fault, Said: why(err)}
	}
	if !f.Said.Empty() {
		p.Warn(f.Said)
	}
	for _, line := range f.Lines {
		_, _ = fmt.Fprintln(p.Err, line) // as in Warn
	}
	return f.Code
}

// SpellsSigns names what says that the terminal cannot be expected to draw more than ASCII, ""
// if nothing does: the console of Linux has no such letters, and a locale that names another
// encoding than UTF-8 says that they would come out wrong.
func (p Person) SpellsSigns() string {
	if p.Getenv("TERM") == "linux" {
		return "TERM"
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := strings.ToLower(p.Getenv(name)); locale != "" {
			if strings.Contains(locale, "utf-8") || strings.Contains(locale, "utf8") {
				return ""
			}
			return name
		}
	}
	return "" // nothing is known: most terminals can
}
