package game

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/game/deed"
)

// Feat names something that was reached and that the player is to be told of: a kind and what it
// is, such as "level/3" or "deed/at-par".
type Feat string

// The kinds of feats.
const (
	featLevel  = "level"  // number
	featDeed   = "deed"   // ID of an achievement or a title of skill
	featBoss   = "boss"   // ID of the pack whose boss was beaten for the first time
	featWeek   = "week"   // Monday of the week whose target was reached, as a study day
	featMadeUp = "madeup" // study day that was missed and made up for
)

// maxFeats bounds how many feats one event names, and maxFeat the bytes of each.
const maxFeats, maxFeat = 1000, 200

func feat(kind, what string) Feat { return Feat(kind + "/" + what) }

// Reached names what a batch has reached, so that it can be told at the next start where the
// program ended before it was. Told says that it was told.
type Reached struct {
	Feats []Feat `json:"feats"`
}

// reaching is what feats are seen by: how a player stood before a batch.
type reaching struct {
	level   int // without what an unseen chest holds
	week    StudyDay
	weeks   int
	victory []string // packs whose boss is beaten for the first time by the batch
}

// reaching gives how a player stands before some events are folded.
func (p *Player) reaching(events []Event) reaching {
	r := reaching{level: p.openLevel(), week: p.Streak.Week.Met, weeks: p.Streak.Week.Row}
	for i := range events {
		if e := events[i].Fought; e != nil && e.Over && e.Won && !p.Boss(content.PackID(e.Pack)).Won {
			r.victory = append(r.victory, e.Pack)
		}
	}
	return r
}

// openLevel is the level of a player without what an unseen chest holds, of which the chest tells.
func (p *Player) openLevel() int {
	xp := p.XP
	for i := range p.ledger.Sealed {
		g := &p.ledger.Sealed[i]
		xp -= g.XP
		for _, d := range g.Drops {
			xp -= d.XP
		}
	}
	return LevelAt(xp).Number
}

// feats gives what a batch has reached, folded already, as one event; ok is false for nothing.
func (p *Player) feats(was reaching, b Batch) (e Event, ok bool) {
	var all []Feat
	opened := slices.ContainsFunc(b.Events, func(e Event) bool { return e.Opened != nil })
	aimed := slices.ContainsFunc(b.Events, func(e Event) bool { return e.Aimed != nil })
	if level := p.openLevel(); level > was.level && !opened { // what a chest raises is told by the chest
		all = append(all, feat(featLevel, strconv.Itoa(level)))
	}
	for _, pack := range was.victory {
		all = append(all, feat(featBoss, pack))
	}
	if w := p.Streak.Week; w.Row > 0 && !aimed && (w.Met != was.week || was.weeks == 0) { // reached by study, not by a lower target
		all = append(all, feat(featWeek, strconv.Itoa(int(w.Met))))
	}
	for i := range b.Events {
		switch e := &b.Events[i]; {
		case e.Repaired != nil:
			all = append(all, feat(featMadeUp, strconv.Itoa(int(e.Repaired.Day))))
		case e.Achieved != nil:
			all = append(all, feat(featDeed, e.Achieved.ID))
		}
	}
	return Event{Reached: &Reached{all}}, len(all) > 0
}

// applyReached keeps what is to be told, unless it was told: two merged saves may have reached the
// same, and one of them may have told it.
func (p *Player) applyReached(e *Reached) {
	for _, f := range e.Feats {
		if _, known := p.ledger.Feats[f]; !known {
			p.setFeat(f, true)
		}
	}
}

func (p *Player) setFeat(f Feat, waits bool) {
	if p.ledger.Feats == nil {
		p.ledger.Feats = map[Feat]bool{}
	}
	p.ledger.Feats[f] = waits
}

// Feats is what was reached and not told yet.
type Feats struct {
	All      []Feat // each of them, for TellFeats
	Level    int    // the newest, 0 for none
	Bosses   []content.PackID
	Achieved []Achievement // titles of skill, too
	Week     bool          // the target of a week was reached
	Studied  int           // days of study in that week, as of now
	MadeUp   []StudyDay    // days that were missed and made up for
	Streak   int           // study days in a row, as of now
	Keepsake *Keepsake     // that the first victory over a boss has brought, nil for none
}

// None reports whether there is nothing to tell.
func (f Feats) None() bool { return len(f.All) == 0 }

