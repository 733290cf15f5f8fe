package game

import (
	"errors"
	"slices"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/game/grade"
)

// The rounds of this file stand for two that the game does not have yet: a review over
// several packs, and an exam paper. They are played through the Session that front ends
// use, so that the contract of a round is known to carry them.

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

// paper is an exam: answers are kept without a verdict and may be changed, questions are
// flagged, time runs, and all of it is judged when it is handed in.
type paper struct {
	packs []*content.Pack
	items []string
	time  time.Duration

	sheets []QuestionStep
	given  []attempt
	at     int
}

func (g *paper) plan(*Player) (plan, error) {
	return plan{packs: g.packs, round: &paper{items: g.items, time: g.time}}, nil
}

func (g *paper) begin(t turn) move {
	g.given = make([]attempt, len(g.items))
	for i, id := range g.items {
		q, _ := t.question(id, "paper")
		g.sheets = append(g.sheets, QuestionStep{
			Question: q, Kind: Sitting, N: i + 1, Of: len(g.items), Deferred: true, Until: t.now.Wall.Add(g.time),
		})
	}
	return move{step: g.sheets[0]}
}

func (g *paper) answer(t turn, asked QuestionStep, a attempt) (move, error) {
	if t.now.Wall.After(asked.Until) {
		return g.handIn(t), nil
	}
	if !grade.Complete(asked.Question.Item, a.gave) {
		return move{}, grade.ErrUnfit
	}
	g.given[g.at], g.sheets[g.at].Given = a, &a.gave
	return g.next(t, asked), nil
}

func (g *paper) next(t turn, shown Step) move {
	q, asks := shown.(QuestionStep)
	switch {
	case !asks:
		return t.closing(shown, EndStep{})
	case g.at+1 == len(g.sheets), t.now.Wall.After(q.Until):
		return g.handIn(t)
	}
	g.at++
	return move{step: g.sheets[g.at]}
}

func (g *paper) back(shown Step) (Step, bool) {
	if _, asks := shown.(QuestionStep); !asks || g.at == 0 {
		return nil, false
	}
	g.at--
	return g.sheets[g.at], true
}

func (g *paper) flag(QuestionStep) move {
	g.sheets[g.at].Flagged = !g.sheets[g.at].Flagged
	return move{step: g.sheets[g.at]}
}

