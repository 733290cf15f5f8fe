package game_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/grade"
	"quest/game/gradetest"
)

// vote is a vote on the item of the last lesson in a round.
func (tb *table) vote(round string, right bool) game.LiveVote {
	item, _ := tb.pack.Item(contenttest.GateFirst)
	return game.LiveVote{Round: round, Pack: tb.pack.ID(), Item: item.ID, Gave: gradetest.Answer(item, content.English, right)}
}

// record enters a vote, and gives what the batch says of the answer.
func (tb *table) record(v game.LiveVote) (game.Batch, *game.Answered) {
	tb.t.Helper()
	shown, b, err := tb.player.RecordRound([]*content.Pack{tb.pack}, v, tb.now)
	if err != nil {
		tb.t.Fatal(err)
	}
	tb.keep(b)
	for _, e := range b.Events {
		if e.Answered != nil {
			if shown.Question.ID() != e.Answered.Item || shown.Verdict.Right != e.Answered.Right || shown.Stake != 0 {
				tb.t.Errorf("the verdict is %+v of %+v", shown, e.Answered)
			}
			return b, e.Answered
		}
	}
	return b, nil
}

func gateID(tb *table) string { return tb.pack.ID().Item(contenttest.GateFirst) }

// TestAVoteCountsAsTheFirstAnswerOfTheDay holds a vote against the same answer in a quiz.
func TestAVoteCountsAsTheFirstAnswerOfTheDay(t *testing.T) {
	for _, right := range []bool{true, false} {
		live, quiz := sitDown(t, contenttest.Pack()), sitDown(t, contenttest.Pack())
		b, a := live.record(live.vote("r1", right))
		if a == nil || !a.First || a.Right != right || a.Voted == nil || a.Voted.Round != "r1" || a.Voted.Second != nil || a.Quiz != "" {
			t.Fatalf("right %v: the batch holds %+v", right, a)
		}
		quiz.sit(contenttest.LastLesson)
		for quiz.session.Step().(game.QuestionStep).Question.Item.ID != contenttest.GateFirst {
			quiz.answer(true)
			quiz.keep(quiz.session.Next(quiz.now))
		}
		xp := quiz.player.XP
		quiz.answer(right)
		got, _ := live.player.Knowing(gateID(live))
		want, _ := quiz.player.Knowing(gateID(quiz))
		if !reflect.DeepEqual(got, want) {
			t.Errorf("right %v: the memory is\n%+v, after the quiz\n%+v", right, got, want)
		}
		if paid := quiz.player.XP - xp; live.player.XP != paid || (paid > 0) != right {
			t.Errorf("right %v: the vote earned %d XP, the quiz pays %d", right, live.player.XP, paid)
		}
		if drew := slices.ContainsFunc(b.Events, func(e game.Event) bool { return e.Drawn != nil }); drew != right {
			t.Errorf("right %v: drawn is %v", right, drew)
		}
		if !slices.ContainsFunc(b.Events, func(e game.Event) bool { return e.Tasked != nil }) {
			t.Error("the tasks of the day are not fixed")
		}
		if live.player.Streak.Days != 1 || live.player.Answers != 1 {
			t.Errorf("a streak of %d days and %d answers", live.player.Streak.Days, live.player.Answers)
		}
	}
}

func TestTheFirstBallotIsTheVerdict(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	v := tb.vote("r1", false)
	second := tb.vote("r1", true).Gave
	v.Second = &second
	_, a := tb.record(v)
	if a.Right || !a.Voted.Right || !reflect.DeepEqual(a.Voted.Second, &second) || tb.player.XP != 0 || tb.player.Correct != 0 {
		t.Errorf("the batch holds %+v and %+v; %d XP", a, a.Voted, tb.player.XP)
	}
}

func TestAVoteShowsAndRefutesMixUps(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	item, _ := tb.pack.Item(contenttest.LockIsPump)
	v := tb.vote("r1", false)
	v.Item, v.Gave = item.ID, gradetest.Answer(item, content.English, false)
	if _, a := tb.record(v); len(a.Beliefs) != 1 || len(tb.player.Confusions(tb.pack)) != 1 {
		t.Errorf("a wrong vote is %+v", a)
	}
	v.Round, v.Gave = "r2", gradetest.Answer(item, content.English, true)
	if _, a := tb.record(v); len(a.Refutes) != 1 {
		t.Errorf("a right vote is %+v", a)
	}
}

// The verdict tells what a vote has brought, as that of a quiz does.
func TestAVerdictOfAVoteTellsWhatItBrought(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	shown, b, err := tb.player.RecordRound([]*content.Pack{tb.pack}, tb.vote("r1", true), tb.now)
	if err != nil || shown.XP == 0 || shown.XP != tb.player.XP || shown.Unpaid != game.Paid {
		t.Errorf("%v: %+v of %+v", err, shown, b)
	}
}

func TestACertainVoteLaysNoGold(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	tb.keep(tb.player.TuneWager(true, tb.now))
	gold := tb.player.Gold
	v := tb.vote("r1", false)
	v.Certainty = game.Certain
	_, a := tb.record(v)
	k, _ := tb.player.Knowing(gateID(tb))
	if gold == 0 || tb.player.Gold != gold || a.Stake != 0 || a.Certainty != game.Certain {
		t.Errorf("%d of %d gold left, the answer is %+v", tb.player.Gold, gold, a)
	}
	if k.Misled == 0 || k.Due != k.Day+1 {
		t.Errorf("a certain error is due on %s: %+v", k.Due, k)
	}
}

