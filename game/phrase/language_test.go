package phrase

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// threeLanguages gives the shipped books and one more language, which calls languages
// by words of its own.
func threeLanguages(t *testing.T) *Books {
	t.Helper()
	files := withLanguage(t, "ja", map[string]string{
		"language": `{"name": "日本語", "order": 3, "calls": {"en": "英語", "ja": "日本語"}, "typed": ["nihongo"]}`,
		"home":     `{"New": "新しい"}`,
	})
	books, err := Open(files)
	if err != nil {
		t.Fatal(err)
	}
	return books
}

func TestEveryShippedLanguageIsToldAbout(t *testing.T) {
	orders := map[int]content.Lang{}
	for _, l := range Shipped().Languages() {
		data, err := fs.ReadFile(shipped, path.Join(string(l.Lang), languageFile))
		if err != nil {
			t.Fatal(err)
		}
		if err := readSection(string(data), func(name string, _ sentence) {
			if !slices.Contains([]string{"name", "order", "calls", "typed", "stop", "comma"}, name) {
				t.Errorf("%s/%s: %q is not known", l.Lang, languageFile, name)
			}
		}); err != nil || !json.Valid(data) {
			t.Errorf("%s/%s: %v", l.Lang, languageFile, err)
		}
		if l.Name == "" || l.Name == string(l.Lang) {
			t.Errorf("%s has no name", l.Lang)
		}
		if other, ok := orders[l.Order]; ok {
			t.Errorf("%s and %s have one order", l.Lang, other)
		}
		orders[l.Order] = l.Lang
		for _, other := range Shipped().Langs() {
			if l.Calls[string(other)] == "" {
				t.Errorf("%s has no word for %s", l.Lang, other)
			}
		}
	}
	if got := fmt.Sprint(Shipped().Langs()); got != "[en ko ja]" {
		t.Errorf("the languages are %s", got)
	}
	if len(ownNames()) == 0 {
		t.Error("names.json cannot be read")
	}
}

func TestALanguageIsAFolder(t *testing.T) {
	books := threeLanguages(t)
	for _, c := range []struct{ got, want string }{
		{fmt.Sprint(books.Langs()), "[en ko ja]"},
		{fmt.Sprint(books.Choices(nil)), "[en ko ja both en+ja ko+ja]"},
		{string(books.First()), "both"},
		{books.OwnNames("both"), "English + 한국어"},
		{books.OwnNames("ko+ja"), "한국어 + 日本語"},
		{books.OwnNames("fr+tlh"), "Français + tlh"},
		{books.In("ja").Call("en"), "英語"},
		{books.In("ja").Call("ko"), "한국어"},
		{books.In("ja").Home.New, "新しい"},
		{string(books.For("ja+ko").Lang), "ja"},
		{string(books.For("fr+ko").Lang), "ko"},
		{string(books.For("fr").Lang), "en"},
		{string(books.Beside("ko", "both").Lang), "ko"},
		{string(books.Beside("ko", "ja").Lang), "ja"},
		{string(books.Beside("fr", "fr+ko").Lang), "ko"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
	if n := len(books.All()); n != 3 {
		t.Errorf("%d books", n)
	}
}

// A language that only a pack has may be chosen too.
func TestLanguagesOfPacksAreChoices(t *testing.T) {
	parts := contenttest.Parts()
	parts.Meta.Languages = []content.Lang{"ja", "en"}
	p, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(Shipped().Choices([]*content.Pack{p, p})); got != "[en ko ja both en+ja ko+ja]" {
		t.Errorf("the choices are %s", got)
	}
}

func TestChoicesAreNamedInTheLanguageOfTheBook(t *testing.T) {
	two, many := []game.Speech{"en", "ko", "both"}, []game.Speech{"en", "ko", "ja", "both", "en+ja", "ko+ja"}
	for _, c := range []struct {
		lang    content.Lang
		choices []game.Speech
		want    string
	}{
		{"en", two, "language: both, English, Korean"},
		{"ko", two, "언어: 영어+한국어, 영어, 한국어"},
		{"en", many, "language: one, or two together"},
	} {
		b := In(c.lang)
		if got := b.Among(c.choices, b.Keys.SpeechLong, b.Keys.SpeechMany); got != c.want {
			t.Errorf("%s: %q, want %q", c.lang, got, c.want)
		}
	}
	if b := In("ko"); b.Among(two, b.Plain.AnswerTwo, "") != "영어나 한국어" {
		t.Errorf("gaps: %q", b.Among(two, b.Plain.AnswerTwo, ""))
	}
}

func TestWhatMayBeTypedForALanguage(t *testing.T) {
	books := threeLanguages(t)
	for speech, typed := range map[game.Speech][]string{
		"en":    {"en", "English", "영어", "英語"},
		"ko":    {"KO", "korean", "한국어", "한글"},
		"ja":    {"nihongo", "日本語"},
		"both":  {"both", "English + Korean", "english 한국어", "영어 한국어"},
		"en+ja": {"en+ja", "English 日本語"},
	} {
		var folds []string
		for _, a := range books.Answers(speech) {
			folds = append(folds, content.Fold(a))
		}
		for _, line := range typed {
			if !strings.Contains(strings.Join(folds, "|")+"|", content.Fold(line)+"|") {
				t.Errorf("%q does not name %s: %v", line, speech, folds)
			}
		}
	}
}
