package game

import (
	"encoding/json"

	"quest/content"
	"quest/game/review"
)

// FoldVersion changes whenever the same batches would fold to another player, or
// the form of a snapshot changes. Snapshots of another version are not read; they
// are a cache and are made again from the journal.
const FoldVersion = 2

// frozen is a player as a snapshot keeps it.
type frozen struct {
	Name        content.Safe             `json:"name"`
	Speech      Speech                   `json:"speech"`
	Seed        uint64                   `json:"seed,string"`
	Joined      bool                     `json:"joined"`
	XP          int                      `json:"xp"`
	Gold        int                      `json:"gold"`
	Titles      []Title                  `json:"titles"`
	Answers     int                      `json:"answers"`
	Correct     int                      `json:"correct"`
	Draws       int                      `json:"draws"`
	Predictions int                      `json:"predictions"`
	Foreseen    int                      `json:"foreseen"`
	Solved      map[string]Solved        `json:"solved"`
	Day         StudyDay                 `json:"day"`
	Sure        StudyDay                 `json:"sure"`
	Days        int                      `json:"streak"`
	Best        int                      `json:"best"`
	Begun       [2]int64                 `json:"begun"`
	Studied     []studied                `json:"studied"`
	Lessons     map[string]Reading       `json:"lessons"`
	Quizzes     map[string]*Quizzing     `json:"quizzes"`
	Items       map[string]frozenKnowing `json:"items"`
	Granted     map[string]bool          `json:"granted"`
	Sealed      []Granted                `json:"sealed"`
	Beliefs     map[string]Belief        `json:"beliefs"`
	Disputes    []Dispute                `json:"disputes"`
	Wager       bool                     `json:"wager"`
	Offered     bool                     `json:"offered"`
	Staked      bool                     `json:"staked"`
	Calibration [Certain + 1]Calibration `json:"calibration"`
}

type frozenKnowing struct {
	Rev    int           `json:"rev"`
	Day    StudyDay      `json:"day"`
	Right  bool          `json:"right"`
	Due    StudyDay      `json:"due"`
	Memory review.Memory `json:"memory"`
	Good   float64       `json:"good"`
	Mark   float64       `json:"mark"`
	Lapsed bool          `json:"lapsed"`
	Flat   StudyDay      `json:"flat"`
}

// MarshalJSON writes the whole player as a snapshot, from which UnmarshalJSON makes
// an equal one.
func (p *Player) MarshalJSON() ([]byte, error) {
	f := frozen{
		Name: p.Name, Speech: p.Speech, Seed: p.Seed, Joined: p.joined, XP: p.XP, Gold: p.Gold,
		Titles: p.Titles, Answers: p.Answers, Correct: p.Correct, Draws: p.Draws, Predictions: p.Predictions, Foreseen: p.Foreseen, Solved: p.solved, Day: p.Day, Sure: p.sure,
		Days: p.Streak.Days, Best: p.Streak.Best, Begun: p.Streak.begun, Studied: p.Streak.days,
		Lessons: p.lessons, Quizzes: p.quizzes, Granted: p.granted, Sealed: p.sealed, Beliefs: p.beliefs, Disputes: p.Disputes,
		Wager: p.wager, Offered: p.offered, Staked: p.staked, Calibration: p.calibration,
	}
	if p.items != nil {
		f.Items = make(map[string]frozenKnowing, len(p.items))
	}
	for id, k := range p.items {
		f.Items[id] = frozenKnowing{k.Rev, k.Day, k.Right, k.Due, k.Memory, k.good, k.mark, k.lapsed, k.flat}
	}
	return json.Marshal(f)
}

// UnmarshalJSON makes the player that MarshalJSON wrote.
func (p *Player) UnmarshalJSON(b []byte) error {
	var f frozen
	if err := json.Unmarshal(b, &f); err != nil {
		return err
	}
	*p = Player{
		Name: f.Name, Speech: f.Speech, Seed: f.Seed, joined: f.Joined, XP: f.XP, Gold: f.Gold,
		Titles: f.Titles, Answers: f.Answers, Correct: f.Correct, Draws: f.Draws, Predictions: f.Predictions, Foreseen: f.Foreseen, solved: f.Solved, Day: f.Day, sure: f.Sure,
		Streak:  Streak{Days: f.Days, Best: f.Best, begun: f.Begun, days: f.Studied},
		lessons: f.Lessons, quizzes: f.Quizzes, granted: f.Granted, sealed: f.Sealed, beliefs: f.Beliefs, Disputes: f.Disputes,
		wager: f.Wager, offered: f.Offered, staked: f.Staked, calibration: f.Calibration,
	}
	if f.Items != nil {
		p.items = make(map[string]*Knowing, len(f.Items))
	}
	for id, k := range f.Items {
		p.items[id] = &Knowing{k.Rev, k.Day, k.Right, k.Due, k.Memory, k.Good, k.Mark, k.Lapsed, k.Flat}
	}
	return nil
}
