package game

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
)

func TestASpeechIsAListOfLanguages(t *testing.T) {
	for _, c := range []struct {
		speech Speech
		langs  string
	}{
		{SpeakEnglish, "[en]"},
		{SpeakKorean, "[ko]"},
		{SpeakBoth, "[en ko]"},
		{"", "[en ko]"},
		{"+", "[en ko]"},
		{"ja", "[ja]"},
		{"ko+en", "[ko en]"},
		{"en+ja+ko", "[en ja ko]"},
		{"en+en", "[en]"},
	} {
		if got := fmt.Sprint(c.speech.Langs()); got != c.langs {
			t.Errorf("%q: %s, want %s", c.speech, got, c.langs)
		}
		if got := c.speech.First(); got != c.speech.Langs()[0] {
			t.Errorf("%q: the first is %s", c.speech, got)
		}
	}
	for want, langs := range map[Speech][]content.Lang{
		"both": {"en", "ko"}, "ko+en": {"ko", "en"}, "en+ja": {"en", "ja"}, "en": {"en"}, "": nil, "en+ko+ja": {"en", "ko", "ja"},
	} {
		if got := Speak(langs...); got != want {
			t.Errorf("%v: %q, want %q", langs, got, want)
		}
	}
}

// Saves of every version hold these three words.
func TestSpeechesAreSavedAsTheyAlwaysWere(t *testing.T) {
	for _, langs := range [][]content.Lang{{"en"}, {"ko"}, {"en", "ko"}} {
		saved, err := json.Marshal(Tuned{Lang: Speak(langs...)})
		if err != nil {
			t.Fatal(err)
		}
		want := map[int]string{1: fmt.Sprintf(`{"lang":"%s"}`, langs[0]), 2: `{"lang":"both"}`}[len(langs)]
		if string(saved) != want {
			t.Errorf("%v: %s, want %s", langs, saved, want)
		}
	}
}

func TestTheChoicesGoRound(t *testing.T) {
	two := SpeechChoices([]content.Lang{"en", "ko"})
	if got := fmt.Sprint(two); got != "[en ko both]" {
		t.Errorf("two languages: %s", got)
	}
	three := SpeechChoices([]content.Lang{"en", "ko", "ja"})
	if got := fmt.Sprint(three); got != "[en ko ja both en+ja ko+ja]" {
		t.Errorf("three languages: %s", got)
	}
	for _, c := range []struct {
		choices  []Speech
		at, next Speech
	}{
		{two, "both", "en"},
		{two, "en", "ko"},
		{two, "ko", "both"},
		{two, "", "both"},
		{two, "ja", "both"},
		{three, "ko+ja", "en"},
		{three, "ja", "both"},
		{SpeechChoices([]content.Lang{"ko"}), "", "ko"},
		{nil, "en", "en"},
	} {
		if got := c.at.Next(c.choices); got != c.next {
			t.Errorf("behind %q of %v comes %q, want %q", c.at, c.choices, got, c.next)
		}
	}
	if got := FirstSpeech([]content.Lang{"en", "ko", "ja"}); got != SpeakBoth {
		t.Errorf("first: %q", got)
	}
}

func TestAPackShowsWhatItHas(t *testing.T) {
	only := func(langs ...content.Lang) *content.Pack {
		parts := contenttest.Parts()
		parts.Meta.Languages = langs
		p, err := content.NewPack(parts)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	for _, c := range []struct {
		speech Speech
		pack   *content.Pack
		want   string
	}{
		{SpeakBoth, nil, "[en ko]"},
		{SpeakBoth, only("ko", "en"), "[en ko]"},
		{SpeakBoth, only("ko"), "[ko]"},
		{SpeakEnglish, only("ko"), "[ko]"},
		{"ja", only("ko", "en"), "[ko]"},
		{"ja+en", only("en", "ja"), "[ja en]"},
	} {
		if got := fmt.Sprint(c.speech.Within(c.pack)); got != c.want {
			t.Errorf("%q: %s, want %s", c.speech, got, c.want)
		}
	}
}

// A text that has none of the languages that are wanted is given in its own first one: it is never blank.
func TestATextIsGivenInALanguageThatItHas(t *testing.T) {
	only := func(lang content.Lang, words string) content.Text {
		return content.NewText(map[content.Lang][]content.Safe{lang: {contenttest.Safe(words)}})
	}
	for _, c := range []struct {
		text  content.Text
		langs []content.Lang
		want  string
	}{
		{only("fr", "écluse"), []content.Lang{"ja"}, "écluse"},
		{only("fr", "écluse"), []content.Lang{"en", "ko"}, "écluse"},
		{only("", "SNS"), []content.Lang{"ja"}, "SNS"},
		{contenttest.Both("lock", "갑문"), []content.Lang{"ja"}, "lock"},
		{contenttest.Both("lock", "갑문"), []content.Lang{"ja", "ko"}, "갑문"},
		{content.Text{}, []content.Lang{"ja"}, ""},
	} {
		if got := strings.Join(LineIn(c.langs, c.text), "|"); got != c.want {
			t.Errorf("%v in %v is %q, want %q", c.text.Langs(), c.langs, got, c.want)
		}
	}
}
