package game

import (
	"maps"
	"slices"

	"quest/content"
)

// Fought is a step of a run against the boss of a pack: its beginning, one answer, or the
// answer with which it ends. Its gold is recorded amounts.
type Fought struct {
	Pack  string   `json:"pack"`            // ID of the pack
	Run   int      `json:"run"`             // names the run among those of the pack: Unix ms of its beginning, or one more than the newest
	Items []string `json:"items,omitempty"` // at the beginning: full IDs, in the order in which they are asked
	Stake int      `json:"stake,omitempty"` // at the beginning: gold that leaves the purse
	Item  string   `json:"item,omitempty"`  // with an answer: full ID
	Right bool     `json:"right,omitempty"` // with an answer
	Over  bool     `json:"over,omitempty"`  // with the last answer
	Won   bool     `json:"won,omitempty"`   // with the last answer: the boss is beaten
	Back  int      `json:"back,omitempty"`  // with the last answer: gold of the stake that returns
	Prize int      `json:"prize,omitempty"` // with the last answer: gold that is paid once per learner and pack
}

// Boss is how a player stands with the boss of a pack: the newest run, and whether any was won.
type Boss struct {
	Run      int             `json:"run"`      // of the newest run, 0 before the first
	Items    []string        `json:"items"`    // that it asks, by full ID
	Verdicts map[string]bool `json:"verdicts"` // on these
	Over     bool            `json:"over"`     // it has ended
	Stake    int             `json:"stake"`    // gold that was laid on it
	Back     int             `json:"back"`     // of that, what has returned
	Runs     int             `json:"runs"`     // that were begun
	Won      bool            `json:"won"`      // some run was won
	WonOn    StudyDay        `json:"won_on"`   // the study day of the first one that was
	Prize    int             `json:"prize"`    // gold that was paid for beating it
}

// Open reports whether a run has begun and is not over.
func (b Boss) Open() bool { return b.Run != 0 && !b.Over }

// Boss tells how the player stands with the boss of a pack; the zero value before the first run.
func (p *Player) Boss(pack content.PackID) Boss {
	if b := p.ledger.Bosses[string(pack)]; b != nil {
		return *b
	}
	return Boss{}
}

// BossesBeaten counts the packs whose boss was beaten.
func (p *Player) BossesBeaten() int {
	n := 0
	for _, b := range p.ledger.Bosses {
		if b.Won {
			n++
		}
	}
	return n
}

// applyFought folds a step of a run. Two saves that were merged may hold two runs that were open
// at the same time, or two ends of one run. So a run that gives way to a newer one returns its
// stake, a stake returns once, and the prize is paid once, in whichever order they come.
func (p *Player) applyFought(e *Fought, day StudyDay) {
	if p.ledger.Bosses == nil {
		p.ledger.Bosses = map[string]*Boss{}
	}
	b := p.ledger.Bosses[e.Pack]
	if b == nil {
		b = &Boss{}
		p.ledger.Bosses[e.Pack] = b
	}
	if len(e.Items) > 0 && e.Run != b.Run {
		p.beginRun(b, e, day)
	}
	if e.Run == b.Run && e.Item != "" && slices.Contains(b.Items, e.Item) {
		if _, answered := b.Verdicts[e.Item]; !answered && !b.Over {
			b.Verdicts[e.Item] = e.Right
		}
	}
	if !e.Over {
		return
	}
	if e.Run == b.Run {
		b.Over = true
		back := max(0, min(e.Back, b.Stake)-b.Back)
		b.Back += back
		p.Gold = plus(p.Gold, back)
	}
	if !e.Won {
		return
	}
	if !b.Won {
		p.ledger.Deeds.Bosses++
	}
	if !b.Won || day < b.WonOn {
		b.Won, b.WonOn = true, day
	}
	if prize := max(0, e.Prize-b.Prize); prize > 0 {
		b.Prize += prize
		p.Gold = plus(p.Gold, prize)
	}
}

// beginRun makes a run the newest one. One that is older than the newest was begun in another
// save: nobody can go on with it, so its stake is not taken.
func (p *Player) beginRun(b *Boss, e *Fought, day StudyDay) {
	b.Runs++
	if e.Stake > 0 {
		p.ledger.StakedOn = max(p.ledger.StakedOn, day)
	}
	if e.Run < b.Run {
		return
	}
	if b.Open() {
		p.Gold = plus(p.Gold, b.Stake-b.Back)
	}
	b.Run, b.Items, b.Verdicts, b.Over = e.Run, e.Items, map[string]bool{}, false
	b.Stake, b.Back = e.Stake, 0
	p.Gold = plus(p.Gold, -e.Stake)
}

// forgetFought takes the days that a wrong clock made from what is known of bosses.
func (p *Player) forgetFought(after StudyDay) {
	p.ledger.StakedOn = min(p.ledger.StakedOn, after)
	for b := range maps.Values(p.ledger.Bosses) {
		b.WonOn = min(b.WonOn, after)
	}
}

// flaw finds what no version could have written.
func (e *Fought) flaw() (Flaw, bool) { return outside("fought.run", e.Run, 1, maxSum) }

// possible reports whether runs can lead to this record of a boss.
func (b *Boss) possible() bool {
	for _, n := range []int{b.Run, b.Stake, b.Back, b.Runs, b.Prize} {
		if !counts(n) {
			return false
		}
	}
	return b.Back <= b.Stake && (b.Run == 0 || b.Verdicts != nil)
}
