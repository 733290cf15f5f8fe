package plain_test

import (
	"strings"
	"testing"

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
