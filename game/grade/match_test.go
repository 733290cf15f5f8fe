package grade_test

import (
	"errors"
	"strings"
	"testing"

	"quest/content"
	"quest/game/grade"
)

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
