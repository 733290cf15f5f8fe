package source

import (
	"strings"
	"testing"
	"testing/fstest"

	"quest/content"
	"quest/content/contenttest"
)

// In a language of an overlay a lesson shows the text art that is drawn for it, under the label
// that the overlay gives; before the label is translated, the one of the source with a mark.
func TestTextArtInALanguageOfAnOverlay(t *testing.T) {
	const head = "---\nformat: quest.i18n-lesson/v1\nlang: ja\nof: lesson/crossing\n---\n"
	for _, c := range []struct{ name, overlay, label string }{
		{"with its label", head + "{#media/boat.txt}\n渡し船の図\n", "渡し船の図"},
		{"without its label", head + "{#title}\n渡し船\n", "[en] A boat"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := contenttest.FerryFiles(t, content.English, content.Korean)
			text := string(files["lessons/01-crossing.md"].Data)
			section := strings.Index(text, "\n## ")
			text = text[:section] + "\n![A boat / 나룻배](media/boat.txt)\n" + text[section:]
			for path, data := range map[string]string{
				"lessons/01-crossing.md": text, "i18n/ja/lesson.md": c.overlay,
				"media/boat.txt": "boat\n", "media/boat.ko.txt": "나룻배\n", "media/boat.ja.txt": "渡し船\n", "media/boat.fr.txt": "bac\n",
			} {
				files[path] = &fstest.MapFile{Data: []byte(data), Mode: 0o644}
			}
			p, findings := Load(files, Options{Today: "2026-11-22"})
			if p == nil || len(findings) > 0 {
				t.Fatalf("findings: %v", findings)
			}
			lesson, _ := p.Lesson("crossing")
			var art []content.Block
			for _, b := range lesson.Blocks {
				if b.Kind == content.Art {
					art = append(art, b)
				}
			}
			if len(art) != 1 {
				t.Fatalf("%d pieces of text art", len(art))
			}
			for lang, want := range map[content.Lang]string{content.Korean: "나룻배", overlayLang: "渡し船"} {
				if code := art[0].Local[lang]; code == nil || code.Lines[0].String() != want {
					t.Errorf("%s is shown %v, want %s", lang, code, want)
				}
			}
			if _, ok := art[0].Local["fr"]; ok {
				t.Error("a language without a folder in i18n has text art")
			}
			if got := art[0].Text.Line(overlayLang).String(); got != c.label {
				t.Errorf("the label is %q, want %q", got, c.label)
			}
			if got := art[0].Text.Line(content.Korean).String(); got != "나룻배" {
				t.Errorf("the Korean label is %q", got)
			}
		})
	}
}
