package review_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"quest/game/review"
)

// TestFuzzRangeIsThatOfTheFormula compares every interval with the formula of
// docs/learning.md 1.2 in floating point, as ts-fsrs computes it.
func TestFuzzRangeIsThatOfTheFormula(t *testing.T) {
	for days := 1; days <= 36500; days++ {
		low, high := review.FuzzRange(days)
		wantLow, wantHigh := days, days
		if x := float64(days); x >= 2.5 {
			delta := 1 + 0.15*math.Max(math.Min(x, 7)-2.5, 0) + 0.1*math.Max(math.Min(x, 20)-7, 0) + 0.05*math.Max(x-20, 0)
			wantLow, wantHigh = max(2, int(math.Round(x-delta))), min(36500, int(math.Round(x+delta)))
		}
		if low != wantLow || high != wantHigh {
			t.Errorf("%d days: %d to %d, want %d to %d", days, low, high, wantLow, wantHigh)
		}
	}
}

func TestFuzzRangeByExample(t *testing.T) {
	for days, want := range map[int][2]int{
		math.MinInt: {1, 1}, -3: {1, 1}, 0: {1, 1}, 1: {1, 1}, 2: {2, 2}, 3: {2, 4}, 7: {5, 9}, 20: {17, 23}, 100: {93, 107},
		36500: {34673, 36500}, 36501: {34673, 36500}, math.MaxInt: {34673, 36500},
	} {
		if low, high := review.FuzzRange(days); [2]int{low, high} != want {
			t.Errorf("%d days: %d to %d, want %d to %d", days, low, high, want[0], want[1])
		}
	}
}

func TestFuzzStaysInItsRangeAndFollowsTheSeed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.OneOf(rapid.IntRange(0, 400), rapid.Int()).Draw(t, "days")
		seed := rapid.Uint64().Draw(t, "seed")
		got := review.Fuzz(days, seed)
		if low, high := review.FuzzRange(days); got < low || got > high {
			t.Fatalf("%d is not within %d to %d", got, low, high)
		}
		if again := review.Fuzz(days, seed); again != got {
			t.Fatalf("the same seed gives %d and %d", got, again)
		}
	})
}

// evenly reports values that do not come up about as often as each other, from the
// first to the last.
func evenly(t *testing.T, draws int, first, last int, draw func(i int) int) {
	t.Helper()
	counts := map[int]int{}
	for i := range draws {
		counts[draw(i)]++
	}
	expected := float64(draws) / float64(last-first+1)
	for day := first; day <= last; day++ {
		if off := math.Abs(float64(counts[day]) - expected); off > 5*math.Sqrt(expected) {
			t.Errorf("day %d comes up %d times, want about %.0f", day, counts[day], expected)
		}
	}
}

func TestFuzzTakesEveryDayAsOften(t *testing.T) {
	low, high := review.FuzzRange(30)
	evenly(t, 20000, low, high, func(i int) int { return review.Fuzz(30, review.Seed("rds-events/q1", i)) })
	items := []byte("rds-events/q0000")
	evenly(t, 20000, low, high, func(i int) int {
		for k := range 4 {
			items[len(items)-1-k] = byte('0' + i/[]int{1, 10, 100, 1000}[k]%10)
		}
		return review.Fuzz(30, review.Seed(string(items), i/10000))
	})
}

// TestSeedStays holds seeds: recorded due days were decided by them, and a replay must
// decide the same.
func TestSeedStays(t *testing.T) {
	for _, tc := range []struct {
		item   string
		review int
		fuzz   int
		seed   uint64
	}{
		{"", 0, 102, 0x5b21f68ffa77f14c},
		{"rds-events/q1", 1, 102, 0x5084cf8dd53a8bb0},
		{"rds-events/q1", 2, 97, 0x5d283b74fe89a8f2},
		{"rds-events/q2", 1, 107, 0x6c913315110d799b},
	} {
		if got := review.Seed(tc.item, tc.review); got != tc.seed {
			t.Errorf("seed of %q, review %d = %#x, want %#x", tc.item, tc.review, got, tc.seed)
		}
		if got := review.Fuzz(100, tc.seed); got != tc.fuzz {
			t.Errorf("fuzz of 100 days with seed %#x = %d, want %d", tc.seed, got, tc.fuzz)
		}
	}
}

func TestSeedsDiffer(t *testing.T) {
	seen := map[uint64]string{}
	for _, item := range []string{"", "a", "b", "ab", "ba", "a\x00", "pack/item", "pack/item1"} {
		for n := range 1000 {
			seed := review.Seed(item, n)
			if other, ok := seen[seed]; ok {
				t.Fatalf("%q and %q have the same seed", other, item)
			}
			seen[seed] = item
		}
	}
}

func TestChooseTakesTheLeastLoadAndSparesRestDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.OneOf(rapid.IntRange(-10, 20500), rapid.SampledFrom([]int{math.MinInt, math.MaxInt - 40})).Draw(t, "low")
		days := rapid.IntRange(1, 40).Draw(t, "days")
		high := low + days - 1
		loads := rapid.SliceOfN(rapid.IntRange(0, 4), days, days).Draw(t, "loads")
		rests := rapid.SliceOfN(rapid.Bool(), days, days).Draw(t, "rests")
		seed := rapid.Uint64().Draw(t, "seed")
		load := func(day int) int { return loads[day-low] }
		rest := func(day int) bool { return rests[day-low] }

		got := review.Choose(low, high, load, rest, seed)
		if got < low || got > high {
			t.Fatalf("%d is not within %d to %d", got, low, high)
		}
		for i := range days {
			if rests[got-low] && !rests[i] {
				t.Fatalf("day %d is a day of rest, and day %d is none", got, low+i)
			}
			if rests[got-low] == rests[i] && loads[i] < loads[got-low] {
				t.Fatalf("day %d has load %d, day %d has %d", got, loads[got-low], low+i, loads[i])
			}
		}
		if again := review.Choose(low, high, load, rest, seed); again != got {
			t.Fatalf("the same seed gives %d and %d", got, again)
		}
	})
}

func TestChooseBetweenEqualDaysTakesEachAsOften(t *testing.T) {
	evenly(t, 20000, 20010, 20016, func(i int) int {
		return review.Choose(20010, 20016, nil, nil, review.Seed("rds-events/q1", i))
	})
	free := []int{20011, 20014}
	evenly(t, 2000, 0, 1, func(i int) int {
		day := review.Choose(20010, 20016, func(day int) int { return (day - 20010) % 3 }, func(day int) bool {
			return day != free[0] && day != free[1]
		}, review.Seed("rds-events/q1", i))
		if day == free[0] {
			return 0
		}
		return 1
	})
}

func TestChooseOfOddRanges(t *testing.T) {
	if got := review.Choose(10, 5, nil, nil, 1); got != 10 {
		t.Errorf("an empty range gives %d, want its first day", got)
	}
	asked := 0
	got := review.Choose(math.MinInt, math.MaxInt, func(int) int { asked++; return 0 }, nil, 1)
	if asked > 36500 || got < math.MinInt || got >= math.MinInt+36500 {
		t.Errorf("the greatest range asks for %d days and gives %d", asked, got)
	}
}
