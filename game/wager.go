package game

// Certainty is how sure a player was before the verdict.
type Certainty int

// The levels of certainty. Unsaid carries no stake.
const (
	Unsaid  Certainty = iota
	Guess             // best when the chance of being right is below 2/3
	Fairly            // between 2/3 and 4/5
	Certain           // above 4/5
)

// The wager is offered once, after OfferAfter answers. A player who takes it is given
// StakeGold: without gold to lose, claiming certainty would cost nothing.
const (
	OfferAfter = 10
	StakeGold  = 20
)

// payoff is the gold that a level wins and loses (docs/learning.md 3). The thresholds
// follow from it: 4p-2 = p at 2/3 and 9p-6 = 4p-2 at 4/5.
func (c Certainty) payoff() (win, lose int) {
	switch c {
	case Guess:
		return 1, 0
	case Fairly:
		return 2, 2
	case Certain:
		return 3, 6
	case Unsaid:
	}
	return 0, 0
}

// stake gives the gold that an answer with a certainty wins, negative for a loss. A
// level whose loss the purse cannot cover pays as a guess: otherwise claiming certainty
// would cost nothing with an empty purse.
func (p *Player) stake(c Certainty, right bool) int {
	win, lose := c.payoff()
	if c != Unsaid && lose > p.Purse() {
		win, lose = Guess.payoff()
	}
	if right {
		return win
	}
	return -lose
}

// Purse is the gold that a player can spend. Two merged saves may have spent the
// same gold twice; the debt is never shown.
func (p *Player) Purse() int { return max(0, p.Gold) }

// Calibration counts, for one level of certainty, the first answers of a study day.
type Calibration struct {
	Given int
	Right int
}

// Calibration tells how often a player was right at a level of certainty.
func (p *Player) Calibration(c Certainty) Calibration {
	if c < Unsaid || c > Certain {
		return Calibration{}
	}
	return p.ledger.Calibration[c]
}

// OffersWager reports whether the wager is to be offered now: once, after enough
// answers.
func (p *Player) OffersWager() bool { return !p.ledger.Offered && p.Answers >= OfferAfter }

// Wager reports whether the player plays with certainty.
func (p *Player) Wager() bool { return p.ledger.Wager }

// TuneWager gives the batch that switches the wager on or off. Who takes it for
// the first time is given StakeGold.
func (p *Player) TuneWager(on bool, now Moment) Batch {
	t := &Tuned{Wager: &on}
	if on && !p.ledger.Staked {
		t.Gold = StakeGold
	}
	return p.commit(now, nil, Event{Tuned: t})
}
