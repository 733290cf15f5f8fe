package game_test

import (
	"testing"

	"quest/game"
)

// A result is rounded down and what is needed is rounded up, so that a result that fails never
// shows the number that passes.
func TestPercentagesNeverShowMoreThanWasReached(t *testing.T) {
	for _, c := range []struct{ got, of, percent int }{{13, 15, 86}, {2, 3, 66}, {199, 200, 99}, {15, 15, 100}, {0, 7, 0}, {0, 0, 0}} {
		if got := game.Percent(c.got, c.of); got != c.percent {
			t.Errorf("%d of %d is %d%%, want %d%%", c.got, c.of, got, c.percent)
		}
	}
	for _, c := range []struct {
		share   float64
		percent int
	}{{0.8, 80}, {0.55, 55}, {0.29, 29}, {0.812, 82}, {1, 100}} {
		if got := game.NeedPercent(c.share); got != c.percent {
			t.Errorf("%v needs %d%%, want %d%%", c.share, got, c.percent)
		}
	}
}
