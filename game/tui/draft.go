package tui

import (
	"quest/game"
	"quest/game/tui/quiz"
	"quest/game/tui/screen"
)

// leaveDraft remembers what was begun of an answer, so that a question that is left for the
// map comes back as it was. It lasts as long as the program.
func (m *Model) leaveDraft() {
	asked, ok := m.session.Step().(game.QuestionStep)
	q, drawn := m.screen.(quiz.Question)
	if !ok || !drawn || asked.Deferred {
		return
	}
	if m.drafts == nil {
		m.drafts = map[string]quiz.Question{}
	}
	m.drafts[asked.Question.ID()] = q
}

// askQuestion gives the screen of a question: as it was left, or a new one.
func (m *Model) askQuestion(step game.QuestionStep) screen.Screen {
	id := step.Question.ID()
	if left, ok := m.drafts[id]; ok {
		delete(m.drafts, id)
		if q, same := left.Resume(step); same {
			return q
		}
	}
	return quiz.New(step.Question.Pack, step)
}
