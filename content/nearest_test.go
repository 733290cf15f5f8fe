package content_test

import (
	"math/rand/v2"
	"slices"
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

// TestNearestIsTheNearest holds the words that Nearest gives against distances that are
// counted in full.
func TestNearestIsTheNearest(t *testing.T) {
	draw := rand.New(rand.NewPCG(3, 4))
	word := func() string {
		letters := make([]byte, draw.IntN(9))
		for i := range letters {
			letters[i] = "abc"[draw.IntN(3)]
		}
		return string(letters)
	}
	for range 20_000 {
		typed, known := word(), []string{word(), word(), word(), word()}
		want, least := "", 3
		if len(typed) <= 3 {
			least = 2
		}
		for _, k := range known {
			if d := inFull([]rune(typed), []rune(k)); d < least {
				want, least = k, d
			}
		}
		if got := content.Nearest(typed, known); got != want {
			t.Fatalf("Nearest(%q, %q) = %q, want %q", typed, known, got, want)
		}
		for most := range 4 {
			if got, want := content.Within([]rune(typed), []rune(known[1]), most), inFull([]rune(typed), []rune(known[1])) <= most; got != want {
				t.Fatalf("Within(%q, %q, %d) = %v", typed, known[1], most, got)
			}
		}
		if got, want := content.Distance([]rune(typed), []rune(known[0])), inFull([]rune(typed), []rune(known[0])); got != want {
			t.Fatalf("Distance(%q, %q) = %d, want %d", typed, known[0], got, want)
		}
	}
}

// inFull counts a distance in a whole table.
func inFull(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}

// TestNearestMakesNothingForEachWord counts allocations, because a pack may hold very
// many mistyped names.
func TestNearestMakesNothingForEachWord(t *testing.T) {
	known := slices.Repeat([]string{"abcdefghijklmnop", "bcdefghijklmnopq"}, 500)
	if n := testing.AllocsPerRun(10, func() { content.Nearest("zyxwvutsrqponmlk", known) }); n > 20 {
		t.Errorf("%v allocations for %d words", n, len(known))
	}
}
