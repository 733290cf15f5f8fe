package game_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/exam"
	"quest/game/grade"
)

// inExam sits down with a pack of a hundred exam questions over the four domains of SAA-C03.
func inExam(t *testing.T) (*table, *content.Blueprint) {
	t.Helper()
	b, ok := exam.Find("aws/saa-c03")
	if !ok {
		t.Fatal("SAA-C03 is not known")
	}
	return sitDown(t, examPack("2026-11-20")), b
}

func examPack(verified string) *content.Pack {
	return contenttest.ExamPack("test/exam", 25, verified, "aws/saa-c03:d1-1", "aws/saa-c03:d2", "aws/saa-c03:d3-4", "aws/saa-c03:d4")
}

// sitFor lets time pass on both clocks.
func (tb *table) sitFor(d time.Duration) {
	tb.now = game.Moment{Wall: tb.now.Wall.Add(d), Mono: tb.now.Mono + d}
}

// pick answers the question of a paper, rightly or wrongly.
func (tb *table) pick(right bool) {
	tb.t.Helper()
	q, ok := tb.session.Question()
	if !ok {
		tb.t.Fatalf("%T is shown", tb.session.Step())
	}
	var gave grade.Answer
	for _, o := range q.Item.Options {
		if o.Correct == right && len(gave.Choice) < q.Item.Choose {
			gave.Choice = append(gave.Choice, o.ID)
		}
	}
	b, err := tb.session.Answer(gave, tb.speech, tb.now)
	if err != nil {
		tb.t.Fatal(err)
	}
	tb.keep(b)
}

func (tb *table) did(b game.Batch, ok bool) {
	tb.t.Helper()
	if !ok {
		tb.t.Fatalf("not possible at %T", tb.session.Step())
	}
	tb.keep(b)
}

func (tb *table) handIn() game.PaperReport {
	tb.t.Helper()
	tb.did(tb.session.Overview(tb.now))
	tb.did(tb.session.HandIn(tb.now))
	return tb.report()
}

func (tb *table) report() game.PaperReport {
	tb.t.Helper()
	step, ok := tb.session.Step().(game.PaperStep)
	if !ok {
		tb.t.Fatalf("%T is shown, not a report", tb.session.Step())
	}
	r, ok := tb.player.PaperReport(step.Paper, []*content.Pack{tb.pack})
	if !ok {
		tb.t.Fatal("there is no report")
	}
	return r
}

// replayed folds what was kept once more, as a later start does.
func (tb *table) replayed() *game.Player {
	tb.t.Helper()
	p := new(game.Player)
	for _, b := range tb.kept {
		raw, err := json.Marshal(b)
		if err != nil {
			tb.t.Fatal(err)
		}
		var again game.Batch
		if err := json.Unmarshal(raw, &again); err != nil {
			tb.t.Fatal(err)
		}
		p.Apply(again)
	}
	return p
}

func (tb *table) sitExam(b *content.Blueprint, short int) {
	tb.t.Helper()
	tb.begin(game.SitExam{Exam: b, Packs: []*content.Pack{tb.pack}, Short: short})
}

func TestAPaperGivesNoHelpAndAsksForNoStake(t *testing.T) {
	tb, b := inExam(t)
	tb.keep(tb.player.TuneWager(true, tb.now))
	tb.sitExam(b, 10)
	if _, helped := tb.session.Hint(tb.now); tb.session.Stakes(tb.now) || helped {
		t.Error("an exam offers help or a stake")
	}
	if _, undone := tb.session.Undo(tb.now); undone || tb.session.Back() {
		t.Error("there is something to take back")
	}
	gold := tb.player.Gold
	tb.session.Claim(game.Certain)
	tb.pick(true)
	if tb.handIn(); tb.player.Gold != gold {
		t.Error("a paper moved gold")
	}
}

func TestAQuestionOfAPaperIsPassedOverAndFlagged(t *testing.T) {
	tb, b := inExam(t)
	tb.sitExam(b, 10)
	tb.did(tb.session.Flag(tb.now))
	if !tb.session.Step().(game.QuestionStep).Flagged {
		t.Fatal("the question is not flagged")
	}
	tb.keep(tb.session.Next(tb.now))
	if step := tb.session.Step().(game.QuestionStep); step.N != 2 || step.Flagged {
		t.Errorf("passed on to %+v", step)
	}
	tb.did(tb.session.GoTo(1, tb.now))
	tb.did(tb.session.Flag(tb.now))
	if step := tb.session.Step().(game.QuestionStep); step.N != 1 || step.Flagged || step.Given != nil {
		t.Errorf("came back to %+v", step)
	}
	for _, n := range []int{0, 11} {
		if _, ok := tb.session.GoTo(n, tb.now); ok {
			t.Errorf("there is a question %d", n)
		}
	}
	if _, ok := tb.session.HandIn(tb.now); ok {
		t.Error("a paper is handed in without its overview")
	}
}

