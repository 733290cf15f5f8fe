package game

import (
	"math"

	"quest/content"
)

// Terms are the terms of a quiz, to be told before its lesson and before the quiz: how many
// right answers pass, that the checks of the lesson count, and when it may be sat again.
type Terms struct {
	Questions int     // of the quiz, 0 where the lesson has none
	Need      int     // right answers that pass
	Share     float64 // the same as a share, 0 to 1
	Again     bool    // it was sat today and not passed: what was answered today pays nothing more
}

// Terms gives the terms of the quiz of a lesson.
func (p *Player) Terms(pack *content.Pack, l content.LessonHead, now Moment) Terms {
	n := pack.QuizSize(l.Quiz)
	if n == 0 {
		return Terms{}
	}
	q, share := p.Quizzing(pack.ID().Quiz(l.Quiz)), needOf(pack, l.Quiz)
	return Terms{Questions: n, Need: countFor(n, share), Share: share, Again: p.satToday(q, now)}
}

// Percent is the share that passes, 0 to 100.
func (t Terms) Percent() int { return NeedPercent(t.Share) }

// NeedPercent is how many of a hundred a share that is needed, 0 to 1, demands: rounded up, for
// what Percent rounds down must reach it.
func NeedPercent(share float64) int { return int(math.Ceil(100*share - 1e-9)) }

// needOf is the share of right verdicts that passes a quiz: packShare, or more where the
// quiz's own reward wants more.
func needOf(pack *content.Pack, quiz content.QuizID) float64 {
	return max(packShare, pack.QuizNeed(quiz))
}

// passed reports whether the best sitting over a quiz passes.
func passed(pack *content.Pack, quiz content.QuizID, q Quizzing) bool {
	return reached(q, needOf(pack, quiz))
}

// enough reports whether so many right verdicts are a share of all. Shares are decimal
// fractions, which a float64 may hold a little too large: 0.55 of 20 is 11.
func enough(got, of int, share float64) bool { return float64(got) >= share*float64(of)-1e-9 }

// countFor is the smallest number of right verdicts that is enough.
func countFor(of int, share float64) int {
	n := max(0, int(share*float64(of))-1)
	for n < of && !enough(n, of, share) {
		n++
	}
	return n
}
