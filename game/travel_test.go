package game_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"quest/game"
)

// TestNoJourneyBreaksAStreak lets honest learners travel by chance between all zones, often over
// the date line: 3,000 of them, each for 40 study days. They answer once on each study day that
// they meet, at any hour at which people are awake; where the date line drops a day, they have none
// to miss. No streak breaks, and none is longer than the study days that were met.
func TestNoJourneyBreaksAStreak(t *testing.T) {
	all := zones(t)
	far := map[int][]*time.Location{} // by the hours from UTC in the winter of the north
	for _, zone := range all {
		_, offset := time.Date(2026, 1, 15, 0, 0, 0, 0, zone).Zone()
		far[offset/3600] = append(far[offset/3600], zone)
	}
	crossings := 0
	for story := range uint64(3000) {
		r := rand.New(rand.NewPCG(story, 1884))
		var p game.Player
		zone := all[r.IntN(len(all))]
		wall := time.Date(2000+r.IntN(37), time.Month(1+r.IntN(12)), 1+r.IntN(28), 5+r.IntN(19), r.IntN(60), 0, 0, zone)
		var begun, last time.Time
		for range 40 {
			before := p.Streak.Days
			answerOn(&p, wall)
			switch {
			case p.Streak.Days == before+1:
			case p.Streak.Days == before && wall.Sub(begun) < 20*time.Hour: // a third study day within 20 hours
			default:
				t.Fatalf("story %d at %s: streak %d after %d", story, wall, p.Streak.Days, before)
			}
			begun, last = last, wall
			if r.IntN(3) == 0 {
				hours := []int{-11, -10, 12, 13}[r.IntN(4)]
				if there := far[hours]; len(there) > 0 {
					zone = there[r.IntN(len(there))]
				}
				crossings++
			}
			wall = nextStudy(r, &p, wall, zone)
		}
	}
	if crossings < 10_000 {
		t.Errorf("only %d journeys", crossings)
	}
}

// nextStudy gives a moment on the first study day in a zone that comes after the newest one: of
// that day, or as soon as the traveller has arrived and slept.
func nextStudy(r *rand.Rand, p *game.Player, last time.Time, zone *time.Location) time.Time {
	earliest := last.Add(time.Duration(6+r.IntN(8)) * time.Hour).In(zone)
	at := earliest
	for p.Today(game.Moment{Wall: at}) <= p.Day || at.Hour() < 5 {
		at = at.Add(20 * time.Minute)
	}
	day := p.Today(game.Moment{Wall: at})
	later := at.Add(time.Duration(r.IntN(15*60)) * time.Minute)
	if p.Today(game.Moment{Wall: later}) == day && later.Sub(last) < 44*time.Hour {
		return later
	}
	return at
}