func TestAnAnswerThatDoesNotFitLeavesAPaperAsItIs(t *testing.T) {
	tb, b := inExam(t)
	tb.sitExam(b, 10)
	for _, gave := range []grade.Answer{{}, {Choice: []content.PartID{"nothing"}}} {
		if _, err := tb.session.Answer(gave, tb.speech, tb.now); !errors.Is(err, grade.ErrUnfit) {
			t.Errorf("%v gives %v", gave, err)
		}
	}
	if step := tb.session.Step().(game.QuestionStep); step.N != 1 || step.Given != nil {
		t.Errorf("%+v is shown", step)
	}
}

func TestAWholePaperIsJudgedWhenItIsHandedIn(t *testing.T) {
	tb, b := inExam(t)
	tb.sitExam(b, 0)
	first, ok := tb.session.Step().(game.QuestionStep)
	if !ok || first.Of != 65 || !first.Deferred || first.Ends != 130*time.Minute {
		t.Fatalf("the paper begins with %+v", tb.session.Step())
	}
	for n := 1; n <= 65; n++ {
		tb.sitFor(time.Minute)
		tb.pick(n%3 != 0)
		if tb.player.Answers != 0 || tb.player.XP != 0 {
			t.Fatal("an answer was judged before the end")
		}
	}
	if o, ok := tb.session.Step().(game.OverviewStep); !ok || len(o.Sheets) != 65 || !o.Sheets[64].Answered {
		t.Fatalf("after the last question comes %+v", tb.session.Step())
	}
	r := tb.handIn()
	if r.Scored.Of != 50 || r.Rest.Of != 15 || r.Scored.Right+r.Rest.Right != 44 {
		t.Errorf("counted %+v and %+v", r.Scored, r.Rest)
	}
	for i, want := range []int{15, 13, 12, 10} {
		if r.Domains[i].Of != want {
			t.Errorf("domain %d has %d scored questions, not %d", i+1, r.Domains[i].Of, want)
		}
	}
	if r.Used != 65*time.Minute || r.Paper.Expired || r.Paper.Breaks != 0 {
		t.Errorf("used %v", r.Used)
	}
	if tb.player.Answers != 65 || tb.player.Correct != 44 || tb.player.XP == 0 || tb.session.About().Exam != b {
		t.Errorf("after the end there are %d answers and %d XP", tb.player.Answers, tb.player.XP)
	}
	if p := tb.replayed(); !reflect.DeepEqual(p, tb.player) {
		t.Error("replay gives another player")
	}
}

func TestAPaperGoesOnAfterItWasKilled(t *testing.T) {
	tb, b := inExam(t)
	tb.sitExam(b, 10)
	asked := map[int]string{}
	for n := range 4 {
		q, _ := tb.session.Question()
		asked[n] = q.ID()
		tb.sitFor(30 * time.Second)
		tb.pick(true)
	}
	tb.did(tb.session.Flag(tb.now))
	tb.sitFor(10 * time.Minute) // nothing was kept since the flag: killed here
	tb.player, tb.now = tb.replayed(), game.Moment{Wall: tb.now.Wall.AddDate(0, 0, 2), Mono: 5 * time.Second}
	tb.sitExam(b, 10)
	step, ok := tb.session.Step().(game.QuestionStep)
	if !ok || step.N != 5 || !step.Flagged || step.Ends-tb.now.Mono != 20*time.Minute-2*time.Minute {
		t.Fatalf("it goes on at %+v", tb.session.Step())
	}
	tb.did(tb.session.GoTo(1, tb.now))
	if q, _ := tb.session.Question(); q.ID() != asked[0] || tb.session.Step().(game.QuestionStep).Given == nil {
		t.Error("the first answer is gone")
	}
	if r := tb.handIn(); r.Scored.Of != 10 || r.Scored.Right != 4 || r.Open != 6 || r.Paper.Breaks != 1 {
		t.Errorf("the report says %+v of %+v", r.Scored, r.Paper)
	}
}

func TestThePaperEndsWithItsTime(t *testing.T) {
	tb, b := inExam(t)
	tb.sitExam(b, 10)
	tb.sitFor(19 * time.Minute)
	tb.pick(true)
	tb.now.Wall = tb.now.Wall.AddDate(1, 0, 0) // a clock that jumps takes no time away
	if _, over := tb.session.Expire(tb.now); over {
		t.Error("the paper ended before its time")
	}
	tb.sitFor(2 * time.Minute)
	tb.pick(true)
	r := tb.report()
	if !r.Paper.Expired || r.Scored.Right != 1 || r.Open != 9 || r.Used != 20*time.Minute {
		t.Errorf("the report says %+v, %d open, used %v", r.Scored, r.Open, r.Used)
	}
}

