package game_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/source"
	"quest/game"
)

// renamedHarbour is the pack harbour in which an item, its lesson and its quiz have new IDs.
func renamedHarbour(t *testing.T) (before, now *content.Pack) {
	t.Helper()
	files := contenttest.HarbourFiles(t)
	var findings []source.Finding
	if before, findings = source.Load(files, source.Options{}); before == nil {
		t.Fatal(findings)
	}
	for path, f := range files {
		text := string(f.Data)
		if strings.HasPrefix(path, "quiz/") {
			text = strings.Replace(text, "- id: what-pulls\n", "- id: what-draws\n    was: [what-pulls]\n", 1)
		}
		f.Data = []byte(text)
	}
	if now, findings = source.Load(files, source.Options{}); now == nil {
		t.Fatal(findings)
	}
	return before, now
}

// TestARenamedItemKeepsWhatIsKnownOfIt answers, stars and disputes an item, goes on with a version of the
// pack in which it has another ID, and finds all of it there: at once, after a replay of the records,
// from a snapshot, and with an answer that another device gave under the old ID.
func TestARenamedItemKeepsWhatIsKnownOfIt(t *testing.T) {
	before, now := renamedHarbour(t)
	from, to := before.ID().Item("what-pulls"), now.ID().Item("what-draws")
	at := func(day int) game.Moment {
		return game.Moment{Wall: time.Date(2026, 11, 20+day, 12, 0, 0, 0, time.UTC)}
	}
	day := func(n int) game.StudyDay { return new(game.Player).Today(at(n)) }
	answered := func(n int, item string) game.Batch {
		return game.Batch{At: at(n), Day: day(n), Events: []game.Event{{Answered: &game.Answered{Item: item, Rev: 1, Quiz: before.ID().Quiz("tides"), Right: true, Got: 1, Of: 1, Grade: 3, First: true}}}}
	}
	p := new(game.Player)
	journal := []game.Batch{
		answered(0, from), answered(3, from),
		{At: at(3), Day: day(3), Events: []game.Event{{Marked: &game.Marked{Item: from, Mark: game.Star, On: true}}}},
		{At: at(3), Day: day(3), Events: []game.Event{{Disputed: &game.Disputed{Item: from, Rev: 1, Note: contenttest.Safe("The sun, too.")}}}},
	}
	for _, b := range journal {
		p.Apply(b)
	}
	was, _ := p.Knowing(from)
	if b := p.Follow([]*content.Pack{before}, at(4)); !b.Empty() {
		t.Fatalf("the version before moves %+v", b.Events)
	}
	b := p.Follow([]*content.Pack{now}, at(4))
	journal = append(journal, b)
	if again := p.Follow([]*content.Pack{now}, at(5)); !again.Empty() {
		t.Errorf("it moves twice: %+v", again.Events)
	}
	if k, ok := p.Knowing(to); !ok || !reflect.DeepEqual(k, was) {
		t.Errorf("known is %+v, want %+v", k, was)
	}
	if _, ok := p.Knowing(from); ok || !p.Marks(to, at(4)).Starred || p.Disputes[0].Item != to {
		t.Errorf("something stays under the old ID: %v, %+v", p.Starred(), p.Disputes)
	}
	late := answered(9, from) // by another device
	journal = append(journal, late)
	p.Apply(late)
	if k, _ := p.Knowing(to); k.Count <= was.Count {
		t.Errorf("an answer under the old ID is lost: %+v", k)
	}
	replayed, thawed := new(game.Player), new(game.Player)
	for _, b := range journal {
		raw, err := json.Marshal(b.Events)
		if err != nil {
			t.Fatal(err)
		}
		b.Events = nil
		if err := json.Unmarshal(raw, &b.Events); err != nil {
			t.Fatal(err)
		}
		replayed.Apply(b)
	}
	raw, err := json.Marshal(p)
	if err == nil {
		err = json.Unmarshal(raw, thawed)
	}
	if err != nil {
		t.Fatal(err)
	}
	for name, other := range map[string]*game.Player{"a replay": replayed, "a snapshot": thawed} {
		if !reflect.DeepEqual(other, p) {
			t.Errorf("%s gives another player:\n%+v\n%+v", name, other, p)
		}
	}
}

// What is known under both IDs stays where it is, and names in a circle end.
func TestStrangeMovesAreFolded(t *testing.T) {
	p := new(game.Player)
	give := func(item string) {
		p.Apply(game.Batch{Day: 5, Events: []game.Event{{Answered: &game.Answered{Item: item, Rev: 1, Right: true, Got: 1, Of: 1, Grade: 3, First: true}}}})
	}
	give("p/q#item/a")
	give("p/q#item/b")
	give("p/q#item/b")
	b, _ := p.Knowing("p/q#item/b")
	p.Apply(game.Batch{Day: 5, Events: []game.Event{{Moved: &game.Moved{IDs: []game.Move{{From: "p/q#item/a", To: "p/q#item/b"}, {From: "p/q#item/b", To: "p/q#item/a"}, {From: "", To: "x"}, {From: "y"}}}}}})
	if k, ok := p.Knowing("p/q#item/b"); !ok || !reflect.DeepEqual(k, b) {
		t.Errorf("what was known is %+v", k)
	}
	give("p/q#item/a") // ends
	if p.Answers != 4 {
		t.Errorf("%d answers", p.Answers)
	}
}
