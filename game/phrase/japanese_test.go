package phrase

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"testing"

	"quest/content"
	"quest/game"
)

// sentences gives every sentence of the files of a language, by section and name; of one with plural
// forms all forms together.
func sentences(t *testing.T, lang content.Lang) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, section := range sections(t, lang) {
		for name, said := range raw(t, sectionFile(lang, section)) {
			all[section+"."+name] = fmt.Sprint(said)
		}
	}
	return all
}

// A sentence that was never translated stands in its language as it does in English.
func TestNoEnglishSentenceIsLeftInAnotherLanguage(t *testing.T) {
	commands := []string{"help.PackStatsExamples", "help.SaveExportExamples", "help.SaveSyncExamples"} // commands alone
	word := regexp.MustCompile(`[a-z]{3}`)
	english := sentences(t, content.English)
	for _, lang := range shippedLangs(t) {
		if lang == content.English {
			continue
		}
		other := sentences(t, lang)
		for _, name := range slices.Sorted(maps.Keys(english)) {
			bare := placeholder.ReplaceAllString(english[name], "")
			if english[name] == other[name] && word.MatchString(bare) && !slices.Contains(commands, name) {
				t.Errorf("%s: %s is in English: %q", lang, name, other[name])
			}
		}
	}
}

// Japanese has marks of its own, no particle that depends on a word, and no form for one thing.
func TestJapaneseIsWrittenAsItIs(t *testing.T) {
	for _, rule := range []struct {
		what  string
		wrong *regexp.Regexp
	}{
		{"a Latin full stop or comma behind Japanese", regexp.MustCompile(`[ぁ-ヶ一-龥][.,!](\s|\]|$)`)},
		{"a Korean particle", regexp.MustCompile(`\{[은는이가을를과와으로]+/`)},
		{"a choice of words by number", regexp.MustCompile(`\{[a-zA-Z]+\|`)},
		{"a half-width kana", regexp.MustCompile(`[ｦ-ﾟ]`)},
		{"two full stops", regexp.MustCompile(`。(。|\.(\s|$))`)},
	} {
		for name, said := range sentences(t, "ja") {
			if rule.wrong.MatchString(said) {
				t.Errorf("%s: %s: %q", name, rule.what, said)
			}
		}
	}
}

func TestASentenceAndAListEndAsTheLanguageHasThem(t *testing.T) {
	for _, c := range []struct {
		lang           content.Lang
		said, sentence string
	}{
		{"en", "", ""},
		{"en", "use on or off", "use on or off."},
		{"en", "Done.", "Done."},
		{"ko", "다음 중 하나를 쓰세요", "다음 중 하나를 쓰세요."},
		{"ja", "オンまたはオフを使ってください", "オンまたはオフを使ってください。"},
		{"ja", "完了。", "完了。"},
		{"ja", "よろしいですか？", "よろしいですか？"},
		{"ja", "実行: quest pack check", "実行: quest pack check。"},
	} {
		if got := In(c.lang).Sentence(c.said); got != c.sentence {
			t.Errorf("%s: %q became %q", c.lang, c.said, got)
		}
	}
	words := []string{"a", "b"}
	for lang, want := range map[content.Lang]string{"en": "a, b", "ko": "a, b", "ja": "a、b"} {
		if got := In(lang).List(words); got != want {
			t.Errorf("%s lists %q", lang, got)
		}
	}
}

// A value that is not known leaves a question mark where Japanese puts values, too.
func TestAnEmptyValueIsMarkedBehindJapaneseSigns(t *testing.T) {
	for text, free := range map[string]bool{"{n}": true, "（{n}）": true, "名前：{n}": true, "「{n}」": true, "a {n}": true, "名前{n}": false, "x": false} {
		if standsFree(text, "{n}") != free {
			t.Errorf("%q: %v", text, !free)
		}
	}
}

func TestJapaneseIsTheLocaleAndAChoice(t *testing.T) {
	b := Shipped()
	if got := b.FirstAt("ja"); got != "ja" {
		t.Errorf("the locale offers %q", got)
	}
	if got := b.For("ja").Lang; got != "ja" {
		t.Errorf("Japanese is said in %s", got)
	}
	if got, want := fmt.Sprint(b.Choices(nil)), "[en ko ja both en+ja ko+ja]"; got != want {
		t.Errorf("the choices are %s", got)
	}
	if b.First() != game.SpeakBoth {
		t.Errorf("the first choice is %q", b.First())
	}
}
