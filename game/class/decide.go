package class

import (
	"slices"
	"time"

	"quest/content"
)

// Decide gives the events of what a member wishes, or a *RefusedError. It gives none if
// things are as wished already, so that a command can be tried again.
func (s *School) Decide(id ID, by PlayerID, cmd Command, now time.Time) ([]Event, error) {
	c := s.classes[id]
	if c == nil {
		return nil, refused(NoSuchThing)
	}
	role := c.role(by)
	if role == "" {
		return nil, refused(NotMember)
	}
	d := decision{id: id, class: c, by: by, role: role, now: now}
	events, err := d.decide(cmd)
	for i := range events {
		events[i].At, events[i].By, events[i].Class = now.UnixMilli(), by, id
	}
	return events, err
}

// decision is what a command is decided with.
type decision struct {
	id    ID
	class *class
	by    PlayerID
	role  Role
	now   time.Time
}

func (d *decision) decide(cmd Command) ([]Event, error) {
	switch cmd := cmd.(type) {
	case CastVote:
		return d.vote(cmd)
	case SitOut:
		return d.sitOut(cmd.Round, true)
	case TakePart:
		return d.sitOut(cmd.Round, false)
	case Deal:
		return d.deal(cmd)
	case Rename:
		return d.rename(cmd)
	}
	if !d.role.Teaches() {
		return nil, refused(NotAllowed)
	}
	switch cmd := cmd.(type) {
	case OpenRound:
		return d.open(cmd)
	case MoveRound:
		return d.move(cmd)
	case HoldClock, SetClock:
		return d.clock(cmd)
	case Hide:
		return d.hide(cmd)
	case GiveTime:
		return d.giveTime(cmd)
	case SetRole:
		return d.setRole(cmd)
	case LockRoom:
		return one(d.class.Locked != cmd.Locked, Event{Locked: &Locked{Locked: cmd.Locked}})
	case Assign:
		return d.assign(cmd)
	case Unassign:
		there := slices.ContainsFunc(d.class.Assignments, func(a Assignment) bool { return a.ID == cmd.Assignment })
		return one(there, Event{Unassigned: &Unassigned{ID: cmd.Assignment}})
	case BeginRaid:
		return d.beginRaid(cmd)
	case EndRaid:
		return d.endRaid(cmd)
	}
	return nil, refused(NoSuchThing)
}

// one gives an event if it changes anything.
func one(changes bool, e Event) ([]Event, error) {
	if !changes {
		return nil, nil
	}
	return []Event{e}, nil
}

func (d *decision) vote(cmd CastVote) ([]Event, error) {
	r := d.class.round(cmd.Round)
	switch {
	case r == nil:
		return nil, refused(NoSuchRound)
	case d.role != Student:
		return nil, refused(NotAllowed)
	case !r.Phase.Open(), r.late(d.class.Members[d.by].Extra, d.now):
		return nil, refused(BallotClosed)
	}
	p, ok := r.picksOf(cmd.Vote.Choice)
	if !ok || cmd.Vote.Certainty < 0 || cmd.Vote.Certainty > mostCertain || p == 0 && cmd.Vote.Final {
		return nil, refused(BadVote)
	}
	m := mark{p, uint8(cmd.Vote.Certainty), cmd.Vote.Final}
	if p == 0 {
		m = mark{}
	}
	return one(r.Ballots[r.ballot()][d.by] != m, Event{Voted: &Voted{
		Round: r.ID, Again: r.Phase == Again, Choice: r.parts(p), Certainty: cmd.Vote.Certainty, Final: cmd.Vote.Final,
	}})
}

// late reports whether the time of a member with so many percent more is over. What was on
// its way when it ended still counts.
func (r *round) late(extra int, now time.Time) bool {
	return r.Clock.Length > 0 && r.Clock.left(now.Add(-onItsWay).UnixMilli(), extra) == 0
}

func (d *decision) sitOut(id RoundID, out bool) ([]Event, error) {
	r := d.class.round(id)
	switch {
	case r == nil:
		return nil, refused(NoSuchRound)
	case d.role != Student:
		return nil, refused(NotAllowed)
	case r.Phase.Over():
		return nil, refused(BallotClosed)
	}
	return one(r.Out[d.by] != out, Event{SatOut: &SatOut{Round: id, Out: out}})
}

