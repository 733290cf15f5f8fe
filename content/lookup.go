package content

import (
	"slices"
	"sync"
)

// surface is what the map shows of a pack, as it was read.
type surface struct {
	overview
	damaged bool
	path    []LessonHead // see Pack.Path
}

// surface reads what the map shows.
func (p *Pack) surface() *surface {
	p.overview.Do(func() {
		s := &p.overview.v
		if !p.read(p.header.Overview, &s.overview) || len(s.Lessons) != p.header.Lessons || len(s.pools()) != p.header.Pools || len(s.Renamed) != p.header.Renamed ||
			!slices.Equal(s.Meta.named(), p.header.Written) {
			*s = surface{overview: overview{Meta: Meta{ID: p.header.ID, Hash: p.header.Hash}}, damaged: true}
		}
		s.path = s.overview.path()
	})
	return &p.overview.v
}

// contents is what playing a pack needs beside its lessons, items and labs, as it was
// read, with a slot for each of these.
type contents struct {
	index
	lessons []slot[Lesson] // in the order of index.Lessons
	items   []slot[Item]   // of index.Items
	labs    []slot[Lab]    // of index.Labs
	damaged bool
}

// contents reads what playing needs.
func (p *Pack) contents() *contents {
	p.index.Do(func() {
		c := &p.index.v
		if !p.read(p.header.Index, &c.index) || !p.holdsAll(&c.index) {
			*c = contents{damaged: true}
		}
		c.lessons, c.items, c.labs = make([]slot[Lesson], len(c.Lessons)), make([]slot[Item], len(c.Items)), make([]slot[Lab], len(c.Labs))
	})
	return &p.index.v
}

// holdsAll reports whether all that an index points to lies inside the body.
func (p *Pack) holdsAll(ix *index) bool {
	return !slices.ContainsFunc(ix.Lessons, func(l placed[LessonID]) bool { return !p.holds(l.At) }) &&
		!slices.ContainsFunc(ix.Labs, func(l placed[LabID]) bool { return !p.holds(l.At) }) &&
		!slices.ContainsFunc(ix.Items, func(it indexed) bool { return !p.holds(it.At) })
}

// slot is a lesson, an item or a lab of a pack as it was decoded, once.
type slot[T any] struct {
	once sync.Once
	got  *T // nil if it cannot be decoded
}

// get returns what is in the slot, from where it lies in the pack p.
func (s *slot[T]) get(p *Pack, at span) (*T, bool) {
	s.once.Do(func() {
		v := new(T)
		if part, ok := any(v).(sounder); ok && p.read(at, part) {
			s.got = v
		}
	})
	return s.got, s.got != nil
}

// Lesson returns a lesson. It is false for an ID that the pack does not hold. The
// lesson is shared by all who ask for it and must not be changed.
func (p *Pack) Lesson(id LessonID) (*Lesson, bool) {
	c := p.contents()
	for i := range c.Lessons {
		if c.Lessons[i].ID == id {
			return c.lessons[i].get(p, c.Lessons[i].At)
		}
	}
	return nil, false
}

// Lab returns a lab. It is false for an ID that the pack does not hold. The lab is
// shared by all who ask for it and must not be changed.
func (p *Pack) Lab(id LabID) (*Lab, bool) {
	c := p.contents()
	for i := range c.Labs {
		if c.Labs[i].ID == id {
			return c.labs[i].get(p, c.Labs[i].At)
		}
	}
	return nil, false
}

// Item returns an item. It is false for an ID that the pack does not hold, drafts
// and retired items included. The item is shared by all who ask for it and must not
// be changed.
func (p *Pack) Item(id ItemID) (*Item, bool) {
	c := p.contents()
	i, ok := p.find(id)
	if !ok {
		return nil, false
	}
	return c.items[i].get(p, c.Items[i].At)
}

// ItemHead returns the head of an item, without decoding it. It is false for an ID
// that the pack does not hold.
func (p *Pack) ItemHead(id ItemID) (ItemHead, bool) {
	i, ok := p.find(id)
	if !ok {
		return ItemHead{}, false
	}
	return p.contents().Items[i].Head, true
}

// find gives the place of an item in the index. The table of places is made when it is first
// asked for: a review asks for every item that is due.
func (p *Pack) find(id ItemID) (int, bool) {
	p.places.Do(func() {
		items := p.contents().Items
		p.places.v = make(map[ItemID]int, len(items))
		for i := range items {
			p.places.v[items[i].ID] = i
		}
	})
	i, ok := p.places.v[id]
	return i, ok
}

