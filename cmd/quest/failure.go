package main

import (
	"strings"

	"quest/game"
	"quest/game/phrase"
)

// failure is an error for the person at the terminal: what happened and what to do,
// in both languages, with the exit code.
type failure struct {
	code  int
	said  game.Notice // empty when everything was said already
	lines []string    // what stands below it, ready to be printed
	cause error       // may be nil
}

func (f *failure) Error() string { return f.said.En }

func (f *failure) Unwrap() error { return f.cause }

// wrong is a failure of usage.
func wrong(said game.Notice) error { return &failure{code: exitUsage, said: said} }

// failed is a failure to read, write or accept something.
func failed(said game.Notice, cause error) error {
	return &failure{code: exitFailed, said: said, cause: cause}
}

// both is a notice that is the same in both languages.
func both(text string) game.Notice { return game.Notice{En: text, Ko: text} }

// notice fills the placeholders of a text in both languages.
func notice(en, ko string, pairs ...string) game.Notice {
	en = phrase.Fill(en, append([]string(nil), pairs...)...)
	return game.Notice{En: en, Ko: phrase.Fill(ko, pairs...)}
}

// noSuch refuses a name that does not exist and names the nearest one that does;
// where none is near, it says what else to do.
func noSuch(kindEn, kindKo, name string, names []string, instead game.Notice) error {
	said := notice("no {kind} \"{name}\"", "{kind} 없음: \"{name}\"", "name", name)
	said.En = strings.Replace(said.En, "{kind}", kindEn, 1)
	said.Ko = strings.Replace(said.Ko, "{kind}", kindKo, 1)
	if near, ok := nearest(name, names); ok {
		said.En += "; did you mean \"" + near + "\"?"
		said.Ko += ". 혹시 \"" + near + "\"?"
		return wrong(said)
	}
	if instead.En != "" {
		said.En += "; " + instead.En
		said.Ko += ". " + instead.Ko
	}
	return wrong(said)
}
