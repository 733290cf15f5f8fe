package contenttest

import (
	"fmt"
	"reflect"

	"quest/content"
)

// Changed names the lessons, items and labs of a pack that somebody changed after
// they were decoded. Nobody may: all who play a pack share them.
func Changed(p *content.Pack) []string {
	fresh, err := content.Decode(p.Compile())
	if err != nil {
		return []string{"the compiled form: " + err.Error()}
	}
	var names []string
	check := func(kind string, id any, same bool) {
		if !same {
			names = append(names, fmt.Sprint(kind, " ", id))
		}
	}
	check("heads of", p.ID(), reflect.DeepEqual(p.Meta(), fresh.Meta()) && reflect.DeepEqual(p.Lessons(), fresh.Lessons()) &&
		reflect.DeepEqual(p.Labs(), fresh.Labs()) && reflect.DeepEqual(p.Quizzes(), fresh.Quizzes()))
	check("lists of", p.ID(), reflect.DeepEqual(p.Rewards(), fresh.Rewards()) &&
		reflect.DeepEqual(p.Misconceptions(), fresh.Misconceptions()))
	for _, h := range fresh.Lessons() {
		check("lesson", h.ID, same(p.Lesson, fresh.Lesson, h.ID))
		if l, ok := fresh.Lesson(h.ID); ok {
			for _, id := range l.Concepts {
				check("concept", id, same(p.Concept, fresh.Concept, id))
			}
		}
	}
	for _, h := range fresh.Labs() {
		check("lab", h.ID, same(p.Lab, fresh.Lab, h.ID))
	}
	for _, q := range fresh.Quizzes() {
		for _, id := range q.Items {
			check("item", id, same(p.Item, fresh.Item, id))
			check("head of item", id, same(p.ItemHead, fresh.ItemHead, id))
		}
	}
	for _, m := range fresh.Misconceptions() {
		check("items showing", m.ID, reflect.DeepEqual(p.ItemsShowing(m.ID), fresh.ItemsShowing(m.ID)))
	}
	return names
}

// same reports whether two packs hold the same under an ID.
func same[ID, T any](in, fresh func(ID) (T, bool), id ID) bool {
	got, ok := in(id)
	want, held := fresh(id)
	return ok && held && reflect.DeepEqual(got, want)
}
