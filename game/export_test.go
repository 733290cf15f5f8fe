package game

// CountFor is countFor.
func CountFor(of int, share float64) int { return countFor(of, share) }
