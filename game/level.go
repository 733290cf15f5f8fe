package game

import "math"

// Levels rise fast at first and slower later: level n starts at
// 400(n-1) + 40(n-1)(n-2) XP, that is 0, 400, 880, 1440, 2080 ... (docs/learning.md 2).
func levelStart(level int) int {
	n := level - 1
	return 400*n + 40*n*(n-1)
}

// Level is a player's level with the way to the next one.
type Level struct {
	Number int // from 1
	Into   int // XP since this level began
	Span   int // XP from this level to the next
}

// LevelAt gives the level of an amount of XP. A negative amount counts as 0, and one
// above the largest sum of XP as that.
func LevelAt(xp int) Level {
	xp = min(max(0, xp), maxSum)
	// levelStart solved for its level; rounding may miss the level by one.
	n := 1 + int((math.Sqrt(360*360+160*float64(xp))-360)/80)
	for levelStart(n+1) <= xp {
		n++
	}
	for n > 1 && levelStart(n) > xp {
		n--
	}
	return Level{Number: n, Into: xp - levelStart(n), Span: levelStart(n+1) - levelStart(n)}
}
