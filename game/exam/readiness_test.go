package exam_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"quest/content"
	"quest/game/exam"
)

// studied makes the memory of a pack with so many items a task, of which a share was met and is remembered.
func studied(b *content.Blueprint, items int, met, recall float64) []exam.Studied {
	var all []exam.Studied
	for _, d := range b.Domains {
		for _, task := range d.Tasks {
			n := int(math.Round(met * float64(items)))
			all = append(all, exam.Studied{Part: task.ID, Items: items, Met: n, Recall: recall * float64(n)})
		}
	}
	return all
}

func taken(b *content.Blueprint, days, n int, right float64) exam.Taken {
	return exam.Taken{Days: days, Answers: sheet(b, n, right)}
}

func kinds(reasons []exam.Reason) string {
	var all []exam.ReasonKind
	for _, r := range reasons {
		all = append(all, r.Kind)
	}
	return fmt.Sprint(all)
}

func ofKind(reasons []exam.Reason, k exam.ReasonKind) []exam.Reason {
	return slices.DeleteFunc(slices.Clone(reasons), func(r exam.Reason) bool { return r.Kind != k })
}

func TestItIsTooEarlyWithoutPapers(t *testing.T) {
	b := saa(t)
	r := exam.Ready(b, exam.Evidence{Studied: studied(b, 20, 1, 0.95)})
	if len(r.Early) != 5 || r.Early[0] != (exam.Reason{Kind: exam.FewAnswers, Of: 15}) || r.Early[1] != (exam.Reason{Kind: exam.NoEvidence, Domain: "d1"}) {
		t.Errorf("%+v", r.Early)
	}
	if r.Passing.Mid != 0 || r.Share.High != 0 || len(r.Reasons) != 0 || len(r.Domains) != 4 {
		t.Errorf("something is told all the same: %+v", r)
	}
	ten := exam.Ready(b, exam.Evidence{Papers: []exam.Taken{taken(b, 0, 10, 0.9)}})
	if want := []exam.Reason{{Kind: exam.FewAnswers, N: 10, Of: 15}}; !slices.Equal(ten.Early, want) {
		t.Errorf("a paper of ten: %+v", ten.Early)
	}
	old := exam.Ready(b, exam.Evidence{Papers: []exam.Taken{taken(b, 200, 65, 0.9)}})
	if kinds(old.Early) != kinds([]exam.Reason{{Kind: exam.FewAnswers}}) {
		t.Errorf("an old paper: %+v", old.Early)
	}
	blank := taken(b, 0, 65, 0.9)
	for i := range blank.Answers {
		blank.Answers[i].Answered = i < 30
	}
	if r := exam.Ready(b, exam.Evidence{Papers: []exam.Taken{blank}}); len(r.Early) != 5 {
		t.Errorf("a paper that was hardly answered: %+v", r.Early)
	}
	one := taken(b, 0, 65, 0.9)
	one.Answers = slices.DeleteFunc(one.Answers, func(a exam.Answer) bool { return a.Domain == "d2" })
	if r := exam.Ready(b, exam.Evidence{Papers: []exam.Taken{one}}); !slices.Equal(r.Early, []exam.Reason{{Kind: exam.NoEvidence, Domain: "d2"}}) {
		t.Errorf("a paper without domain 2: %+v", r.Early)
	}
}

// met says of a paper that its items had been met and should have been remembered.
func met(p exam.Taken, recall float64) exam.Taken {
	for i := range p.Answers {
		p.Answers[i].Recall = recall
	}
	return p
}

