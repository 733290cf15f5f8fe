package game_test

import (
	"encoding/json"
	"math"
	"reflect"
	"strconv"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// drawn gives the draws that a table has kept, in order.
func (tb *table) drawn() []*game.Drawn {
	var all []*game.Drawn
	for _, b := range tb.kept {
		for _, e := range b.Events {
			if e.Drawn != nil {
				all = append(all, e.Drawn)
			}
		}
	}
	return all
}

// chiSquared is Pearson's statistic of how often something came, of what is expected.
func chiSquared(came []int, expected []float64) float64 {
	sum := 0.0
	for i, n := range came {
		d := float64(n) - expected[i]
		sum += d * d / expected[i]
	}
	return sum
}

// A million draws come as the published odds say: how often a draw brings something after each
// number of dry ones, and what it brings. The bounds are the quantiles of 99.99 % of the
// distribution of chi-squared.
func TestDropsComeAsOftenAsIsPublished(t *testing.T) {
	const draws, seeds = 1_000_000, 10
	o := game.CurrentDropOdds()
	came := make([]int, len(o.Table))
	hits, tries := make([]int, o.Certain), make([]int, o.Certain)
	found, longest := 0, 0
	for seed := range uint64(seeds) {
		dry := 0
		for i := range draws / seeds {
			tries[dry]++
			row, ok := o.Draw(seed, i, dry)
			if !ok {
				dry++
				longest = max(longest, dry)
				continue
			}
			hits[dry]++
			dry = 0
			found++
			for n := range o.Table {
				if o.Table[n] == row {
					came[n]++
				}
			}
		}
	}
	if rate := float64(found) / draws; math.Abs(rate-0.15) > 0.001 {
		t.Errorf("in the long run %.4f of the draws bring something, want 0.15", rate)
	}
	if longest != o.Certain-1 {
		t.Errorf("%d draws in a row brought nothing, want at most %d", longest, o.Certain-1)
	}
	expected := make([]float64, len(o.Table))
	for i, row := range o.Table {
		expected[i] = float64(found*row.Weight) / float64(o.Sum())
	}
	const bound14, bound11 = 42.6, 37.4 // 14 and 11 degrees of freedom
	if x := chiSquared(came, expected); x > bound14 {
		t.Errorf("what drops bring: chi-squared %.1f for %d, expected %.0f", x, came, expected)
	}
	x, p := 0.0, float64(o.Chance)/float64(o.Of)
	for dry := range o.Certain - 1 {
		n := float64(tries[dry])
		x += chiSquared([]int{hits[dry], tries[dry] - hits[dry]}, []float64{n * p, n * (1 - p)})
	}
	if x > bound11 {
		t.Errorf("how often a draw brings something: chi-squared %.1f for %d of %d", x, hits, tries)
	}
	if last := o.Certain - 1; hits[last] != tries[last] || tries[last] == 0 {
		t.Errorf("the draw that is certain brought something %d times of %d", hits[last], tries[last])
	}
}

// The published odds are whole: each version once, every keepsake of them is one that there is, with
// a name in both languages, and the chance stays below 0.30.
func TestTheOddsOfDropsAreWhole(t *testing.T) {
	all := game.Keepsakes()
	if len(all) != 12 {
		t.Errorf("%d keepsakes, want 12", len(all))
	}
	for _, k := range all {
		for _, lang := range []content.Lang{content.English, content.Korean} {
			if k.Name[lang].Empty() {
				t.Errorf("%s has no name in %s", k.ID, lang)
			}
		}
	}
	current := game.CurrentDropOdds()
	for version := 1; version <= current.Version; version++ {
		o, ok := game.DropOddsOf(version)
		if !ok || o.Version != version {
			t.Fatalf("no odds of version %d", version)
		}
		if o.Chance <= 0 || float64(o.Chance)/float64(o.Of) > 0.30 || o.Certain < 2 || o.Limit < 1 || o.Twice < 1 {
			t.Errorf("odds %+v", o)
		}
		for _, row := range o.Table {
			_, known := game.KeepsakeOf(row.Keepsake)
			if row.Weight <= 0 || known == (row.Gold > 0) {
				t.Errorf("version %d has the row %+v", version, row)
			}
		}
	}
	if _, ok := game.DropOddsOf(current.Version + 1); ok {
		t.Error("odds of a version that does not exist")
	}
}

// Only a right answer that earned XP draws: no wrong one, no repetition on the same day, no
// practice. Each draw has the index after the one before and the number of dry ones before it.
func TestOnlyAnAnswerThatEarnsDraws(t *testing.T) {
	pack := contenttest.Deep()
	tb := sitDown(t, pack)
	for day := range 12 {
		tb.now = at(3 * day)
		for i, l := range pack.Lessons() {
			tb.sit(l.ID)
			n := day + i
			tb.run(func(content.ItemID) bool { n++; return n%3 > 0 })
			tb.practiseAll(l.ID)
			tb.run(always)
		}
	}
	draws, index, dry := 0, 0, 0
	for _, b := range tb.kept {
		found := 0
		for i, e := range b.Events {
			switch d := e.Drawn; {
			case e.Granted != nil:
				index += len(e.Granted.Drops)
			case d == nil:
			case i == 0 || b.Events[i-1].Earned == nil || b.Events[i-1].Earned.XP == 0:
				t.Errorf("a draw without XP: %+v", b.Events)
			case d.Index != index || d.Dry != dry:
				t.Errorf("draw %+v, want index %d after %d dry ones", d, index, dry)
			default:
				draws++
				index++
				if dry++; d.Found() {
					dry = 0
					found++
				}
			}
		}
	}
	if draws < 20 || tb.player.Draws != index || tb.player.Drawing(0).Drawn != draws {
		t.Errorf("%d draws were looked at, the next index is %d after %d, drawn %+v", draws, tb.player.Draws, index, tb.player.Drawing(0))
	}
}

// eager makes an answer for which is drawn with each of some items: new ones, once each.
func eager(p *game.Player, day int, items ...string) []game.Batch {
	var all []game.Batch
	for _, id := range items {
		all = append(all, game.Earn(p, id, at(day)))
	}
	return all
}

func items(prefix string, n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = "test/many#item/" + prefix + strconv.Itoa(i)
	}
	return all
}

