package giveaway_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/giveaway"
)

// single makes an item of single choice whose options are texts in both languages.
func single(n int, stem string, right int, options ...string) *content.Item {
	it := &content.Item{ID: content.ItemID(fmt.Sprintf("item-%d", n)), Type: content.Single, Choose: 1, Stem: contenttest.Both(stem, stem)}
	for i, text := range options {
		it.Options = append(it.Options, content.Option{ID: content.PartID(fmt.Sprintf("o%d", i)), Text: contenttest.Both(text, text), Correct: i == right})
	}
	return it
}

// fair makes items of four options, drawn from a few words, of which any may be right.
func fair(seed uint64, items int) []*content.Item {
	r := rand.New(rand.NewPCG(seed, 1))
	words := strings.Fields("queue topic stream bucket table zone region replica cluster policy role key endpoint gateway cache index trigger alarm always only")
	var all []*content.Item
	for n := range items {
		var options []string
		for range 4 {
			var text []string
			for range 4 + r.IntN(9) {
				text = append(text, words[r.IntN(len(words))])
			}
			options = append(options, strings.Join(text, " "))
		}
		all = append(all, single(n, "Which "+words[r.IntN(len(words))]+" and "+words[r.IntN(len(words))]+"?", r.IntN(4), options...))
	}
	return all
}

func of(t *testing.T, scores []giveaway.Score, rule giveaway.Rule) giveaway.Score {
	t.Helper()
	i := slices.IndexFunc(scores, func(s giveaway.Score) bool { return s.Rule == rule })
	if i < 0 {
		t.Fatalf("no score of %s among %+v", rule, scores)
	}
	return scores[i]
}

// rulesThat lists the rules that give items away in English.
func rulesThat(items []*content.Item) (told []giveaway.Rule) {
	for _, s := range giveaway.Five(items, content.English) {
		if s.GivesAway() {
			told = append(told, s.Rule)
		}
	}
	return told
}

// TestPlantedGiveawaysAreFound changes fair items so that one rule finds two right options of three, and expects that this rule is told.
func TestPlantedGiveawaysAreFound(t *testing.T) {
	set := func(it *content.Item, i int, text string) { it.Options[i].Text = contenttest.Both(text, text) }
	right := func(it *content.Item) int {
		return slices.IndexFunc(it.Options, func(o content.Option) bool { return o.Correct })
	}
	text := func(it *content.Item, i int) string { return it.Options[i].Text.Line(content.English).String() }
	for rule, plant := range map[giveaway.Rule]func(it *content.Item){
		giveaway.Longest:   func(it *content.Item) { set(it, right(it), text(it, right(it))+" "+strings.Repeat("x", 90)) },
		giveaway.Shortest:  func(it *content.Item) { set(it, right(it), text(it, right(it))[:6]) },
		giveaway.StemWords: func(it *content.Item) { it.Stem = contenttest.Both(text(it, right(it)), text(it, right(it))) },
		giveaway.FewestAbsolutes: func(it *content.Item) {
			for i := range it.Options {
				set(it, i, strings.NewReplacer("always", "alarm", "only", "index").Replace(text(it, i)))
				if i != right(it) {
					set(it, i, text(it, i)+" never")
				}
			}
		},
		giveaway.WordModel: func(it *content.Item) {
			for i, word := range []string{" proxy", " relay"} {
				at := (right(it) + 1 + i) % 4
				set(it, at, text(it, at)+word)
			}
		},
	} {
		items := fair(3, 90)
		for n, it := range items {
			if n%3 > 0 || rule == giveaway.WordModel {
				plant(it)
			}
		}
		if told := rulesThat(items); !slices.Contains(told, rule) {
			t.Errorf("%s was planted, told are %v: %+v", rule, told, of(t, giveaway.Five(items, content.English), rule))
		}
		s := of(t, giveaway.Five(items, content.English), rule)
		if len(s.Worst) != 5 {
			t.Errorf("%s names %v", rule, s.Worst)
		}
		if rule == giveaway.WordModel {
			m := giveaway.Measure(items, content.English)
			telling := m.Telling
			if best := m.Found[0]; len(m.Found) < int(s.Right) || best.Item != s.Worst[0] || !slices.ContainsFunc(best.Words, func(w giveaway.Told) bool { return !w.Right && (w.Words == "proxy" || w.Words == "relay") }) {
				t.Errorf("%d items found of %v, first %+v", len(m.Found), s.Right, m.Found[0])
			}
			if len(telling) == 0 || telling[0].Words != "proxy" || telling[0].Right != 0 || telling[0].Wrong != 90 {
				t.Errorf("the word that tells is %+v", telling)
			}
		}
	}
}

