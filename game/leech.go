package game

import (
	"cmp"
	"slices"

	"quest/content"
)

// leech leads away from an item that was forgotten once more and too often: it gives the point
// of the lesson that the item cites, and has another item on the same concept asked after it.
// The item itself comes again on a later day.
func (r *reviewing) leech(t turn, v VerdictStep) (PointStep, bool) {
	k, _ := t.player.Knowing(v.Question.ID())
	if v.Kind != DueItem || v.Verdict.Right || !k.Leech() {
		return PointStep{}, false
	}
	r.detour = r.variant(t, v.Question)
	for _, c := range v.Question.Item.Cites {
		if p, ok := pointAt(v.Question.Pack, c); ok {
			return p, true
		}
	}
	return PointStep{}, false
}

// pointAt gives the point of a lesson that a cite names.
func pointAt(pack *content.Pack, c content.Cite) (PointStep, bool) {
	lesson, ok := pack.Lesson(c.Lesson)
	if !ok {
		return PointStep{}, false
	}
	for _, p := range pointsOf(pack, lesson) {
		if p.Point.Anchor == c.Anchor {
			return *p, true
		}
	}
	return PointStep{}, false
}

// variant gives the item that is asked beside a leech, by its full ID: one on the same concept
// that was asked before and not today, which was not answered for the longest time; "" if there
// is none. It is asked as practice.
func (r *reviewing) variant(t turn, q Question) string {
	var found []content.ItemID
	for _, quiz := range q.Pack.Quizzes() {
		for _, id := range quiz.Items {
			head, ok := q.Pack.ItemHead(id)
			shares := slices.ContainsFunc(q.Item.Concepts, func(c content.ConceptID) bool { return slices.Contains(head.Concepts, c) })
			if ok && shares && id != q.Item.ID && !slices.Contains(found, id) {
				found = append(found, id)
			}
		}
	}
	seen := func(id content.ItemID) StudyDay {
		k, _ := t.player.Knowing(q.Pack.ID().Item(id))
		return max(k.Day, k.Seen)
	}
	found = slices.DeleteFunc(t.player.practisable(q.Pack, found), func(id content.ItemID) bool {
		return seen(id) >= t.today() || slices.Contains(r.left, q.Pack.ID().Item(id))
	})
	if len(found) == 0 {
		return ""
	}
	return q.Pack.ID().Item(slices.MinFunc(found, func(a, b content.ItemID) int {
		return cmp.Or(cmp.Compare(seen(a), seen(b)), cmp.Compare(a, b))
	}))
}
