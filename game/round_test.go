package game

import (
	"slices"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/game/grade"
)

// The round of this file asks items of several packs. It is played through the Session that
// front ends use, so that the contract of a round is known to carry it.

// mixedReview asks items of several packs, each judged at once.
type mixedReview struct {
	packs []*content.Pack
	items []string
	queue
	shown []Question // with a wrong verdict
}

func (g *mixedReview) plan(*Player) (plan, error) {
	return plan{packs: g.packs, round: &mixedReview{items: g.items}}, nil
}

func (g *mixedReview) begin(t turn) move {
	g.left = slices.Clone(g.items)
	return move{step: g.ask(t, Practice, 1, len(g.items))}
}

func (g *mixedReview) answer(t turn, asked QuestionStep, a attempt) (move, error) {
	shown, events, err := g.judge(t, asked, a)
	if err == nil && !shown.Verdict.Right {
		g.shown = append(g.shown, asked.Question)
	}
	return move{step: shown, events: events}, err
}

func (g *mixedReview) next(t turn, shown Step) move {
	v, ok := shown.(VerdictStep)
	if !ok {
		return t.closing(shown, EndStep{})
	}
	if step, more := g.advance(t, v); more {
		return move{step: step}
	}
	return move{step: SummaryStep{Got: len(g.items) - len(g.shown), Of: len(g.items), Missed: g.shown}}
}

// twoPacks are packs that both have every item of the small one, under their own IDs,
// and a reward for the first quiz of each that nobody has earned.
func twoPacks(t *testing.T) []*content.Pack {
	t.Helper()
	var packs []*content.Pack
	for _, id := range []content.PackID{"one/harbour", "two/harbour"} {
		parts := contenttest.Parts()
		parts.Meta.ID, parts.Meta.Hash = id, "h1:"+string(id)
		pack, err := content.NewPack(parts)
		if err != nil {
			t.Fatal(err)
		}
		packs = append(packs, pack)
	}
	return packs
}

// mixed names the same two items in both packs, one pack after the other.
func mixed() []string {
	return []string{
		"one/harbour#item/" + string(contenttest.TideIsWind), "two/harbour#item/" + string(contenttest.TideIsWind),
		"one/harbour#item/" + string(contenttest.LockIsPump), "two/harbour#item/" + string(contenttest.LockIsPump),
	}
}

var start = Moment{Wall: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}

func learner() *Player {
	p := new(Player)
	p.Join(Joined{Name: contenttest.Safe("미나"), Lang: SpeakBoth, Seed: 7}, start)
	return p
}

// truth answers a question of true or false.
func truth(said bool) grade.Answer { return grade.Answer{Truth: &said} }

// reply answers the question that is asked rightly or wrongly.
func reply(s *Session, right bool) grade.Answer {
	q, _ := s.Question()
	return truth(q.Item.Answer == right)
}

func TestARoundMixesItemsOfSeveralPacks(t *testing.T) {
	packs, p := twoPacks(t), learner()
	s, _, err := Begin(p, &mixedReview{packs: packs, items: mixed()}, start)
	if err != nil {
		t.Fatal(err)
	}
	if s.About().Destination() != nil {
		t.Errorf("a review belongs to the lesson %v", s.About().Destination())
	}
	var asked []string
	var kept []*Answered
	for range mixed() {
		q, ok := s.Question()
		if !ok {
			t.Fatalf("%T is shown", s.Step())
		}
		asked = append(asked, q.ID())
		b, err := s.Answer(reply(s, len(asked) != 2), SpeakBoth, start)
		if err != nil {
			t.Fatal(err)
		}
		kept = append(kept, b.Events[0].Answered)
		if v := s.Step().(VerdictStep); v.Verdict.Right == (len(asked) == 2) || v.Verdict.Right && v.XP == 0 {
			t.Errorf("%s: right %v, %d XP", q.ID(), v.Verdict.Right, v.XP)
		}
		s.Next(start)
	}
	if !slices.Equal(asked, mixed()) {
		t.Errorf("asked %v", asked)
	}
	for i, a := range kept {
		if a.Item != asked[i] || a.Pack != packs[i%2].Meta().Hash || a.Quiz != "" {
			t.Errorf("kept %+v for %s", a, asked[i])
		}
	}
	sum := s.Step().(SummaryStep)
	if sum.Got != 3 || sum.Of != 4 || len(sum.Missed) != 1 || sum.Missed[0].ID() != asked[1] || sum.Missed[0].Pack != packs[1] {
		t.Errorf("the summary is %+v", sum)
	}
	if p.Confusions(packs[0]) != nil || len(p.Confusions(packs[1])) != 1 {
		t.Errorf("confused in the first pack: %v, in the second: %v", p.Confusions(packs[0]), p.Confusions(packs[1]))
	}
	s.Next(start)
	if _, over := s.Step().(EndStep); !over {
		t.Errorf("%T follows the summary", s.Step())
	}
}

func TestARewardOfAnyPackOfARoundIsGranted(t *testing.T) {
	parts := contenttest.Parts()
	parts.Meta.ID = "two/harbour"
	parts.Rewards = []content.Reward{{ID: "reader", When: content.When{Lesson: contenttest.FirstLesson}, XP: 9}}
	second, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	p := learner()
	p.Apply(Batch{Events: []Event{{Read: &Read{Lesson: second.ID().Lesson(contenttest.FirstLesson), Done: true}}}})
	s, _, err := Begin(p, &mixedReview{packs: []*content.Pack{twoPacks(t)[0], second}, items: mixed()[:1]}, start)
	if err != nil {
		t.Fatal(err)
	}
	b, err := s.Answer(reply(s, true), SpeakBoth, start)
	if err != nil || len(b.granted()) != 1 {
		t.Fatalf("%d rewards, %v", len(b.granted()), err)
	}
	s.Next(start)
	s.Next(start)
	if chest, ok := s.Step().(ChestStep); !ok || len(chest.Grants) != 1 {
		t.Errorf("%T follows the summary", s.Step())
	}
}

// TestAJudgedQuestionIsNotPassedOver: only papers of an exam allow that.
func TestAJudgedQuestionIsNotPassedOver(t *testing.T) {
	pack := twoPacks(t)[0]
	s, _, err := Begin(learner(), SitQuiz{pack, contenttest.FirstLesson}, start)
	if err != nil {
		t.Fatal(err)
	}
	before := s.Step().(QuestionStep)
	b := s.Next(start)
	_, flagged := s.Flag(start)
	if after := s.Step().(QuestionStep); after.N != before.N || !b.Empty() || flagged || s.Back() {
		t.Errorf("%+v is shown", after)
	}
}
