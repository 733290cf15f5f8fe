package game

import (
	"slices"
	"time"

	"quest/content"
	"quest/game/review"
)

// Glance is what the map or a shell prompt says of the review.
type Glance struct {
	Due     int       // everything that is due now, ready steps included
	New     int       // new items for today
	Minutes int       // that Due and New take
	Later   int       // steps of today that are not ready yet
	Ready   time.Time // from which minute on the first of these is ready, zero for none
	Next    StudyDay  // the day after today on which something is due, 0 for none

	Sitting        int // questions of the next sitting: items, and steps that are ready
	SittingMinutes int // that these take
}

// Glance gives what there is to say of the review at a moment.
func (p *Player) Glance(packs []*content.Pack, now Moment) Glance {
	q := p.Queue(packs, now)
	return q.Glance(now)
}

// Glance gives what there is to say of a queue at the moment for which it was made.
func (q *Queue) Glance(now Moment) Glance {
	g := Glance{Due: q.All, New: len(q.New), Later: len(q.Steps) - q.Ready, Next: q.Next, Sitting: q.Sitting + q.Ready}
	g.Minutes, g.SittingMinutes = q.minutes(g.Due+g.New), q.minutes(g.Sitting)
	if g.Later > 0 {
		wait := q.Steps[q.Ready].Ready.Wall.Sub(now.Wall)
		g.Ready = now.Wall.Add(wait + time.Minute - 1).Truncate(time.Minute)
	}
	return g
}

// Wait gives the minutes until the first of the steps that come later is ready, rounded up; 0 if
// there is none.
func (g *Glance) Wait(now Moment) int {
	if g.Later == 0 {
		return 0
	}
	return max(1, int((g.Ready.Sub(now.Wall)+time.Minute-1)/time.Minute))
}

// minutes gives how long so many answers take, rounded up.
func (q *Queue) minutes(answers int) int {
	return int((time.Duration(answers)*q.Pace + time.Minute - 1) / time.Minute)
}

// The time that an answer takes, as long as nothing is known of this player and within bounds
// after that.
const (
	usualPace              = 30 * time.Second
	paceAnswers            = 20 // in reviews, before the player's own pace counts
	quickestPace, slowPace = 5 * time.Second, 2 * time.Minute
)

// pace gives how long an answer of this player takes in a review.
func (p *Player) pace() time.Duration {
	is := p.ledger.Pace
	if is.Answers < paceAnswers {
		return usualPace
	}
	return min(max(time.Duration(is.Ms/is.Answers)*time.Millisecond, quickestPace), slowPace)
}

// Comeback is the way out of a backlog: a sitting a day.
type Comeback struct {
	Idle  int      // study days without an answer before today
	First int      // items that are asked first, 0 if the player was not away
	Due   int      // everything that is due now
	Daily int      // items a day, new ones included
	Until StudyDay // the day on which nothing is left waiting; 0 if it does not come within a year or before the exam
}

// DueNow is what is due over some packs at a moment.
type DueNow struct {
	Glance
	Back  *Comeback // the way out of a backlog, nil for none
	First bool      // the review comes next, before any lesson
}

// BacklogEnd remembers on which day a backlog was last seen to end: working that out takes longer
// than everything else that is said of what is due, and it stays the same until the player changes.
// The zero value remembers nothing.
type BacklogEnd struct {
	player *Player
	today  StudyDay
	packs  []*content.Pack
	until  StudyDay
}

// Forget is called after each batch that was folded into the player.
func (e *BacklogEnd) Forget() { *e = BacklogEnd{} }

func (e *BacklogEnd) holds(p *Player, today StudyDay, packs []*content.Pack) bool {
	return e.player == p && e.today == today && slices.Equal(e.packs, packs)
}

// DueNow looks at what is due. last is the lesson that was played last, as in NextLesson. What end
// remembers is not worked out again.
func (p *Player) DueNow(packs []*content.Pack, last Destination, now Moment, end *BacklogEnd) DueNow {
	q := p.Queue(packs, now)
	next, _ := p.nextOf(&q, packs, last, now)
	d := DueNow{Glance: q.Glance(now), First: next.Deed == ReviewDue}
	if d.Due > 0 {
		if c, behind := p.comeback(&q, packs, now, end); behind {
			d.Back = &c
		}
	}
	return d
}

// Comeback gives the forecast for a player who comes back after idleDays or more days, or of
// whom more is due than a sitting asks and some of it for a week. It is false if there is no
// backlog.
func (p *Player) Comeback(packs []*content.Pack, now Moment) (Comeback, bool) {
	q := p.Queue(packs, now)
	return p.comeback(&q, packs, now, new(BacklogEnd))
}

func (p *Player) comeback(q *Queue, packs []*content.Pack, now Moment, end *BacklogEnd) (Comeback, bool) {
	settings := p.Plan()
	if backlog := q.Behind(settings) || q.Returning() && q.All > 0; !backlog {
		return Comeback{}, false
	}
	c := Comeback{Idle: q.Idle, Due: q.All, Daily: settings.daily()}
	if q.Returning() && q.Reviewed == 0 {
		c.First = q.Sitting
	}
	if today := p.Today(now); !end.holds(p, today, packs) {
		plan, items := p.Ahead(packs, now)
		plan.Most = c.Daily
		*end = BacklogEnd{p, today, packs, StudyDay(plan.Backlog(items).Until)}
	}
	c.Until = end.until
	return c, true
}

// Ahead gives what forecasts of the player are made from (review.Plan.Forecast, Earlier): the
// plan as of a moment, and the items of some packs that were reviewed and are not suspended.
func (p *Player) Ahead(packs []*content.Pack, now Moment) (review.Plan, []review.Scheduled) {
	s := &survey{player: p, now: now, today: p.Today(now), packs: byID(packs)}
	plan := p.lookAhead(s.today)
	_, items := p.scheduled(s.packs)
	for _, pack := range packs {
		if s.packs[string(pack.ID())] == pack {
			s.newOf(pack, func(*content.Pack, string, content.ItemID) bool { plan.Unseen++; return true })
		}
	}
	plan.Known = p.knownAtOnce()
	return plan, items
}

// knownAtOnce gives the share of items whose first answer was right, once there are enough of
// them to tell; before that review.FirstKnown.
func (p *Player) knownAtOnce() float64 {
	const enough = 20
	right, of := 0, 0
	for _, k := range p.ledger.Items {
		k.Log.Each(func(_ int, g review.Grade) bool {
			of++
			if g > review.Again {
				right++
			}
			return false
		})
	}
	if of < enough {
		return review.FirstKnown
	}
	return float64(right) / float64(of)
}
