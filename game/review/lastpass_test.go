package review_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"quest/game/review"
)

func TestTheLastPassIsSpreadEvenly(t *testing.T) {
	p := plan(today + 100)
	pass := p.LastPass(scheduled(300, 1))
	if pass.First != today+85 || pass.Last != today+99 {
		t.Fatalf("from %d to %d", pass.First-today, pass.Last-today)
	}
	perDay := map[int]int{}
	for _, day := range pass.Days {
		perDay[day]++
	}
	for day := pass.First; day <= pass.Last; day++ {
		if perDay[day] != 20 {
			t.Errorf("day %d has %d of 300 items, want 20", day-today, perDay[day])
		}
	}
}

func TestWhatWasSeenLongestAgoComesFirstInTheLastPass(t *testing.T) {
	items := scheduled(300, 2)
	pass := plan(today + 100).LastPass(items)
	for i := range items {
		for j := range items {
			if items[i].Last < items[j].Last && pass.Days[i] > pass.Days[j] {
				t.Fatalf("seen on %d: pass on %d; seen on %d: pass on %d", items[i].Last-today, pass.Days[i]-today, items[j].Last-today, pass.Days[j]-today)
			}
		}
	}
}

func TestTheLastPassIsNeverLongerThanAMonth(t *testing.T) {
	p := plan(today + 1000)
	if pass := p.LastPass(scheduled(10, 2)); pass.Last-pass.First != 29 {
		t.Errorf("%d days", pass.Last-pass.First+1)
	}
	p = plan(today + 20)
	p.Exam.Set = 0 // unknown: the time that is left
	if pass := p.LastPass(scheduled(10, 2)); pass.Last-pass.First != 2 {
		t.Errorf("%d days", pass.Last-pass.First+1)
	}
}

func TestTheLastPassSparesRestDays(t *testing.T) {
	p := plan(today + 100)
	p.Rest = weekend
	for _, day := range p.LastPass(scheduled(300, 3)).Days {
		if weekend(day) {
			t.Fatalf("an item comes on the rest day %d", day-today)
		}
	}
	p.Exam.Day = today + 6 // one day of last pass
	for ; !weekend(p.Exam.Day - 1); p.Exam.Day++ {
	}
	for _, day := range p.LastPass(scheduled(10, 3)).Days {
		if day != p.Exam.Day-1 {
			t.Fatalf("without another day the pass is on the eve, not on %d", day-today)
		}
	}
}

func TestTheLastPassComesNearer(t *testing.T) {
	// Its days hang on the day on which the date was chosen: a window that shrank with the
	// time that is left would never begin.
	p := plan(today + 100)
	items := scheduled(300, 4)
	passed := 0
	for p.Today = today; p.Today < p.Exam.Day; p.Today++ {
		pass := p.LastPass(items)
		if pass.First != today+85 {
			t.Fatalf("on day %d the pass begins on day %d", p.Today-today, pass.First-today)
		}
		of := 0
		for i, day := range pass.Days {
			if day == p.Today {
				of++
				items[i].Last = p.Today
				// The day does not grow while it is worked on.
				if again := p.LastPass(items); slices.Contains(again.Days, p.Today) != (countOf(pass.Days, p.Today) > of) {
					t.Fatalf("day %d: after %d answers the pass of today is %d", p.Today-today, of, countOf(again.Days, p.Today))
				}
			}
		}
		passed += of
		if p.Today >= 85+today && of != 20 {
			t.Errorf("day %d: %d items", p.Today-today, of)
		}
	}
	if passed != 300 {
		t.Errorf("%d of 300 items had their last pass", passed)
	}
}

func countOf(days []int, day int) int {
	n := 0
	for _, d := range days {
		if d == day {
			n++
		}
	}
	return n
}

func TestAMissedDayOfTheLastPassIsSpreadOverTheRest(t *testing.T) {
	p := plan(today + 100)
	items := scheduled(300, 5)
	p.Today = today + 90 // nothing was done on the first five days
	pass := p.LastPass(items)
	for day := p.Today; day <= pass.Last; day++ {
		if n := countOf(pass.Days, day); n != 30 {
			t.Errorf("day %d has %d items, want 30", day-today, n)
		}
	}
}

func TestNoItemIsFirstDueAfterTheExam(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plan(today + rapid.IntRange(-5, 400).Draw(t, "exam"))
		p.Exam.Set = today - rapid.IntRange(-10, 200).Draw(t, "set")
		resting := rapid.SliceOfNDistinct(rapid.IntRange(0, 6), 0, 7, rapid.ID[int]).Draw(t, "rest")
		p.Rest = func(day int) bool { return slices.Contains(resting, day%7) }
		items := scheduled(rapid.IntRange(0, 50).Draw(t, "items"), 6)
		for i := range items {
			items[i].Last = today - rapid.IntRange(0, 60).Draw(t, "last")
		}
		pass := p.LastPass(items)
		if p.Exam.Day <= today {
			if pass.First != 0 || pass.Days != nil || pass.LastNew != math.MaxInt || len(items) > 0 && pass.Due(0, 5) != 5 {
				t.Fatalf("an exam that is over has a pass: %+v", pass)
			}
			return
		}
		if pass.First > pass.Last || pass.Last != p.Exam.Day-1 || pass.LastNew >= pass.Last {
			t.Fatalf("pass from %d to %d, new until %d", pass.First-today, pass.Last-today, pass.LastNew-today)
		}
		for i := range items {
			due := pass.Due(i, 1<<40)
			if had := items[i].Last >= pass.First; had == (due < 1<<40) {
				t.Fatalf("last %d, pass from %d: due %d", items[i].Last-today, pass.First-today, due-today)
			} else if !had && (due < max(today, pass.First) || due > pass.Last) {
				t.Fatalf("pass on day %d of %d to %d", due-today, pass.First-today, pass.Last-today)
			}
		}
	})
}

func TestNewItemsStopInTimeForOneReview(t *testing.T) {
	for _, c := range []struct{ days, want int }{{100, 96}, {20, 16}, {10, 6}, {5, 1}, {4, 0}, {3, -1}, {1, -3}} {
		if got := plan(today+c.days).LastPass(nil).LastNew - today; got != c.want {
			t.Errorf("%d days before the exam: new items until day %d, want %d", c.days, got, c.want)
		}
	}
}

func TestAnExamHalvesTheLongestRest(t *testing.T) {
	e := review.Exam{Day: today + 100}
	for _, c := range []struct{ last, want int }{{0, 50}, {50, 75}, {90, 95}, {97, 99}, {98, 99}, {99, 100}} {
		if got := e.Latest(today + c.last); got != today+c.want {
			t.Errorf("seen on day %d of 100: comes by day %d, want %d", c.last, got-today, c.want)
		}
	}
	if e.Latest(today+100) != math.MaxInt || (review.Exam{}).Latest(today) != math.MaxInt {
		t.Error("an exam that is over, or none, brings something forward")
	}
}

func BenchmarkLastPassOf100000(b *testing.B) {
	items := scheduled(100_000, 7)
	p := plan(today + 90)
	b.ReportAllocs()
	for b.Loop() {
		p.LastPass(items)
	}
}
