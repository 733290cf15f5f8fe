package game_test

import (
	"math"
	"testing"
	"time"

	"quest/game"
	"quest/game/review"
)

// reviewedOn answers an item on a study day, counted from 1 January 2026.
func reviewedOn(p *game.Player, item string, rev, day int, g review.Grade) game.Moment {
	now := game.Moment{Wall: time.Date(2026, 1, day, 12, 0, 0, 0, time.UTC)}
	p.Apply(game.Batch{At: now, Day: p.Today(now), Events: []game.Event{
		{Answered: &game.Answered{Item: item, Rev: rev, First: true, Right: g != review.Again, Grade: int(g)}},
	}})
	return now
}

func TestTheHistoryOfAnItemHasEveryAnswerThatCountedAndTheCurveSinceTheNewest(t *testing.T) {
	const item = "test/pack#item/a"
	p := new(game.Player)
	if _, ok := p.History(item, game.Moment{Wall: time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)}); ok {
		t.Fatal("an item that was never answered has a history")
	}
	reviewedOn(p, item, 1, 1, review.Again)
	reviewedOn(p, item, 2, 2, review.Good) // the question was changed
	reviewedOn(p, item, 2, 3, review.Good)
	now := reviewedOn(p, item, 2, 8, review.Hard)
	h, ok := p.History(item, now)
	if !ok || len(h.Reviews) != 4 {
		t.Fatalf("the history is %+v", h)
	}
	for i, want := range []game.PastReview{{Grade: 1, Rev: 1}, {Grade: 3, Rev: 2}, {Grade: 3, Rev: 2}, {Grade: 2, Rev: 2}} {
		if got := h.Reviews[i]; got.Grade != want.Grade || got.Rev != want.Rev {
			t.Errorf("review %d is %+v, want %+v", i, got, want)
		}
	}
	if h.Last != h.Today || h.Recall(h.Today) != 1 {
		t.Errorf("on the day of the answer the chance is %v", h.Recall(h.Today))
	}
	at := h.Last + game.StudyDay(math.Round(h.Memory.Stability))
	if r := h.Recall(at); math.Abs(r-0.9) > 0.01 {
		t.Errorf("after the stability of %v days the chance is %v", h.Memory.Stability, r)
	}
	if h.Recall(at+30) >= h.Recall(at) {
		t.Error("the chance does not fall")
	}
}

func TestAnItemIsEasyOrHardByItsDifficulty(t *testing.T) {
	for _, c := range []struct {
		difficulty float64
		want       int
	}{{1, 1}, {3.4, 1}, {3.5, 2}, {6.4, 2}, {6.5, 3}, {10, 3}} {
		h := game.ItemHistory{Memory: review.Memory{Stability: 1, Difficulty: c.difficulty}}
		if got := h.Hard(); got != c.want {
			t.Errorf("difficulty %v is %d, want %d", c.difficulty, got, c.want)
		}
	}
}