// Of 60 fair packs of 80 items with five rules each, 300 tests have 0.75 with p below 1 in 400 on average, and
// more than 5 in fewer than one of 5,000 tries; the seeds are the same each time.
func TestFairPacksAreNotTold(t *testing.T) {
	told := 0
	for seed := range uint64(60) {
		told += len(rulesThat(fair(seed, 80)))
	}
	if told > 5 {
		t.Errorf("%d rules are told", told)
	}
}

// TestProbabilitiesAreEvenUnderChance: where right options are drawn, a probability below p comes in a share of p at most.
func TestProbabilitiesAreEvenUnderChance(t *testing.T) {
	const packs = 200
	below := map[giveaway.Rule][3]int{}
	at := []float64{0.05, 0.2, 0.5}
	for seed := range uint64(packs) {
		for _, s := range giveaway.Five(fair(1000+seed, 45), content.English) {
			n := below[s.Rule]
			for i, p := range at {
				if s.P <= p {
					n[i]++
				}
			}
			below[s.Rule] = n
		}
	}
	for rule, n := range below {
		for i, p := range at {
			spread := 4 * math.Sqrt(packs*p*(1-p))
			// Scores that may be the same in many packs, such as those of ties, are below p more seldom.
			if got := float64(n[i]); got > packs*p+spread || got < packs*p-spread-0.2*packs*p {
				t.Errorf("%s: p is at most %.2f in %d of %d packs", rule, p, n[i], packs)
			}
		}
	}
}

// TestTheProbabilityOfARuleIsExact works the probability of small packs out by going through all keys.
func TestTheProbabilityOfARuleIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 40 {
		var items []*content.Item
		for n := range 4 {
			var options []string
			for range 2 + r.IntN(5) {
				options = append(options, strings.Repeat("a", 1+r.IntN(3)))
			}
			items = append(items, single(n, "?", r.IntN(len(options)), options...))
		}
		got := of(t, giveaway.Five(items, content.English), giveaway.Longest)
		as, all := 0, 0
		everyKey(items, func() {
			all++
			if of(t, giveaway.Five(items, content.English), giveaway.Longest).Right > got.Right-1e-6 {
				as++
			}
		})
		if want := float64(as) / float64(all); math.Abs(want-got.P) > 1e-9 {
			t.Fatalf("p is %v, by all keys %v", got.P, want)
		}
	}
}

// everyKey calls try for every choice of right options.
func everyKey(items []*content.Item, try func()) {
	if len(items) == 0 {
		try()
		return
	}
	it := items[0]
	was := slices.Clone(it.Options)
	for right := range it.Options {
		for i := range it.Options {
			it.Options[i].Correct = i == right
		}
		everyKey(items[1:], try)
	}
	it.Options = was
}

func TestTiesScoreWhatTheyWouldOnAverage(t *testing.T) {
	s := of(t, giveaway.Five([]*content.Item{
		single(0, "?", 0, "long one", "long two", "short"), // one of two
		single(1, "?", 2, "long one", "long two", "short"), // none
		single(2, "?", 1, "same", "same", "same", "same"),  // one of four
	}, content.English), giveaway.Longest)
	if math.Abs(s.Right-0.75) > 1e-12 || s.Of != 3 || s.Decides != 2 || math.Abs(s.Chance-(2.0/3+0.25)) > 1e-12 {
		t.Errorf("%+v", s)
	}
}

// TestTheModelReadsNoStemAndNotTheItemItself holds what its name says, and that the order of options does not count.
func TestTheModelReadsNoStemAndNotTheItemItself(t *testing.T) {
	items := fair(5, 60)
	before := of(t, giveaway.Five(items, content.English), giveaway.WordModel)
	for _, it := range items {
		it.Stem = contenttest.Both("Another stem with queue and topic", "다른 문제")
		slices.Reverse(it.Options)
	}
	if after := of(t, giveaway.Five(items, content.English), giveaway.WordModel); after.Right != before.Right || !slices.Equal(after.Worst, before.Worst) {
		t.Errorf("%+v became %+v", before, after)
	}
	var alone []*content.Item
	for n := range 50 { // every word stands in one item alone
		alone = append(alone, single(n, "?", 0, fmt.Sprintf("r%d s%d", n, n), fmt.Sprintf("w%d", n), fmt.Sprintf("v%d u%d", n, n)))
	}
	if s := of(t, giveaway.Five(alone, content.English), giveaway.WordModel); math.Abs(s.Right-s.Chance) > 1e-9 || s.Decides != 0 {
		t.Errorf("words of one item alone say something: %+v", s)
	}
}

