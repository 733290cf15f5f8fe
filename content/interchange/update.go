package interchange

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"quest/content"
)

// update gives a question that the pack has already the texts of the one that was read. Its ID,
// its revision and its key stay, and so does everything else that stands in its file: where type,
// parts or key differ, it is left alone and told. A draft is replaced whole.
func (w *builder) update(q *Question) {
	w.dropRefs(q)
	done := false
	if w.target.drafts[q.ID] {
		done = w.replace(q)
	} else {
		old, ok := w.target.question(q.ID)
		if !ok {
			key := Exists
			if it, sub := w.target.pack.Item(content.ItemID(q.ID)); sub && it.Case != nil {
				key = UpdateCase
			}
			w.loss(q, Skipped, key, "id", q.ID)
			return
		}
		next, _ := w.target.question(q.ID) // a copy
		switch {
		case old.Type != q.Type:
			w.loss(q, Skipped, UpdateType, "id", q.ID)
			return
		case !takeTexts(&next, q, w.langs):
			w.loss(q, Skipped, UpdateKey, "id", q.ID)
			return
		case reflect.DeepEqual(old, next):
			w.out.Same++
			w.loss(q, Noted, Unchanged, "id", q.ID)
			return
		}
		if done = w.rewrite(&old, &next); !done && q.Type != content.Case {
			next.Line, next.Origin = q.Line, q.Origin
			done = w.replace(&next)
		}
	}
	if !done {
		w.loss(q, Skipped, UpdateFails, "id", q.ID)
		return
	}
	w.out.Updated++
	w.loss(q, Noted, Updated, "id", q.ID)
}

// question gives a question of the pack that is no draft, or a whole case.
func (t *target) question(id string) (Question, bool) {
	if it, ok := t.pack.Item(content.ItemID(id)); ok {
		return fromItem(it), it.Case == nil
	}
	for _, quiz := range t.pack.Quizzes() {
		for _, q := range fromQuiz(t.pack, quiz).Questions {
			if q.Type == content.Case && q.ID == id {
				return q, true
			}
		}
	}
	return Question{}, false
}

// replace writes a question in the place of the one with its ID, and checks that the pack still
// loads. It is false, and changes nothing, where that cannot be done.
func (w *builder) replace(q *Question) bool {
	t := w.target
	for _, name := range slices.Sorted(maps.Keys(t.paths)) {
		lines := strings.SplitAfter(string(t.read(name)), "\n")
		from := slices.IndexFunc(lines, func(l string) bool { return strings.TrimRight(l, "\r\n") == "  - id: "+q.ID })
		if from < 0 {
			continue
		}
		to := from + 1
		for to < len(lines) && (strings.TrimSpace(lines[to]) == "" || strings.HasPrefix(lines[to], "   ")) {
			to++
		}
		for to > from+1 && strings.TrimSpace(lines[to-1]) == "" {
			to--
		}
		above := from
		for above > 0 && strings.HasPrefix(lines[above-1], "  # ") {
			above--
		}
		text := w.render([]Question{*q})
		before, changed := t.changed[name]
		t.changed[name] = []byte(strings.Join(lines[:above], "") + text + strings.Join(lines[to:], ""))
		if p, found, err := w.loaded(t.changed); err == nil && len(found) == 0 && p != nil {
			return true
		}
		t.restore(name, before, changed)
		return false
	}
	return false
}

// restore gives a file the content that it had before a change that failed.
func (t *target) restore(name string, before []byte, changed bool) {
	if delete(t.changed, name); changed {
		t.changed[name] = before
	}
}
