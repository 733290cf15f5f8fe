package main

import (
	"math"
	"slices"
	"testing"
)

// The vectors are worked out by hand from the published rules.
func TestSM2FollowsVectorsByHand(t *testing.T) {
	type after struct {
		q, interval int
		easiness    float64
	}
	for name, steps := range map[string][]after{
		"always perfect":     {{5, 1, 2.6}, {5, 6, 2.7}, {5, 17, 2.8}, {5, 50, 2.9}}, // 6 x 2.8 = 16.8, 17 x 2.9 = 49.3
		"always hesitating":  {{4, 1, 2.5}, {4, 6, 2.5}, {4, 15, 2.5}, {4, 38, 2.5}},
		"difficult":          {{3, 1, 2.36}, {3, 6, 2.22}, {3, 13, 2.08}}, // 6 x 2.08 = 12.48
		"a failure":          {{4, 1, 2.5}, {4, 6, 2.5}, {4, 15, 2.5}, {2, 1, 2.5}, {4, 6, 2.5}, {4, 15, 2.5}},
		"wrong at first":     {{2, 1, 2.5}, {5, 6, 2.6}},
		"never below 1.3":    {{3, 1, 2.36}, {3, 6, 2.22}, {3, 13, 2.08}, {3, 26, 1.94}, {3, 47, 1.8}, {3, 79, 1.66}, {3, 121, 1.52}, {3, 167, 1.38}, {3, 218, 1.3}, {3, 284, 1.3}},
		"failure then three": {{2, 1, 2.5}, {3, 6, 2.36}, {3, 14, 2.22}}, // 6 x 2.22 = 13.32
	} {
		var c sm2Card
		for i, want := range steps {
			c = c.next(want.q)
			if c.interval != want.interval || math.Abs(c.easiness-want.easiness) > 1e-9 {
				t.Errorf("%s, answer %d: %d days and easiness %.4f, want %d and %.4f", name, i+1, c.interval, c.easiness, want.interval, want.easiness)
			}
		}
	}
}

func TestSM2RepeatsWhatScoredBelowFourOnTheSameDay(t *testing.T) {
	s := newSM2(2)
	s.begin(0)
	s.answer(0, moment{}, answer{right: false, sure: guess})
	s.answer(1, moment{}, answer{right: true, sure: fairlySure})
	card := s.cards[0]
	for _, a := range []answer{{right: true, sure: guess}, {right: true, sure: certain}} {
		if item, ok := s.again(moment{}); !ok || item != 0 {
			t.Fatalf("item %d is repeated: %v", item, ok)
		}
		s.answer(0, moment{}, a)
	}
	if item, ok := s.again(moment{}); ok {
		t.Errorf("item %d is repeated after it scored 5", item)
	}
	if s.cards[0] != card {
		t.Errorf("repeating moved the card from %+v to %+v", card, s.cards[0])
	}
	s.begin(1)
	if got := s.today; !slices.Equal(got, []int{0, 1}) {
		t.Errorf("on the next day %v are due", got)
	}
}

func TestLeitnerMovesItemsBetweenBoxes(t *testing.T) {
	l := newLeitner(1)
	day := 0
	for i, step := range []struct {
		right    bool
		box, gap int
	}{{true, 1, 2}, {true, 2, 4}, {true, 3, 8}, {true, 4, 16}, {true, 4, 16}, {false, 0, 1}, {true, 1, 2}, {false, 0, 1}, {false, 0, 1}} {
		l.begin(day)
		if item, ok := l.due(moment{day: day}); i > 0 && (!ok || item != 0) {
			t.Fatalf("answer %d: the item is not due on day %d", i, day)
		}
		l.answer(0, moment{day: day}, answer{right: step.right})
		if l.box[0] != step.box || l.day[0] != day+step.gap {
			t.Errorf("answer %d: box %d, due on day %d; want box %d, day %d", i, l.box[0], l.day[0], step.box, day+step.gap)
		}
		l.begin(day + step.gap - 1)
		if len(l.today) > 0 {
			t.Errorf("answer %d: due before day %d", i, day+step.gap)
		}
		day += step.gap
	}
}