func TestWordsOfKorean(t *testing.T) {
	items := []*content.Item{
		// The second shares two words with the stem, whatever particles they have.
		single(0, "Lambda가 데이터베이스를 호출하지 못합니다. 엔드포인트의 정책은?", 1, "역할만 변경", "데이터베이스의 엔드포인트에 허용", "Lambda만 다시 실행"),
	}
	if s := of(t, giveaway.Five(items, content.Korean), giveaway.StemWords); s.Right != 1 {
		t.Errorf("%+v", s)
	}
	for _, tt := range []struct {
		text     string
		absolute bool
	}{
		{"관리자만 허용", true},
		{"Lambda만 허용", true},
		{"`s3`에만 저장", true},
		{"모든 요청을 기록", true},
		{"항상 암호화", true},
		{"느리지만 저렴", false},
		{"10만 건 저장", false},
		{"1초 미만으로 응답", false},
		{"만료된 객체 삭제", false},
		{"필요할 때 확장", false},
	} {
		s := of(t, giveaway.Five([]*content.Item{single(0, "?", 0, "그대로 둠", tt.text)}, content.Korean), giveaway.FewestAbsolutes)
		if got := s.Right == 1; got != tt.absolute {
			t.Errorf("%s is absolute: %v", tt.text, got)
		}
	}
}

func TestFewItemsAreNotTold(t *testing.T) {
	var items []*content.Item
	for n := range giveaway.Enough {
		items = append(items, single(n, "?", n%4, slices.Insert([]string{"aa", "bb", "cc"}, n%4, "the longest")...))
	}
	if told := rulesThat(items[1:]); len(told) > 0 {
		t.Errorf("%d items are enough for %v", len(items)-1, told)
	}
	if told := rulesThat(items); !slices.Contains(told, giveaway.Longest) {
		t.Errorf("%d items are not enough", len(items))
	}
}

func TestMultipleChoiceIsReported(t *testing.T) {
	it := single(0, "?", 0, "the longest", "long too", "dd", "ee", "ff")
	it.Type, it.Choose, it.Options[1].Correct = content.Multi, 2, true
	m := giveaway.Measure([]*content.Item{it}, content.English)
	if s := of(t, m.Multi, giveaway.Longest); s.Right != 2 || s.Of != 2 || math.Abs(s.Chance-0.8) > 1e-12 {
		t.Errorf("longest: %+v", s)
	}
	// Of the shortest three two are picked, and none of them is right.
	if s := of(t, m.Multi, giveaway.Shortest); s.Right != 0 {
		t.Errorf("shortest: %+v", s)
	}
	if giveaway.Singles([]*content.Item{it}) != 0 || len(m.Single) == 0 || m.Single[0].Of != 0 {
		t.Errorf("counted as single: %+v", m.Single)
	}
}

// FuzzMeasure holds that any texts can be measured.
func FuzzMeasure(f *testing.F) {
	f.Add("queue topic", "항상 대기열만", "すべてのキュー", uint8(1))
	f.Fuzz(func(t *testing.T, a, b, c string, right uint8) {
		clean := func(s string) content.Text {
			safe, err := content.CleanLine(s)
			if err != nil {
				return contenttest.Same("x")
			}
			return content.NewText(map[content.Lang][]content.Safe{"": {safe}})
		}
		it := single(0, "?", int(right%3), "x", "y", "z")
		for i, s := range []string{a, b, c} {
			it.Options[i].Text = clean(s)
		}
		for _, lang := range []content.Lang{"en", "ko", "ja", "fr"} {
			for _, s := range giveaway.Measure([]*content.Item{it, it}, lang).Single {
				if s.Right < 0 || s.Right > 2 || s.P < 0 || s.P > 1 {
					t.Errorf("%s: %+v", lang, s)
				}
			}
		}
	})
}
