package shop_test

import (
	"regexp"
	"slices"
	"testing"
	"time"

	"quest/content"
	"quest/game"
	"quest/game/shop"
)

func at(day int) game.Moment {
	return game.Moment{Wall: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC).AddDate(0, 0, day)}
}

// player has some gold and nothing else.
func player(gold int) *game.Player {
	var p game.Player
	p.Apply(game.Batch{Events: []game.Event{{Granted: &game.Granted{Reward: "a/b#reward/r", Gold: gold}}}})
	return &p
}

func TestTheDataOfTheShopIsSound(t *testing.T) {
	things := shop.Things()
	seen, sold, all := map[string]bool{}, map[game.Slot]int{}, 0
	for _, th := range things {
		if seen[th.ID] || !regexp.MustCompile(`^(usual-)?[a-z]+$`).MatchString(th.ID) {
			t.Errorf("%q is no ID of its own", th.ID)
		}
		seen[th.ID] = true
		if th.Usual != (sold[th.Slot] == 0) {
			t.Errorf("%s: what everybody has is the first of its slot, and nothing else", th.ID)
		}
		sold[th.Slot]++
		if !th.Usual {
			all++
		}
		if !slices.Contains(shop.Slots(), th.Slot) {
			t.Errorf("%s is worn in no slot", th.ID)
		}
		if th.Usual && th.Price != 0 || !th.Usual && (th.Price < 10 || th.Price > 150) {
			t.Errorf("%s costs %d", th.ID, th.Price)
		}
		for _, lang := range []content.Lang{content.English, content.Korean} {
			name, says := th.Name[lang].String(), th.Says[lang].String()
			if name == "" || content.Columns(name) > 24 || says == "" || content.Columns(says) > 96 {
				t.Errorf("%s in %s: %q, %q", th.ID, lang, name, says)
			}
		}
		if (th.Slot == game.SlotCompanion && !th.Usual) != (len(th.Stages) > 0) {
			t.Errorf("%s has %d stages", th.ID, len(th.Stages))
		}
		for i, s := range th.Stages {
			if i == 0 && s.From != 0 || i > 0 && s.From <= th.Stages[i-1].From || s.Name[content.English].Empty() || s.Name[content.Korean].Empty() {
				t.Errorf("%s, stage %d: %+v", th.ID, i, s)
			}
		}
	}
	if all < 12 || all > 20 {
		t.Errorf("%d things are sold", all)
	}
	for _, slot := range shop.Slots() {
		if sold[slot] < 3 {
			t.Errorf("nothing is sold for %s", slot)
		}
	}
}

func TestACompanionGrowsWithMemoriesAndNeverShrinks(t *testing.T) {
	tree, _ := shop.Find("sapling")
	last := 0
	for most := range 300 {
		stage := tree.Stage(most)
		if stage < last {
			t.Fatalf("smaller with %d memories", most)
		}
		last = stage
	}
	if last != len(tree.Stages)-1 {
		t.Errorf("300 memories lead to stage %d", last)
	}
	p := player(200)
	p.Buy(tree.Purchase(), at(0))
	for range 50 { // buying, wearing and opening it do not make it grow
		p.Wear(game.SlotCompanion, "", at(1))
		p.Wear(game.SlotCompanion, "sapling", at(1))
	}
	if got, stage, ok := shop.Companion(p); !ok || got.ID != "sapling" || stage != 0 {
		t.Errorf("%q at stage %d, %v", got.ID, stage, ok)
	}
}

func TestAThingThatTheGameNoLongerHasIsKeptUnderItsName(t *testing.T) {
	p := player(100)
	p.Apply(game.Batch{Events: []game.Event{
		{Bought: &game.Bought{Thing: "cloak", Slot: game.SlotOwl, Price: 40, Name: shop.Words{content.Korean: content.LineIn("망토", 24)}}},
		{Worn: &game.Worn{Slot: game.SlotOwl, Thing: "cloak"}},
	}})
	rows := shop.Rows(p)
	last := rows[len(rows)-1]
	if !last.Gone || !last.Owned || last.Worn || last.Name[content.Korean].String() != "망토" {
		t.Fatalf("%+v", last)
	}
	if b := last.Wear(p, at(1)); !b.Empty() {
		t.Error("what does not exist can be put on")
	}
	if _, ok := shop.Find(p.Worn(game.SlotOwl)); ok {
		t.Error("it is found all the same")
	}
}

func TestWhatEverybodyHasIsWornWhereNothingElseIs(t *testing.T) {
	p := player(100)
	row := func(id string) shop.Row {
		rows := shop.Rows(p)
		return rows[slices.IndexFunc(rows, func(r shop.Row) bool { return r.ID == id })]
	}
	if !row("usual-owl").Worn || !row("usual-owl").Owned {
		t.Error("the usual owl is not there at first")
	}
	if b := row("scholar").Wear(p, at(1)); !b.Empty() {
		t.Error("worn without having it")
	}
	row("scholar").Buy(p, at(1))
	if b := row("scholar").Wear(p, at(1)); b.Empty() || !row("scholar").Worn || row("usual-owl").Worn {
		t.Error("not put on")
	}
	if b := row("scholar").Wear(p, at(1)); !b.Empty() {
		t.Error("kept what changes nothing")
	}
	if b := row("usual-owl").Wear(p, at(1)); b.Empty() || row("scholar").Worn || !row("usual-owl").Worn {
		t.Error("not taken off")
	}
	p.Apply(game.Batch{Events: []game.Event{
		{Bought: &game.Bought{Thing: "cloak", Slot: game.SlotOwl, Price: 1}}, {Worn: &game.Worn{Slot: game.SlotOwl, Thing: "cloak"}},
	}})
	if !row("usual-owl").Worn {
		t.Error("a thing that the game does not have leaves the owl without a look")
	}
}

// No policy of buying, wearing, undoing and merging makes gold or spends what is not there.
func TestThePurseNeverFallsBelowNothingAndBuyingMakesNoGold(t *testing.T) {
	for start := range 200 {
		p, spent := player(start), 0
		for round := range 3 {
			for _, r := range shop.Rows(p) {
				before := p.Purse()
				b := r.Buy(p, at(round))
				if !b.Empty() {
					spent += r.Price
				}
				if p.Purse() > before || p.Purse() < 0 || p.Purse() != start-spent || !b.Empty() && before < r.Price {
					t.Fatalf("%d gold, %s: purse %d, spent %d", start, r.ID, p.Purse(), spent)
				}
				p.Wear(r.Slot, r.ID, at(round))
				p.Wear(r.Slot, "", at(round))
			}
		}
	}
}
