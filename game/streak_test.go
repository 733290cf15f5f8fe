package game

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"quest/content/racetest"
)

// studied folds some first verdicts on a study day, as play does.
func (p *Player) studied(day StudyDay, answers int) {
	for i := range answers {
		p.studies(noon(day, i), fmt.Sprint("a/b#item/", day, "-", i))
	}
}

// studies folds one first verdict at a moment, as play does.
func (p *Player) studies(at Moment, item string) {
	p.commit(at, nil, Event{Answered: &Answered{Item: item, Rev: 1, First: true, Right: true, Grade: 3}})
}

// monday0 is a Monday.
const monday0 = day0 + 7

func rest(days ...time.Weekday) Planned {
	w := On(days...)
	return Planned{Rest: &w}
}

func TestTheStreakStories(t *testing.T) {
	weekend := []time.Weekday{time.Saturday, time.Sunday}
	for name, story := range map[string]struct {
		play func(p *Player)
		days int // length as of the newest study day
	}{
		"a week without rest days": {func(p *Player) {
			p.studied(monday0, 1)
			p.studied(monday0+2, 1)
		}, 1},
		"a rest day is passed over and adds nothing": {func(p *Player) {
			p.SetPlan(rest(weekend...), noon(monday0, 0))
			for _, d := range []StudyDay{0, 1, 2, 3, 4, 7, 8} {
				p.studied(monday0+d, 1)
			}
		}, 7},
		"a rest day with study counts": {func(p *Player) {
			p.SetPlan(rest(weekend...), noon(monday0, 0))
			for d := range StudyDay(8) {
				p.studied(monday0+d, 1)
			}
		}, 8},
		"a day missed beside a rest day still breaks": {func(p *Player) {
			p.SetPlan(rest(weekend...), noon(monday0, 0))
			p.studied(monday0+3, 1)
			p.studied(monday0+7, 1)
		}, 1},
		"rest days that are set after days were missed free none of them": {func(p *Player) {
			p.studied(monday0+3, 1)
			p.SetPlan(rest(weekend...), noon(monday0+7, 0))
			p.studied(monday0+7, 1)
		}, 1},
		"rest days that are taken away stay free for the days before": {func(p *Player) {
			p.SetPlan(rest(weekend...), noon(monday0, 0))
			p.studied(monday0+4, 1)
			p.SetPlan(rest(), noon(monday0+7, 0))
			p.studied(monday0+7, 1)
		}, 2},
		"seven rest days are none": {func(p *Player) {
			w := everyDay
			p.Apply(Batch{Day: monday0, Events: []Event{{Planned: &Planned{Rest: &w}}}})
			p.studied(monday0, 1)
			p.studied(monday0+2, 1)
		}, 1},
		"the rest of a week whose target was reached is free": {func(p *Player) {
			_, _ = p.SetWeekly(3, noon(monday0, 0))
			for _, d := range []StudyDay{0, 1, 2, 7} {
				p.studied(monday0+d, 1)
			}
		}, 4},
		"a week whose target was not reached frees nothing": {func(p *Player) {
			_, _ = p.SetWeekly(4, noon(monday0, 0))
			for _, d := range []StudyDay{0, 1, 2, 7} {
				p.studied(monday0+d, 1)
			}
		}, 1},
		"a reached week does not free the next one": {func(p *Player) {
			_, _ = p.SetWeekly(1, noon(monday0, 0))
			p.studied(monday0, 1)
			p.studied(monday0+8, 1)
		}, 1},
		"without a target of one's own no day is free": {func(p *Player) {
			for _, d := range []StudyDay{0, 1, 2, 3, 4, 7} {
				p.studied(monday0+d, 1)
			}
		}, 1},
		"a missed day is made up for by twice the usual work": {func(p *Player) {
			p.studied(monday0, 4)
			p.studied(monday0+1, 4)
			p.studied(monday0+3, 8)
		}, 3},
		"one answer less makes up for nothing": {func(p *Player) {
			p.studied(monday0, 4)
			p.studied(monday0+1, 4)
			p.studied(monday0+3, 7)
		}, 1},
		"who does little is asked for little, but more than one answer": {func(p *Player) {
			p.studied(monday0, 1)
			p.studied(monday0+2, 6)
		}, 2},
		"who does much is asked for one sitting": {func(p *Player) {
			p.studied(monday0, 300)
			p.studied(monday0+2, 20)
		}, 2},
		"two missed days are not made up for": {func(p *Player) {
			p.studied(monday0, 1)
			p.studied(monday0+3, 20)
		}, 1},
		"one day in seven is made up for": {func(p *Player) {
			p.studied(monday0, 1)
			p.studied(monday0+2, 20)
			p.studied(monday0+4, 20)
		}, 1},
		"and another one after that": {func(p *Player) {
			for _, d := range []StudyDay{0, 2, 3, 4, 5, 6, 7, 9} {
				p.studied(monday0+d, 20)
			}
		}, 8},
		"a rest day before the missed one changes nothing about it": {func(p *Player) {
			p.SetPlan(rest(weekend...), noon(monday0, 0))
			p.studied(monday0+4, 2)
			p.studied(monday0+8, 20) // Saturday, Sunday rest, Monday missed
		}, 2},
		"practice makes up for nothing": {func(p *Player) {
			p.studied(monday0, 1)
			for i := range 30 {
				p.commit(noon(monday0+2, i), nil, Event{Answered: &Answered{Item: "a/b#item/x", Rev: 1, Right: true, Grade: 3}})
			}
		}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			var p Player
			story.play(&p)
			if got := p.Streak.Standing(p.Day); got != story.days {
				t.Errorf("streak %d, want %d", got, story.days)
			}
		})
	}
}

