package insight_test

import (
	"math"
	"testing"

	"quest/game/insight"
)

// TestBoundsAreThoseOfWilson compares with values worked out by hand from the formula of the score interval
// for nine cases of ten.
func TestBoundsAreThoseOfWilson(t *testing.T) {
	for _, c := range []struct {
		share     insight.Share
		low, high float64
	}{
		{insight.Share{}, 0, 1},
		{insight.Share{Right: 0, Of: 10}, 0, 0.2130},
		{insight.Share{Right: 10, Of: 10}, 0.7870, 1},
		{insight.Share{Right: 84, Of: 100}, 0.7709, 0.8912},
		{insight.Share{Right: 1, Of: 2}, 0.1206, 0.8794},
	} {
		low, high := c.share.Bounds()
		if math.Abs(low-c.low) > 0.0006 || math.Abs(high-c.high) > 0.0006 {
			t.Errorf("%+v lies between %.4f and %.4f, want %.4f and %.4f", c.share, low, high, c.low, c.high)
		}
	}
}

func TestSharesOfFewAnswersTellNothing(t *testing.T) {
	few, many := insight.Share{Right: 0, Of: insight.Enough - 1}, insight.Share{Right: 90, Of: 100}
	if !few.Few() || few.Differs(many) != 0 || many.Differs(few) != 0 {
		t.Error("nine answers are enough")
	}
	if n := few.Says(); n.Key != "insight.ShareFew" {
		t.Errorf("few answers are said as %s", n)
	}
	for _, c := range []struct {
		a, b insight.Share
		want int
	}{
		{insight.Share{Right: 50, Of: 100}, insight.Share{Right: 80, Of: 100}, 1},
		{insight.Share{Right: 80, Of: 100}, insight.Share{Right: 50, Of: 100}, -1},
		{insight.Share{Right: 50, Of: 100}, insight.Share{Right: 55, Of: 100}, 0},
		{insight.Share{Right: 20, Of: 20}, insight.Share{Right: 20, Of: 20}, 0},
	} {
		if got := c.a.Differs(c.b); got != c.want {
			t.Errorf("%+v then %+v: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
