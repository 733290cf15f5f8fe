package game

import (
	"fmt"
	"slices"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game/review"
)

func keysOf(lines []Notice) []string {
	var keys []string
	for _, n := range lines {
		keys = append(keys, n.Key)
	}
	return keys
}

func TestAForecastSaysWhatItRestsOn(t *testing.T) {
	pack := contenttest.Deep()
	packs := []*content.Pack{pack}
	var p Player
	o := p.Outlook(packs, noon(day0, 0))
	if got := keysOf(o.Say()); !slices.Equal(got, []string{"plan.NoExam", "plan.NothingMet"}) {
		t.Fatalf("of nothing it says %v", got)
	}
	items := 0
	for _, quiz := range pack.Quizzes() {
		for _, item := range quiz.Items {
			head, _ := pack.ItemHead(item)
			p.answered(pack.ID().Item(item), noon(day0, 0), Answered{Rev: head.Rev, First: true, Grade: int(review.Good)})
			items++
		}
	}
	if o = p.Outlook(packs, noon(day0+1, 0)); o.Items == 0 || o.Items > items || o.Unmet != 0 || o.Left != 0 {
		t.Errorf("of %d items without an exam: %+v", items, o)
	}
	if got := keysOf(o.Say()); !slices.Contains(got, "plan.RecallLater") || !slices.Contains(got, "plan.RestsOnGuess") {
		t.Errorf("without an exam it says %v", got)
	}
	p.SetPlan(Planned{Exam: &Exam{Blueprint: "aws/saa-c03", Day: day0 + 61}}, noon(day0+1, 0))
	o = p.Outlook(packs, noon(day0+1, 0))
	got := keysOf(o.Say())
	want := []string{"plan.ExamIn", "plan.Load", "plan.LastPass", "plan.LastNew", "plan.Recall", "plan.RestsOnGuess", "plan.Sooner"}
	if !slices.Equal(got, want) {
		t.Errorf("60 days before an exam it says %v", got)
	}
	if r := o.Recall; r.Low >= r.Mid || r.Mid > r.High || len(o.Days) != 60 || !o.Compared || o.Sooner.Day != int(day0)+47 {
		t.Errorf("60 days before an exam: %+v", o)
	}
	if name := o.SayExam(); name.Args[0].Said.String() != "plan.ExamNamed exam=SAA-C03" {
		t.Errorf("the exam is called %v", name)
	}
	for left, want := range map[StudyDay]string{1: "plan.ExamTomorrow", 0: "plan.ExamToday", -3: "plan.ExamOver"} {
		o := p.Outlook(packs, noon(day0+61-left, 0))
		got := keysOf(o.Say())
		after := left < 0 && (len(o.Days) == 0 || !slices.Contains(got, "plan.RecallLater")) // as without an exam
		if got[0] != want || left == 0 && len(got) > 1 || after || o.Left != max(0, int(left)) {
			t.Errorf("%d days before: %v, %d days left", left, got, o.Left)
		}
	}
}

func TestAForecastSaysThatTheExamEndsBeforeItsDay(t *testing.T) {
	packs := []*content.Pack{contenttest.Deep()}
	for _, c := range []struct {
		exam, day string
		want      bool
	}{{"aws/dva-c02", "2026-12-10", true}, {"aws/dva-c02", "2026-11-30", false}, {"aws/saa-c03", "2026-12-10", false}, {"", "2026-12-10", false}} {
		var p Player
		day, ok := readDate(c.day)
		if !ok {
			t.Fatal(c.day)
		}
		p.SetPlan(Planned{Exam: &Exam{Blueprint: c.exam, Day: day}}, noon(day-20, 0))
		o := p.Outlook(packs, noon(day-20, 0))
		if got := slices.Contains(keysOf(o.Say()), "plan.ExamEnds"); got != c.want {
			t.Errorf("of %s on %s it warns: %v", c.exam, c.day, got)
		}
		if o := p.Outlook(packs, noon(day+1, 0)); slices.Contains(keysOf(o.Say()), "plan.ExamEnds") {
			t.Errorf("of %s it warns after the day", c.exam)
		}
	}
}

func TestAForecastSaysThatAllIsSuspended(t *testing.T) {
	pack := contenttest.Deep()
	packs := []*content.Pack{pack}
	var p Player
	for _, quiz := range pack.Quizzes() {
		for _, item := range quiz.Items {
			head, _ := pack.ItemHead(item)
			id := pack.ID().Item(item)
			p.answered(id, noon(day0, 0), Answered{Rev: head.Rev, First: true, Grade: int(review.Good)})
			p.Mark(id, Suspend, true, noon(day0, 0))
		}
	}
	o := p.Outlook(packs, noon(day0+1, 0))
	if got := keysOf(o.Say()); !slices.Equal(got, []string{"plan.NoExam", "plan.AllSuspended"}) {
		t.Errorf("it says %v", got)
	}
}

func TestRetentionCountsTheReviewsOfEveryRev(t *testing.T) {
	var p Player
	for i := range 10 {
		p.answered(fmt.Sprint("x", i), noon(day0, 0), first(review.Good))
	}
	for i := range 10 {
		p.answered(fmt.Sprint("x", i), noon(day0+8, 0), first(review.Grade(1+2*(i%2))))
	}
	p.answered("x0", noon(day0+9, 0), Answered{Rev: 2, First: true, Grade: 3})
	weeks := p.Retention()
	if len(weeks) != 1 || weeks[0].Reviews != 10 || weeks[0].Right != 5 || weeks[0].Firsts != 10 {
		t.Errorf("retention is %+v", weeks)
	}
	if n := len(p.Logs()); n != 11 {
		t.Errorf("%d logs, want one for each item and one for an earlier rev", n)
	}
}
