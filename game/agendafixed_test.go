package game_test

import (
	"slices"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// taskKinds gives the kinds of the tasks that the day's screen lists now.
func (tb *table) taskKinds() []game.TaskKind {
	var kinds []game.TaskKind
	for _, task := range tb.player.Agenda([]*content.Pack{tb.pack}, tb.now).Tasks {
		kinds = append(kinds, task.Kind)
	}
	return kinds
}

// A session was begun, and a lab is tried before its first batch: the lab fixes the tasks that
// were listed, and neither the session nor a lesson that is begun later changes or adds one.
func TestTheTasksThatAreListedAreTheOnesThatAreFixed(t *testing.T) {
	for seed := range uint64(12) {
		tb := sitDown(t, contenttest.Deep())
		tb.player.Seed = seed
		packs := []*content.Pack{tb.pack}
		listed := tb.taskKinds()
		next, ok := tb.player.NextLesson(packs, game.Destination{}, tb.now)
		if !ok {
			t.Fatal("no lesson to begin with")
		}
		s, b, err := game.BeginDay(tb.player, next.Goal, packs, tb.now)
		if err != nil {
			t.Fatal(err)
		}
		if !b.Empty() {
			t.Fatal("a lesson that is opened writes something already")
		}
		bench := enter(t, tb, "")
		bench.Among(packs)
		routes, err := bench.Visible("sail")
		if err != nil {
			t.Fatal(err)
		}
		said := game.Forecast{}
		for _, r := range routes {
			said[r.ID] = game.Arrives
		}
		tb.fire(bench, said)
		for range 6 {
			tb.keep(s.Next(tb.now))
		}
		if _, b, err = game.BeginDay(tb.player, next.Goal, packs, tb.now); err != nil {
			t.Fatal(err)
		}
		tb.keep(b)
		if now := tb.taskKinds(); !slices.Equal(now, listed) {
			t.Errorf("seed %d: %v was listed, and %v is now", seed, listed, now)
		}
		if _, of := tb.player.TasksDone(tb.player.Today(tb.now)); of != len(listed) {
			t.Errorf("seed %d: the map counts %d tasks, %v are listed", seed, of, listed)
		}
	}
}