func TestReadinessFollowsPapersAndMemory(t *testing.T) {
	b := saa(t)
	half := studied(b, 20, 0.5, 0.9)
	good := exam.Ready(b, exam.Evidence{Studied: half, Papers: []exam.Taken{met(taken(b, 1, 65, 0.92), 0.45), met(taken(b, 3, 65, 0.9), 0.45)}})
	bad := exam.Ready(b, exam.Evidence{Studied: half, Papers: []exam.Taken{met(taken(b, 1, 65, 0.5), 0.45), met(taken(b, 3, 65, 0.5), 0.45)}})
	if len(good.Early)+len(bad.Early) > 0 || good.Passing.Mid < 0.9 || bad.Passing.Mid > 0.1 {
		t.Errorf("good %+v, bad %+v", good.Passing, bad.Passing)
	}
	papers := []exam.Taken{taken(b, 1, 20, 0.5)}
	more := exam.Ready(b, exam.Evidence{Studied: studied(b, 20, 1, 0.9), Papers: papers})
	faded := exam.Ready(b, exam.Evidence{Studied: studied(b, 20, 1, 0.3), Papers: papers})
	unmet := exam.Ready(b, exam.Evidence{Studied: studied(b, 20, 0.2, 0.9), Papers: papers})
	if more.Passing.Mid <= faded.Passing.Mid+0.05 || len(ofKind(faded.Reasons, exam.Forgotten)) != 1 || len(ofKind(more.Reasons, exam.Forgotten)) != 0 {
		t.Errorf("remembered %+v, forgotten %+v, %+v", more.Passing, faded.Passing, faded.Reasons)
	}
	if unmet.Passing.Mid >= more.Passing.Mid || len(ofKind(unmet.Reasons, exam.NeverSeen)) != 1 || len(ofKind(more.Reasons, exam.NeverSeen)) != 0 {
		t.Errorf("met %+v, unmet %+v, %+v", more.Passing, unmet.Passing, unmet.Reasons)
	}
	old := exam.Ready(b, exam.Evidence{Studied: half, Papers: []exam.Taken{taken(b, 60, 65, 0.8)}})
	if len(ofKind(old.Reasons, exam.OldPapers)) != 1 || len(ofKind(old.Reasons, exam.FewAnswers)) != 1 {
		t.Errorf("an old paper: %+v", old.Reasons)
	}
}

func TestNewPapersWeighMoreThanOldOnes(t *testing.T) {
	b := saa(t)
	better := exam.Ready(b, exam.Evidence{Papers: []exam.Taken{taken(b, 0, 65, 0.8), taken(b, 90, 65, 0.6)}})
	worse := exam.Ready(b, exam.Evidence{Papers: []exam.Taken{taken(b, 0, 65, 0.6), taken(b, 90, 65, 0.8)}})
	if better.Share.Mid <= worse.Share.Mid+0.05 {
		t.Errorf("the new paper is better %+v, worse %+v", better.Share, worse.Share)
	}
}

// With very many answers the true share is known, and what is told is the chance to have 35 of 50
// questions right: 0.569 for a share of 0.7 (0.684 for 34 of 50), by adding up the binomial distribution.
func TestPassingIsTheChanceOfEnoughRightAnswers(t *testing.T) {
	b := saa(t)
	var e exam.Evidence
	for range 400 {
		e.Papers = append(e.Papers, taken(b, 0, 60, 0.7))
	}
	r := exam.Ready(b, e)
	if math.Abs(r.Share.Mid-0.7) > 0.004 || math.Abs(r.Passing.Mid-0.569) > 0.03 || r.Passing.Low > r.Passing.Mid || r.Passing.High < r.Passing.Mid {
		t.Errorf("share %+v, passing %+v", r.Share, r.Passing)
	}
}

// Memory of the items and papers made of them contradict each other: papers win.
func TestMemoryThatDoesNotHoldIsNotBelieved(t *testing.T) {
	b := saa(t)
	all := studied(b, 20, 1, 0.95)
	r := exam.Ready(b, exam.Evidence{Studied: all, Papers: []exam.Taken{met(taken(b, 1, 65, 0.5), 0.95), met(taken(b, 2, 65, 0.5), 0.95)}})
	if r.Passing.Mid > 0.05 || r.Share.High > 0.65 {
		t.Errorf("half of what should be known is right: %+v of %+v", r.Passing, r.Share)
	}
}

func TestTheDomainThatPullsDownIsNamed(t *testing.T) {
	b := saa(t)
	paper := taken(b, 0, 65, 0.9)
	for i := range paper.Answers {
		if a := &paper.Answers[i]; a.Domain == "d2" {
			a.Right = i%4 == 0
		}
	}
	r := exam.Ready(b, exam.Evidence{Studied: studied(b, 20, 0.1, 0.9), Papers: []exam.Taken{paper}})
	weak := ofKind(r.Reasons, exam.WeakDomain)
	if len(weak) != 1 || weak[0].Domain != "d2" || r.Reasons[0] != weak[0] || weak[0].Share >= 0.6 {
		t.Errorf("%+v", r.Reasons)
	}
	if d := r.Domains[1]; d.Domain != "d2" || d.Share.Mid != weak[0].Share || d.Covered != 0.1 || d.Answers != 17 {
		t.Errorf("%+v", d)
	}
	worse := paper
	for i := range worse.Answers {
		worse.Answers[i].Right = worse.Answers[i].Right && worse.Answers[i].Domain != "d1"
	}
	if weak := ofKind(exam.Ready(b, exam.Evidence{Papers: []exam.Taken{worse}}).Reasons, exam.WeakDomain); len(weak) != 2 || weak[0].Domain != "d1" {
		t.Errorf("what costs most comes first: %+v", weak)
	}
}

