package contenttest

import (
	"fmt"
	"reflect"

	"quest/content"
)

// Changed names the lessons, items and labs of a pack that somebody changed after
// they were decoded. Nobody may: all who play a pack share them.
func Changed(p *content.Pack) []string {
	b, err := p.Compile()
	if err != nil {
		return []string{err.Error()}
	}
	fresh, err := content.Decode(b)
	if err != nil {
		return []string{err.Error()}
	}
	return Differing(p, fresh)
}

// Differing names what of a pack is not as in another one, which is whole.
func Differing(p, other *content.Pack) []string {
	var names []string
	check := func(kind string, id any, same bool) {
		if !same {
			names = append(names, fmt.Sprint(kind, " ", id))
		}
	}
	check("heads of", p.ID(), reflect.DeepEqual(p.Meta(), other.Meta()) && reflect.DeepEqual(p.Lessons(), other.Lessons()) &&
		reflect.DeepEqual(p.Labs(), other.Labs()) && reflect.DeepEqual(p.Quizzes(), other.Quizzes()) && p.Items() == other.Items())
	check("lists of", p.ID(), reflect.DeepEqual(p.Rewards(), other.Rewards()) &&
		reflect.DeepEqual(p.Misconceptions(), other.Misconceptions()))
	for _, h := range other.Lessons() {
		check("lesson", h.ID, same(p.Lesson, other.Lesson, h.ID))
		if l, ok := other.Lesson(h.ID); ok {
			for _, id := range l.Concepts {
				check("concept", id, same(p.Concept, other.Concept, id))
			}
		}
	}
	for _, h := range other.Labs() {
		check("lab", h.ID, same(p.Lab, other.Lab, h.ID))
	}
	for _, q := range other.Quizzes() {
		check("size of quiz", q.ID, p.QuizSize(q.ID) == other.QuizSize(q.ID) && p.QuizNeed(q.ID) == other.QuizNeed(q.ID))
		for _, id := range q.Items {
			check("item", id, same(p.Item, other.Item, id))
			check("head of item", id, same(p.ItemHead, other.ItemHead, id))
		}
	}
	for _, m := range other.Misconceptions() {
		check("items showing", m.ID, reflect.DeepEqual(p.ItemsShowing(m.ID), other.ItemsShowing(m.ID)))
	}
	return names
}

// same reports whether two packs hold the same under an ID.
func same[ID, T any](in, other func(ID) (T, bool), id ID) bool {
	got, ok := in(id)
	want, held := other(id)
	return ok && held && reflect.DeepEqual(got, want)
}
