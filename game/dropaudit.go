package game

import (
	"quest/content"
)

// DropAudit works past draws out again and compares them with what was recorded. Take it through
// all batches of a save, oldest first, and ask for its Result. It keeps every draw in memory.
type DropAudit struct {
	rewards map[string][]content.Row // tables of the packs that are here, by the full IDs of their rewards
	seeds   []uint64                 // of the save; several where saves of several computers were merged

	answers []pastDraw
	packs   []pastRoll

	next   int             // index of the next draw, while every one has followed the one before
	astray bool            // one has not: saves were merged, or records are missing
	dry    int             // draws for answers since the newest drop
	kept   map[string]bool // keepsakes that were found
}

type pastDraw struct {
	*Drawn
	day   StudyDay
	dry   int  // draws before it since the newest drop
	again bool // its keepsake was found before
}

type pastRoll struct {
	Drop
	day    StudyDay
	reward string
	table  string // mark of its table, "" where none was recorded
}

// DropCheck is what an audit found.
type DropCheck struct {
	Same      int         // draws that give what was recorded
	Unknown   int         // draws by odds that this game does not know
	NoTable   int         // draws of packs that are not here, or whose table was another
	NoSeed    int         // draws in records without a seed
	Differing []WrongDraw // draws that give something else than was recorded
	Astray    bool        // draws do not follow one another: saves were merged, or records are missing
	Gold      int         // what the draws for answers brought, as it was recorded
}

// WrongDraw is a draw that gives something else than was recorded.
type WrongDraw struct {
	Index    int
	Day      StudyDay
	Reward   string // full ID of the reward of a pack, "" for an answer
	Recorded Outcome
	Computed Outcome
}

// Outcome is what a draw brought; the zero value is nothing.
type Outcome struct {
	Gold, XP int
	Keepsake string
	Dry      int // draws before it since the newest drop
}

// NewDropAudit begins an audit with the packs that are here.
func NewDropAudit(packs []*content.Pack) *DropAudit {
	a := &DropAudit{rewards: map[string][]content.Row{}, kept: map[string]bool{}}
	for _, pack := range packs {
		for _, r := range pack.Rewards() {
			if r.Drops == nil {
				continue
			}
			for _, id := range append([]content.RewardID{r.ID}, r.Was...) {
				a.rewards[pack.ID().Reward(id)] = r.Drops.Table
			}
		}
	}
	return a
}

// Take enters the draws of one batch. What no rule could have written is passed over, as in a
// fold.
func (a *DropAudit) Take(b Batch) {
	for i := range b.Events {
		e, ok := b.Events[i].withoutFlaws()
		switch {
		case !ok:
		case e.Joined != nil:
			a.seeds = append(a.seeds, e.Joined.Seed)
		case e.Drawn != nil:
			a.takeDrawn(e.Drawn, b.Day)
		case e.Granted != nil:
			for _, d := range e.Granted.Drops {
				a.follow(d.Index)
				a.packs = append(a.packs, pastRoll{d, b.Day, e.Granted.Reward, e.Granted.Table})
			}
		}
	}
}

// follow looks whether a draw is the one after the draw before it. From the first that is not on,
// the order of the save tells neither how many dry draws came before a draw nor what was found
// before, and what was recorded of that is taken as it is.
func (a *DropAudit) follow(index int) {
	a.astray = a.astray || index != a.next
	a.next = index + 1
}

func (a *DropAudit) takeDrawn(e *Drawn, day StudyDay) {
	a.follow(e.Index)
	d := pastDraw{Drawn: e, day: day, dry: a.dry, again: a.kept[e.Keepsake]}
	if a.astray {
		d.dry, d.again = e.Dry, e.Twice()
	}
	a.answers = append(a.answers, d)
	a.kept[e.Keepsake] = true
	if a.dry++; e.Found() {
		a.dry = 0
	}
}

// Result compares every draw that was entered.
func (a *DropAudit) Result() DropCheck {
	c := DropCheck{Astray: a.astray}
	for _, d := range a.answers {
		c.Gold += d.Gold
		a.checkAnswer(&c, d)
	}
	for _, d := range a.packs {
		a.checkPack(&c, d)
	}
	return c
}

func (a *DropAudit) checkAnswer(c *DropCheck, d pastDraw) {
	o, known := DropOddsOf(d.Odds)
	switch {
	case !known:
		c.Unknown++
		return
	case len(a.seeds) == 0:
		c.NoSeed++
		return
	}
	recorded := Outcome{Gold: d.Gold, Keepsake: d.Keepsake, Dry: d.Dry}
	var computed Outcome
	for _, seed := range a.seeds {
		if computed = d.worked(o, seed); computed == recorded {
			c.Same++
			return
		}
	}
	c.Differing = append(c.Differing, WrongDraw{Index: d.Index, Day: d.day, Recorded: recorded, Computed: computed})
}

// worked gives what a draw must have brought.
func (d pastDraw) worked(o DropOdds, seed uint64) Outcome {
	out := Outcome{Dry: d.dry}
	row, found := o.Draw(seed, d.Index, d.dry)
	if !found {
		return out
	}
	out.Gold, out.Keepsake = row.Gold, row.Keepsake
	if row.Keepsake != "" && d.again {
		out.Gold = o.Twice
	}
	return out
}

func (a *DropAudit) checkPack(c *DropCheck, d pastRoll) {
	table, here := a.rewards[d.reward]
	if !here || d.table != "" && d.table != markOf(table) {
		c.NoTable++
		return
	}
	if len(a.seeds) == 0 {
		c.NoSeed++
		return
	}
	recorded := Outcome{Gold: d.Gold, XP: d.XP}
	var computed Outcome
	for _, seed := range a.seeds {
		worked := roll(seed, d.Index, table)
		if computed = (Outcome{Gold: worked.Gold, XP: worked.XP}); computed == recorded {
			c.Same++
			return
		}
	}
	if d.table == "" { // nothing says that the table was the same then
		c.NoTable++
		return
	}
	c.Differing = append(c.Differing, WrongDraw{Index: d.Index, Day: d.day, Reward: d.reward, Recorded: recorded, Computed: computed})
}
