package screen

import (
	"quest/content"
	"quest/game"
)

// Feats is what is celebrated together: all that was reached since the last time.
type Feats struct {
	Level  int            // the newest level that was reached, 0 for none
	Bosses []content.Text // titles of the packs whose boss was beaten

	Achieved []game.Achievement // titles of skill, too
}

// None reports whether there is nothing to celebrate.
func (f Feats) None() bool { return f.Level == 0 && len(f.Bosses) == 0 && len(f.Achieved) == 0 }

// With gives the feats with those of a batch, which raised the player from a level to another.
// A boss counts when it is beaten for the first time, which is when it pays.
func (f Feats) With(b game.Batch, packs []*content.Pack, from, to int) Feats {
	for _, e := range b.Events {
		if e.Opened != nil { // what rises then was told by the chest
			to = from
		}
	}
	if to > from {
		f.Level = to
	}
	f.Achieved = append(f.Achieved[:len(f.Achieved):len(f.Achieved)], game.AchievedIn(b)...)
	for _, e := range b.Events {
		if e.Fought == nil || !e.Fought.Over || !e.Fought.Won {
			continue
		}
		for _, p := range packs {
			if string(p.ID()) == e.Fought.Pack {
				f.Bosses = append(f.Bosses[:len(f.Bosses):len(f.Bosses)], p.Meta().Title)
			}
		}
	}
	return f
}