// FeatsIn gives what a batch has reached.
func (p *Player) FeatsIn(b Batch) Feats {
	var all []Feat
	for _, e := range b.Events {
		if e.Reached != nil {
			all = append(all, e.Reached.Feats...)
		}
	}
	return p.featsOf(all)
}

// Untold gives what was reached and not told yet, as where the program ended before it was.
func (p *Player) Untold() Feats {
	var all []Feat
	for f, waits := range p.ledger.Feats {
		if waits {
			all = append(all, f)
		}
	}
	return p.featsOf(all)
}

// featsOf reads names of feats. What another version names is left out of all but All.
func (p *Player) featsOf(all []Feat) Feats {
	slices.Sort(all)
	f := Feats{All: all, Studied: p.Streak.Week.count(), Streak: p.Streak.Days}
	for _, one := range all {
		kind, what, _ := strings.Cut(string(one), "/")
		n, err := strconv.Atoi(what)
		switch {
		case kind == featBoss:
			f.Bosses = append(f.Bosses, content.PackID(what))
		case kind == featDeed:
			if d, known := deed.Find(what); known {
				f.Achieved = append(f.Achieved, p.achievement(d))
			}
		case err != nil:
		case kind == featLevel:
			f.Level = max(f.Level, n)
		case kind == featWeek:
			f.Week = true
		case kind == featMadeUp && n >= int(firstDay) && n <= int(lastDay):
			f.MadeUp = append(f.MadeUp, StudyDay(n))
		}
	}
	if len(f.Bosses) > 0 && len(f.Bosses) == p.BossesBeaten() {
		k := bossKeepsake.Get()
		f.Keepsake = &k
	}
	slices.SortStableFunc(f.Achieved, func(a, b Achievement) int { return cmp.Compare(a.order(), b.order()) })
	return f
}

// order is how many were earned before an achievement.
func (a Achievement) order() int {
	if a.Earning == nil {
		return 0
	}
	return a.Earning.N
}

// TellFeats gives the batch that says that the player was told of some feats. It is empty where
// none of them waits.
func (p *Player) TellFeats(feats []Feat, now Moment) Batch {
	var waiting []Feat
	for _, f := range feats {
		if p.ledger.Feats[f] {
			waiting = append(waiting, f)
		}
	}
	if len(waiting) == 0 {
		return Batch{}
	}
	return p.commit(now, nil, Event{Told: &Told{Feats: waiting}})
}

// Notice says in one sentence what was reached since the player was here last; empty for nothing
// that can be named. Packs give the bosses their names.
func (f Feats) Notice(packs []*content.Pack) Notice {
	var named []Notice
	if f.Level > 0 {
		named = append(named, Say("desk.EarnedLevel").With("n", strconv.Itoa(f.Level)))
	}
	for _, a := range f.Achieved {
		named = append(named, Worded(a.Names))
	}
	for _, id := range f.Bosses {
		for _, pack := range packs {
			if pack.ID() == id {
				named = append(named, Say("desk.EarnedBoss").Put("title", titled(pack)))
			}
		}
	}
	if f.Keepsake != nil {
		words := map[content.Lang]string{}
		for lang, w := range f.Keepsake.Name {
			words[lang] = w.String()
		}
		named = append(named, Worded(words))
	}
	if f.Week {
		named = append(named, Say("desk.EarnedWeek"))
	}
	for _, day := range f.MadeUp {
		named = append(named, Say("desk.EarnedDay").With("date", day.String()))
	}
	const most = 4
	more := len(named) - most
	if len(named) == 0 {
		return Notice{}
	}
	list := named[0]
	for _, n := range named[1:min(most, len(named))] {
		list = Say("desk.EarnedAnd").Put("first", list).Put("next", n)
	}
	if more > 0 {
		list = Say("desk.EarnedMore").Put("first", list).With("n", strconv.Itoa(more))
	}
	return Say("desk.EarnedSince").Put("what", list)
}

// titled gives the title of a pack in its languages.
func titled(pack *content.Pack) Notice {
	words := map[content.Lang]string{}
	for lang, w := range titleWords(pack, pack.Meta().Title) {
		words[lang] = w.String()
	}
	return Worded(words)
}

// flaw finds a number of feats that no rule could have reached at once.
func (e *Reached) flaw() (Flaw, bool) { return featsFlaw("reached.feats", e.Feats) }

func featsFlaw(field string, feats []Feat) (Flaw, bool) {
	for _, f := range feats {
		if len(f) > maxFeat {
			return Flaw{field, len(f)}, true
		}
	}
	return outside(field, len(feats), 0, maxFeats)
}
