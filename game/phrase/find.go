package phrase

import (
	"strconv"

	"quest/game/find"
)

// Find is what is said where lessons, points, questions, terms and commands are found.
type Find struct {
	Title, Hint, None, Growing, Closed        string // {what}
	Count, More                               string // {n}
	Command, Lesson, Pack, Lab                string // the kinds of what is found
	Term, MixUp, Point, Question, Within      string
	Quiz, WithinQuiz, DoQuiz                  string // of a quiz that belongs to no lesson
	DoCommand, DoPack, DoLab, DoTerm, DoMixUp string // what enter does
	DoPoint, DoQuestion, DoLesson             string
	KeyFind, KeyGo                            string // beside keys
	Ask, Choose, NotHere, Where, Labs         string // line mode: {word}, {lab}
}

// Found says how many things were found.
func (w Find) Found(n int, more bool) string {
	if more {
		return Fill(w.More, "n", strconv.Itoa(n))
	}
	return Fill(w.Count, "n", strconv.Itoa(n))
}

// Kind says what a result is.
func (w Find) Kind(r find.Result) string {
	switch {
	case r.Within && r.Lesson.Pool():
		return w.WithinQuiz
	case r.Within:
		return w.Within
	case r.Kind == find.ALesson && r.Lesson.Pool():
		return w.Quiz
	case r.Kind == find.ACommand:
		return w.Command
	case r.Kind == find.APack:
		return w.Pack
	case r.Kind == find.ALab:
		return w.Lab
	case r.Kind == find.ATerm:
		return w.Term
	case r.Kind == find.AMixUp:
		return w.MixUp
	case r.Kind == find.APoint:
		return w.Point
	case r.Kind == find.AQuestion:
		return w.Question
	}
	return w.Lesson
}

// Deed says what going to a result does.
func (w Find) Deed(r find.Result) string {
	switch r.Kind {
	case find.ACommand:
		return w.DoCommand
	case find.APack:
		return w.DoPack
	case find.ALab:
		return w.DoLab
	case find.ATerm:
		return w.DoTerm
	case find.AMixUp:
		return w.DoMixUp
	case find.APoint:
		return w.DoPoint
	case find.AQuestion:
		return w.DoQuestion
	case find.ALesson:
		if r.Lesson.Pool() {
			return w.DoQuiz
		}
	}
	return w.DoLesson
}
