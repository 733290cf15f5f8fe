package game_test

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"quest/game"
)

//go:embed testdata/zones.txt
var zoneNames string

func zones(t *testing.T) []*time.Location {
	t.Helper()
	var all []*time.Location
	for name := range strings.FieldsSeq(zoneNames) {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatalf("zone %s: %v", name, err)
		}
		all = append(all, zone)
	}
	if len(all) < 500 {
		t.Fatalf("only %d zones", len(all))
	}
	return all
}

// transitions gives every change of offset of a zone from 2000 to 2037.
func transitions(zone *time.Location) []time.Time {
	var all []time.Time
	at := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).In(zone)
	for {
		_, end := at.ZoneBounds()
		if end.IsZero() || end.Year() > 2037 {
			return all
		}
		all = append(all, end)
		at = end
	}
}

// TestNoZoneTransitionCostsAStreakDay lets an honest learner answer once on each
// study day around every transition, at any hour of its day from five on: nobody can answer in an hour that the clock skips.
func TestNoZoneTransitionCostsAStreakDay(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	stories := 0
	for _, zone := range zones(t) {
		for _, change := range transitions(zone) {
			stories++
			var p game.Player
			days := map[string]bool{}
			for d := -3; d <= 3; d++ {
				noon := change.AddDate(0, 0, d)
				wall := time.Date(noon.Year(), noon.Month(), noon.Day(), 5+r.IntN(19), r.IntN(60), 0, 0, zone)
				answerOn(&p, wall)
				days[p.Day.String()] = true
			}
			if p.Streak.Days != len(days) {
				t.Errorf("%s at %s: streak %d after %d study days", zone, change, p.Streak.Days, len(days))
			}
		}
	}
	t.Logf("%d transitions", stories)
}

// TestNoClockStoryTakesOrMints plays clocks that jump, go back and change zones.
// Whatever they do: XP, titles, the longest streak and the study day never fall,
// and no more than two streak days begin within 20 hours of the clock's own time.
func TestNoClockStoryTakesOrMints(t *testing.T) {
	all := zones(t)
	for story := range uint64(10_000) {
		r := rand.New(rand.NewPCG(story, 12))
		var p game.Player
		wall := time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)
		var begun []time.Time
		for range 40 {
			wall = wall.Add(jump(r)).In(all[r.IntN(len(all))])
			day, best, xp, days := p.Day, p.Streak.Best, p.XP, p.Streak.Days
			answerOn(&p, wall)
			p.Apply(game.Batch{Day: p.Day, Events: []game.Event{{Earned: &game.Earned{Item: "a/b#item/x", XP: 1}}}})
			if p.Day < day || p.Streak.Best < best || p.XP <= xp {
				t.Fatalf("story %d at %s: day %s to %s, best %d to %d, XP %d to %d", story, wall, day, p.Day, best, p.Streak.Best, xp, p.XP)
			}
			if p.Streak.Days > days && days > 0 {
				begun = append(begun, wall)
			} else if p.Streak.Days < days {
				begun = nil
			}
			if err := crowded(begun); err != nil {
				t.Fatalf("story %d: %v", story, err)
			}
		}
	}
}

func jump(r *rand.Rand) time.Duration {
	switch r.IntN(6) {
	case 0:
		return -time.Duration(r.IntN(72)) * time.Hour
	case 1:
		return time.Duration(r.IntN(400*24)) * time.Hour
	default:
		return time.Duration(r.IntN(30*60)) * time.Minute
	}
}

func crowded(begun []time.Time) error {
	for i := 2; i < len(begun); i++ {
		if gap := begun[i].Sub(begun[i-2]); gap < 20*time.Hour {
			return fmt.Errorf("three streak days began within %s, at %s", gap, begun[i])
		}
	}
	return nil
}

func TestTheSaveIsDoubtedOnlyWhenAJourneyCannotExplainIt(t *testing.T) {
	for ahead, want := range map[int]bool{0: false, 1: false, 2: false, 3: true, 2000: true} {
		var p game.Player
		answerOn(&p, at(ahead).Wall)
		if _, doubt := p.ClockDoubt(at(0)); doubt != want {
			t.Errorf("%d days ahead: doubt %v, want %v", ahead, doubt, want)
		}
	}
}

func TestTrustingTheClockFreesTheStreakAndKeepsWhatWasEarned(t *testing.T) {
	var p game.Player
	for day := range 3 {
		answerOn(&p, at(day).Wall)
	}
	answerOn(&p, at(2000).Wall)
	p.Apply(game.Batch{Day: p.Day, Events: []game.Event{{Earned: &game.Earned{Item: "a/b#item/x", XP: 24}}}})
	p.TrustClock(at(3))
	if got := p.Standing(p.Today(at(3))).Streak; got != 3 {
		t.Errorf("streak %d after the clock was trusted, want the honest 3", got)
	}
	answerOn(&p, at(3).Wall)
	if p.Streak.Days != 4 || p.XP != 24 {
		t.Errorf("streak %d XP %d, want 4 and 24", p.Streak.Days, p.XP)
	}
	if _, doubt := p.ClockDoubt(at(3)); doubt {
		t.Error("the player is asked again")
	}
}

func TestTrustingTheSaveIsAskedOnce(t *testing.T) {
	var p game.Player
	answerOn(&p, at(10).Wall)
	day := p.Day
	p.TrustSave(at(0))
	if _, doubt := p.ClockDoubt(at(0)); doubt || p.Day != day {
		t.Errorf("asked again: %v; day %s, want %s", doubt, p.Day, day)
	}
}
