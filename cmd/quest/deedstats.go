package main

import (
	"strconv"

	"quest/game"
)

// deedRecord is an achievement or a title of skill as scripts read it. One that is hidden and not
// earned has a neutral ID, no rule and no figure.
type deedRecord struct {
	ID     string       `json:"id"`
	Name   string       `json:"name"`
	Says   string       `json:"says"`   // what it is earned for
	Earned *game.Date   `json:"earned"` // null for one that is not earned
	Figure figureRecord `json:"figure"`
}

// figureRecord is the measured figure of a deed: the one that earned it, or as it stands.
type figureRecord struct {
	Have int `json:"have"`
	Want int `json:"want"`
}

func (c *call) deedRecords(all []game.Achievement) []deedRecord {
	records := make([]deedRecord, 0, len(all))
	hidden := 0
	for _, a := range all {
		r := deedRecord{
			ID: a.ID, Name: c.book().DeedName(a), Says: c.book().DeedSays(a), Figure: figureRecord{Have: a.Have, Want: a.Want},
		}
		switch {
		case a.Secret():
			hidden++
			r.ID, r.Figure = "hidden-"+strconv.Itoa(hidden), figureRecord{}
		case a.Earning != nil:
			r.Earned, r.Figure.Have = &a.Earning.Day, a.Earning.Figure
		}
		records = append(records, r)
	}
	return records
}

// newestOf gives what was earned last, nil for nothing.
func newestOf(all []game.Achievement) *game.Achievement {
	var newest *game.Achievement
	for i := range all {
		if e := all[i].Earning; e != nil && (newest == nil || e.N > newest.Earning.N) {
			newest = &all[i]
		}
	}
	return newest
}

// deedLine tells how many achievements were earned, and the newest.
func (c *call) deedLine(r record) game.Notice {
	earned := 0
	for _, a := range r.Achievements {
		if a.Earned != nil {
			earned++
		}
	}
	if r.newest == nil {
		return game.Say("stats.NoAchievement").Count("of", len(r.Achievements))
	}
	return game.Say("stats.Achievements").Count("n", earned).Count("of", len(r.Achievements)).
		With("newest", c.book().DeedName(*r.newest), "day", r.newest.Earning.Day.String())
}
