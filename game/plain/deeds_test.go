package plain_test

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/plain"
)

// What an older save has earned is said before play, once, and stands in the list.
func TestWhatAnOlderSaveHasEarnedIsSaidBeforePlay(t *testing.T) {
	seat := sitDown(&journal{}).seat
	now := seat.Now()
	seat.Player.Join(game.Joined{Name: contenttest.Safe("Mina"), Lang: game.SpeakEnglish, Seed: 7}, now)
	seat.Player.Apply(game.Batch{At: now, Day: seat.Player.Today(now), Events: []game.Event{{Fought: &game.Fought{Pack: "p", Run: 1, Over: true, Won: true}}}})
	said := playLines(t, seat, []string{"achievements", "q"}, plain.Options{Echo: true})
	if before, list, ok := strings.Cut(said, "achievements\n"); !ok ||
		!strings.Contains(before, "Earned before and now on your list: 1 achievement") || !strings.Contains(list, "Out of the Storm (earned 2026") {
		t.Errorf("said:\n%s", said)
	}
	if said := playLines(t, seat, []string{"q"}, plain.Options{}); strings.Contains(said, "Earned before") {
		t.Errorf("said again:\n%s", said)
	}
}

// The title of a whole pack says what earned it, and its figure apart; what is wanted stands in the
// sentence of an achievement, and the player's own figure beside it.
func TestTitlesAndAchievementsSayWhatIsWanted(t *testing.T) {
	seat := sitDown(&journal{}).seat
	parts := contenttest.Parts()
	parts.Rewards = append(parts.Rewards, content.Reward{ID: "whole", When: content.When{Pack: true}, XP: 1})
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	seat.Packs = []*content.Pack{pack}
	now, whole := seat.Now(), pack.ID().Reward("whole")
	seat.Player.Join(game.Joined{Name: contenttest.Safe("Mina"), Lang: game.SpeakEnglish, Seed: 7}, now)
	seat.Player.Apply(game.Batch{At: now, Day: seat.Player.Today(now), Events: []game.Event{
		{Granted: &game.Granted{Reward: whole, Title: map[content.Lang]content.Safe{content.English: contenttest.Safe("Pilot")}}},
		{Opened: &game.Opened{Rewards: []string{whole}}},
		{Achieved: &game.Achieved{ID: "lab-planner", Figure: 9}},
		{Achieved: &game.Achieved{ID: "three-quizzes", Figure: 7}},
	}})
	said := playLines(t, seat, []string{"achievements", "titles", "", "q"}, plain.Options{Echo: true})
	for _, want := range []string{
		"Pilot (all lessons of its pack, and all their quizzes with at least 80%; 0 of", "Lab Planner (8 missions solved with the fewest changes; yours: 9)",
		"Three Quizzes (earned 2026-11-23 with 7): 3 quizzes with at least 80%",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said:\n%s", want, said)
		}
	}
}
