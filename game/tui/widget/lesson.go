package widget

import (
	"quest/game"
	"quest/game/tui/style"
)

// LessonSign is the sign of how far a lesson has come, and its ink.
func LessonSign(t *style.Theme, state game.LessonState) (string, style.Ink) {
	switch state {
	case game.Done:
		return t.Sign.Right, t.Right
	case game.Begun, game.ReadOnly, game.InQuiz:
		return t.Sign.Here, t.Accent
	case game.Failed:
		return t.Sign.Here, t.Gold
	case game.Untouched:
	}
	return t.Sign.Open, t.Muted
}
