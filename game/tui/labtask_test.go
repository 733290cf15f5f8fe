package tui

import (
	"testing"

	"quest/game"
)

// The key that skips the way of an event takes the note of the frame away; what came of the
// action still says that a task of the day is done.
func TestATaskThatIsDoneInALabIsToldAfterTheWayWasSkipped(t *testing.T) {
	tasked := func(seat *game.Seat, _ *Options) {
		now := seat.Now()
		tasks := []game.Task{{Kind: game.TaskPredict, N: 1}}
		seat.Player.Apply(game.Batch{At: now, Day: seat.Player.Today(now), Events: []game.Event{{Tasked: &game.Tasked{Tasks: tasks}}}})
	}
	v := atLabs(t, game.SpeakEnglish, tasked).press("enter", "1", "2", "enter", "3", "enter", "enter")
	v.misses("Under way").sees("stopped at Lock", "all tasks of today are") // the line is broken here
}
