package exam_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"quest/content"
	"quest/game/exam"
)

func saa(t testing.TB) *content.Blueprint {
	t.Helper()
	b, ok := exam.Find("aws/saa-c03")
	if !ok {
		t.Fatal("no SAA-C03")
	}
	return b
}

// candidates makes n items, by turns of the tasks of an exam.
func candidates(b *content.Blueprint, n int) []exam.Candidate {
	var parts []content.DomainID
	for _, d := range b.Domains {
		if len(d.Tasks) == 0 {
			parts = append(parts, d.ID)
		}
		for _, task := range d.Tasks {
			parts = append(parts, task.ID)
		}
	}
	pool := make([]exam.Candidate, n)
	for i := range pool {
		kind := content.Single
		if i%5 == 0 {
			kind = content.Multi
		}
		pool[i] = exam.Candidate{Item: exam.Item{Pack: "quest/pack", ID: content.ItemID(fmt.Sprintf("item-%d", i))}, Part: parts[i%len(parts)], Type: kind}
	}
	return pool
}

// anyPool draws a pool with tasks of any size, of which some items were asked before, and some cannot be asked.
func anyPool(t *rapid.T, b *content.Blueprint) []exam.Candidate {
	pool := candidates(b, rapid.IntRange(0, 400).Draw(t, "items"))
	chance := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "pool"), 0))
	for i := range pool {
		if chance.IntN(3) == 0 {
			pool[i].Part = pool[0].Part
		}
		if chance.IntN(3) == 0 {
			pool[i].Last = 1 + chance.IntN(5)
			pool[i].Times = 1 + chance.IntN(pool[i].Last)
		}
		switch chance.IntN(20) {
		case 0:
			pool[i].Type = content.Order
		case 1:
			pool[i].Case = "a-case"
		case 2:
			pool[i].Part = "d9"
		case 3:
			pool = append(pool, pool[i])
		case 4: // twice, with other notes
			other := pool[i]
			other.Last, other.Times, other.Part = other.Last+1, other.Times+1, pool[chance.IntN(len(pool))].Part
			pool = append(pool, other)
		}
	}
	return pool
}

func anyRequest(t *rapid.T) exam.Request {
	all := exam.All()
	b := all[rapid.IntRange(0, len(all)-1).Draw(t, "exam")]
	length := rapid.OneOf(rapid.Just(b.Exam.Questions), rapid.Just(10), rapid.Just(20), rapid.IntRange(1, b.Exam.Questions)).Draw(t, "length")
	r := exam.Request{Exam: b, Length: length, Seed: rapid.Uint64().Draw(t, "seed")}
	if !r.Full() && rapid.Bool().Draw(t, "weighted") {
		r.Weights = map[content.DomainID]int{b.Domains[0].ID: 1}
		for _, d := range b.Domains[1:] {
			r.Weights[d.ID] = rapid.IntRange(0, 100).Draw(t, "weight")
		}
	}
	return r
}

// domainOf gives the domain in which an item of a pool lies, "" if it cannot be asked.
func domainOf(b *content.Blueprint, c exam.Candidate) content.DomainID {
	if d, ok := b.Domain(c.Part); ok && c.Fits() {
		return d.ID
	}
	return ""
}

// newest gives each item of a pool that can be asked once: as it is noted with the newest paper.
func newest(b *content.Blueprint, pool []exam.Candidate) []exam.Candidate {
	all := map[exam.Item]exam.Candidate{}
	for _, c := range pool {
		if old, ok := all[c.Item]; domainOf(b, c) != "" && (!ok || c.Last > old.Last) {
			all[c.Item] = c
		}
	}
	return slices.Collect(maps.Values(all))
}

