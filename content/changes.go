package content

import (
	"reflect"
	"slices"
)

// Changes are what another version of a pack means for who has learned with one.
type Changes struct {
	Added     []ItemID // questions that are new
	Changed   []ItemID // questions of which something that is shown differs, with their progress
	Restarted []ItemID // questions that are asked anew, because what is right changed (rev)
	Gone      []ItemID // questions that are not asked any more; what was answered still counts
	Renamed   []ItemID // questions under a new ID

	LessonsAdded, LessonsChanged, LessonsGone []LessonID
}

// Texts is how many questions and lessons read otherwise than before.
func (c *Changes) Texts() int { return len(c.Changed) + len(c.LessonsChanged) }

// Compare tells what differs in the next version of a pack. Without a version before, all is
// new.
func Compare(before, next *Pack) *Changes {
	c := &Changes{}
	old := map[ItemID]*Item{}
	if before != nil {
		for it := range before.all {
			old[it.ID] = it
		}
	}
	kept := map[ItemID]bool{}
	for it := range next.all {
		was, moved := old[it.ID], false
		for _, id := range it.Was {
			if was == nil && old[id] != nil {
				was, moved = old[id], true
			}
		}
		if was == nil {
			c.Added = append(c.Added, it.ID)
			continue
		}
		kept[was.ID] = true
		switch {
		case it.Rev != was.Rev:
			c.Restarted = append(c.Restarted, it.ID)
		case moved:
			c.Renamed = append(c.Renamed, it.ID)
		case !it.readsLike(was):
			c.Changed = append(c.Changed, it.ID)
		}
	}
	if before != nil {
		for it := range before.all {
			if !kept[it.ID] {
				c.Gone = append(c.Gone, it.ID)
			}
		}
	}
	c.lessons(before, next)
	return c
}

// all yields every question of the pack once, in the order of its quizzes.
func (p *Pack) all(yield func(*Item) bool) {
	for _, q := range p.Quizzes() {
		for _, id := range q.Items {
			if it, ok := p.Item(id); ok && !yield(it) {
				return
			}
		}
	}
}

// readsLike reports whether two versions of a question show the same. What only the author
// sees does not count.
func (it *Item) readsLike(was *Item) bool {
	a, b := *it, *was
	for _, i := range []*Item{&a, &b} {
		i.ID, i.Rev, i.Was = "", 0, nil
		i.Verified, i.Tags, i.Sources, i.Domains, i.Level, i.Difficulty = "", nil, nil, nil, "", 0
		i.Concepts, i.Cites = nil, nil
		i.Exam, i.Row, i.Constraint, i.Confuses, i.StaleAfter = false, Safe{}, "", nil, 0
	}
	return reflect.DeepEqual(a, b)
}

func (c *Changes) lessons(before, next *Pack) {
	var old []LessonID
	if before != nil {
		for _, h := range before.Lessons() {
			old = append(old, h.ID)
		}
	}
	for _, h := range next.Lessons() {
		if !slices.Contains(old, h.ID) {
			c.LessonsAdded = append(c.LessonsAdded, h.ID)
			continue
		}
		old = slices.DeleteFunc(old, func(id LessonID) bool { return id == h.ID })
		was, ok := before.Lesson(h.ID)
		now, ok2 := next.Lesson(h.ID)
		if ok && ok2 && (!reflect.DeepEqual(was.Title, now.Title) || !reflect.DeepEqual(was.Blocks, now.Blocks) || !reflect.DeepEqual(was.Takeaways, now.Takeaways)) {
			c.LessonsChanged = append(c.LessonsChanged, h.ID)
		}
	}
	c.LessonsGone = old
}
