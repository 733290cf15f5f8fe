package game

// Odds is what a level of certainty wins when the answer is right and loses when it
// is wrong, in gold.
type Odds struct{ Win, Lose int }

// Odds gives what a level of certainty wins and loses with the purse as it is: a level
// whose loss the purse cannot cover pays as a guess. It is the same for a player
// without the wager, so that it can be shown with the offer.
func (p *Player) Odds(c Certainty) Odds {
	return Odds{Win: p.stake(c, true), Lose: -p.stake(c, false)}
}

// FullOdds gives what a level wins and loses when the purse can cover its loss.
func FullOdds(c Certainty) Odds {
	win, lose := c.payoff()
	return Odds{Win: win, Lose: lose}
}

// Stakes reports whether an answer to the question that is asked would carry a
// stake: the player plays with certainty, the answer is judged at once, and it is the
// item's first of the study day.
func (s *Session) Stakes(now Moment) bool {
	step, ok := s.step.(QuestionStep)
	return ok && !step.Deferred && step.Kind != Practice && step.Kind != Correction && s.player.Wager() && s.turn(now).freshToday(step.Question)
}
