package grade_test

import (
	"errors"
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
