package check_test

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
)

func TestPacksInOneTwoAndThreeLanguages(t *testing.T) {
	for _, langs := range []string{"en", "ko", "ja", "en ko", "ko en", "en ja", "ja ko", "en ko ja", "ko ja en", "ja en ko"} {
		t.Run(langs, func(t *testing.T) {
			var all []content.Lang
			for _, lang := range strings.Fields(langs) {
				all = append(all, content.Lang(lang))
			}
			p, findings, err := load(contenttest.FerryFiles(t, all...), today)
			if err != nil || p == nil || len(findings) > 0 {
				t.Fatalf("%v, findings:\n%s", err, said(findings))
			}
			l, _ := p.Lesson("crossing")
			it, _ := p.Item("fill-in")
			for _, lang := range all {
				if l.Title.Lines(lang) == nil || len(l.Blocks) != 4 || len(l.Takeaways) != 1 || l.Blocks[0].Gist.Lines(lang) == nil {
					t.Errorf("lesson in %s: %+v", lang, l)
				}
				if !strings.Contains(it.Text.Line(lang).String(), "{{part}}") {
					t.Errorf("cloze in %s: %s", lang, it.Text.Line(lang))
				}
			}
		})
	}
}
