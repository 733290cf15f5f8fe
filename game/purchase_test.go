package game_test

import (
	"encoding/json"
	"slices"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

func thing(id string, slot game.Slot, price int) game.Bought {
	return game.Bought{Thing: id, Slot: slot, Price: price, Name: map[content.Lang]content.Safe{
		content.English: contenttest.Safe(id + " in words"), content.Korean: contenttest.Safe("물건"),
	}}
}

var kite = thing("kite", game.SlotBanner, 30)

// gave is a batch that gives gold by a reward of its own.
func gave(day game.StudyDay, reward string, gold int) game.Batch {
	return game.Batch{At: at(int(day)), Day: day, Events: []game.Event{{Granted: &game.Granted{Reward: reward, Gold: gold}}}}
}

// bought is a batch of a purchase, as another save holds it.
func bought(day game.StudyDay, b game.Bought) game.Batch {
	return game.Batch{At: at(int(day)), Day: day, Events: []game.Event{{Bought: &b}}}
}

// folded gives the player of some batches in an order.
func folded(batches ...game.Batch) *game.Player {
	var p game.Player
	for _, b := range batches {
		p.Apply(b)
	}
	return &p
}

func TestAThingIsBoughtOnceAndForEnoughGold(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	if b := tb.player.Buy(kite, tb.now); !b.Empty() || tb.player.Deal(kite) != game.Short || tb.player.Owns("kite") {
		t.Fatal("bought without gold")
	}
	b := gave(1, "a/b#reward/r", 50)
	tb.player.Apply(b)
	tb.keep(b)
	tb.keep(tb.player.Buy(kite, tb.now))
	if tb.player.Purse() != 20 || !tb.player.Owns("kite") {
		t.Fatalf("purse %d, owned %v", tb.player.Purse(), tb.player.Owns("kite"))
	}
	if b := tb.player.Buy(kite, tb.now); !b.Empty() || tb.player.Deal(kite) != game.Held || tb.player.Purse() != 20 {
		t.Error("bought twice")
	}
	if dear := thing("moon", game.SlotOwl, 21); tb.player.Deal(dear) != game.Short {
		t.Error("one gold too dear and sold")
	}
	if all := thing("star", game.SlotOwl, 20); tb.player.Deal(all) != game.Sold {
		t.Error("the whole purse is not enough")
	}
	want := *tb.player
	tb.replay()
	if tb.player.Purse() != want.Purse() || !slices.EqualFunc(tb.player.Possessions(), want.Possessions(), func(a, b game.Possession) bool {
		return a.Day == b.Day && a.Bought.Name[content.Korean] == b.Bought.Name[content.Korean] && a.Bought.Thing == b.Bought.Thing
	}) {
		t.Errorf("replay gives %+v", tb.player.Possessions())
	}
}

// Two saves that bought the same thing pay once, whichever way they are put together.
func TestAPurchaseOfTwoSavesIsPaidOnce(t *testing.T) {
	dearer := kite
	dearer.Price = 40
	for name, order := range map[string][]game.Batch{
		"one price":  {gave(1, "r", 100), bought(2, kite), bought(3, kite)},
		"two prices": {gave(1, "r", 100), bought(2, kite), bought(3, dearer)},
		"gold later": {bought(2, kite), bought(3, kite), gave(4, "r", 100)},
	} {
		if p := folded(order...); p.Purse() != 70 || len(p.Possessions()) != 1 {
			t.Errorf("%s: purse %d", name, p.Purse())
		}
	}
}

// Both saves spent the same gold: nothing is taken back, the purse is empty and never shown
// below nothing, and later gold pays the debt before anything can be bought again.
func TestADebtOfTwoSavesIsPaidFromLaterGoldAndNeverShown(t *testing.T) {
	owl := thing("moon", game.SlotOwl, 30)
	for name, p := range map[string]*game.Player{
		"kite first": folded(gave(1, "r", 30), bought(2, kite), bought(3, owl)),
		"owl first":  folded(gave(1, "r", 30), bought(2, owl), bought(3, kite)),
	} {
		if p.Purse() != 0 || p.Standing(3).Gold != 0 || !p.Owns("kite") || !p.Owns("moon") {
			t.Fatalf("%s: purse %d, standing %d", name, p.Purse(), p.Standing(3).Gold)
		}
		p.Apply(gave(4, "s", 25))
		if p.Purse() != 0 || p.Deal(thing("pebble", game.SlotOwl, 1)) != game.Short {
			t.Errorf("%s: %d gold of a debt of 30 can be spent", name, p.Purse())
		}
		p.Apply(gave(5, "t", 15))
		if p.Purse() != 10 {
			t.Errorf("%s: purse %d after the debt, want 10", name, p.Purse())
		}
	}
}

func TestNothingIsRefunded(t *testing.T) {
	p := folded(gave(1, "r", 30), bought(2, kite))
	p.Apply(game.Batch{Day: 2, Events: []game.Event{{Undone: &game.Undone{Item: "quest/a#item/b"}}, {Worn: &game.Worn{Slot: game.SlotBanner}}}})
	if p.Purse() != 0 || !p.Owns("kite") {
		t.Errorf("purse %d", p.Purse())
	}
}

// A price that no version of the game could have asked neither pays gold nor gives the thing.
func TestAnImpossiblePriceBuysNothing(t *testing.T) {
	for _, price := range []int{-1, -1 << 62, 1_000_000_001, 1 << 62} {
		e := game.Event{Bought: &game.Bought{Thing: "kite", Price: price}}
		if _, flawed := game.FlawIn(e); !flawed {
			t.Errorf("price %d has no flaw", price)
		}
		p := folded(gave(1, "r", 30), game.Batch{Day: 2, Events: []game.Event{e}})
		if p.Purse() != 30 || p.Owns("kite") {
			t.Errorf("price %d: purse %d, owned %v", price, p.Purse(), p.Owns("kite"))
		}
	}
}

// The words of a purchase come from a save, so that they are made safe for a terminal.
func TestTheNameOfAPurchaseIsOneCleanLine(t *testing.T) {
	var e game.Event
	if err := json.Unmarshal([]byte(`{"bought":{"thing":"kite","slot":"banner","price":1,"name":{"en":"a\nquest: \u001b[2J","ko":"연"}}}`), &e); err != nil {
		t.Fatal(err)
	}
	name := e.Bought.Name[content.English].String()
	if slices.ContainsFunc([]rune(name), func(r rune) bool { return r < ' ' }) || e.Bought.Name[content.Korean].String() != "연" {
		t.Errorf("%q", e.Bought.Name)
	}
}

func TestWhatIsWornIsTheNewestThatThePlayerHas(t *testing.T) {
	p := folded(gave(1, "r", 100))
	if b := p.Wear(game.SlotBanner, "kite", at(1)); !b.Empty() {
		t.Error("wears what was not bought")
	}
	p.Buy(kite, at(1))
	if b := p.Wear(game.SlotOwl, "kite", at(1)); !b.Empty() {
		t.Error("wears a banner as an owl")
	}
	if b := p.Wear(game.SlotBanner, "kite", at(1)); b.Empty() || p.Worn(game.SlotBanner) != "kite" {
		t.Errorf("wears %q", p.Worn(game.SlotBanner))
	}
	if b := p.Wear(game.SlotBanner, "kite", at(1)); !b.Empty() {
		t.Error("kept what changes nothing")
	}
	if b := p.Wear(game.SlotBanner, "", at(2)); b.Empty() || p.Worn(game.SlotBanner) != "" {
		t.Errorf("wears %q after taking it off", p.Worn(game.SlotBanner))
	}
	forged := folded(game.Batch{Events: []game.Event{{Worn: &game.Worn{Slot: game.SlotBanner, Thing: "kite"}}}})
	if got := forged.Worn(game.SlotBanner); got != "" {
		t.Errorf("wears %q without having it", got)
	}
	forged.Apply(bought(3, kite)) // of a save whose clock was ahead
	if got := forged.Worn(game.SlotBanner); got != "kite" {
		t.Errorf("wears %q, put on before the purchase by another clock", got)
	}
}

func TestTheWornTitleIsShownElseTheNewest(t *testing.T) {
	titled := func(reward string) game.Event {
		return game.Event{Granted: &game.Granted{Reward: reward, Title: map[content.Lang]content.Safe{content.English: contenttest.Safe("Title of " + reward)}}}
	}
	var p game.Player
	p.Apply(game.Batch{Events: []game.Event{titled("first"), titled("second")}})
	if s := p.Standing(0); s.Title.Reward != "second" {
		t.Errorf("shows %q, want the newest", s.Title.Reward)
	}
	p.Wear(game.SlotTitle, "first", at(0))
	if s := p.Standing(0); s.Title.Reward != "first" {
		t.Errorf("shows %q, want the one that is worn", s.Title.Reward)
	}
	if b := p.Wear(game.SlotTitle, "third", at(0)); !b.Empty() {
		t.Error("wears a title that was not earned")
	}
	sealed := &game.Granted{Reward: "second"}
	if s := p.Standing(0).Without([]*game.Granted{sealed}); s.Title.Reward != "first" {
		t.Errorf("shows %q while the chest is shut", s.Title.Reward)
	}
	p.Wear(game.SlotTitle, "", at(0))
	if s := p.Standing(0).Without([]*game.Granted{sealed}); s.Title.Reward != "first" {
		t.Errorf("shows %q, which is still in the chest", s.Title.Reward)
	}
}

// What an older game does with a purchase it does with every unknown event; see
// TestAnEventOfANewerGameChangesNothing. This is the other way round: fields of a newer game.
func TestAPurchaseOfANewerGameIsUnderstoodAsFarAsItGoes(t *testing.T) {
	var e game.Event
	raw := `{"bought":{"thing":"kite","slot":"hat","price":3,"name":{"en":"Kite","fr":"cerf-volant"},"shade":"blue"}}`
	if err := json.Unmarshal([]byte(raw), &e); err != nil {
		t.Fatal(err)
	}
	p := folded(gave(1, "r", 10), game.Batch{Day: 2, Events: []game.Event{e}})
	if p.Purse() != 7 || !p.Owns("kite") || p.Possessions()[0].Bought.Name["fr"].String() != "cerf-volant" {
		t.Errorf("purse %d, %+v", p.Purse(), p.Possessions())
	}
}