func TestAnswersThatWereChangedAreTold(t *testing.T) {
	tb, b := inExam(t)
	tb.sitExam(b, 10)
	tb.pick(true)
	tb.pick(false)
	tb.pick(false)
	tb.did(tb.session.GoTo(1, tb.now))
	tb.pick(false)
	tb.pick(true)
	tb.did(tb.session.Say(game.Certain, tb.now))
	r := tb.handIn()
	if r.Changed[game.RightToWrong] != 1 || r.Changed[game.WrongToRight] != 1 {
		t.Errorf("changed %v", r.Changed)
	}
	if r.Sure[game.Certain] != (game.Tally{Right: 0, Of: 1}) {
		t.Errorf("certain: %v", r.Sure)
	}
}

func TestAReportStandsWithoutItsPack(t *testing.T) {
	tb, b := inExam(t)
	tb.sitExam(b, 10)
	tb.pick(true)
	tb.pick(true)
	tb.keep(tb.session.Leave(tb.now))
	tb.pack = contenttest.ExamPack("test/exam", 12, "2026-11-20", "aws/saa-c03:d1-1", "aws/saa-c03:d2", "aws/saa-c03:d3-4", "aws/saa-c03:d4")
	tb.sitExam(b, 10)
	r := tb.handIn()
	if r.Scored.Of == 0 || r.Scored.Of >= 10 || len(r.Sheets) != 10 {
		t.Errorf("of a pack that lost its questions %d count, of %d", r.Scored.Of, len(r.Sheets))
	}
	bare, ok := tb.player.PaperReport(r.Paper.ID, nil)
	if !ok || bare.Sheets[0].Found || bare.Scored != r.Scored {
		t.Errorf("without the pack the report is %+v", bare)
	}
}

func TestAnOpenPaperIsKeptWhileNoPackHasItsQuestions(t *testing.T) {
	tb, b := inExam(t)
	tb.sitExam(b, 10)
	tb.pick(true)
	tb.keep(tb.session.Leave(tb.now))
	whole := tb.pack
	tb.pack = contenttest.Pack()
	tb.sitExam(b, 10)
	if _, over := tb.session.Step().(game.EndStep); !over {
		t.Errorf("%T is shown", tb.session.Step())
	}
	tb.pack = whole
	tb.sitExam(b, 10)
	if step, asks := tb.session.Step().(game.QuestionStep); !asks || step.N != 2 {
		t.Errorf("with its pack again it goes on at %+v", tb.session.Step())
	}
}

func TestAChoiceCountsBeforeThePlayerMovesOn(t *testing.T) {
	tb, b := inExam(t)
	tb.sitExam(b, 10)
	q, _ := tb.session.Question()
	tb.did(tb.session.Put(grade.Key(q.Item, content.English), tb.speech, tb.now))
	if step := tb.session.Step().(game.QuestionStep); step.N != 1 || step.Given == nil {
		t.Errorf("%+v is shown", step)
	}
	if again, ok := tb.session.Put(grade.Key(q.Item, content.English), tb.speech, tb.now); !ok || !again.Empty() {
		t.Error("the same choice is kept twice")
	}
	if _, ok := tb.session.Put(grade.Answer{}, tb.speech, tb.now); ok {
		t.Error("nothing is kept as an answer")
	}
	tb.sitFor(21 * time.Minute)
	tb.did(tb.session.Expire(tb.now))
	if r := tb.report(); r.Scored.Right != 1 || r.Open != 9 {
		t.Errorf("when the time is over the report says %+v, %d open", r.Scored, r.Open)
	}
}

func TestAQuestionThatIsWrongIsLeftOutOfTheReport(t *testing.T) {
	tb, b := inExam(t)
	tb.sitExam(b, 10)
	tb.pick(false)
	r := tb.handIn()
	item := r.Sheets[0].Item
	tb.keep(tb.player.ExcludeFromReport(r.Paper.ID, item, true, tb.now))
	if out := tb.report(); out.Scored.Of != 9 || !tb.player.ExcludeFromReport(r.Paper.ID, item, true, tb.now).Empty() {
		t.Errorf("without it %d count", out.Scored.Of)
	}
	tb.keep(tb.player.ExcludeFromReport(r.Paper.ID, item, false, tb.now))
	if back := tb.report(); back.Scored != r.Scored {
		t.Errorf("with it again the report says %v", back.Scored)
	}
	tb.keep(tb.player.StarMissed(tb.report(), tb.now))
	if len(tb.player.Starred()) != 10 || !tb.player.StarMissed(tb.report(), tb.now).Empty() {
		t.Errorf("%d questions have a star", len(tb.player.Starred()))
	}
}

