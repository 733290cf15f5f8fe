package game

import (
	"slices"
	"strings"

	"quest/content"
)

// Speech is which languages a player sees, in their order. It is a string as saves
// keep it: the code of a language, such as "en", or several codes joined by a plus
// sign, such as "en+ja". English with Korean is "both".
type Speech string

// The speeches of the languages that the game ships with.
const (
	SpeakEnglish Speech = "en"
	SpeakKorean  Speech = "ko"
	SpeakBoth    Speech = "both"
)

const speechJoint = "+"

// Speak gives the speech of some languages in their order, "" for none.
func Speak(langs ...content.Lang) Speech {
	if slices.Equal(langs, []content.Lang{content.English, content.Korean}) {
		return SpeakBoth
	}
	codes := make([]string, len(langs))
	for i, l := range langs {
		codes[i] = string(l)
	}
	return Speech(strings.Join(codes, speechJoint))
}

// Langs gives the languages in their order, each once; English and Korean for a speech
// that is not known yet or names none.
func (s Speech) Langs() []content.Lang {
	var langs []content.Lang
	if s != SpeakBoth {
		for code := range strings.SplitSeq(string(s), speechJoint) {
			if l := content.Lang(code); l != "" && !slices.Contains(langs, l) {
				langs = append(langs, l)
			}
		}
	}
	if len(langs) == 0 {
		return []content.Lang{content.English, content.Korean}
	}
	return langs
}

// First gives the first of the languages. Every frame asks several times, so it makes no
// list of them.
func (s Speech) First() content.Lang {
	if s != SpeakBoth {
		for code := range strings.SplitSeq(string(s), speechJoint) {
			if code != "" {
				return content.Lang(code)
			}
		}
	}
	return content.English
}

// Within gives the languages in which texts of a pack are shown: those of the speech
// that the pack has, else the first one of the pack. A nil pack has all.
func (s Speech) Within(p *content.Pack) []content.Lang {
	langs := s.Langs()
	if p == nil {
		return langs
	}
	has := p.Meta().Written()
	shown := slices.DeleteFunc(langs, func(l content.Lang) bool { return !slices.Contains(has, l) })
	switch {
	case len(shown) > 0:
		return shown
	case len(has) > 0:
		return has[:1]
	}
	return s.Langs()[:1] // the pack is damaged
}

// Instead gives the language in which the texts of a pack are shown in place of those of the speech, ""
// where the pack has one of these.
func (s Speech) Instead(p *content.Pack) content.Lang {
	if p == nil || len(p.Meta().Languages) == 0 {
		return ""
	}
	if shown := s.Within(p)[0]; !slices.Contains(s.Langs(), shown) {
		return shown
	}
	return ""
}

// Mark names in brackets the language that stands in place of those of the speech, "" where none does.
func (s Speech) Mark(p *content.Pack) string {
	if lang := s.Instead(p); lang != "" {
		return "[" + string(lang) + "]"
	}
	return ""
}

// SpeechChoices gives what a player may choose from among some languages: each alone,
// then every two together.
func SpeechChoices(langs []content.Lang) []Speech {
	var all []Speech
	for _, l := range langs {
		all = append(all, Speak(l))
	}
	for i, l := range langs {
		for _, second := range langs[i+1:] {
			all = append(all, Speak(l, second))
		}
	}
	return all
}

// FirstSpeech gives what is shown to a player who has chosen nothing yet: the first two
// of the languages that the game speaks.
func FirstSpeech(langs []content.Lang) Speech { return Speak(langs[:min(2, len(langs))]...) }

// Next gives the choice behind the speech, the first one behind the last; the first two
// languages together behind a speech that is no choice.
func (s Speech) Next(choices []Speech) Speech {
	if len(choices) == 0 {
		return s
	}
	if i := slices.Index(choices, s); i >= 0 {
		return choices[(i+1)%len(choices)]
	}
	for _, c := range choices {
		if len(c.Langs()) > 1 {
			return c
		}
	}
	return choices[0]
}