func TestTheShownStreakPassesOverFreeDays(t *testing.T) {
	var p Player
	p.SetPlan(rest(time.Saturday, time.Sunday), noon(monday0, 0))
	p.studied(monday0+3, 2)
	p.studied(monday0+4, 2) // Friday
	for day, want := range map[StudyDay]int{4: 2, 5: 2, 6: 2, 7: 2, 8: 0} {
		if got := p.Standing(monday0 + day).Streak; got != want {
			t.Errorf("%s shows %d, want %d", monday0+day, got, want)
		}
	}
	if m, ok := p.MakeUp(monday0 + 8); !ok || m != (MakeUp{Missed: monday0 + 7, Needs: 6, Days: 3}) {
		t.Errorf("on the day after a missed one: %+v %v", m, ok)
	}
	if m, ok := p.MakeUp(monday0 + 9); ok {
		t.Errorf("after two missed days: %+v", m)
	}
}

// What it takes to make up for a day is decided when it happens: a replay by another rule, and a
// merge in which the event comes with other answers, read it and never work it out again.
func TestADayThatWasMadeUpForStaysSo(t *testing.T) {
	var p Player
	p.studied(monday0, 1)
	p.studied(monday0+2, 1)
	p.Apply(Batch{At: noon(monday0+2, 9), Day: monday0 + 2, Events: []Event{{Repaired: &Repaired{Day: monday0 + 1}}}})
	p.Apply(Batch{At: noon(monday0+2, 9), Day: monday0 + 2, Events: []Event{{Repaired: &Repaired{Day: monday0 + 1}}}})
	if p.Streak.Days != 2 || p.DayMark(monday0+1) != DayMadeUp || len(p.Streak.Repaired) != 1 {
		t.Errorf("%+v", p.Streak)
	}
	p.studied(monday0+900, 1)
	p.TrustClock(noon(monday0+3, 0))
	p.studied(monday0+3, 1)
	if p.Streak.Days != 3 {
		t.Errorf("after the clock was set right: %+v", p.Streak)
	}
}