func (d *decision) deal(cmd Deal) ([]Event, error) {
	r := d.class.raid(cmd.Raid)
	switch {
	case r == nil:
		return nil, refused(NoSuchThing)
	case d.by == Operator:
		return nil, refused(NotAllowed)
	case cmd.Damage < 1 || cmd.Damage > MostDamage || cmd.Batch == "" || len(cmd.Batch) > LongestID:
		return nil, refused(BadDamage)
	}
	_, seen := r.Seen[cmd.Batch]
	return one(!seen && !r.Over, Event{Dealt: &Dealt{Raid: cmd.Raid, Batch: cmd.Batch, Damage: cmd.Damage}})
}

func (d *decision) rename(cmd Rename) ([]Event, error) {
	m := d.class.Members[cmd.Member]
	switch {
	case cmd.Member != d.by && !d.role.Teaches():
		return nil, refused(NotAllowed)
	case m == nil:
		return nil, refused(NotMember)
	}
	nick, err := CheckNick(cmd.Nick)
	if err != nil {
		return nil, err
	}
	if !d.class.free(nick, cmd.Member) {
		return nil, refused(NameTaken)
	}
	return one(nick != m.Nick, Event{Renamed: &Renamed{Player: cmd.Member, Nick: nick}})
}

func (d *decision) hide(cmd Hide) ([]Event, error) {
	m := d.class.Members[cmd.Member]
	if m == nil {
		return nil, refused(NotMember)
	}
	return one(m.Hidden != cmd.Hidden, Event{Hidden: &Hidden{Player: cmd.Member, Hidden: cmd.Hidden}})
}

func (d *decision) giveTime(cmd GiveTime) ([]Event, error) {
	m := d.class.Members[cmd.Member]
	switch {
	case m == nil:
		return nil, refused(NotMember)
	case cmd.Percent < 0 || cmd.Percent > MostExtra:
		return nil, refused(BadClock)
	}
	return one(m.Extra != cmd.Percent, Event{Timed: &Timed{Player: cmd.Member, Percent: cmd.Percent}})
}

func (d *decision) setRole(cmd SetRole) ([]Event, error) {
	m := d.class.Members[cmd.Member]
	switch {
	case d.role != Owner || cmd.Member == d.by || !cmd.Role.known():
		return nil, refused(NotAllowed)
	case m == nil:
		return nil, refused(NotMember)
	}
	return one(m.Role != cmd.Role, Event{Appointed: &Appointed{Player: cmd.Member, Role: cmd.Role}})
}

func (d *decision) open(cmd OpenRound) ([]Event, error) {
	if d.class.running() != nil {
		return nil, refused(RoundRunning)
	}
	if !goodClock(cmd.Clock) {
		return nil, refused(BadClock)
	}
	if !isID(string(cmd.Pack)) || !isID(string(cmd.Item)) || len(cmd.Options) < 2 || len(cmd.Options) > MostOptions || !distinct(cmd.Options) {
		return nil, refused(BadItem)
	}
	r := round{Options: cmd.Options}
	if right, ok := r.picksOf(cmd.Right); !ok || right == 0 {
		return nil, refused(BadItem)
	}
	return []Event{{Opened: &Opened{
		Round: number[RoundID](d.id, "r", len(d.class.Rounds)+1), Pack: cmd.Pack, Item: cmd.Item,
		Options: slices.Clone(cmd.Options), Right: slices.Clone(cmd.Right), Clock: cmd.Clock.Milliseconds(),
	}}}, nil
}

// isID reports whether something may stand in the log as the ID of what a pack holds.
func isID(s string) bool { return s != "" && len(s) <= LongestID && content.PlainASCII(s) }

func distinct(options []content.PartID) bool {
	seen := map[content.PartID]bool{}
	for _, o := range options {
		if !isID(string(o)) || seen[o] {
			return false
		}
		seen[o] = true
	}
	return true
}

func (d *decision) move(cmd MoveRound) ([]Event, error) {
	r := d.class.round(cmd.Round)
	switch {
	case r == nil:
		return nil, refused(NoSuchRound)
	case r.Phase != cmd.To && !slices.Contains(steps[r.Phase], cmd.To):
		return nil, refused(BadPhase)
	}
	return one(r.Phase != cmd.To, Event{Moved: &Moved{Round: r.ID, To: cmd.To}})
}

