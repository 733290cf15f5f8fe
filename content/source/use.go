package source

import (
	"slices"

	"quest/content"
	"quest/content/source/saying"
)

// checkWhole runs the rules that need all items and lessons of the pack. It does
// nothing if a quiz file could not be read to the end.
func (l *loader) checkWhole() {
	for _, p := range l.paths("quiz/") {
		if src := l.files[p]; src.broken || src.unread || src.unsound() {
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
	if l.itemCount() <= maxItems {
		l.checkAlike()
	}
	l.checkUse()
	l.checkCited()
}

// checkUse warns of glossary entries and wrong beliefs that nothing names (R010).
func (l *loader) checkUse() {
	if l.anyFaulty() {
		return // what names them may be what could not be read
	}
	used := map[object]bool{}
	for _, r := range l.names.references {
		used[object{r.kind, r.text}] = true
	}
	for i := range l.glossary.concepts {
		l.checkUsed(used, object{"concept", string(l.glossary.concepts[i].ID)})
	}
	for i := range l.glossary.misconceptions {
		l.checkUsed(used, object{"misconception", string(l.glossary.misconceptions[i].ID)})
	}
}

func (l *loader) checkUsed(used map[object]bool, o object) {
	if at, ok := l.names.objects[o]; ok && !used[o] {
		at.src.report(at.place, scope{id: o.String()}, saying.Unused, "kind", o.kind, "id", o.id)
	}
}

// anyFaulty reports whether any file has an error so far.
func (l *loader) anyFaulty() bool {
	for _, s := range l.files {
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
	for _, c := range l.names.citations {
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

// checkReached notes lessons, quizzes and labs that no way leads to (R003).
func (l *loader) checkReached() {
	if l.file("pack.yaml").faulty() {
		return
	}
	lessons := true // say what their authors mean
	for _, p := range l.paths("lessons/") {
		lessons = lessons && !l.files[p].faulty()
	}
	for _, s := range l.lessons {
		if s.ID != "" && !slices.ContainsFunc(l.manifest.lessons, func(w wordAt) bool { return w.text == string(s.ID) }) {
			s.report(place{1, 1}, saying.Unreached, "kind", "lesson", "id", string(s.ID), "field", "lessons")
		}
	}
	for _, q := range l.quizzes {
		if q.ID != "" && lessons && !l.reaches(q.ID) {
			q.report(place{1, 1}, saying.Unreached, "kind", "quiz", "id", string(q.ID), "field", "quizzes")
		}
	}
	for i := range l.labs {
		if lab := &l.labs[i]; lab.ID != "" && !l.reachesLab(lab.ID) {
			lab.report(place{1, 1}, saying.Unreached, "kind", "lab", "id", string(lab.ID), "field", "labs")
		}
	}
}

// reaches reports whether a lesson or pack.yaml names the quiz.
func (l *loader) reaches(id content.QuizID) bool {
	return slices.ContainsFunc(l.lessons, func(s lessonAt) bool { return s.Quiz == id }) ||
		slices.ContainsFunc(l.manifest.quizzes, func(w wordAt) bool { return w.text == string(id) })
}

// reachesLab reports whether a lesson or pack.yaml names the lab.
func (l *loader) reachesLab(id content.LabID) bool {
	return slices.ContainsFunc(l.lessons, func(s lessonAt) bool { return s.Lab == id }) ||
		slices.ContainsFunc(l.manifest.labs, func(w wordAt) bool { return w.text == string(id) })
}
