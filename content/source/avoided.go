package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quest/content"
	"quest/content/source/saying"
)

// avoided are the wordings that the concepts of a pack avoid in one language, and
// the term that each of them stands for.
type avoided struct {
	terms map[string]string // by wording, in small letters
	marks *strings.Replacer // puts marks around each wording; made when first needed
}

// avoidMark stands around a wording that was found; no text holds it.
const avoidMark = "\x00"

// noteAvoided remembers the wordings that a concept avoids. It comes before any text
// is read that could hold one.
func (g *glossary) noteAvoided(n *node, langs []content.Lang) {
	avoid, term := n.get("avoid"), n.get("term")
	if avoid == nil || avoid.kind != mapNode || term == nil {
		return
	}
	for i, k := range avoid.keys {
		for _, w := range avoid.vals[i].vals {
			if w.kind == scalarNode && w.text != "" && !strings.Contains(w.text, avoidMark) {
				g.avoid(content.Lang(k.text)).terms[strings.ToLower(w.text)] = termIn(langs, content.Lang(k.text), term)
			}
		}
	}
}

func (g *glossary) avoid(lang content.Lang) *avoided {
	a := g.avoided[lang]
	if a == nil {
		a = &avoided{terms: map[string]string{}}
		g.avoided[lang] = a
	}
	return a
}

// termIn gives the line of a term in one language, as far as that can be told before
// the text is read.
func termIn(langs []content.Lang, lang content.Lang, term *node) string {
	if term.kind == mapNode {
		term = term.get(string(lang))
	}
	if term == nil {
		return ""
	}
	lines := strings.Split(strings.TrimSpace(term.text), "\n")
	for i, l := range langs {
		if l == lang && i < len(lines) {
			return strings.TrimSpace(lines[i])
		}
	}
	return lines[0]
}

// checkAvoided warns of wordings that a concept avoids (T009).
func (f form) checkAvoided(l textLine) {
	a := f.l.glossary.avoided[l.lang]
	if a == nil {
		return
	}
	if a.marks == nil {
		pairs := make([]string, 0, 2*len(a.terms))
		for w := range a.terms {
			pairs = append(pairs, w, avoidMark+w+avoidMark)
		}
		a.marks = strings.NewReplacer(pairs...)
	}
	parts := strings.Split(a.marks.Replace(lowered(content.WithoutCode(l.s))), avoidMark)
	for i := 1; i < len(parts); i += 2 {
		if !languageOf(l.lang).attached && (endsInLetter(parts[i-1]) || i+1 < len(parts) && beginsWithLetter(parts[i+1])) {
			continue // a part of another word
		}
		f.report(l.place, saying.AvoidedWording, "text", shown(parts[i]), "term", shown(a.terms[parts[i]]))
	}
}

func endsInLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

func beginsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}
