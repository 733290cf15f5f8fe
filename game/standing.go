package game

// Standing is what a screen shows of a player at one point of the save. It is a
// value, so that a screen can hold the standing that is on disk while the player
// already plays on.
type Standing struct {
	Name    string
	Level   Level
	XP      int
	Gold    int
	Title   *Title // the one that is worn, else the newest; nil for none
	Titles  []Title
	Streak  int
	Best    int // longest streak
	Answers int
	Correct int

	Missions    int // of labs, solved
	Stars       int // of these
	Predictions int // of what happens in labs
	Foreseen    int // of these, right

	worn string // what the player chose to wear as title, "" for the newest
}

// Standing gives the player's standing as of a study day.
func (p *Player) Standing(today StudyDay) Standing {
	s := Standing{
		Name: p.Name.String(), Level: LevelAt(p.XP), XP: p.XP, Gold: p.Purse(),
		Titles: p.AllTitles(), worn: p.Worn(SlotTitle), Streak: p.Streak.Standing(today), Best: p.Streak.Best,
		Answers: p.Answers, Correct: p.Correct,
		Missions: len(p.ledger.Solved), Predictions: p.Predictions, Foreseen: p.Foreseen,
	}
	for _, m := range p.ledger.Solved {
		s.Stars += m.Stars
	}
	s.Title = wornOf(s.Titles, s.worn)
	return s
}

// Join gives the batch with which a new learner begins: with the weekly target that is usual, so
// that the days after it was reached are free from the first week on. A save from before there
// was a target has none until one is set, and its streak stays what it was.
func (p *Player) Join(e Joined, now Moment) Batch {
	return p.commit(now, nil, Event{Joined: &e}, Event{Aimed: &Aimed{Days: defaultWeekly}})
}

// Tune gives the batch that changes the languages on screen.
func (p *Player) Tune(lang Speech, now Moment) Batch {
	return p.commit(now, nil, Event{Tuned: &Tuned{Lang: lang}})
}
