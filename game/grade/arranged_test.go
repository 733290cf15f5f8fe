package grade_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"quest/content"
	"quest/game/grade"
)

type ids = []content.PartID

func steps() *content.Item {
	return &content.Item{ID: "steps", Type: content.Order, Steps: []content.OrderStep{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}}}
}

func TestOrderIsScoredByNeighbours(t *testing.T) {
	for _, c := range []struct {
		gave  ids
		got   int
		right bool
	}{
		{ids{"a", "b", "c", "d"}, 3, true},
		{ids{"d", "a", "b", "c"}, 2, false},
		{ids{"b", "a", "c", "d"}, 1, false},
		{ids{"d", "c", "b", "a"}, 0, false},
		{ids{"c", "d", "a", "b"}, 2, false},
		{ids{}, 0, false},
		{ids{"a", "b"}, 1, false},
	} {
		v, err := grade.Judge(steps(), grade.Answer{Sequence: c.gave})
		if err != nil || v.Got != c.got || v.Right != c.right || v.Of != 3 {
			t.Errorf("%v: %d/%d right %v (%v), want %d/3 right %v", c.gave, v.Got, v.Of, v.Right, err, c.got, c.right)
		}
	}
	for _, bad := range []ids{{"a", "a"}, {"x"}} {
		if _, err := grade.Judge(steps(), grade.Answer{Sequence: bad}); !errors.Is(err, grade.ErrUnfit) {
			t.Errorf("%v: %v, want ErrUnfit", bad, err)
		}
	}
}

func TestOnlyTheWrittenOrderIsRight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		gave := rapid.Permutation(ids{"a", "b", "c", "d"}).Draw(t, "order")
		v, err := grade.Judge(steps(), grade.Answer{Sequence: gave})
		if err != nil {
			t.Fatal(err)
		}
		if asWritten := gave[0] == "a" && gave[1] == "b" && gave[2] == "c"; v.Right != asWritten {
			t.Fatalf("%v is right: %v", gave, v.Right)
		}
	})
}

func pairs() *content.Item {
	return &content.Item{
		ID: "pairs", Type: content.Match,
		Pairs: []content.Pair{{ID: "a", Misconception: "mixes-a"}, {ID: "b"}, {ID: "c"}},
		Extra: []content.Extra{{ID: "x", Misconception: "believes-x"}, {ID: "y"}},
	}
}

func TestPairsAreScoredOneByOne(t *testing.T) {
	type paired = map[content.PartID]content.PartID
	for _, c := range []struct {
		gave    paired
		got     int
		beliefs string
	}{
		{paired{"a": "a", "b": "b", "c": "c"}, 3, ""},
		{paired{"a": "b", "b": "a", "c": "c"}, 1, "mixes-a"},
		{paired{"a": "a", "b": "x", "c": "c"}, 2, "believes-x"},
		{paired{"a": "y"}, 0, "mixes-a"},
		{nil, 0, ""},
	} {
		v, err := grade.Judge(pairs(), grade.Answer{Paired: c.gave})
		var beliefs []string
		for _, m := range v.Misconceptions {
			beliefs = append(beliefs, string(m))
		}
		if err != nil || v.Got != c.got || v.Right != (c.got == 3) || strings.Join(beliefs, " ") != c.beliefs {
			t.Errorf("%v: %d right %v beliefs %v (%v), want %d %q", c.gave, v.Got, v.Right, beliefs, err, c.got, c.beliefs)
		}
	}
	for _, bad := range []paired{{"a": "z"}, {"x": "a"}, {"a": "c", "b": "c"}} {
		if _, err := grade.Judge(pairs(), grade.Answer{Paired: bad}); !errors.Is(err, grade.ErrUnfit) {
			t.Errorf("%v: %v, want ErrUnfit", bad, err)
		}
	}
}

func TestGapsAreScoredOneByOne(t *testing.T) {
	cloze := &content.Item{ID: "cloze", Type: content.Cloze, Gaps: []content.Gap{*channel(), *accepting(false, "443")}}
	cloze.Gaps[1].ID = "port"
	type typed = map[content.PartID]string
	v, err := grade.Judge(cloze, grade.Answer{Typed: typed{"first": "SQS", "port": "443"}})
	if err != nil || v.Right || v.Got != 1 || v.Parts[0].Gap.Reject.ID != "queue" {
		t.Errorf("verdict %+v (%v), want one of two with the known wrong answer named", v, err)
	}
	if v, err = grade.Judge(cloze, grade.Answer{Typed: typed{"first": "Amzon SNS", "port": "443"}}); err != nil || !v.Right {
		t.Errorf("a typo is not forgiven: %+v (%v)", v, err)
	}
	if _, err = grade.Judge(cloze, grade.Answer{Typed: typed{"first": "ㄴㄴ"}}); !errors.Is(err, grade.ErrUncomposed) {
		t.Errorf("loose jamo give %v, want ErrUncomposed", err)
	}
	if _, err = grade.Judge(cloze, grade.Answer{Typed: typed{"first": strings.Repeat("가", 10_000)}}); !errors.Is(err, grade.ErrUnfit) {
		t.Errorf("10,000 characters give %v, want ErrUnfit", err)
	}
	if v, err = grade.Judge(cloze, grade.Answer{}); err != nil || v.Right || v.Got != 0 {
		t.Errorf("an empty answer gives %+v (%v)", v, err)
	}
}
