package review_test

import (
	"math"
	"testing"

	"quest/game/review"
)

// overdue makes n items that were due some days ago.
func overdue(n int) []review.Scheduled {
	items := scheduled(n, 20)
	for i := range items {
		back := 10 + i%20
		items[i].Last -= back
		items[i].Due = today - back
	}
	return items
}

func TestABacklogIsSpreadUnderTheLimit(t *testing.T) {
	p := plan(0)
	p.Most = 20
	back := p.Backlog(overdue(400))
	if back.Until < today+20 || back.Until > today+90 {
		t.Errorf("400 items at 20 a day are done on day %d", back.Until-today)
	}
	if back.Days[len(back.Days)-1].Day != back.Until {
		t.Errorf("the days end on %d", back.Days[len(back.Days)-1].Day-today)
	}
	for i, d := range back.Days {
		if d.Reviews+d.New > 20+1e-9 {
			t.Errorf("day %d brings %.1f", i, d.Reviews+d.New)
		}
	}
	if first := back.Days[0]; first.Waiting != 380 {
		t.Errorf("%.0f wait after the first day", first.Waiting)
	}
}

func TestAHigherLimitIsDoneNoLater(t *testing.T) {
	items := overdue(300)
	before := today + 1000
	for most := 10; most <= 320; most += 10 {
		p := plan(0)
		p.Most = most
		until := p.Backlog(items).Until
		if until == 0 {
			continue
		}
		if until > before {
			t.Errorf("%d a day: until day %d, with fewer until day %d", most, until-today, before-today)
		}
		before = until
	}
	if before != today {
		t.Errorf("320 a day take until day %d", before-today)
	}
}

func TestABacklogThatGrowsHasNoEnd(t *testing.T) {
	p := plan(0)
	p.Most = 1
	if back := p.Backlog(overdue(500)); back.Until != 0 || len(back.Days) != 365 {
		t.Errorf("one a day of 500: until %d, %d days", back.Until, len(back.Days))
	}
}

func TestABacklogEndsAtOnceWhereNothingWaits(t *testing.T) {
	p := plan(0)
	p.Most = 20
	if back := p.Backlog(nil); back.Until != today {
		t.Errorf("no items: until %d", back.Until)
	}
	p.Most = 0
	if back := p.Backlog(overdue(30)); back.Until != today || math.Abs(back.Days[0].Reviews-30) > 1e-9 {
		t.Errorf("no limit: %+v", back)
	}
}

func TestABacklogRestsToo(t *testing.T) {
	p := plan(0)
	p.Most, p.Rest = 20, weekend
	back := p.Backlog(overdue(200))
	if back.Until == 0 || weekend(back.Until) {
		t.Errorf("until day %d", back.Until-today)
	}
	p.Rest = everyDay
	if back := p.Backlog(overdue(200)); back.Until == 0 {
		t.Error("who rests on all days never ends")
	}
}

func TestWhatIsWeakestComesFirst(t *testing.T) {
	// With the same days of study the weak half must have been reviewed first, so that
	// recall right after is that of the strong half alone: the plan cannot be seen from
	// outside but by what is left of it.
	w := review.DefaultWeights()
	items := []review.Scheduled{
		{Memory: review.Memory{Stability: 2, Difficulty: 5}, Last: today - 30, Due: today - 28, Seed: 1},
		{Memory: review.Memory{Stability: 50, Difficulty: 5}, Last: today - 60, Due: today - 10, Seed: 2},
	}
	p := plan(today + 1)
	p.Most = 1
	out := p.Forecast(items)
	weak, strong := w.Recall(31, 2), w.Recall(61, 50)
	if out.Recall.Mid <= (weak+strong)/2+0.05 {
		t.Errorf("recall tomorrow is %.3f; nothing was reviewed: %.3f", out.Recall.Mid, (weak+strong)/2)
	}
	if out.Recall.Mid < (0.9+strong)/2-0.1 {
		t.Errorf("recall tomorrow is %.3f: the strong item came first", out.Recall.Mid)
	}
}

func BenchmarkBacklog(b *testing.B) {
	items := overdue(1000)
	p := plan(0)
	p.Most = 20
	b.ReportAllocs()
	for b.Loop() {
		p.Backlog(items)
	}
}