func TestRandomOrderAsksWhatWasSeenOnceADay(t *testing.T) {
	r := newRandomOrder(chance(1), 30)
	for item := range 20 {
		r.answer(item, moment{}, answer{})
	}
	orders := map[int]bool{}
	for day := 1; day <= 5; day++ {
		r.begin(day)
		orders[r.today[0]*100+r.today[1]] = true
		asked := slices.Clone(r.today)
		slices.Sort(asked)
		if len(slices.Compact(asked)) != 20 || asked[19] != 19 {
			t.Errorf("day %d asks %v", day, asked)
		}
	}
	if len(orders) < 3 {
		t.Errorf("five days begin in %d ways", len(orders))
	}
}

// queueOf gives the items that a scheduler asks on a day if all answers are right and certain.
func queueOf(s scheduler, day int) []int {
	s.begin(day)
	var asked []int
	for {
		item, ok := s.due(moment{day: day})
		if !ok {
			return asked
		}
		asked = append(asked, item)
		s.answer(item, moment{day: day}, answer{right: true, sure: certain})
	}
}

func TestFSRSFollowsItsSteps(t *testing.T) {
	s := newFSRS(1, published(plan{}))
	s.begin(0)
	s.answer(0, moment{}, answer{right: true})
	if minutes, ok := s.waits(moment{}); !ok || minutes != 10 {
		t.Errorf("after a first right answer it waits %v minutes (%v)", minutes, ok)
	}
	if _, ok := s.due(moment{minute: 9}); ok {
		t.Error("the step is asked before its time")
	}
	item, ok := s.due(moment{minute: 10})
	if !ok || item != 0 {
		t.Fatal("the step is not asked in time")
	}
	s.answer(0, moment{minute: 10}, answer{right: true})
	if due := s.items[0].due; due != 2 {
		t.Errorf("it is due on day %d, want 2", due)
	}
}

func TestAStepThatWasNotTakenIsDueOnTheNextDay(t *testing.T) {
	s := newFSRS(1, published(plan{}))
	s.begin(0)
	s.answer(0, moment{}, answer{})
	if got := queueOf(s, 1); !slices.Equal(got, []int{0}) {
		t.Errorf("on the next day %v are due", got)
	}
}

func TestACertainErrorComesAgainInTheSittingAndOnTheNextDay(t *testing.T) {
	s := newFSRS(2, quest(plan{Days: 90}))
	s.begin(0)
	s.answer(0, moment{}, answer{right: true, sure: certain})
	s.answer(1, moment{}, answer{right: false, sure: certain})
	item, ok := s.again(moment{minute: 1})
	if !ok || item != 1 {
		t.Fatalf("again gives %d (%v)", item, ok)
	}
	s.answer(1, moment{minute: 1}, answer{right: true, sure: certain})
	if _, ok := s.again(moment{minute: 2}); ok {
		t.Error("it comes a second time")
	}
	if due := s.items[1].due; due != 1 {
		t.Errorf("it is due on day %d, want 1", due)
	}
}

func TestAnExamLimitsIntervalsAndNewItems(t *testing.T) {
	s := newFSRS(1, quest(plan{Days: 90}))
	for day := 0; day < 90; day++ {
		before := s.items[0].reviews
		if day == 0 {
			s.begin(0)
			s.answer(0, moment{}, answer{right: true, sure: certain})
			continue
		}
		queueOf(s, day)
		if left := 90 - day; s.items[0].reviews > before && s.items[0].due-day > (left+1)/2+left/10+2 {
			t.Errorf("%d days before the exam the interval is %d days", left, s.items[0].due-day)
		}
	}
	if last := s.items[0].last; last < 77 {
		t.Errorf("it was last asked on day %d, before the last pass", last)
	}
	for day, want := range map[int]bool{0: true, 86: true, 87: false} {
		if s.begin(day); s.brings(day) != want {
			t.Errorf("day %d brings new items: %v", day, !want)
		}
	}
}