func TestAPaperHoldsItsQuotasAndNoItemTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRequest(t)
		pool := anyPool(t, r.Exam)
		have := map[content.DomainID]map[exam.Item]bool{}
		for _, c := range newest(r.Exam, pool) {
			d := domainOf(r.Exam, c)
			if have[d] == nil {
				have[d] = map[exam.Item]bool{}
			}
			have[d][c.Item] = true
		}
		paper, lack, err := exam.Draft(r, pool)
		if err != nil {
			t.Fatal(err)
		}
		supplies, err := exam.Supplies(r, pool)
		if err != nil {
			t.Fatal(err)
		}
		wanted, short := 0, false
		for _, s := range supplies {
			if s.Have != len(have[s.Domain]) {
				t.Errorf("%d items of %s, the pool has %d", s.Have, s.Domain, len(have[s.Domain]))
			}
			wanted += s.Wanted
			short = short || s.Lack() > 0
		}
		if wanted != r.Length {
			t.Errorf("the quotas add up to %d of %d", wanted, r.Length)
		}
		if short != (lack != nil) || short != (len(paper.Questions) == 0) {
			t.Fatalf("supplies %v, paper of %d, lack %v", supplies, len(paper.Questions), lack)
		}
		if short {
			return
		}
		seen := map[exam.Item]bool{}
		scored := map[content.DomainID]int{}
		counts := map[content.DomainID]int{}
		for _, q := range paper.Questions {
			if seen[q.Item] || !have[q.Domain][q.Item] {
				t.Errorf("%v stands in the paper twice or is no item of %s", q.Item, q.Domain)
			}
			seen[q.Item] = true
			counts[q.Domain]++
			if !q.Unscored {
				scored[q.Domain]++
			}
		}
		for _, s := range supplies {
			if counts[s.Domain] != s.Wanted {
				t.Errorf("%d questions of %s, wanted %d", counts[s.Domain], s.Domain, s.Wanted)
			}
		}
		if !r.Full() {
			if !maps.Equal(scored, counts) {
				t.Errorf("a short paper has unscored questions: %v of %v", scored, counts)
			}
			return
		}
		for i, n := range r.Exam.Counts(r.Exam.Exam.Scored) {
			if d := r.Exam.Domains[i].ID; scored[d] != n {
				t.Errorf("%d scored questions of %s, the exam has %d", scored[d], d, n)
			}
		}
	})
}

func TestAPaperDependsOnItsSeedAndNotOnTheOrderOfThePool(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRequest(t)
		pool := anyPool(t, r.Exam)
		first, _, _ := exam.Draft(r, pool)
		rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "order"), 1)).Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
		if again, _, _ := exam.Draft(r, pool); !reflect.DeepEqual(first, again) {
			t.Error("another order of the pool gives another paper")
		}
	})
	r := exam.Request{Exam: saa(t), Length: 65, Seed: 1}
	pool := candidates(r.Exam, 400)
	one, _, _ := exam.Draft(r, pool)
	r.Seed = 2
	two, _, _ := exam.Draft(r, pool)
	shared := shares(one, two)
	if shared > 30 { // 65 of 400 at random share 11
		t.Errorf("papers of two seeds share %d of 65 items", shared)
	}
}

func shares(a, b exam.Paper) int {
	n := 0
	for _, q := range b.Questions {
		if slices.ContainsFunc(a.Questions, func(p exam.Question) bool { return p.Item == q.Item }) {
			n++
		}
	}
	return n
}

// sat notes in a pool that a paper was taken.
func sat(pool []exam.Candidate, paper exam.Paper, number int) {
	asked := map[exam.Item]bool{}
	for _, q := range paper.Questions {
		asked[q.Item] = true
	}
	for i := range pool {
		if asked[pool[i].Item] {
			pool[i].Times++
			pool[i].Last = number
		}
	}
}

// Of a domain with n items a paper takes q, so that the next one has n - q others: q - (n - q) have to come again.
func TestTwoPapersInARowShareAsFewItemsAsThePoolAllows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := exam.All()[rapid.IntRange(0, len(exam.All())-1).Draw(t, "exam")]
		pool := candidates(b, rapid.IntRange(65, 400).Draw(t, "items"))
		have := map[content.DomainID]int{}
		for _, c := range pool {
			have[domainOf(b, c)]++
		}
		var before exam.Paper
		for number := 1; number <= 6; number++ {
			r := exam.Request{Exam: b, Length: 65, Seed: rapid.Uint64().Draw(t, "seed")}
			if number%3 == 0 {
				r.Length = 20
			}
			paper, lack, err := exam.Draft(r, pool)
			if err != nil {
				t.Fatal(err)
			}
			if lack != nil {
				return
			}
			least := 0
			supplies, _ := exam.Supplies(r, pool)
			for _, s := range supplies {
				old := 0
				for _, q := range before.Questions {
					if q.Domain == s.Domain {
						old++
					}
				}
				least += max(0, s.Wanted-(have[s.Domain]-old))
			}
			if got := shares(before, paper); got != least {
				t.Errorf("paper %d shares %d items with the one before, where %d would do", number, got, least)
			}
			sat(pool, paper, number)
			before = paper
		}
	})
}

