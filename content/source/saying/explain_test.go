package saying

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"quest/content"
)

// Every code has an explanation in every language, and an example; nothing else has one.
func TestEveryCodeIsExplained(t *testing.T) {
	known := map[string]bool{}
	for _, code := range Codes() {
		known[code.Code] = true
		for _, lang := range languages(t) {
			e, ok := explanations(lang)[code.Code]
			if !ok || e.Title == "" || e.Why == "" {
				t.Errorf("%s is not explained in %s: content/source/saying/explained/%s.json", code.Code, lang, lang)
			}
			if n := content.Columns(e.Title); n > 70 {
				t.Errorf("%s: title of %d columns in %s", code.Code, n, lang)
			}
			if e.Why != "" && !strings.HasSuffix(e.Why, ".") && !strings.HasSuffix(e.Why, "。") {
				t.Errorf("%s: %s does not end in a full stop", code.Code, lang)
			}
		}
		if e := examples()[code.Code]; e.Wrong == "" || e.Cured == "" || e.Wrong == e.Cured {
			t.Errorf("%s has no example: content/source/saying/explained/examples.txt", code.Code)
		}
	}
	for _, lang := range languages(t) {
		for code := range explanations(lang) {
			if !known[code] {
				t.Errorf("%s: explains %s, which is no code", lang, code)
			}
		}
	}
	for _, code := range slices.Sorted(maps.Keys(examples())) {
		if !known[code] {
			t.Errorf("the example of %s belongs to no code", code)
		}
	}
}

func TestExplanationsFallBackToEnglish(t *testing.T) {
	e, ok := Explain("qya", "Q013")
	if english, _ := Explain(content.English, "Q013"); !ok || e != english {
		t.Errorf("%+v", e)
	}
	if _, ok := Explain(content.Korean, "Q999"); ok {
		t.Error("Q999 is explained")
	}
}
