// Package classes works out what a teacher is told of a class: how many know each lesson and who is stuck, what is mixed up,
// what the answers say of the questions, how votes changed in live rounds, and how assignments stand. What players have done and
// what the log of the class says goes in, a value comes out, of which the table, the page and the files are all made.
package classes

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/answers"
	"quest/game/class"
	"quest/game/insight/items"
)

// Pupil is a student of a class. Teachers are not counted.
type Pupil struct {
	Player class.PlayerID
	Nick   string // the pseudonym
	Name   string // as the teacher knows the pupil; "" where names were not asked for, or for none
	Unread bool   // the save could not be read: nothing is known of what the pupil has done
}

// Who writes a pupil for people: the nickname, or the name with it where names were asked for.
func (p *Pupil) Who() string {
	if p.Name == "" {
		return p.Nick
	}
	return p.Name + " (" + p.Nick + ")"
}

// Report is what a teacher is told of a class. Indices of pupils are places in Pupils.
type Report struct {
	Class       string
	Day         game.StudyDay // of the figures
	Named       bool          // with the names of the roster
	Pupils      []Pupil       // in the order of the roster
	Lessons     []Lesson      // of the packs that a pupil has begun or that are assigned, by pack
	MixUps      []MixUp       // that a pupil has shown, those that most have now first
	Questions   *items.Figures
	Rounds      []Round // that are closed, oldest first
	Assignments []Assigned
	Missing     []content.PackID // packs with answers, rounds or assignments that are not here, in alphabetical order
	Rows        []Row            // one for a pupil and a question

	class answers.Class // that the figures of questions rest on
}

// Answered counts the pupils with an answer to a question that is here.
func (r *Report) Answered() int { return r.Questions.Students }

// Lesson is how a class stands with a lesson.
type Lesson struct {
	Pack  *content.Pack
	Head  content.LessonHead
	Done  int   // pupils who have done it: read, and the quiz passed
	Begun int   // pupils who have begun it and not done it
	Of    int   // pupils whose saves could be read
	Stuck []int // pupils who sat its quiz and have not passed it yet
}

// MixUp is how a class stands with a misconception.
type MixUp struct {
	Pack *content.Pack
	content.Misconception
	Met   int   // pupils who answered a question that can show it, or showed it
	Shown int   // of these, showed it ever
	Have  int   // of these, have it still: fewer than game.Cured right answers speak against it since
	Stuck []int // of these, showed it in two answers or more since it was last over
}

// Knows counts the pupils who met it and do not have it.
func (m *MixUp) Knows() int { return m.Met - m.Have }

// Assigned is how a class stands with an assignment.
type Assigned struct {
	class.Assignment
	Pack  *content.Pack      // nil where it is not here
	Head  content.LessonHead // of the lesson, without ID for the whole pack or a lesson that the pack does not have
	Work  []game.Homework    // of each pupil, in the order of Pupils; of a pack that is not here, or a save that cannot be read, game.UnknownWork
	Done  int                // pupils who have done it, late ones too
	Late  int                // of these, did it after its day
	Begun int
	Open  []int // pupils who have not done it
}

// Builder makes a report of one pupil after the other, so that not all their saves are in memory at once.
type Builder struct {
	report  Report
	day     game.StudyDay
	packs   []*content.Pack
	lessons map[string]*Lesson // by full ID
	begun   map[content.PackID]bool
	mixUps  map[string]*MixUp       // by full ID
	known   map[content.PackID]bool // packs that somebody has to do with
}

// NewBuilder begins a report on a class, as of a study day. packs are all that are here. names asks for the names of the roster.
func NewBuilder(name string, day game.StudyDay, packs []*content.Pack, assignments []class.Assignment, names bool) *Builder {
	b := &Builder{
		report: Report{Class: name, Day: day, Named: names}, day: day, packs: packs,
		lessons: map[string]*Lesson{}, begun: map[content.PackID]bool{}, mixUps: map[string]*MixUp{}, known: map[content.PackID]bool{},
	}
	for _, a := range assignments {
		of := Assigned{Assignment: a, Pack: b.pack(a.Pack)}
		if of.Pack != nil {
			of.Head, _ = of.Pack.Head(a.Lesson)
		}
		b.report.Assignments = append(b.report.Assignments, of)
		b.known[a.Pack], b.begun[a.Pack] = true, true
	}
	return b
}

func (b *Builder) pack(id content.PackID) *content.Pack {
	for _, pack := range b.packs {
		if pack.ID() == id {
			return pack
		}
	}
	return nil
}

// Take adds a member. p is the player that the save of the member folds to, and all are the answers that were collected from it;
// both are empty for who has not played yet, and p is nil for a save that cannot be read. p is not kept. Others than students are left out.
func (b *Builder) Take(m class.Member, p *game.Player, all []answers.Answer) {
	if m.Role != class.Student {
		return
	}
	pupil := Pupil{Player: m.Player, Nick: cmp.Or(m.Nick.String(), string(m.Player)), Unread: p == nil}
	if b.report.Named {
		pupil.Name = m.Roster.String()
	}
	n := len(b.report.Pupils)
	b.report.Pupils = append(b.report.Pupils, pupil)
	mine := map[content.PackID]bool{} // packs that the pupil has to do with
	for i := range all {
		all[i].Who = string(m.Player)
		mine[all[i].PackID()] = true
	}
	maps.Copy(b.known, mine)
	if p != nil {
		for _, id := range p.Confuses() {
			mine[packOf(id)] = true // also by predictions in labs, which are no answers
		}
		for _, pack := range b.packs {
			if b.takeLessons(n, p, pack) || mine[pack.ID()] {
				b.takeMixUps(n, p, pack)
			}
		}
	}
	for i := range b.report.Assignments {
		b.report.Assignments[i].take(n, p, b.day)
	}
	b.report.class.Students = append(b.report.class.Students, answers.Student{Who: string(m.Player), Answers: all})
}

