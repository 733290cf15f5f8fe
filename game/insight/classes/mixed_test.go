package classes_test

import (
	"slices"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game/class"
	"quest/game/insight/classes"
)

func summaries(n int, mixed ...string) []classes.Summary {
	var all []classes.Summary
	for range n {
		all = append(all, classes.Summary{Answers: 5, Mixed: mixed})
	}
	return all
}

func TestSummaryOfAPlayer(t *testing.T) {
	pack := contenttest.Pack()
	m := makeMember(t, 1, "Brave Heron").vote(pack, "r1", contenttest.LockIsPump, false)
	pump := pack.ID().Misconception(contenttest.PumpBelief)
	if s := classes.SummaryOf(m.player); s.Answers != 1 || !slices.Equal(s.Mixed, []string{pump}) {
		t.Errorf("%+v", s)
	}
	for n, round := range []string{"r2", "r3", "r4"} {
		m.day = n + 1
		m.vote(pack, round, contenttest.LockIsPump, true)
	}
	if s := classes.SummaryOf(m.player); s.Answers != 4 || len(s.Mixed) != 0 {
		t.Errorf("after three right answers: %+v", s)
	}
}

func TestAClassIsToldFromThreeMembersOn(t *testing.T) {
	pack := contenttest.Pack()
	pump, wind := pack.ID().Misconception(contenttest.PumpBelief), pack.ID().Misconception(contenttest.WindBelief)
	for n, want := range map[int]int{0: 0, 1: 0, 2: 0, 3: 1, 300: 1} {
		got := classes.Suggest(append(summaries(n, pump), classes.Summary{}), []*content.Pack{pack}, nil)
		if len(got) != want {
			t.Fatalf("%d members: %+v", n, got)
		}
		if want == 1 && got[0] != (class.Suggestion{Pack: pack.ID(), Item: got[0].Item, Mixed: pump, Members: n, Of: n}) {
			t.Errorf("%d members: %+v", n, got)
		}
	}
	both := append(summaries(3, pump), summaries(4, wind)...)
	got := classes.Suggest(append(both, summaries(2, wind, pump)...), []*content.Pack{pack}, nil)
	if len(got) != 2 || got[0].Mixed != wind || got[0].Members != 6 || got[1].Members != 5 || got[0].Of != 9 {
		t.Errorf("%+v", got)
	}
	if twice := classes.Suggest(summaries(2, pump, pump), []*content.Pack{pack}, nil); len(twice) != 0 {
		t.Errorf("one misconception twice in a summary counts twice: %+v", twice)
	}
}

func TestASuggestionAsksWhatARoundCan(t *testing.T) {
	pack := contenttest.Deep()
	for _, m := range pack.Misconceptions() {
		full := pack.ID().Misconception(m.ID)
		for _, s := range classes.Suggest(summaries(3, full), []*content.Pack{pack}, nil) {
			item, ok := pack.Item(s.Item)
			if !ok || !classes.InRounds(item) || !slices.Contains(item.Misconceptions(), m.ID) {
				t.Errorf("%s: %+v is of type %s", m.ID, s, item.Type)
			}
		}
	}
}

// The question that was asked in fewer rounds comes, single choice before true or false.
func TestASuggestionIsNotAlwaysTheSameQuestion(t *testing.T) {
	parts := contenttest.Parts()
	for i := range parts.Items {
		if it := &parts.Items[i]; it.ID == contenttest.GateFirst {
			for n := range it.Options {
				if !it.Options[n].Correct {
					it.Options[n].Misconception = contenttest.PumpBelief
				}
			}
		}
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	members := summaries(3, pack.ID().Misconception(contenttest.PumpBelief))
	asked := map[string]int{}
	for _, want := range []content.ItemID{contenttest.GateFirst, contenttest.LockIsPump, contenttest.GateFirst} {
		got := classes.Suggest(members, []*content.Pack{pack}, asked)
		if len(got) != 1 || got[0].Item != want {
			t.Fatalf("after %v: %+v, want %s", asked, got, want)
		}
		asked[pack.ID().Item(want)]++
	}
}

func TestAPackThatIsMissingSuggestsNothing(t *testing.T) {
	if got := classes.Suggest(summaries(30, "gone/pack#misconception/x", "no id"), []*content.Pack{contenttest.Pack()}, nil); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	if got := classes.Suggest(nil, nil, nil); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}
