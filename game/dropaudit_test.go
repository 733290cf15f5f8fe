package game_test

import (
	"encoding/json"
	"strconv"
	"testing"

	"quest/content"
	"quest/game"
)

// audited gives what an audit of some batches finds.
func audited(packs []*content.Pack, batches []game.Batch) game.DropCheck {
	a := game.NewDropAudit(packs)
	for _, b := range batches {
		a.Take(b)
	}
	return a.Result()
}

// again gives batches as they are read from a save, so that a test can change them.
func again(t *testing.T, batches []game.Batch) []game.Batch {
	t.Helper()
	all := make([]game.Batch, len(batches))
	for i, b := range batches {
		raw, err := json.Marshal(b.Events)
		if err != nil {
			t.Fatal(err)
		}
		all[i] = game.Batch{At: b.At, Day: b.Day}
		if err := json.Unmarshal(raw, &all[i].Events); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// played is a save of some weeks at a pack whose rewards draw too.
func played(t *testing.T, pack *content.Pack) []game.Batch {
	t.Helper()
	tb := sitDown(t, pack)
	for day := range 40 {
		tb.now = at(2 * day)
		for _, l := range pack.Lessons() {
			tb.readOn(l.ID)
			tb.run(always)
			tb.sit(l.ID)
			tb.run(always)
		}
	}
	for day := 400; day < 404; day++ { // and of many more items
		tb.kept = append(tb.kept, eager(tb.player, day, items(strconv.Itoa(day)+"-", 60)...)...)
	}
	return tb.kept
}

// Every draw of a real game gives again what was recorded, those of packs too.
func TestEveryPastDrawGivesAgainWhatWasRecorded(t *testing.T) {
	pack := rewarding(t)
	batches := played(t, pack)
	answers, packs, gold := 0, 0, 0
	for _, b := range batches {
		for _, e := range b.Events {
			if e.Drawn != nil {
				answers++
				gold += e.Drawn.Gold
			}
			if e.Granted != nil {
				packs += len(e.Granted.Drops)
			}
		}
	}
	c := audited([]*content.Pack{pack}, batches)
	if c.Same != answers+packs || len(c.Differing) > 0 || c.Astray || answers < 20 || packs < 4 || c.Gold != gold || gold == 0 {
		t.Errorf("%d draws for answers with %d gold, and %d of packs: %+v", answers, gold, packs, c)
	}
	if c = audited(nil, batches); c.Same != answers || c.NoTable != packs {
		t.Errorf("without the pack: %+v", c)
	}
}

// A draw that was changed afterwards is named with what it must have brought.
func TestAChangedDrawIsNamed(t *testing.T) {
	pack := rewarding(t)
	whole := played(t, pack)
	for name, change := range map[string]func(e *game.Event) bool{
		"gold of a dry draw": func(e *game.Event) bool {
			if e.Drawn == nil || e.Drawn.Found() {
				return false
			}
			e.Drawn.Gold = 100
			return true
		},
		"more gold": func(e *game.Event) bool {
			if e.Drawn == nil || e.Drawn.Gold == 0 {
				return false
			}
			e.Drawn.Gold++
			return true
		},
		"another keepsake": func(e *game.Event) bool {
			if e.Drawn == nil || e.Drawn.Keepsake == "" {
				return false
			}
			e.Drawn.Keepsake = "feather-of-gold"
			return true
		},
		"a counter that makes the draw certain": func(e *game.Event) bool {
			if e.Drawn == nil || e.Drawn.Found() {
				return false
			}
			e.Drawn.Dry = 11
			return true
		},
		"the chest of a pack": func(e *game.Event) bool {
			if e.Granted == nil || len(e.Granted.Drops) == 0 {
				return false
			}
			e.Granted.Drops[0].Gold += 1000
			return true
		},
	} {
		batches := again(t, whole)
		index := -1
		for i := range batches {
			for j := range batches[i].Events {
				if e := &batches[i].Events[j]; index < 0 && change(e) {
					if e.Drawn != nil {
						index = e.Drawn.Index
					} else {
						index = e.Granted.Drops[0].Index
					}
				}
			}
		}
		c := audited([]*content.Pack{pack}, batches)
		if index < 0 || len(c.Differing) == 0 || c.Differing[0].Index != index {
			t.Errorf("%s: draw %d was changed, and found is %+v", name, index, c.Differing)
		}
	}
}

// Draws that cannot be worked out are told as such and never called right or wrong: by odds of a
// newer game, without the record of the seed, from a table of a pack that has changed since.
func TestDrawsThatCannotBeCheckedAreCounted(t *testing.T) {
	pack := rewarding(t)
	whole := played(t, pack)
	sure := audited([]*content.Pack{pack}, whole)
	newer := again(t, whole)
	for _, b := range newer {
		for _, e := range b.Events {
			if e.Drawn != nil {
				e.Drawn.Odds = 99
			}
		}
	}
	c := audited([]*content.Pack{pack}, newer)
	if c.Unknown == 0 || c.Unknown+c.Same != sure.Same || len(c.Differing) > 0 {
		t.Errorf("odds of a newer game: %+v", c)
	}
	if c = audited([]*content.Pack{pack}, whole[1:]); c.NoSeed != sure.Same || len(c.Differing) > 0 {
		t.Errorf("without the seed: %+v", c)
	}
	older := again(t, whole)
	for _, b := range older {
		for _, e := range b.Events {
			if e.Granted != nil && len(e.Granted.Drops) > 0 {
				e.Granted.Table, e.Granted.Drops[0].Gold = "", 77
			}
		}
	}
	if c = audited([]*content.Pack{pack}, older); c.NoTable == 0 || len(c.Differing) > 0 {
		t.Errorf("an older save, whose table nobody knows: %+v", c)
	}
}

// Two saves that both drew are merged: each draw is checked by what it says of itself, and by the seed
// of either.
func TestDrawsOfMergedSavesAreChecked(t *testing.T) {
	var parts [2][]game.Batch
	for n := range parts {
		p := &game.Player{}
		parts[n] = append(parts[n], p.Join(game.Joined{Seed: uint64(n)}, at(0)))
		parts[n] = append(parts[n], eager(p, n, items(string(rune('a'+n)), 80)...)...)
	}
	var merged []game.Batch
	for i := range parts[0] {
		merged = append(merged, parts[0][i], parts[1][i])
	}
	c := audited(nil, merged)
	if !c.Astray || len(c.Differing) > 0 || c.Same < 40 {
		t.Errorf("found %+v", c)
	}
}
