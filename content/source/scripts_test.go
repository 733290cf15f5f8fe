package source

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/source/saying"
)

// Languages of the scripts that every terminal draws alike play; any other one is refused by the name of its
// script, and alone: nothing else is said about its texts.
func TestLanguagesOfOtherScriptsAreRefusedByName(t *testing.T) {
	for lang, script := range map[content.Lang]string{
		"ar": "Arabic", "fa": "Arabic", "az-arab": "Arabic", "he": "Hebrew", "hi": "Devanagari", "th": "Thai", "ka": "Georgian", "zh-mong": "Mongolian",
		"fr": "", "pt-br": "", "ja": "", "zh-hans": "", "ru": "", "el": "", "ko": "", "vi": "", "sr-latn": "", "ks-latn": "",
	} {
		files := contenttest.FerryFiles(t, "en")
		contenttest.Edit(t, files, "pack.yaml", "languages: [en]", "languages: ["+string(lang)+"]")
		_, findings := Load(files, today)
		said := said(findings)
		if script == "" {
			if strings.Contains(said, "does not draw") {
				t.Errorf("%s: %s", lang, said)
			}
			continue
		}
		if want := "\"" + string(lang) + "\" is written in the " + script + " script, which quest does not draw"; len(findings) != 1 || findings[0].Level != Error || !strings.Contains(said, want) {
			t.Errorf("%s, want %s:\n%s", lang, want, said)
		}
	}
}

// A refused script, a level and a type stand in a sentence by a word of its language.
func TestScriptsLevelsAndTypesHaveKoreanNames(t *testing.T) {
	korean := saying.In(content.Korean)
	for _, s := range undrawn {
		if said := korean.What(saying.UndrawnLetters, "script", s.name); strings.Contains(said, s.name) {
			t.Errorf("%s: %s", s.name, said)
		}
	}
	for _, level := range []string{"recall", "understand", "apply", "analyze"} {
		if said := korean.What(saying.WrongWithoutMisconception, "id", "x", "level", level); strings.Contains(said, " "+level) || strings.HasPrefix(said, level) {
			t.Error(said)
		}
	}
	for _, kind := range content.ItemTypes() {
		if said := korean.What(saying.TypeChanged, "was", string(kind)); !strings.Contains(said, "("+string(kind)+")") {
			t.Error(said)
		}
	}
}