func TestTheWeeklyTargetAcrossYears(t *testing.T) {
	var p Player
	p.Join(Joined{Seed: 1}, noon(monday0, 0))
	start := func() StudyDay { d, _ := ParseDay("2026-12-07"); return d }()
	for week := range StudyDay(9) { // 7 December 2026 to 7 February 2027
		for _, d := range []StudyDay{0, 1, 3, 4, 6} {
			p.studied(start+7*week+d, 1)
		}
		g := p.Week(p.Day)
		if !g.Reached || g.Studied != 5 || g.Row != int(week)+1 || g.Monday != start+7*week {
			t.Fatalf("week of %s: %+v", start+7*week, g)
		}
	}
	next := start + 63
	if g := p.Week(next); g.Reached || g.Studied != 0 || g.Row != 9 {
		t.Errorf("on the Monday after: %+v", g)
	}
	if g := p.Week(next + 7); g.Row != 0 || g.Best != 9 {
		t.Errorf("a week later: %+v", g)
	}
	if b, err := p.SetWeekly(2, noon(next, 0)); err != nil || len(b.Events) != 1 || p.Weekly() != 2 {
		t.Errorf("%+v %v", b, err)
	}
	p.studied(next, 1)
	p.studied(next+5, 1)
	if g := p.Week(next + 5); !g.Reached || g.Row != 10 {
		t.Errorf("with a lower target: %+v", g)
	}
	_, _ = p.SetWeekly(7, noon(next+5, 30))
	if g := p.Week(next + 5); !g.Reached || g.Row != 10 || g.Target != 7 {
		t.Errorf("a target that is raised takes the reached week away: %+v", g)
	}
	for _, days := range []int{0, 8, -1} {
		if _, err := p.SetWeekly(days, noon(next, 0)); err == nil {
			t.Errorf("a target of %d is taken", days)
		}
	}
	if b, err := p.SetWeekly(7, noon(next+5, 31)); err != nil || !b.Empty() {
		t.Error("a target that is set already makes a batch")
	}
}

func TestALowerTargetReachesTheWeekAtOnce(t *testing.T) {
	var p Player
	p.studied(monday0, 1)
	p.studied(monday0+1, 1)
	_, _ = p.SetWeekly(2, noon(monday0+1, 30))
	if g := p.Week(monday0 + 1); !g.Reached || g.Row != 1 {
		t.Errorf("%+v", g)
	}
}

// TestNoRuleShortensAStreak plays random days under random settings, and compares with the
// streak without any: it is never shorter, and never longer than the days of study.
func TestNoRuleShortensAStreak(t *testing.T) {
	racetest.OneGoroutine(t)
	for story := range uint64(150) {
		r := rand.New(rand.NewPCG(story, 13))
		var with, without Player
		day, best := monday0, 0
		for n := range 40 {
			switch r.IntN(6) {
			case 0:
				with.SetPlan(Planned{Rest: someDays(r)}, noon(day, 0))
			case 1:
				_, _ = with.SetWeekly(1+r.IntN(7), noon(day, 0))
			}
			answers := 1 + r.IntN(25)
			with.studied(day, answers)
			for i := range answers {
				without.answered("a/b#item/x", noon(day, i), Answered{Grade: 3})
			}
			if with.Streak.Days < without.Streak.Days || with.Streak.Best < best || with.Streak.Best > n+1 || with.Streak.Days > with.Streak.Best {
				t.Fatalf("story %d, %s: %d days, best %d, without settings %d", story, day, with.Streak.Days, with.Streak.Best, without.Streak.Days)
			}
			best = with.Streak.Best
			day += StudyDay(1 + r.IntN(3))
		}
		with.use(t)
		var again Player
		raw, _ := json.Marshal(&with)
		if err := json.Unmarshal(raw, &again); err != nil || !reflect.DeepEqual(with.Streak, again.Streak) {
			t.Fatalf("story %d: a snapshot gives %+v, not %+v (%v)", story, again.Streak, with.Streak, err)
		}
	}
}

func someDays(r *rand.Rand) *Weekdays {
	w := Weekdays(r.IntN(1 << 7))
	return &w
}
