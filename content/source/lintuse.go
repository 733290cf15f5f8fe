package source

import (
	"slices"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// checkUse warns of glossary entries and wrong beliefs that nothing names (R010).
func (l *loader) checkUse() {
	if l.anyFaulty() {
		return // what names them may be what could not be read
	}
	used := map[string]bool{}
	for _, r := range l.refs {
		used[r.kind+"/"+r.text] = true
	}
	for i := range l.concepts {
		l.checkUsed(used, "concept", string(l.concepts[i].ID))
	}
	for i := range l.misconceptions {
		l.checkUsed(used, "misconception", string(l.misconceptions[i].ID))
	}
}

func (l *loader) checkUsed(used map[string]bool, kind, id string) {
	key := kind + "/" + id
	if id != "" && !used[key] && l.homes[key] != nil {
		l.homes[key].report(l.ids[key].place, scope{id: key}, saying.Unused, "kind", kind, "id", id)
	}
}

// anyFaulty reports whether any file has an error so far.
func (l *loader) anyFaulty() bool {
	for _, s := range l.sources {
		if s.faulty() {
			return true
		}
	}
	return false
}

// checkCited notes the points of lessons about which no item asks (R011).
func (l *loader) checkCited() {
	if l.anyFaulty() {
		return
	}
	cited := map[content.Cite]bool{}
	for _, c := range l.cites {
		cited[c.cite] = true
	}
	for i := range l.lessons {
		lesson := &l.lessons[i]
		for _, p := range lesson.points {
			if !cited[content.Cite{Lesson: lesson.ID, Anchor: p.text}] {
				lesson.report(p.place, saying.PointWithoutItem, "anchor", p.text)
			}
		}
	}
}

// asked is what an item asks, for comparing items with each other.
type asked struct {
	it    *itemAt
	at    place
	folds []string        // by language
	words map[string]bool // of the source language
}

// fewWords and manyWords bound the stems whose words are compared: short ones are
// alike by chance, and long ones take too long.
const (
	fewWords  = 6
	manyWords = 200
)

// checkAlike warns of items that ask the same (Q010). Items of different cases may:
// their scenarios differ.
func (l *loader) checkAlike() {
	byScenario := map[content.ItemID][]asked{}
	for i := range l.quizzes {
		for j := range l.quizzes[i].items {
			it := &l.quizzes[i].items[j]
			a, ok := asks(it)
			if !ok {
				continue
			}
			var of content.ItemID
			if it.Case != nil {
				of = it.Case.ID
			}
			for _, b := range byScenario[of] {
				if a.like(b) {
					it.report(a.at, saying.AlikeItems, "id", string(b.it.ID), "file", b.it.src.path+":"+itoa(b.at.line))
					break
				}
			}
			byScenario[of] = append(byScenario[of], a)
		}
	}
}

// asks gives what an item asks: its stem, or the text of a cloze.
func asks(it *itemAt) (asked, bool) {
	text, n := it.Stem, it.get("stem")
	if it.Type == content.Cloze {
		text, n = it.Text, it.get("text")
	}
	if text.Empty() || n == nil {
		return asked{}, false
	}
	a := asked{it: it, at: n.place, words: map[string]bool{}}
	for _, lang := range it.l.langs {
		a.folds = append(a.folds, content.Fold(text.Line(lang).String()))
	}
	for w := range strings.FieldsSeq(strings.ToLower(text.Line(it.l.langs[0]).String())) {
		a.words[w] = true
	}
	return a, true
}

// like reports whether two items ask the same in a language, or with more than 85 %
// of the same words.
func (a asked) like(b asked) bool {
	for i, fold := range a.folds {
		if fold != "" && fold == b.folds[i] {
			return true
		}
	}
	most := max(len(a.words), len(b.words))
	if most > manyWords || most < fewWords || 100*min(len(a.words), len(b.words)) <= 85*most {
		return false
	}
	same := 0
	for w := range a.words {
		if b.words[w] {
			same++
		}
	}
	return 100*same > 85*most
}

// checkEqual warns of code, numbers and placeholders that one language has and
// another has not (T008).
func (f form) checkEqual(lines []textLine) {
	byLang := map[content.Lang][]textLine{}
	for _, l := range lines {
		byLang[l.lang] = append(byLang[l.lang], l)
	}
	source := byLang[f.l.langs[0]]
	for _, lang := range f.l.langs[1:] {
		others := byLang[lang]
		for i := range min(len(source), len(others)) {
			if a, b := f.fixedParts(source[i].s), f.fixedParts(others[i].s); !slices.Equal(a, b) {
				at := f
				at.in = f.in.in(lang)
				at.report(others[i].place, saying.FixedPartsDiffer, "text", shown(difference(a, b)), "source", string(f.l.langs[0]), "lang", string(lang))
			}
		}
	}
}

// fixedParts gives, in alphabetical order, what does not change with the language.
func (f form) fixedParts(s string) []string {
	var parts []string
	var plain strings.Builder
	for _, sp := range content.Spans(cleaned(s)) {
		if sp.Code {
			parts = append(parts, "`"+sp.Text.String()+"`")
			plain.WriteByte(' ')
		} else {
			plain.WriteString(sp.Text.String())
		}
	}
	if f.holes != nil {
		for _, p := range content.Placeholders(s) {
			parts = append(parts, "{"+p.Name+"}")
		}
	}
	parts = append(parts, strings.FieldsFunc(plain.String(), func(r rune) bool { return r < '0' || r > '9' })...)
	slices.Sort(parts)
	return parts
}

// difference gives the first part that only one of two sorted lists has.
func difference(a, b []string) string {
	for i := range max(len(a), len(b)) {
		switch {
		case i >= len(a):
			return b[i]
		case i >= len(b):
			return a[i]
		case a[i] != b[i]:
			return min(a[i], b[i])
		}
	}
	return ""
}
