package review_test

import (
	"encoding/json"
	"math"
	"testing"

	"pgregory.net/rapid"

	"quest/game/review"
)

type answer struct {
	day int
	g   review.Grade
}

// answers draws a history: mostly near days, at times a repeated one, one before, or any
// number at all.
func answers(t *rapid.T) []answer {
	day := rapid.OneOf(
		rapid.IntRange(20000, 20400), rapid.IntRange(20000, 20400), rapid.IntRange(-5, 100000),
		rapid.Int(), rapid.SampledFrom([]int{0, math.MaxInt, math.MinInt}),
	)
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) answer {
		return answer{day.Draw(t, "day"), review.Grade(rapid.IntRange(1, 4).Draw(t, "grade"))}
	}), 0, 40).Draw(t, "answers")
}

func read(l review.Log) (got []answer) {
	l.Each(func(day int, g review.Grade) bool {
		got = append(got, answer{day, g})
		return true
	})
	return got
}

func TestALogGivesBackWhatWasAdded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := answers(t)
		var l review.Log
		for _, a := range want {
			l = l.Add(a.day, a.g)
		}
		got := read(l)
		if len(got) != len(want) || l.Len() != len(want) || !l.Whole() {
			t.Fatalf("%q: %d reviews, Len %d, want %d", l, len(got), l.Len(), len(want))
		}
		for i := range want {
			if got[i] != want[i] {
				t.Fatalf("%q: review %d is %v, want %v", l, i+1, got[i], want[i])
			}
		}
		if raw, err := json.Marshal(l); err != nil || len(raw) != len(l)+2 {
			t.Fatalf("%q needs escapes in JSON: %s", l, raw)
		}
	})
}

func TestADamagedLogStopsAndTakesNewReviews(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sound := rapid.OneOf(rapid.String(), rapid.StringMatching(`[A-Za-z0-9_~-]*`), rapid.StringMatching(`[g-z0-9_-]{10,40}`))
		l := review.Log(sound.Draw(t, "log"))
		before := read(l)
		if len(before) != l.Len() {
			t.Fatalf("Len is %d, Each gives %d", l.Len(), len(before))
		}
		review.DefaultRules().Replay(l)
		after := l.Add(20100, review.Hard)
		got := read(after)
		if !after.Whole() || len(got) != len(before)+1 || got[len(before)] != (answer{20100, review.Hard}) {
			t.Fatalf("%q became %q: %v", l, after, got)
		}
	})
}

// TestWhatIsNoReviewIsNotRead gives logs whose first two reviews, of day 0 and of day 1, are
// sound.
func TestWhatIsNoReviewIsNotRead(t *testing.T) {
	for _, damage := range []string{
		" ", "\x00", "\xff", "é", "가", "=", "~", "~~A", "~ ", "g", "gg", "g ", "~g", "g~A",
		"ggggggggggggggA", "gggggggggggggggggggggggggggggggggggggggggA",
	} {
		l := review.Log("CG" + damage + "CCC")
		if got := read(l); len(got) < 2 || got[0] != (answer{0, review.Good}) || got[1] != (answer{1, review.Good}) {
			t.Errorf("%q: %v", l, got)
		}
		l = l[:len(l)-3]
		if l.Whole() || l.Len() != 2 {
			t.Errorf("%q: Len %d, Whole %v; want 2 reviews and damage", l, l.Len(), l.Whole())
		}
	}
}

func TestALogThatIsCutKeepsTheReviewsBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := answers(t)
		var l review.Log
		for _, a := range all {
			l = l.Add(a.day, a.g)
		}
		cut := read(l[:rapid.IntRange(0, len(l)).Draw(t, "cut")])
		for i := range cut {
			if cut[i] != all[i] {
				t.Fatalf("review %d of the cut log is %v, want %v", i+1, cut[i], all[i])
			}
		}
	})
}

func TestEachStopsWhenTold(t *testing.T) {
	l := review.Log("").Add(20000, review.Good).Add(20001, review.Good).Add(20002, review.Good)
	n := 0
	l.Each(func(int, review.Grade) bool { n++; return n < 2 })
	if n != 2 {
		t.Errorf("Each called %d times, want 2", n)
	}
}

func TestAGradeThatDoesNotExistAddsNothing(t *testing.T) {
	l := review.Log("").Add(20000, review.Good)
	for _, g := range []review.Grade{0, 5, -1, math.MaxInt, math.MinInt} {
		if got := l.Add(20001, g); got != l {
			t.Errorf("grade %d gives %q, want %q", g, got, l)
		}
	}
}

func TestMostReviewsTakeOneOrTwoBytes(t *testing.T) {
	l := review.Log("").Add(20000, review.Good)
	first := len(l)
	day := 20000
	for _, gap := range []int{0, 2, 11, 46, 163} {
		day += gap
		l = l.Add(day, review.Good)
	}
	if got := len(l) - first; got > 8 {
		t.Errorf("five reviews take %d bytes: %q", got, l)
	}
}

func TestAReplayIsStepByStep(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := review.DefaultRules()
		var l review.Log
		var c review.Card
		last := 0
		for _, a := range answers(t) {
			days := 0
			if a.day > last {
				days = int(min(uint(a.day)-uint(last), math.MaxInt32))
			}
			c, _ = r.Next(c, days, a.g)
			l, last = l.Add(a.day, a.g), a.day
		}
		if got := r.Replay(l); got != c {
			t.Fatalf("replay of %q gives %+v, step by step %+v", l, got, c)
		}
	})
}
