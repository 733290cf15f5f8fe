package papers_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/exam"
	"quest/game/grade"
	"quest/game/insight"
	"quest/game/insight/papers"
)

// handedIn plays a paper of twenty questions: of each four the first is left open, the second
// answered wrongly, the others rightly; the first that is wrong was right at first.
func handedIn(t *testing.T) (*game.Player, game.PaperReport, []*content.Pack, game.Moment) {
	t.Helper()
	b, _ := exam.Find("aws/saa-c03")
	packs := []*content.Pack{contenttest.ExamPack("test/exam", 25, "2026-11-20", "aws/saa-c03:d1-1", "aws/saa-c03:d2", "aws/saa-c03:d3", "aws/saa-c03:d4")}
	now := game.Moment{Wall: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	p := new(game.Player)
	p.Join(game.Joined{Name: contenttest.Safe("미나"), Lang: game.SpeakBoth, Seed: 7}, now)
	s, _, err := game.Begin(p, game.SitExam{Exam: b, Packs: packs, Short: 20}, now)
	if err != nil {
		t.Fatal(err)
	}
	give := func(right bool) {
		q, _ := s.Question()
		var gave grade.Answer
		for _, o := range q.Item.Options {
			if o.Correct == right && len(gave.Choice) < q.Item.Choose {
				gave.Choice = append(gave.Choice, o.ID)
			}
		}
		if _, err := s.Answer(gave, game.SpeakBoth, now); err != nil {
			t.Fatal(err)
		}
	}
	for n := range 20 {
		now.Wall, now.Mono = now.Wall.Add(30*time.Second), now.Mono+30*time.Second
		switch n % 4 {
		case 0:
			s.Next(now)
		case 1:
			if n == 1 {
				give(true)
				s.GoTo(2, now)
			}
			s.Say(game.Certain, now)
			give(false)
		default:
			give(true)
		}
	}
	s.Overview(now)
	s.HandIn(now)
	step, ok := s.Step().(game.PaperStep)
	if !ok {
		t.Fatalf("%T is shown", s.Step())
	}
	r, _ := p.PaperReport(step.Paper, packs)
	return p, r, packs, now
}

// keys gives the notices of sections by their keys, those of bars included.
func keys(sections []insight.Section) []string {
	var all []string
	for _, s := range sections {
		all = append(all, s.Title.Key)
		for _, b := range s.Blocks {
			for _, n := range b.Says {
				all = append(all, n.Key)
			}
			for _, bar := range b.Bars {
				all = append(all, bar.Says.Key)
			}
		}
	}
	return all
}

func TestAReportTellsBoundsAndNeverOneNumber(t *testing.T) {
	_, r, _, _ := handedIn(t)
	said := keys(papers.Report(&r))
	for _, want := range []string{
		"paper.Scored", "paper.Estimate", "paper.Open", "paper.Domains", "paper.Time", "paper.Used", "paper.SlowHow", "paper.ChangedSays", "paper.ChangedFew", "paper.Sure",
	} {
		if !slices.Contains(said, want) {
			t.Errorf("the report does not say %s: %v", want, said)
		}
	}
	if r.Score == nil || r.Score.Low >= r.Score.High {
		t.Errorf("the score is %+v", r.Score)
	}
	if slices.Contains(said, "paper.Unscored") {
		t.Error("a short paper has no unscored questions")
	}
	for _, line := range papers.Report(&r)[0].Lines(game.Notice.String, func(l insight.Label) string { return "" }) {
		if strings.Contains(line, "Estimate") && !strings.Contains(line, "low") {
			t.Errorf("an estimate without bounds: %s", line)
		}
	}
}

func TestReadinessNamesTheDomainThatPullsItDown(t *testing.T) {
	p, r, packs, now := handedIn(t)
	said := keys([]insight.Section{papers.Readiness(r.Exam, p.Readiness(r.Exam, packs, now))})
	if !slices.Contains(said, "paper.ReadySays") || !slices.Contains(said, "paper.WhyWeak") || !slices.Contains(said, "paper.ReadyDomain") {
		t.Errorf("it says %v", said)
	}
	fresh := keys([]insight.Section{papers.Readiness(r.Exam, new(game.Player).Readiness(r.Exam, packs, now))})
	if !slices.Contains(fresh, "paper.ReadyEarly") || !slices.Contains(fresh, "paper.WhyNone") {
		t.Errorf("of a new player it says %v", fresh)
	}
}
