package coverage_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/giveaway"
	"quest/game/insight/coverage"
)

// made gives a pack with a quiz of these items.
func made(t interface{ Fatal(...any) }, items ...content.Item) *content.Pack {
	parts := contenttest.Parts()
	quiz := content.Quiz{ID: "made", Title: contenttest.Both("Made", "만든 것")}
	for _, it := range items {
		quiz.Items = append(quiz.Items, it.ID)
	}
	parts.Quizzes, parts.Items, parts.Rewards, parts.Labs = []content.Quiz{quiz}, items, nil, nil
	for i := range parts.Lessons {
		parts.Lessons[i].Quiz, parts.Lessons[i].Lab, parts.Lessons[i].Reward = "", "", ""
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// single gives an item whose right option stands at a place, counted from 0, and has a text of its own.
func single(n, right int, rightText string, wrong ...string) content.Item {
	it := content.Item{ID: content.ItemID("item-" + string(rune('a'+n/26)) + string(rune('a'+n%26))), Type: content.Single, Rev: 1, Stem: contenttest.Same("?"), Difficulty: 1, Choose: 1, Shuffle: true}
	for i := range len(wrong) + 1 {
		id := content.PartID("opt-" + string(rune('a'+i)))
		if i == right {
			it.Options = append(it.Options, content.Option{ID: id, Text: contenttest.Same(rightText), Correct: true})
			continue
		}
		it.Options = append(it.Options, content.Option{ID: id, Text: contenttest.Same(wrong[0])})
		wrong = wrong[1:]
	}
	return it
}

func TestRightOptionsThatAreLongerAreMeasured(t *testing.T) {
	var long []content.Item
	for n := range 12 {
		long = append(long, single(n, n%3, "the longest of all", "short", "shorter"))
	}
	f := coverage.Of(made(t, long...), "2026-11-30")
	if len(f.Giveaways) != 2 || f.Giveaways[1].Lang != content.Korean {
		t.Fatalf("%+v", f.Giveaways)
	}
	if s := f.Giveaways[0].Single[0]; s.Rule != giveaway.Longest || s.Right != 12 || s.Of != 12 || math.Abs(s.Chance-4) > 1e-9 {
		t.Errorf("%+v", s)
	}
	for _, p := range f.Places {
		if p.Times != 4 || p.Leans() != 0 {
			t.Errorf("place %d: %+v", p.N, p)
		}
	}
	if p := coverage.Of(made(t, single(0, 0, "ebb", "flood")), "").Places[0]; p.Leans() != 0 {
		t.Error("one item is enough to tell")
	}
}

func TestRightOptionsAtOnePlaceAreTold(t *testing.T) {
	var items []content.Item
	for n := range 12 {
		items = append(items, single(n, 1, "right", "wrong", "worse", "worst"))
	}
	f := coverage.Of(made(t, items...), "")
	if p := f.Places[1]; p.Times != 12 || p.Chance != 3 || p.Leans() != 1 {
		t.Errorf("%+v leans %d", p, p.Leans())
	}
	if len(f.Lures) != 3 || len(f.Lures[0].Items) != 12 {
		t.Errorf("lures: %+v", f.Lures)
	}
}

func TestTruthsWordsAndLures(t *testing.T) {
	items := []content.Item{
		single(0, 0, "ebb", "it always falls", "flood"), single(1, 0, "flood", "it always falls", "spring"), single(2, 1, "neap", "it always falls", "flood"),
	}
	for n := 3; n < 15; n++ {
		it := content.Item{ID: content.ItemID("truth-" + string(rune('a'+n))), Type: content.TrueFalse, Rev: 1, Stem: contenttest.Same("?"), Answer: n > 3}
		items = append(items, it)
	}
	f := coverage.Of(made(t, items...), "")
	if f.Truths.Times != 11 || f.Truths.Of != 12 || f.Truths.Leans() != 1 {
		t.Errorf("%+v leans %d", f.Truths, f.Truths.Leans())
	}
	if w := f.Giveaways[0].Absolute; w.Wrong != 3 || w.OfWrong != 6 || w.Right != 0 || w.OfRight != 3 {
		t.Errorf("%+v", w)
	}
	if len(f.Lures) != 1 || len(f.Lures[0].Items) != 3 || f.Lures[0].Right != 0 {
		t.Errorf("%+v", f.Lures)
	}
}

func TestWhatThePackOfTheTestsCovers(t *testing.T) {
	pack := contenttest.Deep()
	f := coverage.Of(pack, "2026-11-30")
	sum := 0
	for _, n := range f.Types {
		sum += n.Items
	}
	if f.Items == 0 || sum != f.Items || len(f.Concepts) != len(pack.Concepts()) || len(f.Misconceptions) != len(pack.Misconceptions()) {
		t.Errorf("%+v", f)
	}
	for _, l := range f.Languages {
		if l.Of == 0 || l.Written != l.Of {
			t.Errorf("%+v", l)
		}
	}
}

func TestLanguagesAndDates(t *testing.T) {
	it := single(0, 0, "ebb", "flood", "slack")
	it.Options[1].Why = content.NewText(map[content.Lang][]content.Safe{content.English: {contenttest.Safe("why")}})
	it.Verified = "2025-11-29"
	whole := coverage.Of(made(t, single(0, 0, "ebb", "flood", "slack")), "2026-11-30")
	f := coverage.Of(made(t, it), "2026-11-30")
	if f.Languages[0].Of != whole.Languages[0].Of+1 || f.Languages[0].Written != f.Languages[0].Of || f.Languages[1].Written != f.Languages[1].Of-1 {
		t.Errorf("%+v", f.Languages)
	}
	if f.Yearling != 1 || f.Undated != 0 || f.Oldest[0].Day != "2025-11-29" || whole.Undated != 1 || coverage.Of(made(t, it), "2026-11-29").Yearling != 0 {
		t.Errorf("%+v", f)
	}
}

// A table of 20 gold in one of four draws, drawn twice, brings 10 gold on average, and something in 1 - (3/4)^2 of all.
func TestEconomyIsThatOfTheTables(t *testing.T) {
	parts := contenttest.Parts()
	parts.Labs = nil
	for i := range parts.Lessons {
		parts.Lessons[i].Lab = ""
	}
	parts.Rewards = []content.Reward{{ID: "chest", When: content.When{Pack: true}, XP: 100, Gold: 3, Drops: &content.Drops{Rolls: 2, Table: []content.Row{{Weight: 1, Gold: 20}, {Weight: 3}}}}}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	f := coverage.Of(pack, "")
	e := f.Economy
	if e.XP != 100 || e.Gold != 13 || e.XPCap != 200+25*f.Items || e.GoldCap != float64(20+5*f.Items) || math.Abs(e.Rewards[0].Luck-0.4375) > 1e-12 || e.Rewards[0].Mean != 10 {
		t.Errorf("%+v", e)
	}
}

// TestChanceIsSeldomCalledABias draws the places of right options by chance: at most one pack of ten may be told to
// have a bias at a given place (19 of 20 are not, by the definition, and the test is not to fail by chance).
func TestChanceIsSeldomCalledABias(t *testing.T) {
	called, all := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		var items []content.Item
		for n := range 40 {
			items = append(items, single(n, rapid.IntRange(0, 3).Draw(t, "place"), "right", "wrong", "worse", "worst"))
		}
		b := coverage.Of(made(t, items...), "").Places[0]
		all++
		if b.Leans() != 0 && b.Times > 0 && b.Times < 40 {
			called++
		}
	})
	if called > all/4 { // rapid likes small numbers, so places are not drawn evenly
		t.Errorf("%d of %d", called, all)
	}
}

