package coverage_test

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"quest/content"
	"quest/content/contenttest"
	"quest/game/insight/coverage"
)

type words struct{}

func (words) Absolute(_ content.Lang, text string) bool { return strings.Contains(text, "always") }

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

func TestRightOptionsThatAreLongerStandOut(t *testing.T) {
	var long, even []content.Item
	for n := range 12 {
		long = append(long, single(n, n%3, "the longest of all", "short", "shorter"))
		even = append(even, single(n, n%3, []string{"a long one", "b", "c"}[n%3], []string{"x", "y is longer", "z is long"}[n%3], "ww"))
	}
	f := coverage.Of(made(t, long...), words{}, "2026-11-30")
	if b := f.Lengths[0]; b.Times != 12 || b.Of != 12 || math.Abs(b.Chance-4) > 1e-9 || b.Leans() != 1 {
		t.Errorf("%+v leans %d", b, b.Leans())
	}
	if b := coverage.Of(made(t, even...), words{}, "").Lengths[0]; b.Times != 4 || b.Leans() != 0 {
		t.Errorf("%+v leans %d", b, b.Leans())
	}
	if b := coverage.Of(made(t, long[:9]...), words{}, "").Lengths[0]; b.Leans() != 0 {
		t.Error("nine items are enough to tell")
	}
	for _, p := range f.Places {
		if p.Times != 4 || p.Leans() != 0 {
			t.Errorf("place %d: %+v", p.N, p)
		}
	}
}

// Options of one length share the first place: of four equal ones a right one has a quarter of it.
func TestTiesInLengthAreShared(t *testing.T) {
	f := coverage.Of(made(t, single(0, 2, "dddd", "aaaa", "bbbb", "cccc")), words{}, "")
	if b := f.Lengths[0]; b.Times != 0.25 || b.Chance != 0.25 {
		t.Errorf("%+v", b)
	}
}

func TestRightOptionsAtOnePlaceAreTold(t *testing.T) {
	var items []content.Item
	for n := range 12 {
		items = append(items, single(n, 1, "right", "wrong", "worse", "worst"))
	}
	f := coverage.Of(made(t, items...), words{}, "")
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
	f := coverage.Of(made(t, items...), words{}, "")
	if f.Truths.Times != 11 || f.Truths.Of != 12 || f.Truths.Leans() != 1 {
		t.Errorf("%+v leans %d", f.Truths, f.Truths.Leans())
	}
	if w := f.Absolutes[0]; w.Wrong != 3 || w.OfWrong != 6 || w.Right != 0 || w.OfRight != 3 {
		t.Errorf("%+v", w)
	}
	if len(f.Lures) != 1 || len(f.Lures[0].Items) != 3 || f.Lures[0].Right != 0 {
		t.Errorf("%+v", f.Lures)
	}
}

func TestWhatThePackOfTheTestsCovers(t *testing.T) {
	pack := contenttest.Deep()
	f := coverage.Of(pack, words{}, "2026-11-30")
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
	whole := coverage.Of(made(t, single(0, 0, "ebb", "flood", "slack")), words{}, "2026-11-30")
	f := coverage.Of(made(t, it), words{}, "2026-11-30")
	if f.Languages[0].Of != whole.Languages[0].Of+1 || f.Languages[0].Written != f.Languages[0].Of || f.Languages[1].Written != f.Languages[1].Of-1 {
		t.Errorf("%+v", f.Languages)
	}
	if f.Yearling != 1 || f.Undated != 0 || f.Oldest[0].Day != "2025-11-29" || whole.Undated != 1 || coverage.Of(made(t, it), words{}, "2026-11-29").Yearling != 0 {
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
	f := coverage.Of(pack, words{}, "")
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
		b := coverage.Of(made(t, items...), words{}, "").Places[0]
		all++
		if b.Leans() != 0 && b.Times > 0 && b.Times < 40 {
			called++
		}
	})
	if called > all/4 { // rapid likes small numbers, so places are not drawn evenly
		t.Errorf("%d of %d", called, all)
	}
}
