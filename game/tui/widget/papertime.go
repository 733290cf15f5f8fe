package widget

import (
	"strconv"
	"time"

	"quest/game/insight/papers"
	"quest/game/phrase"
	"quest/game/tui/screen"
)

// lastMinutes is how much of the time of a paper is told in seconds.
const lastMinutes = 2 * time.Minute

// PaperTime says how much of the time of a paper of an exam is left, in minutes and at last in
// seconds, and whether the player is ahead of the pace or behind it.
func PaperTime(a screen.Area, c screen.Clock) string {
	t, left := a.Theme, TimeLeft(a, c.Left)
	pace := a.Book().Say(papers.Pace(c.Limit, c.Left, c.Answered, c.Of))
	if pace == "" {
		return left
	}
	return left + t.Line.Render(" "+t.Sign.Dot+" ") + t.Muted.Render(pace)
}

// TimeLeft says how much time is left, in minutes and at last in seconds.
func TimeLeft(a screen.Area, left time.Duration) string {
	t, b := a.Theme, a.Book()
	if left <= lastMinutes {
		return t.Gold.Bold().Render(phrase.Fill(b.Exam.TimeLeft, "left", b.Say(papers.Clock(max(0, left)))))
	}
	return t.Text.Render(b.Fill(b.Exam.MinutesLeft, "n", strconv.Itoa(int((left+time.Minute-1)/time.Minute))))
}

// NextPaperTime is after how much time PaperTime says something else, where some time is left.
func NextPaperTime(left time.Duration) time.Duration {
	step := time.Minute
	if left <= lastMinutes {
		step = time.Second
	}
	if rest := left % step; rest > 0 {
		return rest
	}
	return step
}