// examItem gives an item that is written like an exam.
func examItem(n int, row, constraint string, verified string, domains, tags []string) content.Item {
	it := single(n, 0, "ebb", "flood", "slack")
	it.Exam, it.Row, it.Constraint, it.Verified, it.Domains, it.Tags = true, contenttest.Safe(row), constraint, verified, domains, tags
	return it
}

func TestItemsAreCountedByTaskRowServiceAndConstraint(t *testing.T) {
	plain := single(9, 0, "ebb", "flood", "slack")
	plain.Domains, plain.Tags = []string{"aws/saa-c03:d1"}, []string{"s3"}
	f := coverage.Of(made(t,
		examItem(0, "S1.1-01", "cost", "2026-11-01", []string{"aws/saa-c03:d1-1"}, []string{"s3", "vpc", "s3"}),
		examItem(1, "S1.1-01", "cost", "2026-11-01", []string{"aws/saa-c03:d1-3", "aws/dva-c03:d2"}, nil),
		examItem(2, "S4.4-01", "", "2025-11-29", []string{"aws/saa-c03:d4-4"}, []string{"vpc"}), // stale since yesterday
		examItem(3, "", "security", "2025-11-30", []string{"aws/saa-c03:d1-1"}, []string{"vpc"}),
		plain,
	), "2026-11-30")
	p := f.Plan
	if p.Exam != 4 || p.Stale != 1 || p.Rowless != 1 {
		t.Errorf("%+v", p)
	}
	for _, tt := range []struct {
		what      string
		got, want []coverage.Count
	}{
		{"rows", p.Rows, []coverage.Count{{"S1.1-01", 2}, {"S4.4-01", 1}}},
		{"rows more than once", p.Repeated(), []coverage.Count{{"S1.1-01", 2}}},
		{"tags", p.Tags, []coverage.Count{{"vpc", 3}, {"s3", 2}}},
		{"constraints", p.Constraints, []coverage.Count{{"operations", 0}, {"cost", 2}, {"availability", 0}, {"security", 1}, {"performance", 0}, {"migration", 0}, {"", 1}}},
	} {
		if !slices.Equal(tt.got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.what, tt.got, tt.want)
		}
	}
	i := slices.IndexFunc(f.Exams, func(e coverage.Exam) bool { return e.ID == "aws/saa-c03" })
	e := f.Exams[i]
	if e.Items != 5 || e.Papers != 3 {
		t.Errorf("%d items, %d for papers", e.Items, e.Papers)
	}
	d1, d4 := e.Domains[0], e.Domains[3]
	if d1.Items != 4 || d1.Papers != 3 || d1.Whole != 1 || len(d1.Tasks) != 3 || d1.Tasks[0].Items != 2 || d1.Tasks[1].Items != 0 || d1.Tasks[2].Papers != 1 {
		t.Errorf("domain 1: %+v", d1)
	}
	if d4.Items != 1 || d4.Papers != 0 || len(d4.Tasks) != 4 || d4.Tasks[3].Items != 1 || len(e.Domains[1].Tasks) != 0 {
		t.Errorf("domain 4: %+v", d4)
	}
}
