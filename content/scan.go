package content

// ScanLesson is Lesson for who goes through many: what it decodes is not kept by the pack.
func (p *Pack) ScanLesson(id LessonID) (*Lesson, bool) {
	for _, l := range p.contents().Lessons {
		if l.ID == id {
			lesson := new(Lesson)
			return lesson, p.read(l.At, lesson)
		}
	}
	return nil, false
}

// ScanItem is Item for who goes through many: what it decodes is not kept by the pack.
func (p *Pack) ScanItem(id ItemID) (*Item, bool) {
	i, ok := p.find(id)
	if !ok {
		return nil, false
	}
	item := new(Item)
	return item, p.read(p.contents().Items[i].At, item)
}
