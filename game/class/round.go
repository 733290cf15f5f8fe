package class

import (
	"math/bits"
	"slices"
	"time"

	"quest/content"
)

// round is a live question.
type round struct {
	ID      RoundID              `json:"id"`
	Number  int                  `json:"number"` // in the class, from 1
	Pack    content.PackID       `json:"pack"`
	Item    content.ItemID       `json:"item"`
	Options []content.PartID     `json:"options"`
	Right   picks                `json:"right"`
	Phase   Phase                `json:"phase"`
	Since   int64                `json:"since"`
	Clock   clock                `json:"clock,omitzero"`
	Ballots [2]map[PlayerID]mark `json:"-"`
	Out     map[PlayerID]bool    `json:"out,omitempty"`

	result Round // what all see of it once it is closed
}

// picks are options of a round, a bit for each.
type picks uint32

// mark is a vote as it is kept.
type mark struct {
	picks     picks
	certainty uint8
	final     bool
}

// clock is how long a ballot is open, in milliseconds of the log.
type clock struct {
	Length int64 `json:"length,omitempty"` // 0 for no clock
	Since  int64 `json:"since,omitempty"`  // when this ballot was opened
	Stood  int64 `json:"stood,omitempty"`  // how long it stood still since then
	Stands int64 `json:"stands,omitempty"` // since when it stands still, 0 if it goes
	Held   bool  `json:"held,omitempty"`
}

// spent is how much of a ballot is over.
func (c clock) spent(now int64) int64 {
	if c.Held {
		now = c.Stands
	}
	return max(0, now-c.Since-c.Stood)
}

// left is what a member with so many percent more time has left.
func (c clock) left(now int64, extra int) time.Duration {
	whole := c.Length + c.Length/100*int64(extra)
	return time.Duration(max(0, whole-c.spent(now))) * time.Millisecond
}

func (c *clock) hold(now int64, held bool) {
	switch {
	case held && !c.Held:
		c.Held, c.Stands = true, max(now, c.Since)
	case !held && c.Held:
		c.Stood += max(0, now-c.Stands)
		c.Held, c.Stands = false, 0
	}
}

// clockFrom is a clock that begins to go now, with so many milliseconds.
func clockFrom(length, now int64) clock {
	return clock{Length: min(max(length, 0), LongestClock.Milliseconds()), Since: now}
}

// start opens a ballot: the whole time is left.
func (c *clock) start(now int64) { *c = clock{Length: c.Length, Since: now} }

// steps are the phases to which a round can go from each.
var steps = map[Phase][]Phase{
	Voting:  {Counted, Closed, Stopped},
	Counted: {Talking, Again, Closed, Stopped},
	Talking: {Again, Closed, Stopped},
	Again:   {Closed, Stopped},
}

// picksOf gives the bits of options, ok false if one of them is none of the round's or is
// named twice.
func (r *round) picksOf(options []content.PartID) (p picks, ok bool) {
	for _, o := range options {
		i := slices.Index(r.Options, o)
		if i < 0 || p&(1<<i) != 0 {
			return 0, false
		}
		p |= 1 << i
	}
	return p, true
}

// parts gives the options that bits stand for. The list must not be changed.
func (r *round) parts(p picks) []content.PartID {
	if bits.OnesCount32(uint32(p)) == 1 {
		if i := bits.TrailingZeros32(uint32(p)); i < len(r.Options) {
			return r.Options[i : i+1 : i+1]
		}
	}
	all := make([]content.PartID, 0, bits.OnesCount32(uint32(p)))
	for i, o := range r.Options {
		if p&(1<<i) != 0 {
			all = append(all, o)
		}
	}
	return all
}

// ballot is the number of the ballot that is open, or was open last: 0 or 1.
func (r *round) ballot() int {
	if r.Phase == Again || r.Phase.Over() && r.Ballots[1] != nil {
		return 1
	}
	return 0
}

// running gives the round of a class that is not over, nil for none.
func (c *class) running() *round {
	if n := len(c.Rounds); n > 0 && !c.Rounds[n-1].Phase.Over() {
		return c.Rounds[n-1]
	}
	return nil
}

// round gives a round of a class, nil if it has none of that ID.
func (c *class) round(id RoundID) *round {
	for _, r := range slices.Backward(c.Rounds) {
		if r.ID == id {
			return r
		}
	}
	return nil
}

func (c *class) applyRound(e *Event) {
	switch {
	case e.Opened != nil:
		c.opened(e)
	case e.Moved != nil:
		if r := c.round(e.Moved.Round); r != nil {
			r.move(e.Moved.To, e.At)
		}
	case e.Held != nil:
		if r := c.round(e.Held.Round); r != nil && r.Phase.Open() {
			r.Clock.hold(e.At, e.Held.Held)
		}
	case e.Clocked != nil:
		if r := c.round(e.Clocked.Round); r != nil && r.Phase.Open() && e.At >= r.Clock.Since {
			r.Clock = clockFrom(e.Clocked.Clock, e.At)
		}
	case e.Voted != nil:
		if r := c.round(e.Voted.Round); r != nil && c.Members[e.By] != nil {
			r.vote(e.By, e.Voted)
		}
	case e.SatOut != nil:
		if r := c.round(e.SatOut.Round); r != nil && c.Members[e.By] != nil && !r.Phase.Over() {
			r.sitOut(e.By, e.SatOut.Out)
		}
	}
}

// opened begins a round. The one before it, which a log never leaves open, is over then.
func (c *class) opened(e *Event) {
	o := e.Opened
	if o.Round == "" || len(o.Options) > MostOptions || c.round(o.Round) != nil || c.running() != nil {
		return
	}
	r := &round{
		ID: o.Round, Number: len(c.Rounds) + 1, Pack: o.Pack, Item: o.Item, Options: o.Options, Phase: Voting, Since: e.At,
		Clock: clockFrom(o.Clock, e.At), Out: map[PlayerID]bool{},
	}
	r.Right, _ = r.picksOf(o.Right)
	r.Ballots[0] = map[PlayerID]mark{}
	c.Rounds = append(c.Rounds, r)
	c.remember()
}

// opened is when the round began.
func (r *round) opened() time.Time { return time.UnixMilli(r.Since).UTC() }

func (r *round) move(to Phase, now int64) {
	if !slices.Contains(steps[r.Phase], to) {
		return
	}
	r.Phase = to
	switch to {
	case Again:
		r.Ballots[1] = map[PlayerID]mark{}
		r.Clock.start(now)
	case Closed:
		r.result = r.count()
	default:
	}
}

func (r *round) vote(who PlayerID, v *Voted) {
	p, ok := r.picksOf(v.Choice)
	if !ok || !r.Phase.Open() || v.Again != (r.Phase == Again) {
		return
	}
	if p == 0 {
		delete(r.Ballots[r.ballot()], who)
		return
	}
	r.Ballots[r.ballot()][who] = mark{p, uint8(min(max(v.Certainty, 0), mostCertain)), v.Final}
}

func (r *round) sitOut(who PlayerID, out bool) {
	if out {
		r.Out[who] = true
	} else {
		delete(r.Out, who)
	}
}

func (r *round) forget(who PlayerID) {
	for _, b := range r.Ballots {
		delete(b, who)
	}
	delete(r.Out, who)
	if r.Phase == Closed {
		r.result = r.count()
	}
}
