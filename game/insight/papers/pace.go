package papers

import (
	"time"

	"quest/game"
)

// Pace tells whether a player is ahead of or behind the pace at which a paper is finished in its
// time: the time that has passed against that share of the limit that has the answered share of the
// questions. Less than a minute, or less than what one question has, is on pace. It is empty for a
// paper without a limit or questions.
func Pace(limit, left time.Duration, answered, of int) game.Notice {
	if limit <= 0 || of <= 0 {
		return game.Notice{}
	}
	ahead := limit*time.Duration(answered)/time.Duration(of) - (limit - left)
	minutes := int(ahead.Abs() / time.Minute)
	switch {
	case minutes == 0 || ahead.Abs() < limit/time.Duration(of):
		return game.Say("paper.PaceOn")
	case ahead > 0:
		return game.Say("paper.PaceAhead").Count("n", minutes)
	}
	return game.Say("paper.PaceBehind").Count("n", minutes)
}
