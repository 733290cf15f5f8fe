package game_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"quest/game"
)

func TestAnEventOfANewerGameChangesNothing(t *testing.T) {
	var e game.Event
	if err := json.Unmarshal([]byte(`{"befriended":{"dragon":true}}`), &e); err != nil {
		t.Fatal(err)
	}
	var p game.Player
	p.Apply(game.Batch{Events: []game.Event{e}})
	if p.XP != 0 || p.Answers != 0 || p.Joined() {
		t.Errorf("an unknown event changed the player: %+v", p)
	}
}

func TestAGrantMergedInTwiceCountsOnce(t *testing.T) {
	var p game.Player
	g := game.Event{Granted: &game.Granted{Reward: "a/b#reward/r", XP: 150, Gold: 5, Drops: []game.Drop{{Index: 0, Gold: 20}}}}
	p.Apply(game.Batch{Events: []game.Event{g}})
	p.Apply(game.Batch{Events: []game.Event{g}})
	if p.XP != 150 || p.Gold != 25 || p.Draws != 1 {
		t.Errorf("XP %d gold %d draws %d, want 150 25 1", p.XP, p.Gold, p.Draws)
	}
}

func BenchmarkFold100000Answers(b *testing.B) {
	start := time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)
	batches := make([]game.Batch, 100_000)
	for i := range batches {
		m := game.Moment{Wall: start.Add(time.Duration(i) * time.Minute)}
		item := fmt.Sprintf("quest/x#item/i%d", i%1000)
		batches[i] = game.Batch{At: m, Day: game.StudyDay(20000 + i/300), Events: []game.Event{
			{Answered: &game.Answered{Item: item, Rev: 1, Grade: 3, Right: true, First: i%3 == 0}},
			{Earned: &game.Earned{Item: item, XP: 3}},
		}}
	}
	b.ReportAllocs()
	for b.Loop() {
		var p game.Player
		for _, batch := range batches {
			p.Apply(batch)
		}
		if p.Answers != len(batches) {
			b.Fatal("answers lost")
		}
	}
}
