package exam_test

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"quest/content"
	"quest/game/exam"
)

// sheet makes answers in the proportions of an exam: of each domain so many right, spread evenly.
func sheet(b *content.Blueprint, n int, right float64) []exam.Answer {
	var all []exam.Answer
	due := 0.0
	for i, count := range b.Counts(n) {
		for range count {
			due += right
			a := exam.Answer{Item: exam.Item{Pack: "quest/pack", ID: content.ItemID(fmt.Sprintf("item-%d", len(all)))}, Domain: b.Domains[i].ID, Answered: true}
			if due >= 1-1e-9 {
				due--
				a.Right = true
			}
			all = append(all, a)
		}
	}
	return all
}

// The bounds are quantiles of the beta distribution with parameters x + 1/2 and n - x + 1/2, worked out
// by integrating it in 400,000 steps.
func TestTheBoundsOfAPaperAreThoseOfJeffreys(t *testing.T) {
	b := saa(t)
	for _, c := range []struct {
		right, of          int
		low, high, passing float64
		chances            exam.Chances
	}{
		{38, 50, 0.6512, 0.8471, 0.8623, exam.TooClose},
		{30, 50, 0.4839, 0.7078, 0.0893, exam.LikelyFails},
		{45, 50, 0.8136, 0.9532, 0.9998, exam.LikelyPasses},
		{50, 50, 0.9625, 1, 1, exam.LikelyPasses},
		{0, 50, 0, 0.0375, 0, exam.LikelyFails},
	} {
		m := exam.Mark(b, sheet(b, c.of, float64(c.right)/float64(c.of)), nil)
		if m.Scored != (exam.Count{Right: c.right, Answered: c.of, Of: c.of}) || m.Score == nil {
			t.Fatalf("%d of %d: %+v", c.right, c.of, m)
		}
		s := m.Score
		if math.Abs(s.Share.Low-c.low) > 0.001 || math.Abs(s.Share.High-c.high) > 0.001 || math.Abs(s.Passing-c.passing) > 0.004 || s.Chances != c.chances {
			t.Errorf("%d of %d: %+v, want %+v", c.right, c.of, *s, c)
		}
		if s.Low != int(math.Floor(100+900*s.Share.Low)) || s.High != int(math.Ceil(100+900*s.Share.High)) {
			t.Errorf("%d of %d: %d to %d for shares of %.4f to %.4f", c.right, c.of, s.Low, s.High, s.Share.Low, s.Share.High)
		}
	}
}

func TestTheStraightLineOfTheScale(t *testing.T) {
	b := saa(t)
	if got := exam.PassShare(b); math.Abs(got-0.6889) > 0.0001 {
		t.Errorf("720 is at %.4f", got)
	}
	for share, want := range map[float64]float64{0: 100, 1: 1000, 0.5: 550} {
		if got := exam.Scaled(b, share); got != want {
			t.Errorf("a share of %v is at %v, want %v", share, got, want)
		}
	}
}

func TestOpenQuestionsAreWrongAndUnscoredOnesDoNotCount(t *testing.T) {
	b := saa(t)
	full := exam.Mark(b, sheet(b, 50, 0.8), nil)
	answers := sheet(b, 50, 0.8)
	for i := range answers {
		if !answers[i].Right {
			answers[i].Answered = false
		}
	}
	for _, a := range sheet(b, 15, 0) {
		a.Unscored = true
		answers = append(answers, a)
	}
	m := exam.Mark(b, answers, nil)
	if m.Scored != (exam.Count{Right: 40, Answered: 40, Of: 50}) || m.Unscored != (exam.Count{Answered: 15, Of: 15}) || *m.Score != *full.Score {
		t.Errorf("%+v, %+v, want %+v", m, *m.Score, *full.Score)
	}
	if d := m.Domains[0]; d.Domain != "d1" || d.Scored.Of != 15 || d.Unscored.Of != 4 {
		t.Errorf("domain 1: %+v", d)
	}
}

func TestDisputedQuestionsAreLeftOutAndTheRestIsReckonedAnew(t *testing.T) {
	b := saa(t)
	answers := sheet(b, 50, 0.8)
	wrong := map[exam.Item]bool{}
	for _, a := range answers {
		if !a.Right && len(wrong) < 3 {
			wrong[a.Item] = true
		}
	}
	before := exam.Mark(b, answers, nil)
	after := exam.Mark(b, answers, func(i exam.Item) bool { return wrong[i] })
	if after.Without != 3 || after.Scored != (exam.Count{Right: 40, Answered: 47, Of: 47}) || after.Score.Share.Mid <= before.Score.Share.Mid {
		t.Errorf("%+v", after)
	}
	none := exam.Mark(b, answers, func(i exam.Item) bool { return true })
	if none.Score != nil || none.Scored.Of != 0 || none.Without != 50 || len(none.Domains) != 4 {
		t.Errorf("nothing left: %+v", none)
	}
	lost := exam.Mark(b, answers, func(i exam.Item) bool {
		for _, a := range answers {
			if a.Item == i {
				return a.Domain == "d4"
			}
		}
		return false
	})
	if lost.Score != nil || lost.Scored.Of != 40 {
		t.Errorf("a domain without questions: %+v", lost)
	}
	odd := exam.Mark(b, append(answers, exam.Answer{Domain: "d9", Answered: true, Right: true}), nil)
	if odd.Without != 1 || odd.Scored.Of != 50 {
		t.Errorf("an answer of no domain: %+v", odd)
	}
}

