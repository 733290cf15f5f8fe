package phrase

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"quest/content"
	"quest/game"
)

// numbers are the placeholders that are filled with a number where the sentence of a
// section does not say so by having plural forms.
var numbers = strings.Fields("n of got days minutes gold points missions stars most added left good all wrong par given answers right " +
	"streak best xp level into span percent solved shown half at width height w h wrong rev major")

// unlike are numbers that no sentence of theirs can be filled with 1: limits of the game,
// and questions that have several answers at least.
var unlike = map[string]bool{
	"answering.GapFull": true, "note.Limit": true, "welcome.NameNote": true, "plain.NoteBad": true, "plain.WagerOffer": true, "quiz.ChosenAll": true,
	"mixups.Met": true,
}

// faults are what a filled sentence must not have.
var faults = map[string]*regexp.Regexp{
	"a plural behind 1":    regexp.MustCompile(`\b1 (\w+ )?(answers|cards|days|entries|gaps|items|lessons|letters|lines|minutes|missions|numbers|parts|places|points|predictions|questions|records|stars|steps|times|files|errors|warnings|notes|characters)\b`),
	"a verb of several":    regexp.MustCompile(`\b1 (\w+ )?(are|were|have|stay|wait)\b`),
	"a verb of one":        regexp.MustCompile(`\b(0|2|9223372036854775807) \w+s (is|was|has|stays|waits)\b`),
	"an empty place":       regexp.MustCompile(`\bat\s*[.;,]|: *[.;,]|\(\s*\)|""|''|“”|: *$| [.,;]( |$)`),
	"a placeholder":        regexp.MustCompile(`\{[a-z]+[|}]`),
	"a particle left open": regexp.MustCompile(`\{[가-힣]+/[가-힣]+\}`),
}

// TestEverySentenceReadsWellWithAnyValue fills every sentence of every language with its
// smallest, largest and missing values.
func TestEverySentenceReadsWellWithAnyValue(t *testing.T) {
	ofBooks := map[string]bool{}
	eachSection(new(Book), func(name string, _ reflect.Value) { ofBooks[name] = true })
	filled := 0
	for _, lang := range shippedLangs(t) {
		for _, section := range sections(t, lang) {
			if section == "typed" {
				continue
			}
			for name, said := range Shipped().readSentences(sectionFile(lang, section)) {
				key := section + "." + name
				for _, number := range []string{"0", "1", "2", "9223372036854775807"} {
					if number == "1" && unlike[key] {
						continue
					}
					for _, text := range []string{"x", ""} {
						if text == "" && ofBooks[section] {
							continue // filled from packs and by the game, which leave nothing empty
						}
						filled++
						reads(t, lang, key, said, number, text)
					}
				}
			}
		}
	}
	if filled < 1000 {
		t.Fatalf("only %d sentences were filled", filled)
	}
}

// reads fills a sentence with a number in every place of one and a text in every other,
// and looks for faults.
func reads(t *testing.T, lang content.Lang, key string, s sentence, number, text string) {
	t.Helper()
	n := game.Say(key)
	counts, forms := 0, s.form(lang, number)
	for _, p := range placeholders(forms) {
		switch name := strings.Trim(p, "{}"); {
		case slices.Contains(numbers, name):
			n = n.Count(name, 0)
			n.Args[len(n.Args)-1].Text = number
			counts++
		default:
			n = n.With(name, text)
		}
	}
	for _, m := range regexp.MustCompile(`\{([a-z]+)\|`).FindAllStringSubmatch(forms, -1) {
		n = n.With(m[1], number)
	}
	if counts == 0 && number != "0" {
		return
	}
	got := In(lang).Say(n)
	for fault, is := range faults {
		if found := is.FindString(got); found != "" && is.FindString(forms) == "" {
			t.Errorf("%s/%s with %s and %q: %s (%q) in %q", lang, key, number, text, fault, found, got)
		}
	}
	if doubled := strings.Count(strings.TrimLeft(got, " "), "  "); doubled > strings.Count(strings.TrimLeft(forms, " "), "  ") {
		t.Errorf("%s/%s with %s and %q: a doubled blank in %q", lang, key, number, text, got)
	}
}

// TestASentenceWithFormsHasThemForOneAndForOthers holds that the forms differ, and that
// both stand where one does.
func TestASentenceWithFormsHasThemForOneAndForOthers(t *testing.T) {
	for _, section := range sections(t, content.English) {
		for name, s := range Shipped().readSentences(sectionFile(content.English, section)) {
			if s.forms == nil {
				continue
			}
			one, other := s.form(content.English, "1"), s.form(content.English, "2")
			if one == other || one == "" || other == "" {
				t.Errorf("%s.%s: %q and %q", section, name, one, other)
			}
		}
	}
}

func TestFillChoosesWordsByNumber(t *testing.T) {
	const phrase = "{n} {n|card is|cards are} here, {m|x} {n|a}"
	for n, want := range map[string]string{"1": "1 card is here, {m|x} 1", "2": "2 cards are here, {m|x} 2", "0": "0 cards are here, {m|x} 0"} {
		if got := Fill(phrase, "n", n); got != want {
			t.Errorf("%s: %q", n, got)
		}
	}
}
