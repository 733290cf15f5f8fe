package source

import (
	"slices"
	"strings"

	"quest/content"
)

// Kind is what a part of a pack is.
type Kind string

// The kinds of parts.
const (
	LessonPart Kind = "lesson"
	ItemPart   Kind = "item"
	LabPart    Kind = "lab"
)

// Part is a lesson, an item or a lab at its place in the files of its author.
type Part struct {
	Kind   Kind
	ID     string // "" for one whose ID is missing or malformed
	Quiz   content.QuizID
	File   string // path inside the pack, with slashes
	From   int    // its first line, from 1
	To     int    // its last line
	Points []int  // of a lesson: the first line of each of its points
	Draft  bool   // an item that the game skips
	Held   bool   // it has no error, and the pack of the outline holds it
	Errors []Finding
	Sketch *content.Item // of a draft that says too little to be asked, such as one without a right option; nil else
	Notes  []Finding     // of a draft: what the check says besides, which are errors once it is none
}

// Holds reports whether a line of a file belongs to the part.
func (p Part) Holds(file string, line int) bool {
	return p.File == file && p.From <= line && line <= p.To
}

// Outline is a pack as its author wrote it: all parts in the order in which they are read,
// drafts and faulty ones included.
type Outline struct {
	Pack     *content.Pack // of what has no error, drafts included; nil if pack.yaml does not say enough
	Parts    []Part
	Findings []Finding           // all, in a stable order
	Files    map[string][]string // the lines of each file as they were read, by path
	Rest     []Finding           // errors that belong to none of the parts
}

// Outline puts together what has no error, with every part at its place. It is for who
// looks at a pack while it is written: the pack is not one that can be played or kept, as
// it holds drafts, and references to what has an error lead nowhere.
func (r *Reading) Outline() Outline {
	o := outliner{l: r.l, errors: map[Kind]map[string][]Finding{LessonPart: {}, ItemPart: {}, LabPart: {}}}
	o.Findings = r.l.findings()
	o.Files = map[string][]string{}
	for path, f := range r.l.files {
		o.Files[path] = f.lines
	}
	if len(r.l.langs) == 0 || r.l.tooNew || r.l.manifest.meta.ID == "" || r.l.itemCount() > maxItems {
		for _, f := range o.Findings {
			if f.Level == Error {
				o.Rest = append(o.Rest, f)
			}
		}
		return o.Outline
	}
	o.sort()
	o.walk()
	o.note()
	o.add()
	for _, key := range o.order {
		o.Rest = append(o.Rest, o.errors[key.kind][key.id]...)
	}
	o.Rest = inOrder(o.Rest)
	o.parts.Meta = r.l.manifest.meta
	o.parts.Concepts, o.parts.Misconceptions = r.l.glossary.concepts, r.l.glossary.misconceptions
	if p, err := content.NewPack(o.parts); err == nil {
		o.Pack = p
	}
	for i := range o.Parts {
		if part := &o.Parts[i]; part.Kind == ItemPart && part.Held {
			if part.Held = o.asks(content.ItemID(part.ID)); part.Held {
				part.Sketch = nil
			}
		}
	}
	return o.Outline
}

// named is an object of a kind.
type named struct {
	kind Kind
	id   string
}

type outliner struct {
	Outline
	l      *loader
	parts  content.Parts
	errors map[Kind]map[string][]Finding // by the ID of the object, until a part takes them
	order  []named                       // of errors
	lost   []Finding                     // errors of items that were not read
}

// sort parts the errors by the object that they are about.
func (o *outliner) sort() {
	for _, f := range o.Findings {
		if f.Level != Error {
			continue
		}
		kind, id, ok := strings.Cut(f.ID, "/")
		of, known := o.errors[Kind(kind)]
		switch {
		case !ok || !known:
			if strings.HasPrefix(f.File, "quiz/") && f.object > 0 {
				o.lost = append(o.lost, f) // of an item without an ID
				continue
			}
			o.Rest = append(o.Rest, f)
			continue
		case of[id] == nil:
			o.order = append(o.order, named{Kind(kind), id})
		}
		of[id] = append(of[id], f)
	}
}

// take gives the errors of an object in a file, which then belong to its part.
func (o *outliner) take(kind Kind, id, file string) []Finding {
	var mine []Finding
	o.errors[kind][id] = slices.DeleteFunc(o.errors[kind][id], func(f Finding) bool {
		if f.File == file {
			mine = append(mine, f)
			return true
		}
		return false
	})
	return mine
}

// walk goes through the pack in the order in which it is read: lessons with their quizzes and
// labs, as pack.yaml lists them, then what no lesson names.
func (o *outliner) walk() {
	l := o.l
	quiz, lab := map[*quizAt]bool{}, map[*labAt]bool{}
	lessons := make([]*lessonAt, 0, len(l.lessons))
	for i := range l.lessons {
		lessons = append(lessons, &l.lessons[i])
	}
	place := func(at *lessonAt) int {
		i := slices.IndexFunc(l.manifest.lessons, func(w wordAt) bool { return w.text == string(at.ID) })
		if i < 0 {
			return len(l.manifest.lessons)
		}
		return i
	}
	slices.SortStableFunc(lessons, func(a, b *lessonAt) int { return place(a) - place(b) })
	for _, at := range lessons {
		o.lesson(at)
		o.quizzes(quiz, func(q *quizAt) bool { return q.ID == at.Quiz && at.Quiz != "" })
		o.labs(lab, func(lab *labAt) bool { return lab.ID == at.Lab && at.Lab != "" })
	}
	o.quizzes(quiz, func(*quizAt) bool { return true })
	o.labs(lab, func(*labAt) bool { return true })
}