func (g *paper) handIn(t turn) move {
	report := SummaryStep{Of: len(g.sheets)}
	var all []Event
	for i, s := range g.sheets {
		if s.Given == nil {
			report.Missed = append(report.Missed, s.Question)
			continue
		}
		v, events, err := t.judge(s, g.given[i], "")
		if err != nil {
			continue
		}
		all = append(all, events...)
		if v.Verdict.Right {
			report.Got++
		} else {
			report.Missed = append(report.Missed, s.Question)
		}
	}
	return move{step: report, events: all}
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

func later(d time.Duration) Moment { return Moment{Wall: start.Wall.Add(d)} }

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

// sitPaper begins a paper of an hour.
func sitPaper(t *testing.T, p *Player) *Session {
	t.Helper()
	s, b, err := Begin(p, &paper{packs: twoPacks(t), items: mixed(), time: time.Hour}, start)
	if err != nil || !b.Empty() {
		t.Fatal(b, err)
	}
	return s
}

// write answers a question of a paper and fails if anything is judged by it.
func write(t *testing.T, s *Session, right bool) {
	t.Helper()
	s.Claim(Certain)
	b, err := s.Answer(reply(s, right), SpeakBoth, later(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	if !b.Empty() {
		t.Errorf("an answer that is only kept brings %+v", b.Events)
	}
	if _, judged := s.Step().(VerdictStep); judged {
		t.Error("a verdict is shown")
	}
}

func TestAPaperIsJudgedWhenItIsHandedIn(t *testing.T) {
	p := learner()
	p.TuneWager(true, start)
	s := sitPaper(t, p)
	gold := p.Gold
	write(t, s, true)
	write(t, s, false)
	write(t, s, false)
	for range 2 {
		if !s.Back() {
			t.Fatal("there is no way back")
		}
	}
	step := s.Step().(QuestionStep)
	if step.N != 2 || step.Given == nil || *step.Given.Truth == step.Question.Item.Answer {
		t.Fatalf("went back to %+v", step)
	}
	write(t, s, true) // changed: it was wrong
	s.Next(start)     // the third stays as it is
	if p.Answers != 0 || p.XP != 0 {
		t.Errorf("before the end: %d answers, %d XP", p.Answers, p.XP)
	}
	b, err := s.Answer(reply(s, true), SpeakBoth, later(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	answers := 0
	for _, e := range b.Events {
		if e.Answered != nil {
			answers++
		}
	}
	report, ok := s.Step().(SummaryStep)
	if !ok || report.Got != 3 || report.Of != 4 || len(report.Missed) != 1 || report.Missed[0].ID() != mixed()[2] {
		t.Fatalf("the report is %+v", s.Step())
	}
	if answers != 4 || p.Answers != 4 || p.Correct != 3 || p.XP == 0 || p.Gold != gold {
		t.Errorf("handing in keeps %d answers; %d answers, %d right, %d XP, %d gold of %d", answers, p.Answers, p.Correct, p.XP, p.Gold, gold)
	}
	if s.Back() {
		t.Error("after the report there is a way back")
	}
	s.Next(start)
	if _, over := s.Step().(EndStep); !over {
		t.Errorf("%T follows the report", s.Step())
	}
}

func TestAPaperGivesNoHelpAndAsksForNoStake(t *testing.T) {
	p := learner()
	p.TuneWager(true, start)
	s := sitPaper(t, p)
	if _, helped := s.Hint(start); s.Stakes(start) || helped {
		t.Error("an exam offers help or a stake")
	}
	if _, undone := s.Undo(start); undone {
		t.Error("there is something to take back")
	}
}

func TestAQuestionOfAPaperIsPassedOverAndFlagged(t *testing.T) {
	s := sitPaper(t, learner())
	if _, ok := s.Flag(start); !ok || !s.Step().(QuestionStep).Flagged {
		t.Fatal("the question is not flagged")
	}
	s.Next(start)
	if step := s.Step().(QuestionStep); step.N != 2 || step.Flagged {
		t.Errorf("passed on to %+v", step)
	}
	s.Back()
	if step := s.Step().(QuestionStep); !step.Flagged || step.Given != nil {
		t.Errorf("came back to %+v", step)
	}
	s.Flag(start)
	if s.Step().(QuestionStep).Flagged {
		t.Error("the flag stays")
	}
}

func TestAPaperIsTakenAwayWhenTheTimeIsOver(t *testing.T) {
	p := learner()
	s := sitPaper(t, p)
	write(t, s, true)
	if until := s.Step().(QuestionStep).Until; !until.Equal(start.Wall.Add(time.Hour)) {
		t.Errorf("the time is over at %v", until)
	}
	b := s.Next(later(61 * time.Minute))
	report, ok := s.Step().(SummaryStep)
	if !ok || report.Got != 1 || report.Of != 4 || len(report.Missed) != 3 || p.Answers != 1 || len(b.Events) == 0 {
		t.Errorf("%+v after %d answers", s.Step(), p.Answers)
	}
}

func TestAnAnswerThatDoesNotFitLeavesAPaperAsItIs(t *testing.T) {
	s := sitPaper(t, learner())
	s.Next(start)
	before := s.Step().(QuestionStep)
	if _, err := s.Answer(grade.Answer{}, SpeakBoth, start); !errors.Is(err, grade.ErrUnfit) {
		t.Errorf("an empty answer gives %v", err)
	}
	if after := s.Step().(QuestionStep); after.N != before.N || after.Given != nil {
		t.Errorf("%+v is shown", after)
	}
}

// TestAJudgedQuestionIsNotPassedOver is the other side: what a paper allows, the rounds
// of today do not.
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