// At the limit of a study day no draw is made, and the number of dry ones stands still; the next
// day goes on with it.
func TestAStudyDayHasAtMostFiveDrops(t *testing.T) {
	for seed := range uint64(50) {
		p := &game.Player{}
		p.Join(game.Joined{Seed: seed}, at(0))
		limit := game.CurrentDropOdds().Limit
		for day := range 4 {
			var before game.Drawing
			for _, id := range items(strconv.Itoa(day)+"-", 100) {
				before = p.Drawing(p.Today(at(day)))
				eager(p, day, id)
				if after := p.Drawing(p.Today(at(day))); before.Today == limit && after != before {
					t.Fatalf("seed %d: drawn at the limit: %+v, then %+v", seed, before, after)
				}
			}
			if before.Today != limit {
				t.Errorf("seed %d: %d drops in 100 answers of one day, want %d", seed, before.Today, limit)
			}
		}
	}
}

// The outcome depends on the seed and the index alone: playing in another order, leaving and
// coming back with a fold or a snapshot in between gives the same drops.
func TestLeavingAndComingBackGivesTheSameDrops(t *testing.T) {
	whole := &game.Player{}
	joined := whole.Join(game.Joined{Seed: 3}, at(0))
	kept := eager(whole, 0, items("a", 60)...)
	for _, stop := range []int{1, 7, 30} {
		p := &game.Player{}
		p.Join(game.Joined{Seed: 3}, at(0))
		first := eager(p, 0, items("a", stop)...)
		raw, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		back := &game.Player{}
		if err := json.Unmarshal(raw, back); err != nil {
			t.Fatal(err)
		}
		all := append(first, eager(back, 0, items("a", 60)[stop:]...)...)
		if !reflect.DeepEqual(all, kept) || !reflect.DeepEqual(back, whole) {
			t.Errorf("after leaving at %d the drops are others", stop)
		}
	}
	replayed := &game.Player{}
	replayed.Apply(joined)
	for _, b := range kept {
		replayed.Apply(b)
	}
	if !reflect.DeepEqual(replayed, whole) {
		t.Error("replay gives another player")
	}
}

