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
	Reached  game.Feats         // of the same, the goal of a week and days that were made up for
}

// None reports whether there is nothing to celebrate.
func (f Feats) None() bool {
	return f.Level == 0 && len(f.Bosses) == 0 && len(f.Achieved) == 0 && !f.Reached.Week && len(f.Reached.MadeUp) == 0
}

// And gives the feats with what a batch has reached besides.
func (f Feats) And(more game.Feats) Feats {
	r := &f.Reached
	r.All = append(r.All[:len(r.All):len(r.All)], more.All...)
	r.Week = r.Week || more.Week
	r.Studied, r.Streak = more.Studied, more.Streak
	if more.Keepsake != nil {
		r.Keepsake = more.Keepsake
	}
	r.MadeUp = append(r.MadeUp[:len(r.MadeUp):len(r.MadeUp)], more.MadeUp...)
	return f
}

// Untold gives the feats with those that an earlier run has not told.
func (f Feats) Untold(more game.Feats, packs []*content.Pack) Feats {
	f.Level = max(f.Level, more.Level)
	f.Achieved = append(f.Achieved[:len(f.Achieved):len(f.Achieved)], more.Achieved...)
	for _, id := range more.Bosses {
		f.Bosses = append(f.Bosses[:len(f.Bosses):len(f.Bosses)], titlesOf(string(id), packs)...)
	}
	return f.And(more)
}

// titlesOf gives the title of a pack, none where it is not there.
func titlesOf(id string, packs []*content.Pack) []content.Text {
	for _, p := range packs {
		if string(p.ID()) == id {
			return []content.Text{p.Meta().Title}
		}
	}
	return nil
}

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
		f.Bosses = append(f.Bosses[:len(f.Bosses):len(f.Bosses)], titlesOf(e.Fought.Pack, packs)...)
	}
	return f
}
