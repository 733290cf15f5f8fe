package game

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

// LevelAt gives the level of an amount of XP. A negative amount counts as 0.
func LevelAt(xp int) Level {
	xp = max(0, xp)
	n := 1
	for levelStart(n+1) <= xp {
		n++
	}
	return Level{Number: n, Into: xp - levelStart(n), Span: levelStart(n+1) - levelStart(n)}
}