// clock decides what a teacher does with the clock of a round.
func (d *decision) clock(cmd Command) ([]Event, error) {
	switch cmd := cmd.(type) {
	case HoldClock:
		return d.hold(cmd)
	case SetClock:
		return d.setClock(cmd)
	}
	return nil, refused(NoSuchThing)
}

func (d *decision) hold(cmd HoldClock) ([]Event, error) {
	r := d.class.round(cmd.Round)
	switch {
	case r == nil:
		return nil, refused(NoSuchRound)
	case !r.Phase.Open():
		return nil, refused(BadPhase)
	}
	return one(r.Clock.Length > 0 && r.Clock.Held != cmd.Hold, Event{Held: &Held{Round: r.ID, Held: cmd.Hold}})
}

// goodClock reports whether a ballot may be open for so long, 0 for no end.
func goodClock(c time.Duration) bool { return c == 0 || c >= ShortestClock && c <= LongestClock }

func (d *decision) setClock(cmd SetClock) ([]Event, error) {
	r := d.class.round(cmd.Round)
	switch {
	case r == nil:
		return nil, refused(NoSuchRound)
	case !r.Phase.Open():
		return nil, refused(BadPhase)
	case !goodClock(cmd.Clock):
		return nil, refused(BadClock)
	}
	length := cmd.Clock.Milliseconds()
	changes := r.Clock != clockFrom(length, d.now.UnixMilli())
	if length == 0 {
		changes = r.Clock.Length > 0
	}
	return one(changes, Event{Clocked: &Clocked{Round: r.ID, Clock: length}})
}

func (d *decision) assign(cmd Assign) ([]Event, error) {
	due, err := time.Parse(time.DateOnly, cmd.Due)
	switch {
	case err != nil || due.Year() < 2000 || due.Year() > 2999:
		return nil, refused(BadDate)
	case !isID(string(cmd.Pack)) || cmd.Lesson != "" && !isID(string(cmd.Lesson)), len(d.class.Assignments) >= MostAssignments:
		return nil, refused(NoSuchThing)
	}
	same := slices.ContainsFunc(d.class.Assignments, func(a Assignment) bool {
		return a.Pack == cmd.Pack && a.Lesson == cmd.Lesson && a.Due == cmd.Due
	})
	return one(!same, Event{Assigned: &Assignment{
		ID: number[AssignmentID](d.id, "a", d.class.Assigned+1), Pack: cmd.Pack, Lesson: cmd.Lesson, Due: cmd.Due,
	}})
}

func (d *decision) beginRaid(cmd BeginRaid) ([]Event, error) {
	r := d.class.fighting()
	switch {
	case r != nil && r.Boss == cmd.Boss && r.Health == cmd.Health:
		return nil, nil
	case r != nil:
		return nil, refused(RaidRunning)
	case cmd.Health < 1 || cmd.Health > MostHealth || !isID(string(cmd.Boss)):
		return nil, refused(NoSuchThing)
	}
	return []Event{{RaidBegun: &RaidBegun{
		Raid: number[RaidID](d.id, "b", len(d.class.Raids)+1), Boss: cmd.Boss, Health: cmd.Health,
	}}}, nil
}

func (d *decision) endRaid(cmd EndRaid) ([]Event, error) {
	r := d.class.raid(cmd.Raid)
	if r == nil {
		return nil, refused(NoSuchThing)
	}
	return one(!r.Over, Event{RaidEnded: &RaidEnded{Raid: r.ID}})
}

// Due gives the events that time brings: a ballot whose clock has run out for all who may
// still vote is closed. Several processes may give the same; folding both changes nothing.
func (s *School) Due(now time.Time) []Event {
	var all []Event
	for _, id := range s.order {
		c := s.classes[id]
		r := c.running()
		if r == nil || r.Clock.Length == 0 || !r.Phase.Open() || !r.late(c.slowest(r), now) {
			continue
		}
		to := Counted
		if r.Phase == Again {
			to = Closed
		}
		all = append(all, Event{At: now.UnixMilli(), Class: id, Moved: &Moved{Round: r.ID, To: to}})
	}
	return all
}

// slowest is the most extra time of those who take part and have not handed in their vote.
func (c *class) slowest(r *round) int {
	most := 0
	for id, m := range c.Members {
		if m.Extra > most && m.Role == Student && !r.Out[id] && !r.Ballots[r.ballot()][id].final {
			most = m.Extra
		}
	}
	return most
}
