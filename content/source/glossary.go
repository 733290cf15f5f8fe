package source

import (
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

var glossaryRecord = record{[]field{
	formatField,
	{name: "concepts", kind: mapsField, high: 1000, about: "the agreed wordings", of: &conceptRecord},
	{name: "misconceptions", kind: mapsField, high: 1000, about: "wrong beliefs that items and labs name", of: &misconceptionRecord},
}}

var conceptRecord = record{[]field{
	objectID, wasField,
	{name: "term", kind: lineField, required: true, about: "the agreed wording"},
	{name: "short", kind: lineField, required: true, about: "what it means, in a few words"},
	{name: "avoid", kind: ownField, takes: "map of a language to a list of at most 20 wordings", about: "wordings that texts of that language must not use"},
	{name: "reads_as", takes: "Hangul", about: "how the last word is read in Korean, for the particle after it"},
	sourcesField(0), verifiedField,
}}

var misconceptionRecord = record{[]field{
	objectID, wasField,
	{name: "says", kind: lineField, required: true, about: "the wrong belief, as a learner would say it"},
	{name: "fix", kind: proseField, required: true, about: "what is true instead"},
}}

// glossary is what concepts.yaml says.
type glossary struct {
	root           *node
	concepts       []content.Concept
	misconceptions []content.Misconception
	reads          map[string]string         // how words are read in Korean
	avoided        map[content.Lang]*avoided // wordings that concepts avoid
}

func newGlossary() glossary {
	return glossary{reads: map[string]string{}, avoided: map[content.Lang]*avoided{}}
}

// readGlossary reads concepts.yaml: the agreed wordings and the known wrong beliefs.
func (l *loader) readGlossary() {
	src, there := l.files["concepts.yaml"]
	if !there {
		return
	}
	n := l.yaml(src)
	if n == nil || !l.checkFormat(src, n, "quest.concepts/v1") || len(l.langs) == 0 {
		l.names.incomplete["concept"], l.names.incomplete["misconception"], src.unread = true, true, true
		return
	}
	f, ok := l.open(src, n, scope{}, &glossaryRecord)
	if !ok {
		return
	}
	l.glossary.root = n
	concepts := f.list("concepts")
	for _, c := range concepts {
		l.glossary.noteReading(c)
		l.glossary.noteAvoided(c, l.langs)
	}
	for _, c := range concepts {
		l.readConcept(f, c)
	}
	for _, m := range f.list("misconceptions") {
		l.readMisconception(f, m)
	}
}

// noteReading remembers how the last word of a term is read in Korean. It comes
// before any text is read, since every text may hold a particle after that word.
func (g *glossary) noteReading(n *node) {
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
				g.reads[word] = reading.text
			}
		}
	}
}

// readsAs is the Korean reading of a word, or nothing.
func (g *glossary) readsAs(word string) string { return g.reads[word] }

func (l *loader) readConcept(parent form, n *node) {
	f, ok := l.open(parent.src, n, about("concept", n), &conceptRecord)
	if !ok {
		return
	}
	c := content.Concept{ID: content.ConceptID(f.define("concept")), Term: f.text("term"), Short: f.text("short")}
	f.was("concept")
	f.avoid()
	if s, n := f.word("reads_as"); n != nil && syllables(s) == 0 {
		f.report(n.place, saying.BadReading, "value", shown(s))
	}
	f.sources()
	f.verified(content.UsualStaleAfter)
	l.glossary.concepts = append(l.glossary.concepts, c)
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
	g, _ := f.l.open(f.src, n, f.in, languageRecord(f.l.langs, 20))
	for _, lang := range f.l.langs {
		for _, w := range g.list(string(lang)) {
			if w.kind != scalarNode || w.text == "" {
				g.report(w.place, saying.NotSingleValue, "field", string(lang))
				continue
			}
			g.checkCut(w)
			if _, err := content.CleanLine(w.text); err != nil {
				g.reportUnclean(w.place, err)
			}
		}
	}
}

// languageRecord is the record of a map from a language to a list of words.
func languageRecord(langs []content.Lang, most int) *record {
	rec := &record{}
	for _, lang := range langs {
		rec.fields = append(rec.fields, field{name: string(lang), kind: wordsField, high: most})
	}
	return rec
}

func (l *loader) readMisconception(parent form, n *node) {
	f, ok := l.open(parent.src, n, about("misconception", n), &misconceptionRecord)
	if !ok {
		return
	}
	m := content.Misconception{ID: content.MisconceptionID(f.define("misconception")), Says: f.text("says"), Fix: f.text("fix")}
	f.was("misconception")
	f.checkFeedback("fix")
	l.glossary.misconceptions = append(l.glossary.misconceptions, m)
}

// idOf names an object for findings before its ID is checked.
func idOf(kind string, n *node) string {
	if id := n.get("id"); id != nil && content.Identifier(id.text) {
		return kind + "/" + id.text
	}
	return ""
}
