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
