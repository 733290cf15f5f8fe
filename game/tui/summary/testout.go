package summary

import (
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// onward names what the key to the next lesson does: after a test-out that failed, it reads
// the same one.
func (s Summary) onward(a screen.Area) string {
	if s.step.Test && !s.step.Passed {
		return a.Book().Rounds.KeyRead
	}
	if next := s.step.Next; next != nil && next.Lesson.Pool() {
		return a.Book().Keys.NextQuiz
	}
	return a.Book().Keys.NextLesson
}

// nextWords names what comes next, before its title.
func (s Summary) nextWords(a screen.Area) string {
	if s.step.Test && !s.step.Passed {
		return a.Book().Rounds.ReadNext
	}
	if next := s.step.Next; next != nil && next.Lesson.Pool() {
		return a.Book().Summary.NextQuiz
	}
	return a.Book().Summary.NextLesson
}

// lineOf is line for a phrase of any section.
func lineOf(a screen.Area, ink style.Ink, pick func(*phrase.Book) string) string {
	return widget.Heading(a, a.Width-10, func(in screen.Area) string { return ink.Render(pick(in.Book())) })
}

// after gives what a sitting or a test-out means for what follows, nil where that is plain.
func (s Summary) after() func(screen.Area) string {
	switch {
	case s.step.Test && s.step.Passed:
		return func(in screen.Area) string { return in.Book().Rounds.QuizLeft }
	case s.step.Test:
		return func(in screen.Area) string { return in.Book().Rounds.ReadIt }
	case !s.step.Passed:
		return func(in screen.Area) string { return in.Book().Summary.SitAgain }
	}
	return nil
}
