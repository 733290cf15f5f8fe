package content_test

import (
	"testing"

	"quest/content"
)

func TestDistanceCountsSwapsOnce(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "", 3}, {"abc", "acb", 1}, {"ca", "abc", 3}, {"kitten", "sitting", 3}} {
		if got := content.Distance([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("%q to %q: got %d, want %d", c.a, c.b, got, c.want)
		}
		if content.Distance([]rune(c.a), []rune(c.b)) != content.Distance([]rune(c.b), []rune(c.a)) {
			t.Errorf("%q and %q: the distance depends on the direction", c.a, c.b)
		}
	}
}
