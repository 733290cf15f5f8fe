package console

import (
	"slices"
	"strings"

	"quest/content"
	"quest/content/lazy"
	"quest/game"
	"quest/game/phrase"
)

// Language is the value of --lang: the languages that are shown. It may name languages
// that no book speaks; who takes it looks for them in the packs.
type Language struct{ game.Speech }

func (l *Language) String() string { return string(l.Speech) }

// Type gives the choices for the usage of a command.
func (l *Language) Type() string {
	var codes []string
	for _, s := range phrase.Shipped().Choices(nil) {
		codes = append(codes, string(s))
	}
	return strings.Join(codes, "|")
}

var langCode = lazy.Regexp(`^[a-z]{2,3}(-[a-z0-9]{2,8})*$`)

func (l *Language) Set(value string) error {
	if s, ok := Called(value); ok {
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
			return &Refusal{UseLangs(phrase.Shipped().Langs())}
		}
		if lang := content.Lang(code); !slices.Contains(langs, lang) {
			langs = append(langs, lang)
		}
	}
	l.Speech = game.Speak(langs...)
	return nil
}

// Called finds the languages of the game that go by a word which is no code, such as
// 한국어, Korean or kr.
func Called(word string) (game.Speech, bool) {
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

// UseLangs says which languages --lang takes.
func UseLangs(langs []content.Lang) game.Notice {
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

// localeCode is the language in the name of a locale: ko of ko_KR.UTF-8.
func localeCode(locale string) content.Lang {
	code, _, _ := strings.Cut(locale, ".")
	code, _, _ = strings.Cut(code, "@")
	code, _, _ = strings.Cut(strings.ReplaceAll(code, "-", "_"), "_")
	return content.Lang(strings.ToLower(code))
}