func TestWhoWasAskedToday(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	tb.sit(contenttest.LastLesson)
	tb.run(always)
	xp, before := tb.player.XP, len(tb.kept)
	_, a := tb.record(tb.vote("r1", true))
	if a.First || tb.player.XP != xp || len(tb.kept) != before+1 {
		t.Errorf("a second answer of the day is %+v and earned %d XP", a, tb.player.XP-xp)
	}
	tb.now = at(40)
	if _, a := tb.record(tb.vote("r2", true)); !a.First || tb.player.XP <= xp {
		t.Errorf("a due item is %+v and earned %d XP", a, tb.player.XP-xp)
	}
	if _, a := tb.record(tb.vote("r3", false)); a.First {
		t.Errorf("the same item in another round of the day is %+v", a)
	}
}

func TestNothingIsRecorded(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	none, unknown, elsewhere, unfit, second, nameless := tb.vote("r1", true), tb.vote("r1", true), tb.vote("r1", true), tb.vote("r1", true), tb.vote("r1", true), tb.vote("", true)
	none.Gave = grade.Answer{}
	unknown.Item = "no-such-item"
	elsewhere.Pack = "no/pack"
	unfit.Gave = grade.Answer{Choice: []content.PartID{"no-such-option"}}
	second.Second = &unfit.Gave
	long := tb.vote(strings.Repeat("r", 101), true)
	was, _ := json.Marshal(tb.player)
	for name, c := range map[string]struct {
		vote game.LiveVote
		err  error // nil for any
		none bool
	}{
		"who did not vote": {vote: none, none: true}, "unknown item": {vote: unknown, err: game.ErrNoItem}, "unknown pack": {vote: elsewhere, err: game.ErrNoItem},
		"unknown option": {vote: unfit, err: grade.ErrUnfit}, "unknown option in the second ballot": {vote: second, err: grade.ErrUnfit},
		"a round without a name": {vote: nameless}, "a long name": {vote: long},
	} {
		shown, b, err := tb.player.RecordRound([]*content.Pack{tb.pack}, c.vote, tb.now)
		if !b.Empty() || shown.Question.Item != nil || c.none != (err == nil) || c.err != nil && !errors.Is(err, c.err) {
			t.Errorf("%s: %d events, %v", name, len(b.Events), err)
		}
		if is, _ := json.Marshal(tb.player); string(is) != string(was) {
			t.Errorf("%s changed the player", name)
		}
	}
}

func TestARoundIsEnteredOnce(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	tb.record(tb.vote("r1", true))
	if b, _ := tb.record(tb.vote("r1", false)); !b.Empty() || !tb.player.EnteredRound("r1") || tb.player.EnteredRound("r2") {
		t.Errorf("the same round gives %+v", b)
	}
	if thawed := thaw(t, tb.player); !thawed.EnteredRound("r1") {
		t.Error("a snapshot forgets the round")
	}
}

// Two devices enter the same vote before they are merged: the merged save is that of the first one,
// whichever is merged into which, and a later vote goes on from there.
func TestTwoDevicesEnterOneRound(t *testing.T) {
	one, two := sitDown(t, contenttest.Pack()), sitDown(t, contenttest.Pack())
	joined := one.kept[0]
	first, _ := one.record(one.vote("r1", true))
	two.now.Wall = two.now.Wall.Add(1)
	second, _ := two.record(two.vote("r1", true))
	two.now = at(40)
	later, _ := two.record(two.vote("r2", true))
	alone, merged := &game.Player{}, &game.Player{}
	for _, b := range []game.Batch{joined, first, later} {
		alone.Apply(b)
	}
	for _, b := range []game.Batch{joined, first, second, second, later} {
		merged.Apply(b)
	}
	if merged.Draws != 2 || !reflect.DeepEqual(merged, alone) {
		t.Errorf("merged:\n%+v\nalone:\n%+v", merged, alone)
	}
}

// A vote while a paper of an exam is open changes nothing in the paper.
func TestAVoteLeavesAnOpenPaperAlone(t *testing.T) {
	tb, b := inExam(t)
	tb.sitExam(b, 10)
	tb.pick(true)
	paper, _ := tb.player.OpenPaper("")
	was, _ := json.Marshal(paper)
	step := tb.session.Step()
	_, name, _ := strings.Cut(paper.Sheets[1].Item, "#item/")
	item, _ := tb.pack.Item(content.ItemID(name))
	if _, a := tb.record(game.LiveVote{Round: "r1", Pack: tb.pack.ID(), Item: item.ID, Gave: gradetest.Answer(item, content.English, true)}); !a.First {
		t.Errorf("the vote is %+v", a)
	}
	paper, _ = tb.player.OpenPaper("")
	if is, _ := json.Marshal(paper); string(is) != string(was) || !reflect.DeepEqual(tb.session.Step(), step) {
		t.Errorf("the paper is\n%s\nand was\n%s", is, was)
	}
}