func TestItemsThatWereMetBeforeSayLess(t *testing.T) {
	b := saa(t)
	all := studied(b, 20, 1, 0.9)
	fresh := exam.Ready(b, exam.Evidence{Papers: []exam.Taken{taken(b, 0, 65, 0.85)}})
	known := exam.Ready(b, exam.Evidence{Studied: all, Papers: []exam.Taken{met(taken(b, 0, 65, 0.85), 0.9)}})
	if known.Passing.Mid >= fresh.Passing.Mid || known.Share.High-known.Share.Low <= fresh.Share.High-fresh.Share.Low {
		t.Errorf("new items %+v, known ones %+v", fresh, known)
	}
	if len(ofKind(known.Reasons, exam.MetBefore)) != 1 || len(ofKind(fresh.Reasons, exam.MetBefore)) != 0 {
		t.Errorf("%+v", known.Reasons)
	}
}

// A narrow pack that is known by heart covers a corner of the exam, and no more.
func TestANarrowPackCoversLittle(t *testing.T) {
	b := saa(t)
	r := exam.Ready(b, exam.Evidence{Studied: []exam.Studied{{Part: "d2-1", Items: 5, Met: 5, Recall: 5}, {Part: "d3", Items: 4, Met: 4, Recall: 4}}})
	for _, d := range r.Domains {
		want := map[content.DomainID]float64{"d2": 5.0 / 15 / 2, "d3": 4.0 / 15 / 5}[d.Domain]
		if math.Abs(d.Covered-want) > 1e-9 {
			t.Errorf("%s is covered to %.3f, want %.3f", d.Domain, d.Covered, want)
		}
	}
	clf, _ := exam.Find("aws/clf-c02")
	if got := exam.Ready(clf, exam.Evidence{Studied: []exam.Studied{{Part: "d1-3", Items: 30, Met: 15, Recall: 15}}}).Domains[0].Covered; math.Abs(got-0.25) > 1e-9 {
		t.Errorf("a domain of unknown tasks is covered to %.3f", got)
	}
}

func TestAnyEvidenceGivesSoundReadiness(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := exam.All()[rapid.IntRange(0, len(exam.All())-1).Draw(t, "exam")]
		var e exam.Evidence
		for range rapid.IntRange(0, 6).Draw(t, "parts") {
			n := rapid.IntRange(0, 50).Draw(t, "items")
			met := rapid.IntRange(0, n).Draw(t, "met")
			part := rapid.SampledFrom([]content.DomainID{"d1", "d2", "d1-1", "d3-2", "d9", ""}).Draw(t, "part")
			e.Studied = append(e.Studied, exam.Studied{Part: part, Items: n, Met: met, Recall: rapid.Float64Range(0, 1).Draw(t, "recall") * float64(met)})
		}
		for range rapid.IntRange(0, 5).Draw(t, "papers") {
			p := taken(b, rapid.IntRange(-5, 400).Draw(t, "days"), rapid.SampledFrom([]int{1, 10, 20, 65}).Draw(t, "length"), rapid.Float64Range(0, 1).Draw(t, "right"))
			for i := range p.Answers {
				p.Answers[i].Recall = rapid.SampledFrom([]float64{0, 0, 0.5, 0.97, 1}).Draw(t, "recall")
			}
			e.Papers = append(e.Papers, p)
		}
		r := exam.Ready(b, e)
		for _, got := range [][3]float64{{r.Passing.Low, r.Passing.Mid, r.Passing.High}, {r.Share.Low, r.Share.Mid, r.Share.High}} {
			if !(0 <= got[0] && got[0] <= got[1]+1e-9 && got[1] <= got[2]+1e-9 && got[2] <= 1+1e-9) {
				t.Errorf("%v", got)
			}
		}
		if len(r.Early) > 0 && (r.Passing.High != 0 || len(r.Reasons) > 0) {
			t.Errorf("too early, and told: %+v", r)
		}
		for _, d := range r.Domains {
			if !(d.Covered >= 0 && d.Covered <= 1+1e-9 && d.Share.Low <= d.Share.High) {
				t.Errorf("%+v", d)
			}
		}
	})
}
