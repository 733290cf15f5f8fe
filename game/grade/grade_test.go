package grade_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"quest/content"
	"quest/content/contenttest"
	"quest/game/grade"
)

func item(t *testing.T, id content.ItemID) *content.Item {
	t.Helper()
	it, ok := contenttest.Pack().Item(id)
	if !ok {
		t.Fatalf("no item %s", id)
	}
	return it
}

func truth(b bool) *bool { return &b }

func TestVerdictsByType(t *testing.T) {
	type placed = map[content.PartID]content.PartID
	for name, c := range map[string]struct {
		item    content.ItemID
		gave    grade.Answer
		right   bool
		got, of int
		beliefs int
	}{
		"single right":              {contenttest.ReadMoon, grade.Answer{Choice: []content.PartID{"moon"}}, true, 1, 1, 0},
		"single wrong":              {contenttest.ReadMoon, grade.Answer{Choice: []content.PartID{"wind"}}, false, 0, 1, 1},
		"single empty":              {contenttest.ReadMoon, grade.Answer{}, false, 0, 1, 0},
		"multi both":                {contenttest.TwoAids, grade.Answer{Choice: []content.PartID{"table", "buoy"}}, true, 2, 2, 0},
		"multi half":                {contenttest.TwoAids, grade.Answer{Choice: []content.PartID{"buoy", "cloud"}}, false, 0, 2, 1},
		"multi one only":            {contenttest.TwoAids, grade.Answer{Choice: []content.PartID{"buoy"}}, false, 1, 2, 0},
		"truefalse right":           {contenttest.TideIsWind, grade.Answer{Truth: truth(false)}, true, 1, 1, 0},
		"truefalse wrong":           {contenttest.TideIsWind, grade.Answer{Truth: truth(true)}, false, 0, 1, 1},
		"truefalse empty":           {contenttest.TideIsWind, grade.Answer{}, false, 0, 1, 0},
		"classify all":              {contenttest.SortShips, grade.Answer{Placed: placed{"tanker": "high", "dinghy": "any", "ferry": "any"}}, true, 3, 3, 0},
		"classify one wrong":        {contenttest.SortShips, grade.Answer{Placed: placed{"tanker": "any", "dinghy": "any", "ferry": "any"}}, false, 2, 3, 1},
		"classify one not placed":   {contenttest.SortShips, grade.Answer{Placed: placed{"dinghy": "any", "ferry": "any"}}, false, 2, 3, 0},
		"classify wrong, no belief": {contenttest.SortShips, grade.Answer{Placed: placed{"tanker": "high", "dinghy": "high", "ferry": "any"}}, false, 2, 3, 0},
	} {
		t.Run(name, func(t *testing.T) {
			v, err := grade.Judge(item(t, c.item), c.gave)
			if err != nil {
				t.Fatal(err)
			}
			if v.Right != c.right || v.Got != c.got || v.Of != c.of || len(v.Misconceptions) != c.beliefs {
				t.Errorf("verdict %v %d/%d with %d beliefs, want %v %d/%d with %d",
					v.Right, v.Got, v.Of, len(v.Misconceptions), c.right, c.got, c.of, c.beliefs)
			}
		})
	}
}

func TestEveryPartCarriesItsReason(t *testing.T) {
	for _, id := range []content.ItemID{contenttest.ReadMoon, contenttest.TwoAids, contenttest.SortShips} {
		v, err := grade.Judge(item(t, id), grade.Answer{})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range v.Parts {
			if p.Why.Empty() {
				t.Errorf("%s: part %s has no reason", id, p.ID)
			}
		}
	}
}

func TestAnAnswerThatDoesNotFitIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		item content.ItemID
		gave grade.Answer
	}{
		"too many":       {contenttest.ReadMoon, grade.Answer{Choice: []content.PartID{"moon", "wind"}}},
		"unknown option": {contenttest.ReadMoon, grade.Answer{Choice: []content.PartID{"sun"}}},
		"chosen twice":   {contenttest.TwoAids, grade.Answer{Choice: []content.PartID{"buoy", "buoy"}}},
		"unknown card":   {contenttest.SortShips, grade.Answer{Placed: map[content.PartID]content.PartID{"canoe": "any"}}},
		"unknown bin":    {contenttest.SortShips, grade.Answer{Placed: map[content.PartID]content.PartID{"ferry": "never"}}},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := grade.Judge(item(t, c.item), c.gave); !errors.Is(err, grade.ErrUnfit) {
				t.Errorf("error %v, want ErrUnfit", err)
			}
		})
	}
}

func TestTheOrderOfOptionsChangesNoVerdict(t *testing.T) {
	it := item(t, contenttest.TwoAids)
	rapid.Check(t, func(t *rapid.T) {
		shuffled := *it
		shuffled.Options = rapid.Permutation(it.Options).Draw(t, "options")
		choice := rapid.Permutation([]content.PartID{"buoy", "table", "gull", "cloud"}).Draw(t, "choice")[:2]
		a, _ := grade.Judge(it, grade.Answer{Choice: choice})
		b, _ := grade.Judge(&shuffled, grade.Answer{Choice: []content.PartID{choice[1], choice[0]}})
		if a.Right != b.Right || a.Got != b.Got {
			t.Fatalf("%v: %v %d against %v %d", choice, a.Right, a.Got, b.Right, b.Got)
		}
	})
}

func TestCompleteWantsAllThatIsAsked(t *testing.T) {
	for name, c := range map[string]struct {
		item content.ItemID
		gave grade.Answer
		want bool
	}{
		"single":        {contenttest.ReadMoon, grade.Answer{Choice: []content.PartID{"wind"}}, true},
		"multi, one":    {contenttest.TwoAids, grade.Answer{Choice: []content.PartID{"buoy"}}, false},
		"truth":         {contenttest.TideIsWind, grade.Answer{Truth: truth(true)}, true},
		"classify, two": {contenttest.SortShips, grade.Answer{Placed: map[content.PartID]content.PartID{"ferry": "any", "tanker": "any"}}, false},
		"nothing":       {contenttest.TideIsWind, grade.Answer{}, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := grade.Complete(item(t, c.item), c.gave); got != c.want {
				t.Errorf("complete = %v, want %v", got, c.want)
			}
		})
	}
}
