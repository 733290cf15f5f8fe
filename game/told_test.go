package game_test

import (
	"slices"
	"testing"

	"quest/content"
	"quest/game"
	"quest/game/story"
)

// told gives the parts that are shown at map after map, until none is.
func (tb *table) told() []story.Part {
	tb.t.Helper()
	var parts []story.Part
	for {
		part, ok := tb.player.NextTale([]*content.Pack{tb.pack}, game.Destination{}, tb.now)
		if !ok {
			return parts
		}
		tb.keep(tb.player.Tell(part, tb.now))
		parts = append(parts, part.Part)
	}
}

// The story goes with the path: each part is shown once, when the player has come to it.
func TestTheStoryIsToldOnceAndInItsOrder(t *testing.T) {
	tb := sitDown(t, lessonsOf(t, 2, 6))
	for _, c := range []struct {
		play func()
		want []story.Part
	}{
		{func() {}, nil},
		{func() { tb.readOn("lesson-0"); tb.run(always) }, []story.Part{story.Arrival}},
		{func() { tb.readOn("lesson-1"); tb.run(always) }, []story.Part{story.Gate}},
		{func() { tb.fight(false); tb.run(never) }, nil},
		{func() { tb.fight(false); tb.run(always) }, []story.Part{story.Victory}},
		{func() { tb.fight(false); tb.run(always) }, nil},
	} {
		c.play()
		if got := tb.told(); !slices.Equal(got, c.want) {
			t.Errorf("%v is told, want %v", got, c.want)
		}
	}
	tb.replay()
	if got := tb.player.Told(tb.pack); len(got) != 3 || got[2].Part != story.Victory {
		t.Errorf("what was told is %v", got)
	}
}

func TestTheStoryCanBeSwitchedOff(t *testing.T) {
	tb := sitDown(t, lessonsOf(t, 2, 6))
	finishPack(tb, always)
	off := false
	tb.keep(tb.player.Prefer(game.Preferred{Story: &off}, tb.now))
	if got := tb.told(); got != nil {
		t.Errorf("%v is told", got)
	}
	on := true
	tb.keep(tb.player.Prefer(game.Preferred{Story: &on}, tb.now))
	if got := tb.told(); !slices.Equal(got, []story.Part{story.Arrival, story.Gate}) {
		t.Errorf("switched on again, %v is told", got)
	}
}