func TestWhatIsMissingForAPaperIsTold(t *testing.T) {
	tb, b := inExam(t)
	tb.pack = contenttest.ExamPack("test/exam", 12, "2026-11-20", "aws/saa-c03:d1", "aws/saa-c03:d2", "aws/saa-c03:d4")
	d := tb.player.DraftPaper(b, []*content.Pack{tb.pack}, 0, tb.now)
	if d.Full() || len(d.Supplies) != 4 || d.Supplies[2].Have != 0 || d.Supplies[2].Lack() == 0 {
		t.Errorf("the draft is %+v", d)
	}
	tb.sitExam(b, 0)
	if _, over := tb.session.Step().(game.EndStep); !over || len(tb.player.Papers()) != 0 {
		t.Error("a paper began that cannot be filled")
	}
}

func TestStaleQuestionsStandInNoPaper(t *testing.T) {
	tb, b := inExam(t)
	tb.pack = examPack("2025-11-20")
	if d := tb.player.DraftPaper(b, []*content.Pack{tb.pack}, 10, tb.now); d.Full() || d.Stale != 100 {
		t.Errorf("of a pack that was checked a year ago the draft is %+v", d)
	}
}

func TestTwoPapersInARowShareNothingWhereThePoolAllowsThat(t *testing.T) {
	tb, b := inExam(t)
	seen := map[string]bool{}
	for range 4 {
		tb.sitExam(b, 20)
		tb.sitFor(time.Minute)
		for _, s := range tb.handIn().Sheets {
			if seen[s.Item] {
				t.Errorf("%s came twice", s.Item)
			}
			seen[s.Item] = true
		}
	}
}

func TestARealResultLeansShortPapersTowardsWhatWentBadly(t *testing.T) {
	tb, b := inExam(t)
	share := func() (n int) {
		for _, item := range tb.player.DraftPaper(b, []*content.Pack{tb.pack}, 20, tb.now).Items {
			if item.Domain == "d3" {
				n++
			}
		}
		return n
	}
	before := share()
	tb.keep(tb.player.Report(game.Reported{Exam: b.ID, Day: "2026-11-22", Domains: map[content.DomainID]game.DomainOutcome{"d1": game.Meets, "d3": game.Needs}}, tb.now))
	if after := share(); after <= before {
		t.Errorf("%d of 20 are of the weak domain, before it were %d", after, before)
	}
	if whole := tb.player.DraftPaper(b, []*content.Pack{tb.pack}, 0, tb.now); len(whole.Items) != 65 {
		t.Errorf("a whole paper has %d questions", len(whole.Items))
	}
	if p := tb.replayed(); !reflect.DeepEqual(p, tb.player) {
		t.Error("replay gives another player")
	}
}

func TestThePaperOfAnotherDeviceStaysBesideTheOwn(t *testing.T) {
	tb, b := inExam(t)
	tb.sitExam(b, 10)
	mine := tb.session
	tb.pick(true)
	other := tb.replayed()
	other.DropPaper(other.Papers()[0].ID, tb.now)
	if _, open := other.OpenPaper(b.ID); open {
		t.Error("a paper that was given up is open")
	}
	tb.session = mine
	tb.keep(tb.player.DropPaper(tb.player.Papers()[0].ID, tb.now))
	if len(tb.player.Papers()) != 0 || !tb.player.DropPaper(1, tb.now).Empty() {
		t.Error("the paper is still there")
	}
}

func TestReadinessWaitsForPapersOfEveryDomain(t *testing.T) {
	tb, b := inExam(t)
	packs := []*content.Pack{tb.pack}
	if r := tb.player.Readiness(b, packs, tb.now); len(r.Early) == 0 {
		t.Errorf("before any paper it says %+v", r.Passing)
	}
	well := func(right func(n int) bool) exam.Readiness {
		tb.sitExam(b, 20)
		for n := range 20 {
			tb.sitFor(time.Minute)
			tb.pick(right(n))
		}
		tb.handIn()
		return tb.player.Readiness(b, packs, tb.now)
	}
	good := well(func(int) bool { return true })
	if len(good.Early) > 0 || good.Passing.Mid <= 0.5 || good.Passing.Low >= good.Passing.High {
		t.Errorf("after a paper without an error it says %+v, %+v", good.Passing, good.Early)
	}
	planned := game.Exam{Day: tb.player.Today(tb.now) + 60, Blueprint: string(b.ID)}
	tb.keep(tb.player.SetPlan(game.Planned{Exam: &planned}, tb.now))
	if later := tb.player.Readiness(b, packs, tb.now); later.Passing != good.Passing {
		t.Errorf("an exam in sixty days is told as if nothing was reviewed until then: %+v, today %+v", later.Passing, good.Passing)
	}
	if bad := well(func(int) bool { return false }); bad.Passing.Mid >= good.Passing.Mid {
		t.Errorf("after a paper without a right answer it says %+v, before %+v", bad.Passing, good.Passing)
	}
}