// Whatever was asked before: nothing that is left out was last asked before something that is taken.
func TestWhatWasAskedLongestAgoComesFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRequest(t)
		pool := anyPool(t, r.Exam)
		paper, lack, _ := exam.Draft(r, pool)
		if lack != nil {
			return
		}
		last := map[exam.Item]int{}
		for _, c := range newest(r.Exam, pool) {
			last[c.Item] = c.Last
		}
		taken := map[exam.Item]bool{}
		latest := map[content.DomainID]int{}
		for _, q := range paper.Questions {
			taken[q.Item] = true
			latest[q.Domain] = max(latest[q.Domain], last[q.Item])
		}
		counted := map[content.DomainID]int{}
		for _, q := range paper.Questions {
			counted[q.Domain]++
		}
		for _, c := range newest(r.Exam, pool) {
			if d := domainOf(r.Exam, c); d != "" && counted[d] > 0 && !taken[c.Item] && last[c.Item] < latest[d] {
				t.Errorf("%v was last asked in paper %d and is left out for one of paper %d", c.Item, last[c.Item], latest[d])
			}
		}
	})
}

func TestTheTasksOfADomainTakeTurns(t *testing.T) {
	b := saa(t)
	for seed := range uint64(50) {
		paper, _, err := exam.Draft(exam.Request{Exam: b, Length: 65, Seed: seed}, candidates(b, 600))
		if err != nil {
			t.Fatal(err)
		}
		for _, only := range []bool{true, false} {
			tasks := map[content.DomainID]int{}
			for _, q := range paper.Questions {
				if !only || !q.Unscored {
					tasks[q.Part]++
				}
			}
			for _, d := range b.Domains {
				least, most := 65, 0
				for _, task := range d.Tasks {
					least, most = min(least, tasks[task.ID]), max(most, tasks[task.ID])
				}
				if most-least > 1 {
					t.Errorf("seed %d: tasks of %s have %d to %d questions (only scored ones: %v)", seed, d.ID, least, most, only)
				}
			}
		}
	}
}

// Domain 4 has four tasks and two of ten questions: which tasks come is up to the seed.
func TestTheSeedDecidesWhichTasksComeFirst(t *testing.T) {
	b := saa(t)
	pool := candidates(b, 300)
	tasks := map[content.DomainID]int{}
	for seed := range uint64(60) {
		paper, _, _ := exam.Draft(exam.Request{Exam: b, Length: 10, Seed: seed}, pool)
		for _, q := range paper.Questions {
			if q.Domain == "d4" {
				tasks[q.Part]++
			}
		}
	}
	for _, task := range b.Domains[3].Tasks { // 30 expected
		if n := tasks[task.ID]; n < 12 || n > 48 {
			t.Errorf("%s has %d of 120 questions", task.ID, n)
		}
	}
}

func TestOfItemsAskedInTheSamePaperThoseAskedLessOftenComeFirst(t *testing.T) {
	b := saa(t)
	pool := candidates(b, 600)
	often := map[exam.Item]bool{}
	for i := range pool {
		pool[i].Last, pool[i].Times = 9, 1
		if (i/14)%2 == 0 { // half of each task
			pool[i].Times = 5
			often[pool[i].Item] = true
		}
	}
	paper, _, _ := exam.Draft(exam.Request{Exam: b, Length: 65, Seed: 4}, pool)
	for _, q := range paper.Questions {
		if often[q.Item] {
			t.Errorf("%v was asked five times, and others once", q.Item)
		}
	}
}

func TestUnscoredQuestionsStandAnywhere(t *testing.T) {
	b := saa(t)
	places := make([]int, 65)
	pool := candidates(b, 300)
	const papers = 400
	for seed := range uint64(papers) {
		paper, _, _ := exam.Draft(exam.Request{Exam: b, Length: 65, Seed: seed}, pool)
		for i, q := range paper.Questions {
			if q.Unscored {
				places[i]++
			}
		}
	}
	for i, n := range places { // 92 expected, standard deviation 8.4
		if n < 92-42 || n > 92+42 {
			t.Errorf("question %d is unscored in %d of %d papers", i+1, n, papers)
		}
	}
}

