package source

import (
	"maps"
	"slices"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// maxItems is how many items a pack may have, drafts included, and maxFiles how many
// lessons, how many quizzes and how many labs (docs/pack-format.md 2).
const (
	maxItems = 1000
	maxFiles = 100
)

// countThings reports more items, lessons, quizzes or labs than a pack may have.
func (l *loader) countThings() {
	src := l.file("pack.yaml")
	for _, c := range []struct {
		kinds        string
		count, limit int
	}{{"items", l.itemCount(), maxItems}, {"lessons", len(l.paths("lessons/")), maxFiles}, {"quiz files", len(l.paths("quiz/")), maxFiles}, {"labs", len(l.paths("labs/")), maxFiles}} {
		if c.count > c.limit {
			src.report(place{1, 1}, scope{}, saying.TooMany, "kinds", c.kinds, "count", itoa(c.count), "limit", itoa(c.limit))
		}
	}
}

// itemCount is how many items the pack has, drafts included.
func (l *loader) itemCount() int {
	items := 0
	for _, q := range l.quizzes {
		items += len(q.items)
	}
	return items
}

// parts puts the pack together from what was read. It is called when there is no
// error, so every name resolves.
func (l *loader) parts() content.Parts {
	p := content.Parts{Meta: l.manifest.meta, Concepts: l.glossary.concepts, Misconceptions: l.glossary.misconceptions}
	p.Items = slices.Grow(p.Items, l.itemCount())
	for _, w := range l.manifest.lessons {
		for i := range l.lessons {
			if string(l.lessons[i].ID) == w.text {
				p.Lessons = append(p.Lessons, l.lessons[i].Lesson)
				l.addQuiz(&p, l.lessons[i].Quiz)
				l.addLab(&p, l.lessons[i].Lab)
			}
		}
	}
	for _, w := range l.manifest.quizzes {
		l.addQuiz(&p, content.QuizID(w.text))
	}
	for _, w := range l.manifest.labs {
		l.addLab(&p, content.LabID(w.text))
	}
	for _, id := range slices.Sorted(maps.Keys(l.blueprints)) {
		p.Blueprints = append(p.Blueprints, *l.blueprints[id])
	}
	for _, r := range l.rewards {
		p.Rewards = append(p.Rewards, r.Reward)
	}
	for _, f := range l.names.former {
		if f.now != (object{}) {
			p.Renamings = append(p.Renamings, content.Renaming{Old: f.String(), New: f.now.String()})
		}
	}
	slices.SortStableFunc(p.Renamings, func(a, b content.Renaming) int { return strings.Compare(a.Old, b.Old) })
	return p
}

// addQuiz adds a quiz and its items once.
func (l *loader) addQuiz(p *content.Parts, id content.QuizID) {
	if id == "" || slices.ContainsFunc(p.Quizzes, func(q content.Quiz) bool { return q.ID == id }) {
		return
	}
	for i := range l.quizzes {
		q := &l.quizzes[i]
		if q.ID != id {
			continue
		}
		p.Quizzes = append(p.Quizzes, q.Quiz)
		for _, it := range q.items {
			if !it.in.draft {
				p.Items = append(p.Items, it.Item)
			}
		}
	}
}

// addLab adds a lab once.
func (l *loader) addLab(p *content.Parts, id content.LabID) {
	if id == "" || slices.ContainsFunc(p.Labs, func(lab content.Lab) bool { return lab.ID == id }) {
		return
	}
	for i := range l.labs {
		if l.labs[i].ID == id {
			p.Labs = append(p.Labs, l.labs[i].Lab)
		}
	}
}
