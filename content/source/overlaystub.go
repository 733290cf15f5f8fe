package source

import (
	"strings"

	"quest/content"
)

// OverlayStubs gives files, by path, in which a translator can write a pack in a further
// language: one for each object that has no overlay in it yet, with every text that is to be
// translated as a comment above the place for its translation. They check without an error
// as they are.
func (r *Reading) OverlayStubs(lang content.Lang) map[string]string {
	there := map[string]bool{}
	for t := range r.l.overlaid {
		if t.lang == lang {
			there[t.of] = true
		}
	}
	for of := range r.l.overlayFiles {
		if rest, ok := strings.CutPrefix(of, string(lang)+" "); ok {
			there[rest] = true
		}
	}
	stubs := map[string]*strings.Builder{}
	for _, t := range r.Translations(lang) {
		if t.Lang != lang || there[t.Of] {
			continue
		}
		path := overlayPath(lang, t.Of)
		b := stubs[path]
		if b == nil {
			b = &strings.Builder{}
			stubs[path] = b
			stubHead(b, lang, t.Of)
		}
		if strings.HasPrefix(t.Of, "lesson/") {
			b.WriteString("\n{#" + t.Key + "}\n")
			for _, line := range append(t.Source, prefixed("👉 ", t.Gist)...) {
				b.WriteString("<!-- " + strings.ReplaceAll(line, "--", "- -") + " -->\n")
			}
			continue
		}
		for _, line := range t.Source {
			b.WriteString("  # " + line + "\n")
		}
		b.WriteString("  " + t.Key + ": |\n\n")
	}
	files := map[string]string{}
	for path, b := range stubs {
		files[path] = strings.TrimRight(b.String(), "\n") + "\n"
	}
	return files
}

func prefixed(before string, lines []string) []string {
	var all []string
	for _, l := range lines {
		all = append(all, before+l)
	}
	return all
}

// overlayPath is where the stub of an overlay goes: i18n/ja/quiz-tides.yaml for quiz/tides.
func overlayPath(lang content.Lang, of string) string {
	ext := ".yaml"
	if strings.HasPrefix(of, "lesson/") {
		ext = ".md"
	}
	return "i18n/" + string(lang) + "/" + strings.ReplaceAll(of, "/", "-") + ext
}

func stubHead(b *strings.Builder, lang content.Lang, of string) {
	if strings.HasPrefix(of, "lesson/") {
		b.WriteString("---\nformat: quest.i18n-lesson/v1\nlang: " + string(lang) + "\nof: " + of + "\n---\n")
		return
	}
	b.WriteString("format: quest.i18n/v1\nlang: " + string(lang) + "\nof: " + of + "\ntexts:\n")
}
