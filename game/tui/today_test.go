package tui

import (
	"testing"
	"time"

	"quest/content/contenttest"
	"quest/game"
)

// studiedWeek has a player with two rest days study on some days before the day of the seat, miss the
// day before it, and begin the tasks of the day.
func studiedWeek(s *game.Seat, o *Options) {
	now := s.Now()
	weekend := game.On(time.Saturday, time.Sunday)
	before := func(days int) game.Moment { return game.Moment{Wall: now.Wall.AddDate(0, 0, -days)} }
	s.Player.SetPlan(game.Planned{Rest: &weekend}, before(12))
	id := s.Packs[0].ID()
	for _, days := range []int{6, 5, 4, 3, 2} {
		m := before(days)
		s.Player.Apply(game.Batch{At: m, Day: s.Player.Today(m), Events: []game.Event{
			{Answered: &game.Answered{Item: id.Item(contenttest.NightDepth), Rev: 1, First: true, Right: true, Grade: 3}},
		}})
	}
	confused(s, o)
}

// The map leads to the day with one key and comes back, and a task leads to where it is done.
func TestTheDayIsOneKeyFromTheMap(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, studiedWeek)
	v.press("d").sees("Tasks of today")
	v.press("esc").sees("The harbour")
	v.press("ㅇ").sees("Tasks of today")
	v.press("enter")
	if v.m.session == nil {
		t.Error("the first task begins no session")
	}
}
