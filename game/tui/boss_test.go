package tui

import (
	"fmt"
	"strings"
	"testing"

	"quest/content/contenttest"
	"quest/game"
)

// pathDone lets the player have done every lesson of the harbour, with its reward seen and two
// parts of its story told.
func pathDone(s *game.Seat, _ *Options) {
	pack := s.Packs[0]
	id := pack.ID()
	events := []game.Event{{Granted: &game.Granted{Reward: id.Reward("harbour-pilot"), Gold: 20}}, {Opened: &game.Opened{Rewards: []string{id.Reward("harbour-pilot")}}}}
	for _, l := range pack.Lessons() {
		n := pack.QuizSize(l.Quiz)
		events = append(events, game.Event{Read: &game.Read{Lesson: id.Lesson(l.ID), Points: l.Points, Done: true}},
			game.Event{Finished: &game.Finished{Quiz: id.Quiz(l.Quiz), Right: n, Of: n}})
	}
	for _, part := range []string{"arrival", "gate"} {
		events = append(events, game.Event{Told: &game.Told{Pack: string(id), Part: part}})
	}
	events = append(events, game.Event{Achieved: &game.Achieved{ID: "first-quiz", Figure: 1}})
	now := s.Now()
	s.Player.Apply(game.Batch{At: now, Day: s.Player.Today(now), Events: events})
}

// bossScenes are the screens around the boss and the story.
func bossScenes() []scene {
	atGate := func(keys ...string) func(*testing.T, game.Speech) *visit {
		return func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s, pathDone).press(keys...) }
	}
	fought := func(right bool) func(*testing.T, game.Speech) *visit {
		return func(t *testing.T, s game.Speech) *visit {
			v := newPlayer(t, s, pathDone).press("3", "enter", "2", "enter").until(right, is[game.SummaryStep])
			return v
		}
	}
	return []scene{
		{"boss-shut", func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s).press("3", "enter") }},
		{"boss-terms", atGate("3", "enter")},
		{"boss-question", atGate("3", "enter", "enter")},
		{"boss-won", fought(true)},
		{"boss-lost", fought(false)},
		{"story", atGate("4", "enter")},
	}
}

// Everything that the map leads to is three keys away at most.
func TestEverythingIsReachedInThreeKeys(t *testing.T) {
	for to, keys := range map[string][]string{
		"lesson.Point": {"1", "enter"}, "boss.Boss": {"3", "enter"}, "story.Story": {"4", "enter"}, "quiz.Question": {"3", "enter", "enter"},
		"record.Record": {"r"}, "practice.Practice": {"p"}, "mixups.MixUps": {"m"},
	} {
		v := newPlayer(t, game.SpeakEnglish, pathDone).press(keys...)
		if got := fmt.Sprintf("%T", v.m.screen); got != to || len(keys) > 3 {
			t.Errorf("%s leads to %s, not to %s:\n%s", strings.Join(keys, " "), got, to, v.text())
		}
	}
	for what, keys := range map[string][]string{"the certainty": {"w"}, "the keys": {"?"}} {
		v := newPlayer(t, game.SpeakEnglish, pathDone)
		before := v.text()
		if v.press(keys...); v.text() == before {
			t.Errorf("%s is not opened by %s", what, strings.Join(keys, " "))
		}
	}
}

// A part of the story stands above the path and takes no key: enter begins what the map says.
func TestNoKeyWaitsForTheStory(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, is[game.SummaryStep]).press("enter")
	v.sees("The owl unrolls a chart", "❯ ○ Climbing by lock", "enter ▸ Begin").press("enter")
	if about := v.m.session.About(); about.Lesson.ID != contenttest.LastLesson {
		t.Errorf("enter began %q:\n%s", about.Lesson.ID, v.text())
	}
	v.press("esc").misses("unrolls a chart").sees("The story so far")
}
