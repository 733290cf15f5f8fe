package game

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"quest/game/deed"
)

// Achieved is an achievement or a title of skill that was earned: given once per learner, with
// the figure that earned it.
type Achieved struct {
	ID     string `json:"id"` // of game/deed
	Figure int    `json:"figure"`
}

// Earning is what the save tells of an achievement or a title of skill that was earned.
type Earning struct {
	Day    Date `json:"day"` // on which it was earned
	Figure int  `json:"figure"`
	N      int  `json:"n"`      // how many were earned before it
	Titles int  `json:"titles"` // how many titles of packs the player had then
}

// achieved gives what the player has earned by what was done and does not have yet, each as one
// event. It looks at counts only, so that it costs the same for any save.
func (p *Player) achieved() []Event {
	var events []Event
	figures := p.figures()
	for i := range deed.All() {
		d := &deed.All()[i]
		if _, has := p.ledger.Achieved[d.ID]; has {
			continue
		}
		if figure, met := d.Met(figures); met {
			events = append(events, Event{Achieved: &Achieved{ID: d.ID, Figure: figure}})
		}
	}
	return events
}

// figures is what the measures of deeds look at.
func (p *Player) figures() deed.Figures {
	return deed.Figures{Counts: &p.ledger.Deeds, Weeks: p.Streak.Week.Best}
}

// CatchUp gives the batch of what the player has earned already and was never given, as in a save
// of an older version, and folds it; it is empty where there is nothing. A front end asks for it
// before play begins, so that no verdict tells of what was earned long before.
func (p *Player) CatchUp(now Moment) Batch {
	if p.figures().None() {
		return Batch{} // a new player waits for no table of deeds
	}
	earned := p.achieved()
	if len(earned) == 0 {
		return Batch{}
	}
	b := Batch{At: now, Day: p.Today(now), Events: earned}
	p.Apply(b)
	return b
}

func (p *Player) applyAchieved(e *Achieved, b Batch) {
	if _, has := p.ledger.Achieved[e.ID]; has || e.ID == "" {
		return // earned once, whatever two merged saves say
	}
	if p.ledger.Achieved == nil {
		p.ledger.Achieved = map[string]Earning{}
	}
	p.ledger.Achieved[e.ID] = Earning{
		Day: dateOf(b.At), Figure: e.Figure, N: len(p.ledger.Achieved), Titles: len(p.Titles),
	}
}

// Achievement is an achievement or a title of skill with how far the player has come.
type Achievement struct {
	*deed.Deed
	Have    int      // the measured figure now, of Want
	Earning *Earning // nil for one that is not earned
}

// Secret reports whether it is not to be named yet.
func (a Achievement) Secret() bool { return a.Hidden && a.Earning == nil }

// Achievements gives every achievement in its order, earned or not; SkillTitles every title of
// skill.
func (p *Player) Achievements() []Achievement { return p.deeds(false) }

// SkillTitles gives every title of skill in its order, earned or not.
func (p *Player) SkillTitles() []Achievement { return p.deeds(true) }

func (p *Player) deeds(titles bool) []Achievement {
	var all []Achievement
	for i := range deed.All() {
		d := &deed.All()[i]
		if d.Title == titles {
			all = append(all, p.achievement(d))
		}
	}
	return all
}

func (p *Player) achievement(d *deed.Deed) Achievement {
	a := Achievement{Deed: d, Have: d.Figure(p.figures())}
	if e, has := p.ledger.Achieved[d.ID]; has {
		a.Earning = &e
	}
	return a
}

// earnedSince gives what was earned after the first n, in the order in which it was earned. What
// another version calls otherwise is left out.
func (p *Player) earnedSince(n int) []Achievement {
	if len(p.ledger.Achieved) <= n {
		return nil
	}
	ids := slices.SortedFunc(maps.Keys(p.ledger.Achieved), func(a, b string) int {
		return cmp.Compare(p.ledger.Achieved[a].N, p.ledger.Achieved[b].N)
	})
	var all []Achievement
	for _, id := range ids[min(n, len(ids)):] {
		if d, known := deed.Find(id); known {
			all = append(all, p.achievement(d))
		}
	}
	return all
}

// AchievedIn gives the achievements and titles of skill that a batch brings. What this version
// does not know is left out.
func AchievedIn(b Batch) []Achievement {
	var all []Achievement
	for _, e := range b.Events {
		if e.Achieved == nil {
			continue
		}
		if d, known := deed.Find(e.Achieved.ID); known {
			all = append(all, Achievement{Deed: d, Have: e.Achieved.Figure, Earning: &Earning{Day: dateOf(b.At), Figure: e.Achieved.Figure}})
		}
	}
	return all
}

// flaw finds a number that no version could have written.
func (e *Achieved) flaw() (Flaw, bool) { return outside("achieved.figure", e.Figure, 0, maxAmount) }

// possible reports whether events can lead to this.
func (e Earning) possible() bool {
	return e.Figure >= 0 && e.Figure <= maxAmount && counts(e.N) && counts(e.Titles)
}

// checkDeeds looks at what a snapshot counts for achievements, and at those that were earned.
func (l *ledger) checkDeeds() error {
	if !l.Deeds.Possible() {
		return fmt.Errorf("%w: deeds", errSnapshot)
	}
	for id, e := range l.Achieved {
		if id == "" || !e.possible() {
			return fmt.Errorf("%w: achievement %s", errSnapshot, id)
		}
	}
	return nil
}
