package content_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"quest/content"
)

func weighted(weights ...int) *content.Blueprint {
	b := &content.Blueprint{}
	for _, w := range weights {
		b.Domains = append(b.Domains, content.Domain{Weight: w})
	}
	return b
}

func TestQuestionsAreSharedOutByLargestRemainder(t *testing.T) {
	for _, c := range []struct {
		weights []int
		n       int
		want    []int
	}{
		{[]int{30, 26, 24, 20}, 50, []int{15, 13, 12, 10}},
		{[]int{26, 29, 25, 20}, 65, []int{17, 19, 16, 13}}, // SAP-C02: not all even
		{[]int{30, 26, 24, 20}, 65, []int{19, 17, 16, 13}}, // 19.5, 16.9, 15.6 and 13
		{[]int{50, 50}, 1, []int{1, 0}},
		{[]int{100}, 7, []int{7}},
		{[]int{0, 0}, 7, []int{0, 0}},
		{nil, 7, []int{}},
	} {
		if got := weighted(c.weights...).Counts(c.n); !slices.Equal(got, c.want) {
			t.Errorf("%v of %d: %v, want %v", c.weights, c.n, got, c.want)
		}
	}
}

func TestCountsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		weights := rapid.SliceOfN(rapid.IntRange(1, 60), 1, 8).Draw(t, "weights")
		n := rapid.IntRange(0, 200).Draw(t, "n")
		b, sum, all := weighted(weights...), 0, 0
		for _, w := range weights {
			all += w
		}
		for i, c := range b.Counts(n) {
			sum += c
			if exact := float64(n) * float64(weights[i]) / float64(all); float64(c) < exact-1 || float64(c) > exact+1 {
				t.Fatalf("%d questions for an exact share of %.2f", c, exact)
			}
		}
		if sum != n {
			t.Fatalf("%d of %d questions", sum, n)
		}
	})
}

func TestATaskCountsForItsDomain(t *testing.T) {
	b := &content.Blueprint{Domains: []content.Domain{
		{ID: "d1"},
		{ID: "d2", Tasks: []content.Task{{ID: "d2-1"}, {ID: "queues"}}},
	}}
	for id, want := range map[content.DomainID]content.DomainID{
		"d1": "d1", "d1-1": "d1", "d1-12": "d1", "d2": "d2", "d2-1": "d2", "queues": "d2",
		"d2-2": "", "d1-0": "", "d1-x": "", "d1-": "", "d3": "", "": "", "d11": "", "d1-100": "",
	} {
		d, ok := b.Domain(id)
		if ok != (want != "") || ok && d.ID != want {
			t.Errorf("%q: %v %v, want %q", id, d, ok, want)
		}
	}
	if s := content.BlueprintID("aws/saa-c03").Short(); s != "SAA-C03" {
		t.Errorf("short name %q", s)
	}
}
