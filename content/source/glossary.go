package source

import (
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// readGlossary reads concepts.yaml: the agreed wordings and the known wrong beliefs.
func (l *loader) readGlossary() {
	src, there := l.sources["concepts.yaml"]
	if !there {
		return
	}
	n := l.yaml(src)
	if n == nil || !l.checkFormat(src, n, "quest.concepts/v1") || len(l.langs) == 0 {
		l.unknown["concept"], l.unknown["misconception"], src.unread = true, true, true
		return
	}
	f, ok := l.open(src, n, scope{}, "format", "concepts", "misconceptions")
	if !ok {
		return
	}
	concepts := f.list("concepts", 0, 1000)
	for _, c := range concepts {
		l.noteReading(c)
		l.noteAvoided(c)
	}
	for _, c := range concepts {
		l.readConcept(f, c)
	}
	for _, m := range f.list("misconceptions", 0, 1000) {
		l.readMisconception(f, m)
	}
}

// noteReading remembers how the last word of a term is read in Korean. It comes
// before any text is read, since every text may hold a particle after that word.
func (l *loader) noteReading(n *node) {
	reading, term := n.get("reads_as"), n.get("term")
	if reading == nil || reading.kind != scalarNode || term == nil {
		return
	}
	texts := []*node{term}
	if term.kind == mapNode {
		texts = term.vals
	}
	for _, t := range texts {
		for line := range strings.SplitSeq(t.text, "\n") {
			if word := content.WordBefore(strings.TrimSpace(line)); word != "" {
				l.reads[word] = reading.text
			}
		}
	}
}

// readsAs is the Korean reading of a word, or nothing.
func (l *loader) readsAs(word string) string { return l.reads[word] }

func (l *loader) readConcept(parent form, n *node) {
	f, ok := l.open(parent.src, n, about("concept", n), "id", "was", "term", "short", "avoid", "reads_as", "sources", "verified")
	if !ok {
		return
	}
	c := content.Concept{ID: content.ConceptID(f.define("concept")), Term: f.line("term", true), Short: f.line("short", true)}
	f.was("concept")
	f.avoid()
	if s, n := f.word("reads_as"); n != nil && syllables(s) == 0 {
		f.report(n.place, saying.BadReading, "value", shown(s))
	}
	f.sources(0)
	f.verified()
	l.concepts = append(l.concepts, c)
}

// avoid reads the wordings that a language should not use; the checker looks for them.
func (f form) avoid() {
	n := f.get("avoid")
	if n == nil {
		return
	}
	if n.kind != mapNode {
		f.report(n.place, saying.NotMap)
		return
	}
	g, _ := f.l.open(f.src, n, f.in, langNames(f.l.langs)...)
	for _, lang := range f.l.langs {
		for _, w := range g.list(string(lang), 0, 20) {
			if w.kind != scalarNode || w.text == "" {
				g.report(w.place, saying.NotSingleValue, "field", string(lang))
				continue
			}
			g.checkCut(w)
		}
	}
}

func langNames(langs []content.Lang) []string {
	names := make([]string, len(langs))
	for i, l := range langs {
		names[i] = string(l)
	}
	return names
}

func (l *loader) readMisconception(parent form, n *node) {
	f, ok := l.open(parent.src, n, about("misconception", n), "id", "was", "says", "fix")
	if !ok {
		return
	}
	m := content.Misconception{ID: content.MisconceptionID(f.define("misconception")), Says: f.line("says", true), Fix: f.prose("fix", true)}
	f.was("misconception")
	f.checkFeedback("fix")
	l.misconceptions = append(l.misconceptions, m)
}

// idOf names an object for findings before its ID is checked.
func idOf(kind string, n *node) string {
	if id := n.get("id"); id != nil && content.Identifier(id.text) {
		return kind + "/" + id.text
	}
	return ""
}
