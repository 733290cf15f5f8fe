package class

import (
	"slices"
	"time"

	"quest/content"
)

// Earliest is how many rounds that are over a View holds.
const Earliest = 20

// Sight is a class at one moment, from which the View of each member is made at little cost:
// what all students or all teachers see is worked out once, and shared by their views. It is
// good until the next Apply.
type Sight struct {
	id       ID
	class    *class
	here     map[PlayerID]bool
	students []Member // as students see them
	teachers []Member // as teachers see them
	newest   *round   // nil for none
	round    Round    // the newest, as all see it alike
}

// past is what all see alike of the rounds that are over, the newest of all left out.
type past struct {
	rounds []*round // the newest first
	seen   []Round
}

// remember makes the past of a class anew.
func (c *class) remember() {
	c.past = &past{}
	for i := len(c.Rounds) - 2; i >= 0 && len(c.past.rounds) < Earliest; i-- {
		c.past.rounds = append(c.past.rounds, c.Rounds[i])
		c.past.seen = append(c.past.seen, c.Rounds[i].seen())
	}
}

// See gives a class as one member may see it, with the players who are connected. It is the
// zero View for a class that there is not, and for somebody who is not in it.
func (s *School) See(id ID, who PlayerID, here map[PlayerID]bool, now time.Time) View {
	return s.Sight(id, here).See(who, now)
}

// Sight gives what the views of all members of a class are made of. here is kept and must not
// be changed.
func (s *School) Sight(id ID, here map[PlayerID]bool) *Sight {
	c := s.classes[id]
	if c == nil {
		return &Sight{}
	}
	v := &Sight{id: id, class: c, here: here}
	if n := len(c.Rounds); n > 0 {
		v.newest = c.Rounds[n-1]
		v.round = v.newest.seen()
	}
	v.meet()
	return v
}

// meet lists the members, those who have been in the class longest first.
func (v *Sight) meet() {
	newest := v.newest
	v.teachers = make([]Member, 0, len(v.class.Members))
	for id := range v.class.Members {
		m := v.member(id)
		if newest != nil && newest.Phase.Open() {
			m.Voted = newest.Ballots[newest.ballot()][id].final
		}
		if m.Here && m.Role == Student && (newest == nil || !newest.Out[id]) {
			v.round.Here++
		}
		v.teachers = append(v.teachers, m)
	}
	slices.SortFunc(v.teachers, func(a, b Member) int { return v.class.Members[a.Player].Came - v.class.Members[b.Player].Came })
	v.students = make([]Member, len(v.teachers))
	for i, m := range v.teachers {
		m.Roster, m.Extra, m.Voted = content.Safe{}, 0, false
		if m.Hidden {
			m.Nick = content.Safe{}
		}
		v.students[i] = m
	}
}

func (v *Sight) member(id PlayerID) Member {
	m := v.class.Members[id]
	return Member{Player: id, Nick: m.Nick, Roster: m.Roster, Role: m.Role, Hidden: m.Hidden, Extra: m.Extra, Here: v.here[id]}
}

// See gives the class as one member may see it, or the operator, who sees what owners see. What
// it holds is shared with other views and must not be changed.
func (v *Sight) See(who PlayerID, now time.Time) View { return v.SeeAfter(View{}, who, now) }

// SeeAfter is See that takes from the view before what has not changed since.
func (v *Sight) SeeAfter(before View, who PlayerID, now time.Time) View {
	if v.class == nil || who != Operator && v.class.Members[who] == nil {
		return View{}
	}
	me := Member{Player: Operator, Role: Owner}
	if who != Operator {
		me = v.member(who)
	}
	view := View{
		Class: v.id, Name: v.class.Name, Locked: v.class.Locked, Members: v.students, Assignments: v.class.Assignments,
		Raid: v.class.raidSeen(who), past: v.class.past,
	}
	if me.Role.Teaches() {
		view.Members = v.teachers
	} else {
		me.Roster = content.Safe{}
	}
	view.Me = me
	if v.newest != nil {
		mine := v.newest.seenBy(v.round, who, me, now.UnixMilli())
		view.Round = &mine
	}
	if before.past == view.past && before.Me.Player == who && before.Me.Role == me.Role {
		view.Earlier = before.Earlier
	} else {
		view.Earlier = v.class.past.seenBy(who, me)
	}
	return view
}

// seenBy gives the past as one member sees it.
func (p *past) seenBy(who PlayerID, me Member) []Round {
	if len(p.rounds) == 0 {
		return nil
	}
	all := make([]Round, len(p.rounds))
	for i, r := range p.rounds {
		all[i] = r.seenBy(p.seen[i], who, me, 0)
	}
	return all
}