// ItemsShowing returns the items of which a wrong answer can show a misconception, in
// the order of the quizzes. The result is shared and must not be changed.
func (p *Pack) ItemsShowing(id MisconceptionID) []ItemID {
	p.showing.Do(func() {
		shows := map[MisconceptionID][]ItemID{}
		for _, q := range p.Quizzes() {
			for _, item := range q.Items {
				head, _ := p.ItemHead(item)
				for _, m := range head.Misconceptions {
					shows[m] = append(shows[m], item)
				}
			}
		}
		p.showing.v = shows
	})
	return p.showing.v[id]
}

// ID returns the pack's ID.
func (p *Pack) ID() PackID { return p.header.ID }

// Hash returns the content hash of the pack's source.
func (p *Pack) Hash() string { return p.header.Hash }

// Written returns every language in which some text of the pack is written, as Meta.Written does,
// without reading the rest of what the map shows. The result is shared and must not be changed.
func (p *Pack) Written() []Lang {
	if len(p.header.Written) > 0 {
		return p.header.Written
	}
	return p.Meta().Written()
}

// Meta returns the identity of the pack.
func (p *Pack) Meta() Meta { return p.surface().Meta }

// Lessons returns the heads of the lessons in reading order. The result is shared and
// must not be changed.
func (p *Pack) Lessons() []LessonHead { return p.surface().Lessons }

// Labs returns the heads of the labs: those of the lessons in reading order, then
// the rest in the order of pack.yaml. The result is shared and must not be changed.
func (p *Pack) Labs() []LabHead { return p.surface().Labs }

// Renamings gives what stands under another ID than before, in the order of the old ones. They are
// shared and must not be changed.
func (p *Pack) Renamings() []Renaming {
	if p.header.Renamed == 0 {
		return nil // without reading what the map shows
	}
	return p.surface().Renamed
}

// Items returns how many items the pack holds, drafts excluded.
func (p *Pack) Items() int { return p.surface().Items }

// QuizSize returns how many items a quiz has, without reading which; 0 for an ID that
// the pack does not hold.
func (p *Pack) QuizSize(id QuizID) int { return p.quizSize(id).Items }

// QuizNeed returns the largest share of right verdicts that a reward of the pack wants of a
// quiz, 0 to 1, without reading the rewards; 0 where none does.
func (p *Pack) QuizNeed(id QuizID) float64 { return p.quizSize(id).Need }

func (p *Pack) quizSize(id QuizID) quizSize {
	for _, q := range p.surface().Quizzes {
		if q.ID == id {
			return q
		}
	}
	return quizSize{}
}

// Rewards returns the rewards in the order of the file, with the caps of
// docs/pack-format.md 12 already applied. The result is shared and must not be changed.
func (p *Pack) Rewards() []Reward { return p.contents().Rewards }

// Blueprints returns the exams that the pack brings, in the order of their IDs. The
// result is shared and must not be changed.
func (p *Pack) Blueprints() []Blueprint { return p.contents().Blueprints }

// Quizzes returns the quizzes: those of the lessons in reading order, then the rest
// in the order of pack.yaml. The result is shared and must not be changed.
func (p *Pack) Quizzes() []Quiz { return p.contents().Quizzes }

// Quiz returns one quiz. Its list of items is shared and must not be changed.
func (p *Pack) Quiz(id QuizID) (Quiz, bool) {
	for _, q := range p.contents().Quizzes {
		if q.ID == id {
			return q, true
		}
	}
	return Quiz{}, false
}

// Misconceptions returns the wrong beliefs in the order of the file. The result is
// shared and must not be changed.
func (p *Pack) Misconceptions() []Misconception { return p.contents().Misconceptions }

// Misconception returns one wrong belief.
func (p *Pack) Misconception(id MisconceptionID) (Misconception, bool) {
	for _, m := range p.contents().Misconceptions {
		if m.ID == id {
			return m, true
		}
	}
	return Misconception{}, false
}

// Concepts returns the glossary entries in the order of the file. The result is shared and
// must not be changed.
func (p *Pack) Concepts() []Concept { return p.contents().Concepts }

// Concept returns one glossary entry.
func (p *Pack) Concept(id ConceptID) (Concept, bool) {
	for _, c := range p.contents().Concepts {
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
