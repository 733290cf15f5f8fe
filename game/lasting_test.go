package game_test

import (
	"encoding/json"
	"testing"

	"quest/game"
)

// answers is a batch of first answers of one item on a study day.
func answered(day game.StudyDay, item string, grade int) game.Batch {
	return game.Batch{At: at(int(day)), Day: day, Events: []game.Event{
		{Answered: &game.Answered{Item: item, Rev: 1, Grade: grade, Right: grade > 1, First: true}},
	}}
}

func TestOnlyRepetitionsOnLaterDaysMakeAMemoryLast(t *testing.T) {
	var p game.Player
	for range 1000 {
		p.Apply(answered(1, "a#item/x", 3))
	}
	if p.Lasting().Most != 0 {
		t.Fatalf("a thousand answers of one day give %+v", p.Lasting())
	}
	for _, day := range []game.StudyDay{3, 14} {
		p.Apply(answered(day, "a#item/x", 3))
	}
	if p.Lasting() != (game.Lasting{Now: 1, Most: 1}) {
		t.Fatalf("three days of answers give %+v", p.Lasting())
	}
	p.Apply(answered(60, "a#item/x", 1))
	if p.Lasting() != (game.Lasting{Now: 0, Most: 1}) {
		t.Errorf("after it was forgotten: %+v", p.Lasting())
	}
}

// The count is kept answer by answer; it must be what a walk over all items gives.
func TestLastingMemoriesAreCountedAsTheyAre(t *testing.T) {
	var p game.Player
	items := []string{"a#item/x", "a#item/y", "b#item/z", "b#item/w"}
	for n := range 60 {
		grade := 3
		if n%7 == 0 {
			grade = 1
		}
		p.Apply(answered(game.StudyDay(1+n*n/20), items[n%len(items)], grade))
		now := 0
		for _, id := range items {
			if k, ok := p.Knowing(id); ok && k.Card.Stability >= game.LastingDays {
				now++
			}
		}
		if got := p.Lasting(); got.Now != now || got.Most < now {
			t.Fatalf("answer %d: %+v, want %d", n, got, now)
		}
	}
	if p.Lasting().Most == 0 {
		t.Fatal("nothing ever lasted, so nothing was tested")
	}
	most := p.Lasting().Most
	p.Apply(game.Batch{Day: 500, Events: []game.Event{{Clock: &game.Clock{Day: 2, Trust: true}}}})
	if got := p.Lasting(); got.Now > 0 || got.Most != most {
		t.Errorf("after the days of a wrong clock were taken away: %+v, once %d", got, most)
	}
	raw, err := json.Marshal(&p)
	if err != nil {
		t.Fatal(err)
	}
	var again game.Player
	if err := json.Unmarshal(raw, &again); err != nil || again.Lasting() != p.Lasting() {
		t.Errorf("%+v after a snapshot, %v", again.Lasting(), err)
	}
}

// remembers makes some memories last, from a study day on, and gives the day behind it.
func remembers(p *game.Player, from game.StudyDay, items ...string) game.StudyDay {
	for _, after := range []game.StudyDay{0, 2, 13} {
		for _, id := range items {
			p.Apply(answered(from+after, id, 3))
		}
	}
	return from + 14
}

// A companion grows by what is remembered since it came, also for whoever remembers much already,
// and forgetting takes nothing away. One of an older save is as grown as it was.
func TestACompanionGrowsByWhatIsRememberedSinceItCame(t *testing.T) {
	var p game.Player
	day := remembers(&p, 1, "a#item/x", "a#item/y", "a#item/z")
	p.Apply(game.Batch{Day: day, Events: []game.Event{
		{Granted: &game.Granted{Reward: "a/b#reward/r", Gold: 100}}, {Bought: &game.Bought{Thing: "older", Slot: game.SlotCompanion, Price: 1}},
	}})
	if got := p.Growing("sapling"); got != (game.Growing{}) {
		t.Errorf("before it came: %+v", got)
	}
	b := p.Buy(game.Bought{Thing: "sapling", Slot: game.SlotCompanion, Price: 60}, at(int(day)))
	if b.Events[0].Bought.Lasting == nil || *b.Events[0].Bought.Lasting != 3 {
		t.Fatalf("kept of it: %+v", b.Events[0].Bought)
	}
	since := func(memories int) {
		t.Helper()
		if got := p.Growing("sapling"); got != (game.Growing{Memories: memories, Owned: true, Since: true}) {
			t.Errorf("it grows by %+v, want %d", got, memories)
		}
		if got := p.Growing("older"); got != (game.Growing{Memories: p.Lasting().Most, Owned: true}) {
			t.Errorf("one of an older save grows by %+v, want %d", got, p.Lasting().Most)
		}
	}
	since(0)
	day = remembers(&p, day, "a#item/v", "a#item/w")
	since(2)
	for _, id := range []string{"a#item/v", "a#item/w", "a#item/x"} { // forgotten, and learned again
		p.Apply(answered(day+60, id, 1))
	}
	since(2)
	remembers(&p, day+61, "a#item/v", "a#item/w", "a#item/x")
	since(2)
	raw, err := json.Marshal(&p)
	if err != nil {
		t.Fatal(err)
	}
	if p = (game.Player{}); json.Unmarshal(raw, &p) != nil {
		t.Fatal("the snapshot is not read")
	}
	since(2)
}
