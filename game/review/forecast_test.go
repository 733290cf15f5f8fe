package review_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"quest/game/review"
)

const today = 20_800

// scheduled makes n items as a player has them after some weeks: of all strengths, due
// in the next weeks or lately.
func scheduled(n int, seed uint64) []review.Scheduled {
	w := review.DefaultWeights()
	items := make([]review.Scheduled, n)
	for i := range items {
		s := review.Seed("item", int(seed)*1_000_003+i)
		m := w.Next(review.Memory{}, 0, review.Good)
		for range s % 5 {
			m = w.Next(m, w.Interval(0.9, m.Stability), review.Good)
		}
		gap := w.Interval(0.9, m.Stability)
		last := today - 1 - int(s>>8)%(gap+3)
		items[i] = review.Scheduled{Memory: m, Last: last, Due: last + gap, Seed: s}
	}
	return items
}

func plan(exam int) *review.Plan {
	return &review.Plan{Rules: review.DefaultRules(), Today: today, Exam: review.Exam{Set: today, Day: exam}, Seed: 7}
}

func weekend(day int) bool { d := (day + 3) % 7; return d >= 5 }

func everyDay(int) bool { return true }

func sum(days []review.Load, of func(review.Load) float64) float64 {
	total := 0.0
	for _, d := range days {
		total += of(d)
	}
	return total
}

func TestAForecastReachesToTheEveOfTheExam(t *testing.T) {
	for _, c := range []struct {
		name string
		exam int
		want int
	}{{"in 90 days", today + 90, 90}, {"tomorrow", today + 1, 1}, {"today", today, 0}, {"past", today - 30, 0}, {"none", 0, 90}, {"in ten years", today + 3650, 730}} {
		p := plan(c.exam)
		p.New, p.Unseen = 5, 40
		out := p.Forecast(scheduled(50, 1))
		if len(out.Days) != c.want {
			t.Errorf("%s: %d days, want %d", c.name, len(out.Days), c.want)
		}
		if r := out.Recall; !(r.Low >= 0 && r.Low <= r.Mid && r.Mid <= r.High && r.High <= 1 && r.Mid > 0) {
			t.Errorf("%s: recall %+v", c.name, r)
		}
		if out.Met+out.Unmet != 90 || out.Met < 50 {
			t.Errorf("%s: %d met, %d unmet of 90", c.name, out.Met, out.Unmet)
		}
	}
}

func TestAForecastOfNothingIsEmpty(t *testing.T) {
	out := plan(today + 30).Forecast(nil)
	if len(out.Days) != 30 || out.PerDay() != 0 || out.Recall != (review.Estimate{}) || out.Met != 0 {
		t.Errorf("%+v", out)
	}
	if _, ok := plan(0).Earlier(nil, 14); ok {
		t.Error("no exam can be earlier than none")
	}
	if _, ok := plan(today+14).Earlier(nil, 14); ok {
		t.Error("an exam today is no offer")
	}
}

func TestAForecastDoesNotDependOnTheOrderOfItems(t *testing.T) {
	p := plan(today + 60)
	p.New, p.Unseen, p.Most = 3, 100, 20
	for _, n := range []int{10, 700, 5000} {
		items := scheduled(n, 2)
		one := p.Forecast(items)
		slices.Reverse(items)
		two := p.Forecast(items)
		if !near64(one.Recall.Mid, two.Recall.Mid) || !near64(one.PerDay(), two.PerDay()) {
			t.Errorf("%d items: %v %v, in the other order %v %v", n, one.Recall, one.PerDay(), two.Recall, two.PerDay())
		}
	}
}

func near64(a, b float64) bool { return math.Abs(a-b) < 1e-9*math.Max(1, math.Abs(a)) }

func TestMoreNewItemsTakeMoreAnswers(t *testing.T) {
	items := scheduled(100, 3)
	before := -1.0
	for fresh := 0; fresh <= 20; fresh += 2 {
		p := plan(today + 60)
		p.New, p.Unseen = fresh, 1000
		out := p.Forecast(items)
		if all := sum(out.Days, review.Load.Answers); all <= before {
			t.Errorf("%d new a day: %.1f answers, with fewer %.1f", fresh, all, before)
		} else {
			before = all
		}
	}
}

func TestTheLastPassRaisesRecallAndLowersDoubt(t *testing.T) {
	items := scheduled(400, 4)
	with := plan(today + 60).Forecast(items)
	without := plan(0)
	out := without.Forecast(items) // looks 90 days ahead, without an exam
	if with.Recall.Mid <= out.Recall.Mid {
		t.Errorf("recall on the day of the exam %.3f, without one %.3f", with.Recall.Mid, out.Recall.Mid)
	}
	for _, load := range with.Days[60-9:] {
		if load.Reviews < 20 {
			t.Errorf("day %d of the last pass brings %.1f items", load.Day-today, load.Reviews)
		}
	}
}

func TestDoubtIsHonest(t *testing.T) {
	few, many := plan(today+30).Forecast(scheduled(10, 5)).Recall, plan(today+30).Forecast(scheduled(1000, 5)).Recall
	if few.High-few.Low <= many.High-many.Low {
		t.Errorf("10 items are as sure as 1,000: %+v %+v", few, many)
	}
	if many.Mid-many.Low < 1.6*review.ModelError {
		t.Errorf("many items hide that the model may be wrong: %+v", many)
	}
	p := plan(today + 30)
	p.Off = 0.02
	if known := p.Forecast(scheduled(1000, 5)).Recall; known.High-known.Low >= many.High-many.Low {
		t.Errorf("a measured player is no surer: %+v %+v", known, many)
	}
}

