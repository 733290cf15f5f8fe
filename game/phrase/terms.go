package phrase

import (
	"strconv"

	"quest/game"
)

// Terms is the terms of a quiz, told before its lesson and before the quiz.
type Terms struct {
	Lesson, Quiz, Short, Again string
}

// BeforeLesson tells them before the lesson, whose checks count; "" without a quiz.
func (w Terms) BeforeLesson(t game.Terms) string { return w.fill(w.Lesson, t) }

// InShort tells them before the lesson where one line must do; "" without a quiz.
func (w Terms) InShort(t game.Terms) string { return w.fill(w.Short, t) }

// BeforeQuiz tells them before the quiz; "" without one; once more on the
// same day, also what that changes.
func (w Terms) BeforeQuiz(t game.Terms) string {
	if t.Again {
		return w.fill(w.Again, t)
	}
	return w.fill(w.Quiz, t)
}

func (w Terms) fill(form string, t game.Terms) string {
	if t.Questions == 0 {
		return ""
	}
	return Fill(form, "need", strconv.Itoa(t.Need), "of", strconv.Itoa(t.Questions), "percent", strconv.Itoa(t.Percent()))
}
