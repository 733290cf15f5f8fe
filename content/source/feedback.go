package source

import (
	"slices"
	"strings"
	"unicode"

	"quest/content"
	"quest/content/source/saying"
)

// checkFeedback checks the words of one text that is shown after an answer.
func (f form) checkFeedback(key string) {
	n := f.get(key)
	if n == nil {
		return
	}
	t := f.l.textOf[n] // none if it has errors
	for _, lang := range f.l.langs {
		for i, line := range t.Lines(lang) {
			at := f.speaking(lang)
			if name := namedOption(lang, content.WithoutCode(line.String())); name != "" {
				at.report(n.place, saying.FeedbackNamesOption, "text", name)
			}
			if word := verdictWord(lang, line.String()); i == 0 && key == "why" && word != "" {
				at.report(n.place, saying.WhyStartsWithVerdict, "word", word)
			}
		}
	}
}

// verdictWord finds a verdict at the start of a reason: the screen has given it.
func verdictWord(lang content.Lang, s string) string {
	for _, w := range languageOf(lang).verdicts {
		if rest, ok := strings.CutPrefix(s, w); ok && (rest == "" || strings.ContainsAny(rest[:1], ",.!:;")) {
			return w
		}
	}
	return ""
}

// namedOption finds a letter, number or position that stands for an option. Options are
// shuffled, so it would name another one.
func namedOption(lang content.Lang, s string) string {
	known := languageOf(lang)
	if known.attached {
		return known.options.inText(s)
	}
	return known.options.inWords(s)
}

// inWords finds the name of an option among words that are parted by spaces.
func (o optionNames) inWords(s string) string {
	if !mayHold(s, o.lettered) && !mayHold(s, o.nouns) {
		return ""
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	for i := 0; i+1 < len(words); i++ {
		a, b := strings.ToLower(words[i]), strings.ToLower(words[i+1])
		switch {
		case slices.Contains(o.lettered, a) && len(b) == 1 && optionLetter(words[i+1][0]),
			slices.Contains(o.ordinals, a) && slices.Contains(o.nouns, b),
			slices.Contains(o.nouns, a) && slices.Contains(o.pointers, b):
			return words[i] + " " + words[i+1]
		}
	}
	return ""
}

// inText finds the name of an option where particles are attached to words.
func (o optionNames) inText(s string) string {
	for _, noun := range o.lettered {
		if !strings.Contains(s, noun) {
			continue
		}
		before := noun + " "
		if i := strings.Index(s, before); i >= 0 {
			rest := s[i+len(before):]
			if rest != "" && optionLetter(rest[0]) && (len(rest) == 1 || !asciiWord(rest[1])) {
				return before + rest[:1]
			}
		}
	}
	for _, nth := range o.ordinals {
		if !strings.Contains(s, nth) {
			continue
		}
		for _, noun := range o.nouns {
			if name := nth + " " + noun; strings.Contains(s, name) {
				return name
			}
		}
	}
	return o.counted(s)
}

// counted finds a number with the counter, "2번", where it names an option; "443번
// 포트" and "2번 시도한다" do not.
func (o optionNames) counted(s string) string {
	if o.counter == "" {
		return ""
	}
	for from := 0; ; {
		i := strings.Index(s[from:], o.counter)
		if i < 0 {
			return ""
		}
		i += from
		from = i + len(o.counter)
		if i == 0 || s[i-1] < '1' || s[i-1] > '8' || i > 1 && asciiWord(s[i-2]) {
			continue
		}
		rest := s[from:]
		if rest == "" || slices.ContainsFunc(o.after, func(follow string) bool { return strings.HasPrefix(rest, follow) }) {
			return s[i-1 : from]
		}
	}
}

// optionLetter reports whether a character can number an option: A to H, or 1 to 8.
func optionLetter(c byte) bool { return c >= 'A' && c <= 'H' || c >= '1' && c <= '8' }

func asciiWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
