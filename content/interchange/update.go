package interchange

import (
	"maps"
	"slices"
	"strings"

	"quest/content"
)

// update gives a question that the pack has already the texts of the one that was read. Its ID,
// its revision and its key stay: where type, parts or key differ, it is left alone and told. A
// draft is replaced whole.
func (w *builder) update(q *Question) {
	w.dropRefs(q)
	if !w.target.drafts[q.ID] {
		old, ok := w.target.question(q.ID)
		switch {
		case !ok || q.Type == content.Case:
			w.loss(q, Skipped, Exists, "id", q.ID)
			return
		case old.Type != q.Type:
			w.loss(q, Skipped, UpdateType, "id", q.ID)
			return
		case !takeTexts(&old, q):
			w.loss(q, Skipped, UpdateKey, "id", q.ID)
			return
		}
		old.Line, old.Origin = q.Line, q.Origin
		*q = old
	}
	if !w.replace(q) {
		w.loss(q, Skipped, Exists, "id", q.ID)
		return
	}
	w.out.Updated++
	w.loss(q, Noted, Updated, "id", q.ID)
}

// question gives a question of the pack that is no draft and in no case.
func (t *target) question(id string) (Question, bool) {
	it, ok := t.pack.Item(content.ItemID(id))
	if !ok || it.Case != nil {
		return Question{}, false
	}
	return fromItem(it), true
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
		if found, err := w.errorsIn(t.changed); err == nil && len(found) == 0 {
			return true
		}
		if delete(t.changed, name); changed {
			t.changed[name] = before
		}
		return false
	}
	return false
}

// takeTexts puts the texts of a question that was read into one of the pack. It is false if they
// do not have the same parts and the same key.
func takeTexts(old, q *Question) bool {
	if old.Answer != q.Answer || len(old.Options) != len(q.Options) || len(old.Steps) != len(q.Steps) || len(old.Pairs) != len(q.Pairs) ||
		len(old.Extra) != len(q.Extra) || len(old.Cards) != len(q.Cards) || len(old.Bins) != len(q.Bins) || len(old.Gaps) != len(q.Gaps) {
		return false
	}
	for i := range old.Options {
		if old.Options[i].Correct != q.Options[i].Correct || !sameID(old.Options[i].ID, q.Options[i].ID) {
			return false
		}
		take(&old.Options[i].Text, q.Options[i].Text)
		take(&old.Options[i].Why, q.Options[i].Why)
	}
	for i := range old.Steps {
		take(&old.Steps[i].Text, q.Steps[i].Text)
		take(&old.Steps[i].Why, q.Steps[i].Why)
	}
	for i := range old.Pairs {
		take(&old.Pairs[i].Left, q.Pairs[i].Left)
		take(&old.Pairs[i].Right, q.Pairs[i].Right)
		take(&old.Pairs[i].Why, q.Pairs[i].Why)
	}
	for i := range old.Extra {
		take(&old.Extra[i].Text, q.Extra[i].Text)
	}
	for i := range old.Bins {
		take(&old.Bins[i].Text, q.Bins[i].Text)
	}
	for i := range old.Cards {
		if place(old, old.Cards[i].Bin) != place(q, q.Cards[i].Bin) {
			return false
		}
		take(&old.Cards[i].Text, q.Cards[i].Text)
		take(&old.Cards[i].Why, q.Cards[i].Why)
	}
	for i := range old.Gaps {
		if old.Gaps[i].ID != q.Gaps[i].ID || (old.Gaps[i].Number == nil) != (q.Gaps[i].Number == nil) || old.Gaps[i].Number != nil && old.Gaps[i].Number.Value != q.Gaps[i].Number.Value {
			return false
		}
	}
	for _, pair := range [][2]*Text{{&old.Stem, &q.Stem}, {&old.Text, &q.Text}, {&old.Hint, &q.Hint}, {&old.Explain, &q.Explain}, {&old.IfRight, &q.IfRight}, {&old.IfWrong, &q.IfWrong}} {
		take(pair[0], *pair[1])
	}
	if q.Code != nil {
		old.Code = q.Code
	}
	return true
}

// sameID reports whether two parts are the same one, as far as the file names them.
func sameID(old, read string) bool { return old == read || strings.HasPrefix(read, "opt-") }

// place gives the place of a bin among those of its question.
func place(q *Question, bin string) int {
	return slices.IndexFunc(q.Bins, func(b Bin) bool { return b.ID == bin })
}

// take puts the languages of one text into another.
func take(to *Text, from Text) {
	if len(from) == 0 {
		return
	}
	own := maps.Clone(*to)
	if own == nil {
		own = Text{}
	}
	for lang, s := range from {
		own[lang] = s
	}
	if len(own) > 1 {
		delete(own, "")
	}
	*to = own
}
