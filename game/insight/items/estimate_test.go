package items

import (
	"math"
	"testing"

	"quest/game/insight"
)

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 5e-4 {
		t.Errorf("%s is %.4f, want %.4f", what, got, want)
	}
}

func TestBoundsOfASharePublished(t *testing.T) {
	// Newcombe, Statistics in Medicine 17 (1998) 857, table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
	for _, c := range []struct {
		insight.Share
		low, high float64
	}{
		{insight.Share{Right: 81, Of: 263}, 0.2553, 0.3662},
		{insight.Share{Right: 15, Of: 148}, 0.0624, 0.1605},
		{insight.Share{Right: 0, Of: 20}, 0, 0.1611},
		{insight.Share{Right: 1, Of: 29}, 0.0061, 0.1718},
	} {
		low, high := c.Within(z95)
		near(t, "low", low, c.low)
		near(t, "high", high, c.high)
	}
}

func TestBoundsOfADifferencePublished(t *testing.T) {
	// Newcombe, Statistics in Medicine 17 (1998) 873, table II, method 10: 56/70 and 48/80, 9/10 and 3/10.
	low, high := newcombe(insight.Share{Right: 56, Of: 70}, insight.Share{Right: 48, Of: 80})
	near(t, "low", low, 0.0524)
	near(t, "high", high, 0.3339)
	low, high = newcombe(insight.Share{Right: 9, Of: 10}, insight.Share{Right: 3, Of: 10})
	near(t, "low", low, 0.1705)
	near(t, "high", high, 0.8090)
}

func TestBoundsOfACorrelation(t *testing.T) {
	low, high := fisher(0.5, 25, z95) // atanh 0.5 = 0.5493, and 1.96 / 5 = 0.3920
	near(t, "low", low, math.Tanh(0.5493-0.3920))
	near(t, "high", high, math.Tanh(0.5493+0.3920))
	r, ok := pearson([]float64{0, 0, 1, 1}, []float64{1, 2, 3, 6}) // by hand: xy = 3, xx = 1, yy = 14
	if !ok {
		t.Fatal("no correlation")
	}
	near(t, "r", r, 3/math.Sqrt(14))
	if _, ok := pearson([]float64{1, 1}, []float64{1, 2}); ok {
		t.Error("a correlation without spread")
	}
}

// pairs gives students with scores 0, 1, 2 and so on, of whom those with a 1 did it.
func pairs(did string) []pair {
	var all []pair
	for i, c := range did {
		all = append(all, pair{c == '1', float64(i)})
	}
	return all
}

func TestWhatIsToldDependsOnHowManyThereAre(t *testing.T) {
	for _, c := range []struct {
		did    string
		method Method
		lack   Lack
		need   int
		value  float64
	}{
		{"0101", NoMethod, FewStudents, 6, 0},
		{"000000011", NoMethod, FewStudents, 1, 0},
		{"0000000011", NoMethod, AllAlike, 0, 0},
		{"1111111110", NoMethod, AllAlike, 0, 0},
		{"0000011111", Halves, NoLack, 0, 1},   // 5 of 5 above, 0 of 5 below
		{"0110011011", Halves, NoLack, 0, 0.4}, // 4 of 5 and 2 of 5
		{"11111000000", Halves, NoLack, 0, -1}, // the one at the median is in neither half
		{"0000000000000111111111111", Correlation, NoLack, 0, math.Sqrt(12.0 * 13 * 25 * 25 / 4 * 12 / (25 * 25 * (25*25 - 1)))}, // half of the sum of ranks
	} {
		e := estimate(pairs(c.did))
		if e.Method != c.method || e.Lack != c.lack || e.Need != c.need || math.Abs(e.Value-c.value) > 1e-6 {
			t.Errorf("%s: %+v, want %s %s %d %.4f", c.did, e, c.method, c.lack, c.need, c.value)
		}
		if e.Known() && (e.Low > e.Value || e.High < e.Value || e.Low < -1 || e.High > 1) {
			t.Errorf("%s: bounds %+v", c.did, e)
		}
	}
	same := pairs("0000011111")
	for i := range same {
		same[i].rest = 3
	}
	if e := estimate(same); e.Lack != NoSpread {
		t.Errorf("equal scores: %+v", e)
	}
}
