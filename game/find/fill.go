package find

import (
	"runtime"

	"quest/content"
)

// fillCommands puts the commands on a shelf.
func fillCommands(words Words) *shelf {
	var f filler
	for i, c := range Commands {
		title, also := words(c.Name)
		f.add(entry{kind: ACommand, lesson: noLesson, n: uint16(i)}, true, title)
		for _, word := range also {
			f.add(entry{kind: ACommand, lesson: noLesson, n: uint16(i), also: true}, true, word)
		}
	}
	return f.done()
}

// fillHeads puts packs, lessons and labs on a shelf, by their titles.
func fillHeads(packs []*content.Pack) *shelf {
	f := filler{shelf: shelf{packs: packs}}
	for i, p := range packs[:min(len(packs), 1<<16)] {
		f.add(entry{kind: APack, pack: uint16(i), lesson: noLesson}, true, p.Meta().Title)
		for n, l := range p.Path() {
			f.add(entry{kind: ALesson, pack: uint16(i), lesson: uint16(n)}, true, l.Title)
		}
		for n, l := range p.Labs() {
			f.add(entry{kind: ALab, pack: uint16(i), lesson: noLesson, n: uint16(n)}, true, l.Title)
		}
	}
	return f.done()
}

// fillContents puts what a pack teaches on a shelf: terms, mix-ups, points and questions. Of a
// question only what is asked counts, never an answer or an explanation.
func fillContents(p *content.Pack) *shelf {
	f := filler{shelf: shelf{packs: []*content.Pack{p}}}
	for n, c := range p.Concepts() {
		f.add(entry{kind: ATerm, lesson: noLesson, n: uint16(n)}, true, c.Term)
	}
	for n, m := range p.Misconceptions() {
		f.add(entry{kind: AMixUp, lesson: noLesson, n: uint16(n)}, false, m.Says)
	}
	asked := map[content.ItemID]bool{}
	for n, head := range p.Path() {
		runtime.Gosched() // a key that waits comes first
		if !head.Pool() {
			f.points(p, uint16(n), head.ID)
		}
		quiz, _ := p.Quiz(head.Quiz)
		f.questions(p, uint16(n), quiz.Items, asked)
	}
	return f.done()
}

func (f *filler) points(p *content.Pack, lesson uint16, id content.LessonID) {
	l, ok := p.ScanLesson(id)
	if !ok {
		return
	}
	n := uint16(0)
	for i := range l.Blocks {
		if b := &l.Blocks[i]; b.Kind == content.Sentence {
			n++
			f.add(entry{kind: APoint, lesson: lesson, n: n}, false, b.Text, b.Gist)
		}
	}
}

func (f *filler) questions(p *content.Pack, lesson uint16, items []content.ItemID, asked map[content.ItemID]bool) {
	for _, id := range items {
		if asked[id] {
			continue
		}
		asked[id] = true
		if it, ok := p.ScanItem(id); ok {
			f.add(entry{kind: AQuestion, lesson: lesson, item: id}, false, it.Stem, it.Text)
		}
	}
}

// result reads the text of an entry.
func (s *shelf) result(e entry, words Words, read lessons) (r Result, ok bool) {
	r.Kind = e.kind
	if e.kind == ACommand {
		r.Command = Commands[e.n]
		r.Text, _ = words(r.Command.Name)
		return r, true
	}
	r.Pack = s.packs[e.pack]
	if lessons := r.Pack.Path(); int(e.lesson) < len(lessons) {
		r.Lesson = lessons[e.lesson]
	}
	switch e.kind {
	case APack:
		r.Text = r.Pack.Meta().Title
	case ALesson:
		r.Text = r.Lesson.Title
	case ALab:
		lab := r.Pack.Labs()[e.n]
		r.Lab, r.Text = lab.ID, lab.Title
	case ATerm:
		c := r.Pack.Concepts()[e.n]
		r.Text, r.More = c.Term, c.Short
	case AMixUp:
		m := r.Pack.Misconceptions()[e.n]
		r.Belief, r.Text, r.More = m.ID, m.Says, m.Fix
	case APoint:
		return read.point(r, int(e.n))
	case AQuestion:
		it, ok := r.Pack.ScanItem(e.item)
		if !ok {
			return r, false
		}
		r.Item, r.Text = it.ID, it.Cited()
	case ACommand:
	}
	return r, true
}

// lessons are the lessons that a search has read, each once.
type lessons map[*content.Pack]map[content.LessonID]*content.Lesson

func (read lessons) lesson(p *content.Pack, id content.LessonID) *content.Lesson {
	if read[p] == nil {
		read[p] = map[content.LessonID]*content.Lesson{}
	}
	l, known := read[p][id]
	if !known {
		if decoded, ok := p.ScanLesson(id); ok {
			l = decoded
		}
		read[p][id] = l
	}
	return l
}

// point reads the n-th point of the lesson of a result.
func (read lessons) point(r Result, n int) (Result, bool) {
	l := read.lesson(r.Pack, r.Lesson.ID)
	if l == nil {
		return r, false
	}
	r.Point = n
	for i := range l.Blocks {
		if b := &l.Blocks[i]; b.Kind == content.Sentence {
			if n--; n == 0 {
				r.Text, r.More = b.Text, b.Gist
				return r, true
			}
		}
	}
	return r, false
}
