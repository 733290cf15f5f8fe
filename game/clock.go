package game

import (
	"maps"

	"quest/game/review"
)

// runaway is how many days the newest study day may lie ahead of the clock before
// the player is asked which of the two is right. A smaller lead comes from travelling
// across time zones.
const runaway = 2

// ClockDoubt gives how many days the save is ahead of the clock. It is doubt if that is
// more than travelling can explain and the player was not asked about it yet: a clock
// that was once a year ahead would otherwise stop the streak for that year, because
// every answer would belong to the same study day.
func (p *Player) ClockDoubt(now Moment) (ahead int, doubt bool) {
	ahead = int(p.Day - civilDay(now))
	return ahead, ahead > runaway && p.Day != p.ledger.Sure
}

// TrustClock gives the batch for a player who says that the clock is right: the
// study day falls back to it. What was earned under the future days stays, but
// they count for no streak, and no memory is stronger for them.
func (p *Player) TrustClock(now Moment) Batch {
	return p.commit(now, nil, Event{Clock: &Clock{Day: civilDay(now), Trust: true}})
}

// TrustSave gives the batch for a player who says that the save is right: nothing
// changes, and the same day is not asked about again.
func (p *Player) TrustSave(now Moment) Batch {
	return p.commit(now, nil, Event{Clock: &Clock{Day: civilDay(now)}})
}

func (p *Player) applyClock(e *Clock) {
	if !e.Trust {
		p.ledger.Sure = p.Day
		return
	}
	p.Day = e.Day
	p.Streak.forget(e.Day)
	var again []string // items whose memory is worked out without the days that the clock made
	for id, k := range p.ledger.Items {
		if ahead := k.Day - e.Day; ahead > 0 {
			k.Day, k.Due = e.Day, k.Due-ahead
			k.Log = until(k.Log, e.Day)
			if k.Count <= mostLogged {
				again = append(again, id)
			}
		}
		k.Seen, k.Misled, k.Flat = min(k.Seen, e.Day), min(k.Misled, e.Day), min(k.Flat, e.Day)
	}
	p.ledger.load = loadOf(p.ledger.Items)
	for _, id := range again {
		p.ledger.load.leave(p.ledger.Items[id].Due)
	}
	p.replay(again)
	p.forgetAfter(e.Day)
	if p.ledger.Tasks.Day > e.Day {
		p.ledger.Tasks = tasking{}
	}
	maps.DeleteFunc(p.ledger.Buried, func(_ string, day StudyDay) bool { return day > e.Day })
	p.ledger.Sitting.Day = min(p.ledger.Sitting.Day, e.Day)
	for id, r := range p.ledger.Lessons {
		r.Day, r.Finished, r.TestedOn = min(r.Day, e.Day), min(r.Finished, e.Day), min(r.TestedOn, e.Day)
		p.ledger.Lessons[id] = r
	}
	for _, t := range p.ledger.Tests {
		t.Day = min(t.Day, e.Day)
	}
	p.ledger.Drops.fallBack(e.Day)
	p.forgetFought(e.Day)
	p.forgetPapersAfter(e.Day)
	p.ledger.ExamSince = min(p.ledger.ExamSince, e.Day)
	for _, q := range p.ledger.Quizzes {
		q.Day, q.LastDay = min(q.Day, e.Day), min(q.LastDay, e.Day)
		for i := range q.Rises {
			q.Rises[i].Day = min(q.Rises[i].Day, e.Day)
		}
	}
}

// until gives a log whose days after one are that day, so that the days that a wrong clock
// made count for no later review.
func until(l review.Log, day StudyDay) review.Log {
	var honest review.Log
	last := 0
	l.Each(func(d int, g review.Grade) bool {
		d = min(d, int(day))
		honest, last = honest.AddAfter(last, d, g), d
		return true
	})
	return honest
}
