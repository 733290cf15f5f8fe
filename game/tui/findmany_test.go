package tui

import (
	"fmt"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// With many packs the search reads the first ones at once, rests while something is typed, and
// is full once nothing is typed any more.
func TestReadingManyPacksRestsWhileOneTypes(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) {
		for i := range 9 {
			parts := contenttest.Parts()
			parts.Meta.ID = content.PackID(fmt.Sprintf("test/pack-%d", i))
			parts.Concepts = append(parts.Concepts, content.Concept{ID: "own", Term: contenttest.Both(fmt.Sprintf("beacon %d", i), fmt.Sprintf("등대 %d", i)), Short: contenttest.Both("A light.", "빛.")})
			pack, err := content.NewPack(parts)
			if err != nil {
				t.Fatal(err)
			}
			s.Packs = append(s.Packs, pack)
		}
	})
	v.holding = true
	v.press("/")
	for asked := false; len(v.held) > 0; { // what was held, with what follows, but no alarm
		if v.m.finder.parts == restsFrom && !asked {
			asked = true
			v.typed("beacon 8")
		}
		cmd := v.held[0]
		v.held = v.held[1:]
		v.send(cmd())
	}
	v.holding = false
	if v.m.finder.whole || v.m.finder.parts < restsFrom {
		t.Fatalf("%d parts were read while something was typed", v.m.finder.parts)
	}
	v.sees("reading packs")
	v.ring()
	v.sees("beacon 8").misses("reading packs")
}
