package content

import "sync"

// slot is a lesson, an item or a lab of a pack: where it lies, and what it was
// decoded to. It is decoded at most once, when it is first asked for.
type slot[T any] struct {
	at   span
	once sync.Once
	got  *T // nil if it cannot be decoded
}

// get returns what lies in the slot of the pack p.
func (s *slot[T]) get(p *Pack) (*T, bool) {
	s.once.Do(func() {
		if v := new(T); p.decode(s.at, v) {
			s.got = v
		}
	})
	return s.got, s.got != nil
}

// slotsOf gives a slot to each of the spans.
func slotsOf[ID comparable, T any](spans map[ID]span) map[ID]*slot[T] {
	all := make([]slot[T], len(spans))
	slots := make(map[ID]*slot[T], len(spans))
	for id, at := range spans {
		s := &all[len(slots)]
		s.at = at
		slots[id] = s
	}
	return slots
}

// Lesson returns a lesson. It is false for an ID that the pack does not hold. The
// lesson is shared by all who ask for it and must not be changed.
func (p *Pack) Lesson(id LessonID) (*Lesson, bool) {
	s, ok := p.lessons[id]
	if !ok {
		return nil, false
	}
	return s.get(p)
}

// Item returns an item. It is false for an ID that the pack does not hold, drafts
// and retired items included. The item is shared by all who ask for it and must not
// be changed.
func (p *Pack) Item(id ItemID) (*Item, bool) {
	s, ok := p.items[id]
	if !ok {
		return nil, false
	}
	return s.get(p)
}

// ItemHead returns the head of an item; it is false where Item is.
func (p *Pack) ItemHead(id ItemID) (ItemHead, bool) {
	it, ok := p.Item(id)
	if !ok {
		return ItemHead{}, false
	}
	return it.head(), true
}

// ItemsShowing returns the items of which a wrong answer can show a misconception, in
// the order of the quizzes. The result is shared and must not be changed.
func (p *Pack) ItemsShowing(id MisconceptionID) []ItemID {
	p.showing.once.Do(func() {
		p.showing.items = map[MisconceptionID][]ItemID{}
		for _, q := range p.index.Quizzes {
			for _, item := range q.Items {
				head, _ := p.ItemHead(item)
				for _, m := range head.Misconceptions {
					p.showing.items[m] = append(p.showing.items[m], item)
				}
			}
		}
	})
	return p.showing.items[id]
}

// Lab returns a lab. It is false for an ID that the pack does not hold. The lab is
// shared by all who ask for it and must not be changed.
func (p *Pack) Lab(id LabID) (*Lab, bool) {
	s, ok := p.labs[id]
	if !ok {
		return nil, false
	}
	return s.get(p)
}

// Labs returns the heads of the labs: those of the lessons in reading order, then
// the rest in the order of pack.yaml. The result is shared and must not be changed.
func (p *Pack) Labs() []LabHead { return p.index.Labs }

// Head returns what the map shows of a lesson, without decoding its body.
func (p *Pack) Head(id LessonID) (LessonHead, bool) {
	for _, h := range p.index.Lessons {
		if h.ID == id {
			return h, true
		}
	}
	return LessonHead{}, false
}

// Quizzes returns the quizzes: those of the lessons in reading order, then the rest
// in the order of pack.yaml. The result is shared and must not be changed.
func (p *Pack) Quizzes() []Quiz { return p.index.Quizzes }

// Quiz returns one quiz. Its list of items is shared and must not be changed.
func (p *Pack) Quiz(id QuizID) (Quiz, bool) {
	for _, q := range p.index.Quizzes {
		if q.ID == id {
			return q, true
		}
	}
	return Quiz{}, false
}

// Misconceptions returns the wrong beliefs in the order of the file. The result is
// shared and must not be changed.
func (p *Pack) Misconceptions() []Misconception { return p.index.Misconceptions }

// Misconception returns one wrong belief.
func (p *Pack) Misconception(id MisconceptionID) (Misconception, bool) {
	for _, m := range p.index.Misconceptions {
		if m.ID == id {
			return m, true
		}
	}
	return Misconception{}, false
}

// Concept returns one glossary entry.
func (p *Pack) Concept(id ConceptID) (Concept, bool) {
	for _, c := range p.index.Concepts {
		if c.ID == id {
			return c, true
		}
	}
	return Concept{}, false
}

// head is what the map shows of the lesson.
func (l *Lesson) head() LessonHead {
	h := LessonHead{ID: l.ID, Title: l.Title, Minutes: l.Minutes, Quiz: l.Quiz, Lab: l.Lab}
	for _, b := range l.Blocks {
		if b.Kind == Sentence {
			h.Points++
		}
	}
	return h
}

// head is what the map shows of the lab.
func (l *Lab) head() LabHead {
	h := LabHead{ID: l.ID, Title: l.Title}
	for i := range l.Missions {
		h.Missions = append(h.Missions, l.Missions[i].ID)
	}
	return h
}