func TestRestDaysBringNothing(t *testing.T) {
	p := plan(today + 60)
	p.New, p.Unseen, p.Rest = 5, 100, weekend
	out := p.Forecast(scheduled(300, 6))
	for _, d := range out.Days {
		if weekend(d.Day) && d.Answers() > 0 {
			t.Errorf("the rest day %d brings %v", d.Day-today, d)
		}
	}
	p.Rest = everyDay
	rest := p.Forecast(scheduled(300, 6))
	p.Rest = nil
	if none := p.Forecast(scheduled(300, 6)); rest.PerDay() != none.PerDay() || rest.PerDay() == 0 {
		t.Errorf("who rests on all days has %.2f answers a day, without rest %.2f", rest.PerDay(), none.PerDay())
	}
}

func TestALimitHoldsOnEveryDay(t *testing.T) {
	p := plan(0)
	p.New, p.Unseen, p.Most = 5, 100, 12
	for _, d := range p.Forecast(scheduled(300, 7)).Days {
		if d.Reviews+d.New > 12+1e-9 {
			t.Errorf("day %d brings %.1f", d.Day-today, d.Reviews+d.New)
		}
	}
}

func TestSoonerTakesMoreEachDay(t *testing.T) {
	p := plan(today + 60)
	p.New, p.Unseen = 5, 260
	items := scheduled(200, 8)
	sooner, ok := p.Earlier(items, 14)
	if !ok || sooner.Day != today+46 || sooner.Extra <= 0 || sooner.New <= 5 || sooner.Unmet != 0 {
		t.Errorf("%+v, %v", sooner, ok)
	}
	if sooner.Recall.Mid < 0.7 {
		t.Errorf("recall then: %+v", sooner.Recall)
	}
}

func TestAForecastOfManyItemsIsDrawnFromSome(t *testing.T) {
	p := plan(today + 60)
	p.New, p.Unseen = 5, 200
	few, many := scheduled(1500, 9), scheduled(100_000, 9)
	one, all := p.Forecast(few), p.Forecast(many)
	perItem := func(o review.Outlook, n int) float64 {
		return sum(o.Days, func(l review.Load) float64 { return l.Reviews }) / float64(n)
	}
	if a, b := perItem(one, 1700), perItem(all, 100_200); math.Abs(a-b) > 0.1*a {
		t.Errorf("reviews an item: %.2f of 1,500, %.2f of 100,000", a, b)
	}
	if math.Abs(one.Recall.Mid-all.Recall.Mid) > 0.03 {
		t.Errorf("recall: %.3f of 1,500, %.3f of 100,000", one.Recall.Mid, all.Recall.Mid)
	}
	if all.Met < 100_000 || all.Met > 100_200 {
		t.Errorf("met: %d", all.Met)
	}
}

func TestNoPlanIsTooStrange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := review.Plan{
			Rules: review.DefaultRules(), Today: today,
			Exam: review.Exam{Set: today + rapid.IntRange(-500, 50).Draw(t, "set"), Day: today + rapid.IntRange(-10, 60).Draw(t, "exam")},
			New:  rapid.IntRange(0, 50).Draw(t, "new"), Unseen: rapid.IntRange(0, 60).Draw(t, "unseen"),
			Most: rapid.IntRange(0, 30).Draw(t, "most"), Seed: rapid.Uint64().Draw(t, "seed"),
		}
		resting := rapid.SliceOfNDistinct(rapid.IntRange(0, 6), 0, 7, rapid.ID[int]).Draw(t, "rest")
		p.Rest = func(day int) bool { return slices.Contains(resting, day%7) }
		items := scheduled(rapid.IntRange(0, 40).Draw(t, "items"), 10)
		for i := range items {
			items[i].Last = today + rapid.IntRange(-400, 3).Draw(t, "last")
			items[i].Due = items[i].Last + rapid.IntRange(-3, 500).Draw(t, "due")
		}
		out := p.Forecast(items)
		if r := out.Recall; math.IsNaN(r.Mid) || r.Low > r.Mid || r.Mid > r.High || r.Low < 0 || r.High > 1 {
			t.Fatalf("recall %+v", r)
		}
		for _, d := range out.Days {
			if d.Reviews < 0 || d.New < 0 || d.Steps < 0 || d.Waiting < 0 || p.Most > 0 && d.Reviews+d.New > float64(p.Most)+1e-6 {
				t.Fatalf("day %+v", d)
			}
			if d.Reviews > float64(len(items)+p.Unseen)+1e-6 {
				t.Fatalf("an item comes twice on a day: %+v", d)
			}
		}
		if out.Met+out.Unmet != len(items)+p.Unseen {
			t.Fatalf("%d met, %d unmet of %d", out.Met, out.Unmet, len(items)+p.Unseen)
		}
	})
}

func BenchmarkForecast(b *testing.B) {
	items := scheduled(1000, 11)
	p := plan(today + 90)
	p.New, p.Unseen = 5, 300
	b.ReportAllocs()
	for b.Loop() {
		p.Forecast(items)
	}
}

func BenchmarkForecastOf100000(b *testing.B) {
	items := scheduled(100_000, 11)
	p := plan(today + 90)
	b.ReportAllocs()
	for b.Loop() {
		p.Forecast(items)
	}
}
