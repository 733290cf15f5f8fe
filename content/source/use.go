package source

import (
	"quest/content"
	"quest/content/source/saying"
)

// checkWhole checks what only all items together show.
func (l *loader) checkWhole() {
	for _, p := range l.paths("quiz/") {
		if src := l.sources[p]; src.broken || src.unread || src.unsound() {
			return // nobody knows how many items there will be
		}
	}
	items := 0
	byType := map[content.ItemType][]*itemAt{}
	for i := range l.quizzes {
		for j := range l.quizzes[i].items {
			if it := &l.quizzes[i].items[j]; !it.in.draft {
				items++
				byType[it.Type] = append(byType[it.Type], it)
			}
		}
	}
	for _, t := range itemTypes() {
		if t.checkAll != nil {
			t.checkAll(l, byType[t.name])
		}
	}
	l.checkCaps(items)
	l.checkAlike()
	l.checkUse()
	l.checkCited()
}

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
