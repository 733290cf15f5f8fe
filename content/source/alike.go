package source

import (
	"slices"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// asked is the question of an item in the forms in which items are compared.
type asked struct {
	it    *itemAt
	at    place
	folds []string // by language
	words []int    // of the source language, as their numbers, in order
}

// fewWords and manyWords bound the stems whose words are compared: short ones are
// alike by chance, and long ones take too long.
const (
	fewWords  = 6
	manyWords = 200
)

// alike is questions that are held against each other.
type alike struct {
	asked  []asked
	folded []map[string]int // by language, the first of the asked with a fold
	steps  int              // words that were looked at
}

// checkAlike warns of items that ask the same (Q010). Items of different cases may:
// their scenarios differ. It returns what it compared, by the case.
func (l *loader) checkAlike() map[content.ItemID]*alike {
	numbers := map[string]int{}
	byScenario := map[content.ItemID]*alike{}
	for i := range l.quizzes {
		for j := range l.quizzes[i].items {
			it := &l.quizzes[i].items[j]
			a, ok := asks(it, numbers)
			if !ok {
				continue
			}
			var of content.ItemID
			if it.Case != nil {
				of = it.Case.ID
			}
			others := byScenario[of]
			if others == nil {
				others = &alike{}
				byScenario[of] = others
			}
			if b := others.find(&a); b != nil {
				it.report(a.at, saying.AlikeItems, "id", string(b.it.ID), "file", b.it.src.path+":"+itoa(b.at.line))
			}
			others.add(a)
		}
	}
	return byScenario
}

// asks gives what an item asks: its stem, or what its type names instead. numbers has a
// number for every word so far.
func asks(it *itemAt, numbers map[string]int) (asked, bool) {
	text, field := it.Stem, "stem"
	if it.row.question != nil {
		text, field = it.row.question(it)
	}
	n := it.get(field)
	if text.Empty() || n == nil {
		return asked{}, false
	}
	a := asked{it: it, at: n.place}
	for _, lang := range it.l.langs {
		a.folds = append(a.folds, content.Fold(text.Line(lang).String()))
	}
	for w := range strings.FieldsSeq(lowered(text.Line(it.l.langs[0]).String())) {
		if _, known := numbers[w]; !known {
			numbers[w] = len(numbers)
		}
		a.words = append(a.words, numbers[w])
	}
	slices.Sort(a.words)
	a.words = slices.Compact(a.words)
	return a, true
}

// find gives the first question that asks the same in a language, or with more than 85 %
// of the same words; nil if there is none.
func (x *alike) find(a *asked) *asked {
	first := len(x.asked)
	for lang, fold := range a.folds {
		if lang < len(x.folded) && fold != "" {
			if i, ok := x.folded[lang][fold]; ok {
				first = min(first, i)
			}
		}
	}
	for i := range x.asked[:first] {
		if x.sameWords(a.words, x.asked[i].words) {
			return &x.asked[i]
		}
	}
	if first < len(x.asked) {
		return &x.asked[first]
	}
	return nil
}

func (x *alike) add(a asked) {
	for lang, fold := range a.folds {
		if lang == len(x.folded) {
			x.folded = append(x.folded, map[string]int{})
		}
		if _, taken := x.folded[lang][fold]; !taken {
			x.folded[lang][fold] = len(x.asked)
		}
	}
	x.asked = append(x.asked, a)
}

// sameWords reports whether two sets of words have more than 85 % of the larger one in
// common. It ends where too many words of either stand alone.
func (x *alike) sameWords(a, b []int) bool {
	most := max(len(a), len(b))
	wanted := 85*most/100 + 1
	aloneA, aloneB := len(a)-wanted, len(b)-wanted
	if most > manyWords || most < fewWords {
		return false
	}
	i, j := 0, 0
	for aloneA >= 0 && aloneB >= 0 && i < len(a) && j < len(b) {
		x.steps++
		switch {
		case a[i] < b[j]:
			i, aloneA = i+1, aloneA-1
		case a[i] > b[j]:
			j, aloneB = j+1, aloneB-1
		default:
			i, j = i+1, j+1
		}
	}
	return aloneA-(len(a)-i) >= 0 && aloneB-(len(b)-j) >= 0
}