// A paper for a second try has more questions of the weak domain; its score is that of the exam all the same.
func TestDomainsWeighAsInTheExamWhateverThePaperHas(t *testing.T) {
	b := saa(t)
	var answers []exam.Answer
	for domain, n := range map[content.DomainID]int{"d1": 10, "d2": 10, "d3": 10, "d4": 70} {
		for i := range n {
			answers = append(answers, exam.Answer{Item: exam.Item{ID: content.ItemID(fmt.Sprint(domain, i))}, Domain: domain, Answered: true, Right: domain != "d4"})
		}
	}
	s := exam.Mark(b, answers, nil).Score
	if s.Share.Mid < 0.75 || s.Share.Mid > 0.8 { // three domains of 80 % are right
		t.Errorf("the true share is about %.3f, want 0.8", s.Share.Mid)
	}
	if s.Share.High-s.Share.Low < 0.18 { // of 100 questions in proportion it would be 0.13
		t.Errorf("bounds %.3f to %.3f take the questions for more than they are worth", s.Share.Low, s.Share.High)
	}
}

func TestWhatWasRememberedBeforeSaysLessOfNewQuestions(t *testing.T) {
	b := saa(t)
	fresh, met := sheet(b, 50, 0.8), sheet(b, 50, 0.8)
	for i := range met {
		met[i].Recall = 0.9
	}
	f, m := exam.Mark(b, fresh, nil), exam.Mark(b, met, nil)
	if f.Met != 0 || m.Met != 50 {
		t.Errorf("%d and %d questions were met before", f.Met, m.Met)
	}
	if fs, ms := f.Score.Share, m.Score.Share; ms.Low >= fs.Low-0.05 || ms.Mid >= fs.Mid || ms.High > fs.High+0.01 || ms.High-ms.Low <= fs.High-fs.Low {
		t.Errorf("new questions %+v, known ones %+v", fs, ms)
	}
}

func TestAnyAnswersGiveSoundMarks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := exam.All()[rapid.IntRange(0, len(exam.All())-1).Draw(t, "exam")]
		answers := make([]exam.Answer, rapid.IntRange(0, 130).Draw(t, "answers"))
		for i := range answers {
			answers[i] = exam.Answer{
				Domain:   b.Domains[rapid.IntRange(0, len(b.Domains)-1).Draw(t, "domain")].ID,
				Unscored: rapid.IntRange(0, 4).Draw(t, "unscored") == 0, Answered: rapid.Bool().Draw(t, "answered"), Right: rapid.Bool().Draw(t, "right"),
				Recall: rapid.OneOf(rapid.Just(0.0), rapid.Float64Range(-1, 2)).Draw(t, "recall"),
			}
		}
		m := exam.Mark(b, answers, nil)
		if m.Scored.Of+m.Unscored.Of != len(answers) || m.Scored.Right > m.Scored.Answered || m.Scored.Answered > m.Scored.Of || m.Met > m.Scored.Of {
			t.Errorf("%+v", m)
		}
		var scored exam.Count
		for _, d := range m.Domains {
			scored.Right, scored.Answered, scored.Of = scored.Right+d.Scored.Right, scored.Answered+d.Scored.Answered, scored.Of+d.Scored.Of
		}
		if scored != m.Scored {
			t.Errorf("the domains add up to %+v, not to %+v", scored, m.Scored)
		}
		if s := m.Score; s != nil {
			ordered := 0 <= s.Share.Low && s.Share.Low <= s.Share.Mid && s.Share.Mid <= s.Share.High && s.Share.High <= 1
			if !ordered || s.Low < 100 || s.High > 1000 || !(s.Passing >= 0 && s.Passing <= 1+1e-9) {
				t.Errorf("%+v", *s)
			}
		}
	})
}

// Two thirds of an exam are remembered, the items of a paper are others: what is right there is right besides.
func TestWhatIsRememberedOfTheExamCounts(t *testing.T) {
	b := saa(t)
	answers := sheet(b, 50, 0.5)
	none, some := exam.Mark(b, answers, nil), exam.MarkRemembering(b, answers, 0.66, nil)
	if *none.Score != *exam.MarkRemembering(b, answers, 0, nil).Score {
		t.Error("without memory it is the same")
	}
	if s := some.Score.Share; s.Mid < 0.6 || s.Mid > 0.75 || s.Low <= none.Score.Share.Low {
		t.Errorf("%+v, without memory %+v", s, none.Score.Share)
	}
	if s := exam.MarkRemembering(b, answers, 7, nil).Score; s.Share.High > 1 {
		t.Errorf("%+v", s)
	}
	if got := exam.Remembered(b, studied(b, 20, 0.5, 0.8)); math.Abs(got-0.4) > 1e-9 {
		t.Errorf("half of it met and remembered at 0.8: %.4f", got)
	}
	if got := exam.Remembered(b, studied(b, 5, 1, 1)); math.Abs(got-1.0/3) > 1e-9 {
		t.Errorf("five items a task: %.4f", got)
	}
}
