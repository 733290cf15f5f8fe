package game

// CountFor is countFor.
func CountFor(of int, share float64) int { return countFor(of, share) }

// Earn commits a right answer to a new item, with its XP.
func Earn(p *Player, item string, now Moment) Batch {
	return p.commit(now, nil,
		Event{Answered: &Answered{Item: item, Rev: 1, Right: true, Got: 1, Of: 1, Grade: 3, First: true}}, Event{Earned: &Earned{Item: item, XP: 24}})
}
