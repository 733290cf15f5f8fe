package content

// Lesson decodes a lesson. It is false for an ID that the pack does not hold. Each
// call decodes anew, so the caller may keep and change the result.
func (p *Pack) Lesson(id LessonID) (*Lesson, bool) {
	s, ok := p.index.Bodies[id]
	if !ok {
		return nil, false
	}
	l := new(Lesson)
	if !p.decode(s, l) {
		return nil, false
	}
	return l, true
}

// Item decodes an item. It is false for an ID that the pack does not hold, drafts
// and retired items included. Each call decodes anew.
func (p *Pack) Item(id ItemID) (*Item, bool) {
	s, ok := p.index.Items[id]
	if !ok {
		return nil, false
	}
	it := new(Item)
	if !p.decode(s, it) {
		return nil, false
	}
	return it, true
}

// Lab decodes a lab. It is false for an ID that the pack does not hold. Each call
// decodes anew, so the caller may keep and change the result.
func (p *Pack) Lab(id LabID) (*Lab, bool) {
	s, ok := p.index.Machines[id]
	if !ok {
		return nil, false
	}
	l := new(Lab)
	if !p.decode(s, l) {
		return nil, false
	}
	return l, true
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

// Reward returns one reward, with the caps already applied.
func (p *Pack) Reward(id RewardID) (Reward, bool) {
	for _, r := range p.index.Rewards {
		if r.ID == id {
			return r, true
		}
	}
	return Reward{}, false
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
