package source

import (
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// asked is the question of an item in the forms in which items are compared.
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

// asks gives what an item asks: its stem, or what its type names instead.
func asks(it *itemAt) (asked, bool) {
	text, field := it.Stem, "stem"
	if it.row.question != nil {
		text, field = it.row.question(it)
	}
	n := it.get(field)
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
