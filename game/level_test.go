package game_test

import (
	"testing"
	"time"

	"quest/game"
)

func TestLevelsFollowTheCurve(t *testing.T) {
	for xp, want := range map[int]game.Level{
		-5: {Number: 1, Into: 0, Span: 400}, 0: {Number: 1, Into: 0, Span: 400}, 399: {Number: 1, Into: 399, Span: 400},
		400: {Number: 2, Into: 0, Span: 480}, 879: {Number: 2, Into: 479, Span: 480}, 880: {Number: 3, Into: 0, Span: 560},
		1440: {Number: 4, Into: 0, Span: 640}, 2080: {Number: 5, Into: 0, Span: 720},
	} {
		if got := game.LevelAt(xp); got != want {
			t.Errorf("level at %d XP = %+v, want %+v", xp, got, want)
		}
	}
}

func answerOn(p *game.Player, wall time.Time) {
	m := game.Moment{Wall: wall}
	p.Apply(game.Batch{At: m, Day: p.Today(m), Events: []game.Event{{Answered: &game.Answered{Item: "a/b#item/x", Rev: 1, Grade: 3, Right: true}}}})
}

func TestStreakCountsStudyDays(t *testing.T) {
	day := func(d, h, m int) time.Time { return time.Date(2026, 3, d, h, m, 0, 0, seoul) }
	for name, story := range map[string]struct {
		answers []time.Time
		want    int
	}{
		"one day":                     {[]time.Time{day(1, 9, 0), day(1, 22, 0)}, 1},
		"three in a row":              {[]time.Time{day(1, 9, 0), day(2, 9, 0), day(3, 9, 0)}, 3},
		"a day missed":                {[]time.Time{day(1, 9, 0), day(3, 9, 0)}, 1},
		"after midnight, before four": {[]time.Time{day(1, 22, 0), day(2, 3, 59)}, 1},
		"evening, then morning":       {[]time.Time{day(1, 22, 0), day(2, 8, 0)}, 2},
		"three days within 20 hours":  {[]time.Time{day(1, 3, 59), day(1, 4, 1), day(1, 23, 0)}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			var p game.Player
			for _, a := range story.answers {
				answerOn(&p, a)
			}
			if p.Streak.Days != story.want {
				t.Errorf("streak %d, want %d", p.Streak.Days, story.want)
			}
		})
	}
}

func TestCrossingTheDateLineBreaksNoStreak(t *testing.T) {
	apia := time.FixedZone("Apia", 13*3600)
	hawaii := time.FixedZone("Hawaii", -10*3600)
	var p game.Player
	answerOn(&p, time.Date(2026, 3, 1, 20, 0, 0, 0, hawaii)) // 06:00 UTC on the 2nd
	answerOn(&p, time.Date(2026, 3, 3, 20, 0, 0, 0, apia))   // 07:00 UTC on the 3rd; local day 2 never came
	if p.Streak.Days != 2 {
		t.Errorf("streak %d after the date line, want 2", p.Streak.Days)
	}
}

func TestAStreakIsOverOnceAWholeDayWasMissed(t *testing.T) {
	var p game.Player
	answerOn(&p, time.Date(2026, 3, 1, 9, 0, 0, 0, seoul))
	if got := p.Standing(p.Day + 1).Streak; got != 1 {
		t.Errorf("the day after shows %d, want 1", got)
	}
	if got := p.Standing(p.Day + 2).Streak; got != 0 {
		t.Errorf("two days after shows %d, want 0", got)
	}
}