func (o *outliner) lesson(at *lessonAt) {
	p := Part{Kind: LessonPart, ID: string(at.ID), File: at.src.path, From: 1, To: len(at.src.lines), Points: at.rows}
	p.Errors = o.take(p.Kind, p.ID, p.File)
	if p.Held = len(p.Errors) == 0 && p.ID != "" && !holds(o.parts.Lessons, func(l content.Lesson) bool { return l.ID == at.ID }); p.Held {
		o.parts.Lessons = append(o.parts.Lessons, at.Lesson)
	}
	o.Parts = append(o.Parts, p)
}

func (o *outliner) labs(done map[*labAt]bool, wanted func(*labAt) bool) {
	for i := range o.l.labs {
		at := &o.l.labs[i]
		if done[at] || !wanted(at) {
			continue
		}
		done[at] = true
		p := Part{Kind: LabPart, ID: string(at.ID), File: at.src.path, From: 1, To: len(at.src.lines)}
		p.Errors = o.take(p.Kind, p.ID, p.File)
		if p.Held = len(p.Errors) == 0 && p.ID != "" && !holds(o.parts.Labs, func(l content.Lab) bool { return l.ID == at.ID }); p.Held {
			o.parts.Labs = append(o.parts.Labs, at.Lab)
		}
		o.Parts = append(o.Parts, p)
	}
}

func (o *outliner) quizzes(done map[*quizAt]bool, wanted func(*quizAt) bool) {
	for i := range o.l.quizzes {
		if at := &o.l.quizzes[i]; !done[at] && wanted(at) {
			done[at] = true
			o.quiz(at)
		}
	}
}

// caseLines gives for the first item of each case of a quiz, by its line, the line at which the
// case begins: what stands above the item belongs to it too.
func (at *quizAt) caseLines() map[int]int {
	lines := map[int]int{}
	items := at.n.get("items")
	if items == nil {
		return lines
	}
	for _, n := range items.vals {
		if within := n.get("items"); within != nil && len(within.vals) > 0 {
			lines[within.vals[0].line] = n.line
		}
	}
	return lines
}

// quiz adds the items of a quiz, in the order of the file.
func (o *outliner) quiz(at *quizAt) {
	quiz := content.Quiz{ID: at.ID, Title: at.Title}
	first, cases := len(o.Parts), at.caseLines()
	for i := range at.items {
		it := &at.items[i]
		p := Part{Kind: ItemPart, ID: string(it.ID), Quiz: at.ID, File: at.src.path, From: it.n.line, Draft: it.in.draft}
		if line, begins := cases[p.From]; begins {
			p.From = line
		}
		p.Errors = append(o.take(p.Kind, p.ID, p.File), o.unnamed(it.src.path, it.in.object)...)
		if it.Case != nil {
			p.Errors = append(p.Errors, o.take(p.Kind, string(it.Case.ID), p.File)...)
		}
		if p.Held = len(p.Errors) == 0 && p.ID != "" && !holds(o.parts.Items, func(x content.Item) bool { return x.ID == it.ID }); p.Held {
			o.parts.Items = append(o.parts.Items, it.Item)
			quiz.Items = append(quiz.Items, it.ID)
			p.Sketch = &it.Item // until it is known that the pack can ask it
		}
		o.Parts = append(o.Parts, p)
	}
	if quiz.ID != "" && !holds(o.parts.Quizzes, func(q content.Quiz) bool { return q.ID == quiz.ID }) {
		o.parts.Quizzes = append(o.parts.Quizzes, quiz)
	}
	o.unread(at.ID, at.src.path)
	mine := o.Parts[first:]
	slices.SortStableFunc(mine, func(a, b Part) int { return a.From - b.From })
	for i := range mine {
		mine[i].To = len(at.src.lines)
		if i+1 < len(mine) {
			mine[i].To = max(mine[i].From, mine[i+1].From-1)
		}
	}
}

// unnamed takes the errors of the item without an ID that begins at a line of a file.
func (o *outliner) unnamed(file string, line int) []Finding {
	var mine []Finding
	o.lost = slices.DeleteFunc(o.lost, func(f Finding) bool {
		if f.File == file && f.object == line {
			mine = append(mine, f)
			return true
		}
		return false
	})
	return mine
}

// unread adds what stands among the items of a file and could not be read as one.
func (o *outliner) unread(quiz content.QuizID, file string) {
	part := func(id string, errors []Finding) {
		p := Part{Kind: ItemPart, ID: id, Quiz: quiz, File: file, From: max(1, errors[0].object), Errors: errors}
		o.Parts = append(o.Parts, p)
	}
	for _, key := range o.order {
		if key.kind != ItemPart {
			continue
		}
		if left := o.take(ItemPart, key.id, file); len(left) > 0 {
			part(key.id, left)
		}
	}
	for _, f := range slices.Clone(o.lost) {
		if f.File == file {
			if mine := o.unnamed(file, f.object); len(mine) > 0 {
				part("", mine)
			}
		}
	}
}

// note gives drafts what is said about them besides errors.
func (o *outliner) note() {
	for i := range o.Parts {
		p := &o.Parts[i]
		for _, f := range o.Findings {
			if p.Draft && f.Level != Error && p.Holds(f.File, f.Line) {
				p.Notes = append(p.Notes, f)
			}
		}
	}
}

// asks reports whether the pack can ask an item.
func (o *outliner) asks(id content.ItemID) bool {
	if o.Pack == nil {
		return false
	}
	_, ok := o.Pack.Item(id)
	return ok
}

// add gives errors that no part took to the rest.
func (o *outliner) add() { o.Rest = append(o.Rest, o.lost...) }

func holds[T any](all []T, is func(T) bool) bool { return slices.ContainsFunc(all, is) }