func TestAPoolThatIsTooSmallSaysWhatItLacks(t *testing.T) {
	b := saa(t)
	kept := 0
	pool := slices.DeleteFunc(candidates(b, 300), func(c exam.Candidate) bool {
		if domainOf(b, c) == "d3" {
			kept++
		}
		return domainOf(b, c) == "d3" && kept > 15
	})
	paper, supplies, err := exam.Draft(exam.Request{Exam: b, Length: 65}, pool)
	if err != nil || len(paper.Questions) > 0 || len(supplies) != 4 {
		t.Fatalf("paper of %d, supplies %v, %v", len(paper.Questions), supplies, err)
	}
	for _, s := range supplies {
		if (s.Lack() > 0) != (s.Domain == "d3") || s.Domain == "d3" && s != (exam.Supply{Domain: "d3", Wanted: 12 + 4, Have: 15}) {
			t.Errorf("%+v lacks %d", s, s.Lack())
		}
	}
	if _, supplies, err := exam.Draft(exam.Request{Exam: b, Length: 10}, nil); err != nil || len(supplies) != 4 {
		t.Errorf("an empty pool: %v, %v", supplies, err)
	}
}

func TestRequestsThatMakeNoSenseAreRefused(t *testing.T) {
	b := saa(t)
	pool := candidates(b, 300)
	for name, r := range map[string]exam.Request{
		"no question":         {Exam: b},
		"a negative length":   {Exam: b, Length: -1},
		"a question too many": {Exam: b, Length: 66},
		"full and weighted":   {Exam: b, Length: 65, Weights: map[content.DomainID]int{"d1": 1}},
		"no such domain":      {Exam: b, Length: 10, Weights: map[content.DomainID]int{"d7": 1}},
		"a task":              {Exam: b, Length: 10, Weights: map[content.DomainID]int{"d1-1": 1}},
		"a negative weight":   {Exam: b, Length: 10, Weights: map[content.DomainID]int{"d1": 2, "d2": -1}},
		"no weight":           {Exam: b, Length: 10, Weights: map[content.DomainID]int{"d1": 0}},
		"too much weight":     {Exam: b, Length: 10, Weights: map[content.DomainID]int{"d1": 1 << 40}},
	} {
		if paper, supplies, err := exam.Draft(r, pool); err == nil || len(paper.Questions) > 0 || supplies != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := exam.Supplies(r, pool); err == nil {
			t.Errorf("%s: supplies are told", name)
		}
	}
}

func TestASecondTryWeighsTheWeakDomainsTwice(t *testing.T) {
	b := saa(t)
	weights := exam.SecondTry(b, "d4")
	if want := map[content.DomainID]int{"d1": 30, "d2": 26, "d3": 24, "d4": 40}; !maps.Equal(weights, want) {
		t.Fatalf("%v", weights)
	}
	supplies, err := exam.Supplies(exam.Request{Exam: b, Length: 20, Weights: weights}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range supplies {
		if want := map[content.DomainID]int{"d1": 5, "d2": 4, "d3": 4, "d4": 7}[s.Domain]; s.Wanted != want {
			t.Errorf("%s: %d of 20, want %d", s.Domain, s.Wanted, want)
		}
	}
}

func TestMinutesOfAPaper(t *testing.T) {
	b := saa(t)
	for _, c := range []struct {
		length int
		extra  bool
		want   int
	}{
		{65, false, 130}, {65, true, 160}, {10, false, 20}, {20, false, 40}, {10, true, 25}, {20, true, 50}, {1, false, 2}, {1, true, 3}, {0, true, 0},
	} {
		if got := exam.Minutes(b, c.length, c.extra); got != c.want {
			t.Errorf("%d questions (extra %v): %d minutes, want %d", c.length, c.extra, got, c.want)
		}
	}
	clf, _ := exam.Find("aws/clf-c02")
	if got := exam.Minutes(clf, 10, false); got != 14 { // 83 s a question
		t.Errorf("ten questions of CLF-C02: %d minutes", got)
	}
}

var paperSink exam.Paper

// BenchmarkDraft10000 drafts a full paper from 10,000 items; the goal is at most 20 ms.
func BenchmarkDraft10000(b *testing.B) {
	r := exam.Request{Exam: saa(b), Length: 65}
	pool := candidates(r.Exam, 10000)
	for i := range pool {
		pool[i].Last, pool[i].Times = i%7, (i%7+1)/2
	}
	b.ReportAllocs()
	for b.Loop() {
		r.Seed++
		paperSink, _, _ = exam.Draft(r, pool)
	}
}
