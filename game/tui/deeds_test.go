package tui

import (
	"fmt"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// achiever is a player who has earned some achievements, two titles of skill, and the title of
// the pack.
func achiever(s *game.Seat, _ *Options) {
	p, now := s.Player, s.Now()
	for i, e := range []game.Achieved{
		{ID: "week-later", Figure: 25},
		{ID: "turned-around", Figure: 3},
		{ID: "spaced-rememberer", Figure: 41},
		{ID: "half-year-later", Figure: 1},
		{ID: "at-par", Figure: 3},
		{ID: "lab-planner", Figure: 8},
	} {
		at := game.Moment{Wall: now.Wall.Add(time.Duration(i-6) * time.Minute)}
		p.Apply(game.Batch{At: at, Day: p.Today(at), Events: []game.Event{{Achieved: &e}}})
	}
	pack := s.Packs[0]
	p.Apply(game.Batch{At: now, Day: p.Today(now), Events: []game.Event{
		{Granted: &game.Granted{Reward: pack.ID().Reward("harbour-pilot"), Title: map[content.Lang]content.Safe{
			content.English: contenttest.Safe("Harbour Pilot"), content.Korean: contenttest.Safe("항구 도선사"),
		}}},
		{Opened: &game.Opened{Rewards: []string{pack.ID().Reward("harbour-pilot")}}},
	}})
	for n := range 4 {
		p.Apply(game.Batch{At: now, Day: p.Today(now), Events: []game.Event{{Solved: &game.Solved{Mission: fmt.Sprint("m", n), Stars: 3, Par: 1, Changes: 1}}}})
	}
}

// deedScenes are the pages of achievements and titles, of a player who has some and of one who
// has none.
func deedScenes() []scene {
	return []scene{
		{"deeds", func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s, achiever).press("a") }},
		{"deeds-none", func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s).press("a") }},
		{"titles", func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s, achiever).press("a", "right", "down") }},
		{"titles-none", func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s).press("a", "left") }},
	}
}

func TestATitleIsWornByKeyAndByMouse(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, achiever).press("a").sees("Turned Around").press("right").sees("Harbour Pilot")
	v.press("down", "enter").press("esc").sees("Lab Planner")
	v.press("a", "right").click("Spaced Rememberer").click("Spaced Rememberer").press("esc").sees("Spaced Rememberer")
	v.press("a", "right", "home", "enter", "a").sees("Harbour Pilot")
}

func TestThePagesOfAchievementsAreTurnedByMouse(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, achiever).press("a").click("Titles").sees("questions held at")
	v.click("Achievements").sees("Half a Year Later").press("a").sees("The harbour")
}

func TestWhatIsHiddenIsNotNamed(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("a")
	for range 60 {
		v.misses("Leech Overcome").misses("Back Again").press("down")
	}
	v.press("end").sees("hidden achievements to be found")
}

// What an older save has earned is told in a calm line on the map, is no celebration, and stands on
// the page from the start.
func TestWhatAnOlderSaveHasEarnedIsToldOnTheMap(t *testing.T) {
	older := func(s *game.Seat, _ *Options) {
		at := s.Now()
		s.Player.Apply(game.Batch{At: at, Day: s.Player.Today(at), Events: []game.Event{{Fought: &game.Fought{Pack: "p", Run: 1, Over: true, Won: true}}}})
	}
	v := newPlayer(t, game.SpeakEnglish, older).sees("Earned before and now on your list: 1 achievement")
	if v.celebrates() {
		t.Error("it is celebrated")
	}
	v.press("a").sees("★ Out of the Storm", "earned 2026")
}

// The sentence of an achievement says what is wanted, and the player's own figure stands beside it;
// how many are earned stands once on the line of the pages.
func TestWhatIsWantedIsToldApartFromTheOwnFigure(t *testing.T) {
	more := func(s *game.Seat, _ *Options) {
		at := s.Now()
		s.Player.Apply(game.Batch{At: at, Day: s.Player.Today(at), Events: []game.Event{
			{Achieved: &game.Achieved{ID: "three-quizzes", Figure: 7}}, {Achieved: &game.Achieved{ID: "lab-planner", Figure: 9}},
		}})
	}
	v := newPlayer(t, game.SpeakEnglish, more).press("a").sees("3 quizzes with at least 80%", "earned 2026-11-23 with 7", "1/45").misses("7 quizzes with", "1 of 42")
	v.press("right").sees("8 missions solved", "yours: 9").misses("9 missions")
}
