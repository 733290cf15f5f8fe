package game_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// thaw makes a player anew from the snapshot of another.
func thaw(t *testing.T, p *game.Player) *game.Player {
	t.Helper()
	raw, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	fresh := &game.Player{}
	if err := json.Unmarshal(raw, fresh); err != nil {
		t.Fatal(err)
	}
	return fresh
}

func TestASnapshotGivesAnEqualPlayerAtEveryBatch(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	finishPack(tb, func(id content.ItemID) bool { return id != contenttest.GateFirst })
	tb.now = at(3000)
	tb.sit(contenttest.LastLesson)
	tb.run(always)
	tb.now = at(1)
	tb.keep(tb.player.TrustClock(tb.now))
	plain, frozen := &game.Player{}, &game.Player{}
	for i, b := range tb.kept {
		plain.Apply(b)
		frozen = thaw(t, frozen)
		frozen.Apply(b)
		if !reflect.DeepEqual(plain, thaw(t, plain)) || !reflect.DeepEqual(plain, frozen) {
			t.Fatalf("after batch %d the snapshot differs:\n%+v\n%+v", i, plain, frozen)
		}
	}
}