// takeLessons counts the lessons of a pack that a pupil has begun. It is false for none.
func (b *Builder) takeLessons(n int, p *game.Player, pack *content.Pack) (begun bool) {
	for _, head := range pack.Path() {
		state := p.State(pack, head)
		if state == game.Untouched {
			continue
		}
		b.begun[pack.ID()], begun = true, true
		id := pack.ID().Lesson(head.ID)
		l := b.lessons[id]
		if l == nil {
			l = &Lesson{}
			b.lessons[id] = l
		}
		if state == game.Done {
			l.Done++
			continue
		}
		l.Begun++
		if q := p.Quizzing(pack.ID().Quiz(head.Quiz)); head.Quiz != "" && q.Sittings > 0 {
			l.Stuck = append(l.Stuck, n)
		}
	}
	return begun
}

func (b *Builder) takeMixUps(n int, p *game.Player, pack *content.Pack) {
	for _, m := range pack.Misconceptions() {
		id := pack.ID().Misconception(m.ID)
		belief := p.BeliefIn(id)
		met := belief.Shown > 0 || slices.ContainsFunc(pack.ItemsShowing(m.ID), func(item content.ItemID) bool {
			_, ok := p.Knowing(pack.ID().Item(item))
			return ok
		})
		if !met {
			continue
		}
		of := b.mixUps[id]
		if of == nil {
			of = &MixUp{Pack: pack, Misconception: m}
			b.mixUps[id] = of
		}
		of.Met++
		if belief.Shown > 0 {
			of.Shown++
		}
		if belief.Shown > 0 && belief.Met < game.Cured {
			of.Have++
			if belief.Shown > 1 {
				of.Stuck = append(of.Stuck, n)
			}
		}
	}
}

func (a *Assigned) take(n int, p *game.Player, today game.StudyDay) {
	work := game.Homework{State: game.UnknownWork}
	due, err := game.ParseDay(a.Due)
	if p != nil && a.Pack != nil && err == nil {
		work = p.Homework(a.Pack, a.Lesson, due, today)
	}
	a.Work = append(a.Work, work)
	switch work.State {
	case game.DoneWork:
		a.Done++
		if work.Late {
			a.Late++
		}
		return
	case game.BegunWork:
		a.Begun++
	case game.NotBegun, game.UnknownWork:
	}
	a.Open = append(a.Open, n)
}

// Report gives the report on those who were taken. votes are the rows of the closed rounds of the class.
func (b *Builder) Report(votes []class.Row) *Report {
	r := &b.report
	var used []*content.Pack
	for _, pack := range b.packs {
		if b.begun[pack.ID()] || b.known[pack.ID()] {
			used = append(used, pack)
		}
	}
	b.listLessons()
	r.MixUps = slices.SortedFunc(values(b.mixUps), func(x, y MixUp) int {
		return cmp.Or(cmp.Compare(y.Have, x.Have), cmp.Compare(y.Shown, x.Shown), cmp.Compare(x.full(), y.full()))
	})
	r.MixUps = slices.DeleteFunc(r.MixUps, func(m MixUp) bool { return m.Shown == 0 })
	r.Questions = items.Of(b.report.class, used)
	r.Rounds = roundsOf(votes, b.packs)
	for _, v := range votes {
		b.known[v.Pack] = true
	}
	for _, id := range slices.Sorted(maps.Keys(b.known)) {
		if b.pack(id) == nil {
			r.Missing = append(r.Missing, id)
		}
	}
	r.Rows = rowsOf(r.Pupils, b.report.class, votes)
	return r
}

func (m *MixUp) full() string { return m.Pack.ID().Misconception(m.ID) }

func values[V any](m map[string]*V) func(func(V) bool) {
	return func(yield func(V) bool) {
		for _, v := range m {
			if !yield(*v) {
				return
			}
		}
	}
}

// listLessons lists the lessons of the packs that somebody has begun or that are assigned.
func (b *Builder) listLessons() {
	read := 0
	for i := range b.report.Pupils {
		if !b.report.Pupils[i].Unread {
			read++
		}
	}
	for _, pack := range b.packs {
		if !b.begun[pack.ID()] {
			continue
		}
		for _, head := range pack.Path() {
			l := Lesson{}
			if begun := b.lessons[pack.ID().Lesson(head.ID)]; begun != nil {
				l = *begun
			}
			l.Pack, l.Head, l.Of = pack, head, read
			b.report.Lessons = append(b.report.Lessons, l)
		}
	}
}

// packOf gives the pack in a full ID.
func packOf(full string) content.PackID {
	pack, _, _ := strings.Cut(full, "#")
	return content.PackID(pack)
}
