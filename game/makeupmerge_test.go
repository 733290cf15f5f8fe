package game

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
)

// plays folds some first verdicts on a study day, from a minute on, and gives the batches of it.
func (p *Player) plays(day StudyDay, minute, answers int) []Batch {
	var all []Batch
	for i := range answers {
		item := fmt.Sprint("a/b#item/", day, "-", minute, "-", i)
		all = append(all, p.commit(noon(day, minute+i), nil, Event{Answered: &Answered{Item: item, Rev: 1, First: true, Right: true, Grade: 3}}))
	}
	return all
}

// joined folds batches in the order of their time.
func joined(parts ...[]Batch) *Player {
	all := slices.Concat(parts...)
	slices.SortStableFunc(all, func(a, b Batch) int { return a.At.Wall.Compare(b.At.Wall) })
	p := new(Player)
	for _, b := range all {
		p.Apply(b)
	}
	return p
}

func repairsIn(all []Batch) int {
	n := 0
	for _, b := range all {
		for _, e := range b.Events {
			if e.Repaired != nil {
				n++
			}
		}
	}
	return n
}

// Two saves go on from one, each makes up for a missed day, and they are merged: a day that both
// made up for counts once, days that each made up for stay, and the streak is no shorter than
// that of either save, whichever is merged into which.
func TestTwoSavesThatBothMadeUpForAMissedDay(t *testing.T) {
	for name, c := range map[string]struct {
		left, right func(p *Player) []Batch
		days        int // length of the streak
		repaired    []StudyDay
	}{
		"the same day, on the same evening": {
			func(p *Player) []Batch { return p.plays(monday0+2, 0, 8) },
			func(p *Player) []Batch { return p.plays(monday0+2, 4, 8) },
			2,
			[]StudyDay{monday0 + 1},
		},
		"the same day, and one of them went on": {
			func(p *Player) []Batch { return append(p.plays(monday0+2, 0, 8), p.plays(monday0+3, 0, 2)...) },
			func(p *Player) []Batch { return p.plays(monday0+2, 30, 8) },
			3,
			[]StudyDay{monday0 + 1},
		},
		"different days, of which one was studied in the other save": {
			func(p *Player) []Batch { return p.plays(monday0+2, 0, 8) },
			func(p *Player) []Batch {
				return slices.Concat(p.plays(monday0+1, 0, 2), p.plays(monday0+2, 30, 2), p.plays(monday0+4, 0, 8))
			},
			4,
			[]StudyDay{monday0 + 1, monday0 + 3},
		},
	} {
		t.Run(name, func(t *testing.T) {
			var one Player
			shared := one.plays(monday0, 0, 2)
			mine, theirs := joined(shared), joined(shared)
			left, right := c.left(mine), c.right(theirs)
			if repairsIn(left) != 1 || repairsIn(right) != 1 {
				t.Fatalf("the saves make up for %d and %d days", repairsIn(left), repairsIn(right))
			}
			p, other := joined(shared, left, right), joined(shared, right, left)
			a, _ := json.Marshal(p)
			b, _ := json.Marshal(other)
			if string(a) != string(b) {
				t.Errorf("the order of two saves matters:\n%s\n%s", a, b)
			}
			if s := p.Streak; s.Days != c.days || !slices.Equal(s.Repaired, c.repaired) || s.Broken != nil || s.Days < max(mine.Streak.Days, theirs.Streak.Days) {
				t.Errorf("%+v, want %d days and %v made up for", s, c.days, c.repaired)
			}
			p.use(t)
		})
	}
}
