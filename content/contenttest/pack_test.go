package contenttest

import (
	"testing"

	"quest/content"
)

func TestEveryNameOfThePackResolves(t *testing.T) {
	p := Pack()
	kinds := map[content.ItemType]int{}
	for _, h := range p.Lessons() {
		l, ok := p.Lesson(h.ID)
		if !ok {
			t.Fatalf("lesson %s is missing", h.ID)
		}
		if h.Points != 3 {
			t.Errorf("lesson %s has %d points, want 3", h.ID, h.Points)
		}
		q, ok := p.Quiz(l.Quiz)
		if !ok {
			t.Fatalf("quiz %s is missing", l.Quiz)
		}
		for _, id := range q.Items {
			it, ok := p.Item(id)
			if !ok {
				t.Fatalf("item %s is missing", id)
			}
			kinds[it.Type]++
			for _, c := range it.Cites {
				if !anchors(p, c.Lesson)[c.Anchor] {
					t.Errorf("item %s cites %s#%s, which is missing", id, c.Lesson, c.Anchor)
				}
			}
		}
	}
	for _, k := range []content.ItemType{content.Single, content.Multi, content.TrueFalse, content.Classify} {
		if kinds[k] == 0 {
			t.Errorf("no item of type %s", k)
		}
	}
	if p.Items() != 6 {
		t.Errorf("%d items, want 6", p.Items())
	}
}

func anchors(p *content.Pack, id content.LessonID) map[string]bool {
	all := map[string]bool{}
	if l, ok := p.Lesson(id); ok {
		for _, b := range l.Blocks {
			all[b.Anchor] = true
		}
	}
	return all
}
