package record

import (
	"quest/game"
	"quest/game/tui/screen"
	"quest/game/tui/style"
)

// look is the sign and the words of how far a lesson has come.
func look(a screen.Area, s game.LessonState, sits bool) (sign, words string, ink style.Ink) {
	t, w := a.Theme, a.Book().Home
	switch s {
	case game.Done:
		return t.Sign.Right, w.Done, t.Right
	case game.Begun:
		return t.Sign.Here, w.Begun, t.Accent
	case game.ReadOnly:
		return t.Sign.Here, w.Read, t.Accent
	case game.InQuiz:
		return t.Sign.Here, w.InQuiz, t.Accent
	case game.Failed:
		if sits {
			return t.Sign.Here, w.SitAgain, t.Gold
		}
		return t.Sign.Here, w.Tomorrow, t.Gold
	case game.Untouched:
	}
	return t.Sign.Open, w.New, t.Muted
}