// seen gives a round as everybody sees it, with what only some may see of it.
func (r *round) seen() Round {
	if r.Phase == Closed {
		return r.result
	}
	return r.count()
}

// count gives what seen gives, of the votes as they are.
func (r *round) count() Round {
	seen := Round{ID: r.ID, Number: r.Number, Opened: r.opened(), Pack: r.Pack, Item: r.Item, Phase: r.Phase, Voted: r.voted()}
	if r.Phase == Voting || r.Phase == Stopped {
		return seen
	}
	first := r.tally(0)
	if first.Votes > 0 {
		share := float64(first.Right) / float64(first.Votes)
		seen.Right, seen.Advice = &share, advise(first.Right, first.Votes)
	}
	if r.Phase != Closed {
		return seen
	}
	seen.Tallies = []Tally{first}
	if r.Ballots[1] != nil {
		seen.Tallies = append(seen.Tallies, r.tally(1))
	}
	r.change(&seen)
	seen.WrongestPart = r.wrongest(seen.Tallies[len(seen.Tallies)-1])
	return seen
}

// advise says what the share of right votes in the first ballot speaks for: from 30 to 70 %
// the neighbours have something to tell each other.
func advise(right, votes int) Advice {
	if 10*right >= 3*votes && 10*right <= 7*votes {
		return TalkFirst
	}
	return Explain
}

// voted counts the votes of the ballot that is open, as far as they are handed in, or all
// that counted in the last one.
func (r *round) voted() int {
	n := 0
	for id, m := range r.Ballots[r.ballot()] {
		if !r.Out[id] && (m.final || !r.Phase.Open()) {
			n++
		}
	}
	return n
}

// tally counts a ballot. The votes of those who take no part do not count.
func (r *round) tally(ballot int) Tally {
	t := Tally{Chosen: make(map[content.PartID]int, len(r.Options))}
	counts := make([]int, len(r.Options))
	for id, m := range r.Ballots[ballot] {
		if r.Out[id] {
			continue
		}
		t.Votes++
		if m.picks == r.Right {
			t.Right++
		}
		for i := range r.Options {
			counts[i] += int(m.picks >> i & 1)
		}
	}
	for i, o := range r.Options {
		t.Chosen[o] = counts[i]
	}
	return t
}

// change counts who changed from wrong to right and back, among those who voted twice.
func (r *round) change(seen *Round) {
	for id, second := range r.Ballots[1] {
		first, both := r.Ballots[0][id]
		if !both || r.Out[id] {
			continue
		}
		seen.BothVoted++
		was, is := first.picks == r.Right, second.picks == r.Right
		switch {
		case is && !was:
			seen.Improved++
		case was && !is:
			seen.Worsened++
		}
	}
}

// wrongest gives the wrong option that was chosen most, of several the first in the pack.
func (r *round) wrongest(t Tally) content.PartID {
	var most content.PartID
	for i, o := range r.Options {
		if r.Right>>i&1 == 0 && t.Chosen[o] > t.Chosen[most] {
			most = o
		}
	}
	return most
}

// seenBy gives a round as one member sees it.
func (r *round) seenBy(seen Round, who PlayerID, me Member, now int64) Round {
	seen.First, seen.Second = r.voteOf(0, who), r.voteOf(1, who)
	seen.Refused = r.Out[who]
	if r.Phase != Closed && !me.Role.Teaches() {
		seen.Right, seen.Advice = nil, NoAdvice
	}
	if r.Clock.Length > 0 && r.Phase.Open() {
		seen.Clock = &Clock{Left: r.Clock.left(now, me.Extra), Stood: r.Clock.Held, Given: r.Clock.Since}
	}
	return seen
}

func (r *round) voteOf(ballot int, who PlayerID) *Vote {
	m, ok := r.Ballots[ballot][who]
	if !ok {
		return nil
	}
	return &Vote{Choice: r.parts(m.picks), Certainty: int(m.certainty), Final: m.final}
}

// raidSeen gives the running or newest raid as a member sees it.
func (c *class) raidSeen(who PlayerID) *Raid {
	if len(c.Raids) == 0 {
		return nil
	}
	r := c.Raids[len(c.Raids)-1]
	return &Raid{ID: r.ID, Boss: r.Boss, Health: r.Health, Left: max(0, r.Health-r.Sum), Mine: r.Dealt[who], Won: r.Won, Over: r.Over}
}