// Two saves that both drew are merged: what they found stays, a keepsake that both found is one,
// the next index follows the highest, the drops of the day are counted together, and either
// order of what was played gives the same.
func TestMergedSavesKeepWhatBothDrew(t *testing.T) {
	for seed := range uint64(40) {
		fork := func() *game.Player {
			p := &game.Player{}
			p.Join(game.Joined{Seed: seed}, at(0))
			eager(p, 0, items("base", 5)...)
			return p
		}
		base, a, b := fork(), fork(), fork()
		ofA, ofB := eager(a, 0, items("a", 25)...), eager(b, 0, items("b", 40)...)
		merged := fork()
		for i := range max(len(ofA), len(ofB)) { // in order of time
			for _, all := range [][]game.Batch{ofA, ofB} {
				if i < len(all) {
					merged.Apply(all[i])
				}
			}
		}
		if merged.Draws != max(a.Draws, b.Draws) {
			t.Errorf("seed %d: the next index is %d, want %d", seed, merged.Draws, max(a.Draws, b.Draws))
		}
		if merged.Gold != a.Gold+b.Gold-base.Gold {
			t.Errorf("seed %d: gold %d of %d and %d", seed, merged.Gold, a.Gold, b.Gold)
		}
		day := merged.Today(at(0))
		together := a.Drawing(day).Today + b.Drawing(day).Today - base.Drawing(day).Today
		if got := merged.Drawing(day).Today; got != together {
			t.Errorf("seed %d: %d drops today, want %d", seed, got, together)
		}
		ids := map[string]bool{}
		for _, k := range append(a.Kept(), b.Kept()...) {
			ids[k.ID] = true
		}
		if len(merged.Kept()) != len(ids) {
			t.Errorf("seed %d: %d keepsakes, want %d", seed, len(merged.Kept()), len(ids))
		}
		before := merged.Drawing(day)
		eager(merged, 0, "test/many#item/next")
		if after := merged.Drawing(day); before.Today >= game.CurrentDropOdds().Limit && after != before {
			t.Errorf("seed %d: drawn at a limit that both saves have reached together", seed)
		}
	}
}

// A keepsake that the game has no more is kept under the words with which it was found.
func TestAKeepsakeThatIsGoneIsStillKept(t *testing.T) {
	var e game.Event
	line := `{"drawn":{"index":3,"odds":99,"keepsake":"old-lantern","name":{"en":"Old\nlantern","ko":"낡은 등불"}}}`
	if err := json.Unmarshal([]byte(line), &e); err != nil {
		t.Fatal(err)
	}
	p := &game.Player{}
	p.Apply(game.Batch{Day: 9, Events: []game.Event{e, e}})
	kept := p.Kept()
	if len(kept) != 1 || kept[0].ID != "old-lantern" || kept[0].Day != 9 || kept[0].Name[content.English].String() != "Old lantern" {
		t.Errorf("kept %+v", kept)
	}
	if got := e.Drawn.Called([]content.Lang{content.Korean}); got != "낡은 등불" {
		t.Errorf("it is called %q", got)
	}
}

// No clock brings drops back: those of days ahead of the clock count for the day to which it is
// set back.
func TestSettingTheClockBackBringsNoDrops(t *testing.T) {
	p := &game.Player{}
	p.Join(game.Joined{Seed: 1}, at(0))
	eager(p, 0, items("today", 100)...)
	for n := range 5 {
		eager(p, 10, items("ahead"+strconv.Itoa(n)+"-", 3)...)
		p.TrustClock(at(0))
		before := p.Drawing(p.Today(at(0)))
		eager(p, 0, items("again"+strconv.Itoa(n)+"-", 100)...)
		if after := p.Drawing(p.Today(at(0))); after.Today != before.Today || before.Today < 5 {
			t.Fatalf("drops today: %d, then %d", before.Today, after.Today)
		}
	}
}
