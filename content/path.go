package content

import (
	"slices"
	"strings"
)

// The path of a pack is what stands on the map, in the order in which it is played: its lessons,
// then each quiz that belongs to no lesson. Such a quiz stands there as a lesson without a text: its
// head has an ID that no lesson can have, and no points.

// poolPrefix begins the ID of a quiz on the path. A slash is no sign of an ID of a pack.
const poolPrefix = "quiz/"

// OnPath gives the ID under which a quiz that belongs to no lesson stands on the path.
func (q QuizID) OnPath() LessonID { return LessonID(poolPrefix + string(q)) }

// Pool reports whether this is a quiz that belongs to no lesson and has therefore nothing to read.
func (l LessonHead) Pool() bool { return strings.HasPrefix(string(l.ID), poolPrefix) }

// Name is the ID of the lesson, or of the quiz where there is none, as an author has written it.
func (l LessonHead) Name() string { return strings.TrimPrefix(string(l.ID), poolPrefix) }

// LessonCount returns how many lessons the pack has, without reading their heads.
func (p *Pack) LessonCount() int { return p.header.Lessons }

// PathLength returns how many lessons and quizzes without a lesson there are, without reading
// their heads.
func (p *Pack) PathLength() int { return p.header.Lessons + p.header.Pools }

// Path returns the heads of the lessons in reading order, and then those of the quizzes with items
// that belong to no lesson, in the order of pack.yaml. The head of a lesson whose quiz has no item that
// can be asked, as one of drafts alone, names no quiz: nothing waits for it. The result is shared and must not be changed.
func (p *Pack) Path() []LessonHead { return p.surface().path }

func (o *overview) path() []LessonHead {
	path := slices.Clone(o.Lessons)
	asked := make(map[QuizID]bool, len(o.Quizzes))
	for _, q := range o.Quizzes {
		asked[q.ID] = asked[q.ID] || q.Items > 0
	}
	for i := range path {
		if !asked[path[i].Quiz] {
			path[i].Quiz = ""
		}
	}
	for _, q := range o.pools() {
		head := LessonHead{ID: q.ID.OnPath(), Title: q.Title, Quiz: q.ID}
		if head.Title.Empty() { // a quiz needs no title
			head.Title = NewText(map[Lang][]Safe{neutral: {{string(q.ID)}}})
		}
		path = append(path, head)
	}
	return path
}

// Head returns what the map shows of a lesson, or of a quiz that belongs to none, without decoding
// a body.
func (p *Pack) Head(id LessonID) (LessonHead, bool) {
	for _, h := range p.Path() {
		if h.ID == id {
			return h, true
		}
	}
	return LessonHead{}, false
}

// LessonOf gives the first place on the path whose quiz asks an item; it is false for an item of
// none.
func (p *Pack) LessonOf(id ItemID) (LessonHead, bool) {
	for _, head := range p.Path() {
		if quiz, ok := p.Quiz(head.Quiz); ok && slices.Contains(quiz.Items, id) {
			return head, true
		}
	}
	return LessonHead{}, false
}
