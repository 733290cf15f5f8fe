package class_test

import (
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"quest/content"
	"quest/game/class"
	"quest/game/class/classtest"
)

var start = time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC)

// seed is chance that is the same in every run.
func seed(n uint64) (s class.Seed) {
	binary.LittleEndian.PutUint64(s[:8], n*0x9e3779b97f4a7c15)
	binary.LittleEndian.PutUint64(s[8:], n*0xbf58476d1ce4e5b9)
	return s
}

func do(t *testing.T, room class.Room, cmd class.Command) {
	t.Helper()
	if err := room.Do(cmd); err != nil {
		t.Fatalf("%#v: %v", cmd, err)
	}
}

func refusal(err error) class.Refusal {
	var refused *class.RefusedError
	errors.As(err, &refused)
	if refused == nil {
		return ""
	}
	return refused.Why
}

func wantRefused(t *testing.T, err error, why class.Refusal) {
	t.Helper()
	if refusal(err) != why {
		t.Errorf("got %v instead of the refusal %s", err, why)
	}
}

func ask(t *testing.T, teacher class.Room, clock time.Duration) class.RoundID {
	t.Helper()
	do(t, teacher, class.OpenRound{Pack: "aws/saa", Item: "engines", Options: []content.PartID{"a", "b", "c", "d"}, Right: []content.PartID{"b"}, Clock: clock})
	return teacher.View().Round.ID
}

func choose(parts ...content.PartID) class.Vote {
	return class.Vote{Choice: parts, Certainty: 1, Final: true}
}

func TestTheShareThatIsRightSpeaksForTalkingOrExplaining(t *testing.T) {
	nicks := strings.Fields("A1 B2 C3 D4 E5 F6 G7 H9 J9 K4")
	for right, want := range []class.Advice{
		class.Explain, class.Explain, class.Explain, class.TalkFirst, class.TalkFirst, class.TalkFirst,
		class.TalkFirst, class.TalkFirst, class.Explain, class.Explain, class.Explain,
	} {
		c := classtest.New("Ann", "Bob", "Cyd", "Dan", "Eve", "Fay", "Gus", "Hal", "Ian", "Joe")
		teacher := c.Room("Teacher")
		id := ask(t, teacher, 0)
		for i, m := range teacher.View().Members[1:] {
			part := content.PartID("a")
			if i < right {
				part = "b"
			}
			do(t, c.Room(m.Nick.String()), class.CastVote{Round: id, Vote: choose(part)})
		}
		do(t, teacher, class.MoveRound{Round: id, To: class.Counted})
		if r := teacher.View().Round; r.Advice != want || *r.Right != float64(right)/float64(len(nicks)) {
			t.Errorf("%d of 10 right: %v, %q", right, *r.Right, r.Advice)
		}
	}
}

func TestNobodyVotedGivesNoShareAndNoAdvice(t *testing.T) {
	c := classtest.New("Ann")
	teacher := c.Room("Teacher")
	id := ask(t, teacher, 0)
	do(t, teacher, class.MoveRound{Round: id, To: class.Closed})
	if r := teacher.View().Round; r.Right != nil || r.Advice != class.NoAdvice || len(r.Tallies) != 1 || r.Tallies[0].Votes != 0 || r.WrongestPart != "" {
		t.Errorf("a round in which nobody voted ends as %+v", r)
	}
}

func TestAVoteCanBeChangedAndTakenBackUntilTheBallotCloses(t *testing.T) {
	c := classtest.New("Ann")
	teacher, ann := c.Room("Teacher"), c.Room("Ann")
	id := ask(t, teacher, 0)
	do(t, ann, class.CastVote{Round: id, Vote: choose("a")})
	do(t, ann, class.CastVote{Round: id, Vote: class.Vote{}})
	if r := ann.View().Round; r.First != nil || r.Voted != 0 {
		t.Errorf("a vote that was taken back is %+v", r.First)
	}
	do(t, ann, class.CastVote{Round: id, Vote: class.Vote{Choice: []content.PartID{"c"}, Certainty: 3}})
	if teacher.View().Round.Voted != 0 || teacher.View().Members[1].Voted {
		t.Error("a draft counts as handed in")
	}
	do(t, teacher, class.MoveRound{Round: id, To: class.Counted})
	if r := teacher.View().Round; r.Voted != 1 {
		t.Errorf("the last draft does not count: %+v", r)
	}
	wantRefused(t, ann.Do(class.CastVote{Round: id, Vote: choose("b")}), class.BallotClosed)
	if v := ann.View().Round.First; v == nil || v.Choice[0] != "c" || v.Certainty != 3 || v.Final {
		t.Errorf("after the ballot the vote is %+v", v)
	}
}

func TestVotesThatMakeNoSenseAreRefused(t *testing.T) {
	c := classtest.New("Ann")
	teacher, ann := c.Room("Teacher"), c.Room("Ann")
	id := ask(t, teacher, 0)
	for name, vote := range map[string]class.Vote{
		"an option that the item does not have": choose("z"),
		"an option twice":                       choose("a", "a"),
		"nothing, handed in":                    {Final: true},
		"a certainty that there is not":         {Choice: []content.PartID{"a"}, Certainty: 4},
		"a certainty below none":                {Choice: []content.PartID{"a"}, Certainty: -1},
		"an option without a name":              choose(""),
		"more options than there are":           choose("a", "b", "c", "d", "e"),
		"an option of ten thousand letters":     choose(content.PartID(strings.Repeat("a", 10_000))),
	} {
		t.Run(name, func(t *testing.T) {
			wantRefused(t, ann.Do(class.CastVote{Round: id, Vote: vote}), class.BadVote)
		})
	}
	wantRefused(t, ann.Do(class.CastVote{Round: "other", Vote: choose("a")}), class.NoSuchRound)
	wantRefused(t, teacher.Do(class.CastVote{Round: id, Vote: choose("a")}), class.NotAllowed)
}

func TestWhoSitsOutIsNotAskedAndDoesNotCount(t *testing.T) {
	c := classtest.New("Ann", "Bob")
	teacher, ann, bob := c.Room("Teacher"), c.Room("Ann"), c.Room("Bob")
	id := ask(t, teacher, 0)
	do(t, ann, class.CastVote{Round: id, Vote: choose("b")})
	do(t, bob, class.CastVote{Round: id, Vote: choose("a")})
	do(t, ann, class.SitOut{Round: id})
	if r := teacher.View().Round; r.Here != 1 || r.Voted != 1 || !ann.View().Round.Refused {
		t.Errorf("with one who sits out the board has %+v", r)
	}
	do(t, ann, class.TakePart{Round: id})
	if r := teacher.View().Round; r.Here != 2 || r.Voted != 2 {
		t.Errorf("with all again the board has %+v", r)
	}
	do(t, ann, class.SitOut{Round: id})
	do(t, teacher, class.MoveRound{Round: id, To: class.Closed})
	if r := bob.View().Round; r.Tallies[0].Votes != 1 || r.Tallies[0].Right != 0 {
		t.Errorf("the tally is %+v", r.Tallies)
	}
	wantRefused(t, ann.Do(class.TakePart{Round: id}), class.BallotClosed)
}

func TestRoundsGoOnlyForward(t *testing.T) {
	all := []class.Phase{class.Voting, class.Counted, class.Talking, class.Again, class.Closed, class.Stopped, "", "other"}
	ways := map[class.Phase][]class.Phase{ // how to come to each phase
		class.Voting:  nil,
		class.Counted: {class.Counted},
		class.Talking: {class.Counted, class.Talking},
		class.Again:   {class.Counted, class.Again},
		class.Closed:  {class.Closed},
		class.Stopped: {class.Stopped},
	}
	open := map[class.Phase]string{
		class.Voting: "counted closed stopped", class.Counted: "talking again closed stopped", class.Talking: "again closed stopped",
		class.Again: "closed stopped", class.Closed: "", class.Stopped: "",
	}
	for from, way := range ways {
		for _, to := range all {
			c := classtest.New("Ann")
			teacher := c.Room("Teacher")
			id := ask(t, teacher, 0)
			for _, step := range way {
				do(t, teacher, class.MoveRound{Round: id, To: step})
			}
			err := teacher.Do(class.MoveRound{Round: id, To: to})
			ok := from == to || to != "" && slices.Contains(strings.Fields(open[from]), string(to))
			if (err == nil) != ok {
				t.Errorf("from %s to %q: %v", from, to, err)
			}
		}
	}
}

func TestAStoppedRoundShowsNothingAndLeavesRoomForTheNext(t *testing.T) {
	c := classtest.New("Ann")
	teacher, ann := c.Room("Teacher"), c.Room("Ann")
	id := ask(t, teacher, 0)
	wantRefused(t, teacher.Do(class.OpenRound{Pack: "p/q", Item: "i", Options: []content.PartID{"a", "b"}, Right: []content.PartID{"a"}}), class.RoundRunning)
	do(t, ann, class.CastVote{Round: id, Vote: choose("b")})
	do(t, teacher, class.MoveRound{Round: id, To: class.Stopped})
	if r := teacher.View().Round; r.Right != nil || r.Tallies != nil || r.Advice != class.NoAdvice {
		t.Errorf("a stopped round shows %+v", r)
	}
	again := ask(t, teacher, 0)
	v := ann.View()
	if again == id || v.Round.Number != 2 || v.Round.First != nil || len(v.Earlier) != 1 || v.Earlier[0].ID != id || v.Earlier[0].First == nil {
		t.Errorf("the same item asked again is %+v", v)
	}
}

func TestALateJoinerGetsTheRunningRoundAndVotes(t *testing.T) {
	c := classtest.New("Ann")
	teacher := c.Room("Teacher")
	id := ask(t, teacher, 0)
	c.Add(class.Student, "Late")
	late := c.Room("Late")
	if r := late.View().Round; r == nil || r.ID != id || r.Here != 2 {
		t.Fatalf("who came late sees the round %+v", r)
	}
	do(t, late, class.CastVote{Round: id, Vote: choose("b")})
	c.Away("Late")
	if r := teacher.View().Round; r.Voted != 1 || r.Here != 1 {
		t.Errorf("without the one who left the board has %+v", r)
	}
	c.Back("Late")
	if r := late.View().Round; r.First == nil || r.First.Choice[0] != "b" {
		t.Errorf("who came back sees their vote as %+v", r.First)
	}
}

func TestATeacherWhoLeavesLeavesTheRoundToOthers(t *testing.T) {
	c := classtest.New("Ann")
	owner := c.Room("Teacher")
	c.Add(class.Teacher, "Second")
	second, ann := c.Room("Second"), c.Room("Ann")
	id := ask(t, owner, 0)
	c.Away("Teacher")
	do(t, ann, class.CastVote{Round: id, Vote: choose("b")})
	do(t, second, class.MoveRound{Round: id, To: class.Counted})
	c.Away("Second")
	c.Pass(48 * time.Hour)
	if r := ann.View().Round; r.Phase != class.Counted {
		t.Errorf("without a teacher the round is %+v", r)
	}
	c.Back("Teacher")
	do(t, owner, class.MoveRound{Round: id, To: class.Closed})
}

func TestARoundWithAClockClosesWithoutATeacher(t *testing.T) {
	c := classtest.New("Ann")
	teacher, ann := c.Room("Teacher"), c.Room("Ann")
	id := ask(t, teacher, time.Minute)
	c.Away("Teacher")
	c.Pass(59 * time.Second)
	do(t, ann, class.CastVote{Round: id, Vote: class.Vote{Choice: []content.PartID{"b"}}})
	c.Pass(10 * time.Second)
	if r := ann.View().Round; r.Phase != class.Counted || r.First == nil || r.Clock != nil {
		t.Fatalf("after its time the round is %+v", r)
	}
	c.Back("Teacher")
	do(t, teacher, class.MoveRound{Round: id, To: class.Again})
	if left := ann.View().Round.Clock.Left; left != time.Minute {
		t.Errorf("the second ballot has %v", left)
	}
	c.Pass(time.Hour)
	if r := ann.View().Round; r.Phase != class.Closed {
		t.Errorf("after its time the second ballot is %+v", r)
	}
}

func TestAPauseHoldsEveryClock(t *testing.T) {
	c := classtest.New("Ann", "Slow")
	teacher, ann, slow := c.Room("Teacher"), c.Room("Ann"), c.Room("Slow")
	do(t, teacher, class.GiveTime{Member: slow.Player, Percent: 50})
	id := ask(t, teacher, time.Minute)
	c.Pass(20 * time.Second)
	do(t, teacher, class.HoldClock{Round: id, Hold: true})
	do(t, teacher, class.HoldClock{Round: id, Hold: true})
	c.Pass(3 * time.Hour)
	if r := ann.View().Round; r.Phase != class.Voting || !r.Clock.Stood || r.Clock.Left != 40*time.Second {
		t.Errorf("in the pause the round is %+v %+v", r, r.Clock)
	}
	do(t, teacher, class.HoldClock{Round: id, Hold: false})
	c.Pass(10 * time.Second)
	if a, s := ann.View().Round.Clock.Left, slow.View().Round.Clock.Left; a != 30*time.Second || s != time.Minute {
		t.Errorf("after the pause %v and %v are left", a, s)
	}
	do(t, teacher, class.HoldClock{Round: id, Hold: true})
	do(t, teacher, class.HoldClock{Round: id, Hold: false})
	c.Pass(time.Second)
	if a := ann.View().Round.Clock.Left; a != 29*time.Second {
		t.Errorf("a pause of no time took some: %v are left", a)
	}
}

func TestExtraTimeIsWaitedForAndKnownToTheTeacherAlone(t *testing.T) {
	c := classtest.New("Ann", "Slow")
	teacher, ann, slow := c.Room("Teacher"), c.Room("Ann"), c.Room("Slow")
	do(t, teacher, class.GiveTime{Member: slow.Player, Percent: 100})
	wantRefused(t, teacher.Do(class.GiveTime{Member: slow.Player, Percent: class.MostExtra + 1}), class.BadClock)
	wantRefused(t, slow.Do(class.GiveTime{Member: slow.Player, Percent: 200}), class.NotAllowed)
	id := ask(t, teacher, time.Minute)
	c.Pass(61 * time.Second)
	do(t, ann, class.CastVote{Round: id, Vote: choose("a")}) // was on its way
	c.Pass(9 * time.Second)
	wantRefused(t, ann.Do(class.CastVote{Round: id, Vote: choose("b")}), class.BallotClosed)
	if v := ann.View(); v.Round.Clock.Left != 0 || v.Members[2].Extra != 0 {
		t.Errorf("another student sees %+v", v)
	}
	if v := slow.View(); v.Me.Extra != 100 || v.Round.Clock.Left != 50*time.Second {
		t.Errorf("the one with more time sees %+v", v)
	}
	if v := teacher.View(); v.Members[2].Extra != 100 {
		t.Errorf("the teacher sees %+v", v.Members)
	}
	do(t, slow, class.CastVote{Round: id, Vote: choose("b")})
	c.Pass(time.Second)
	if r := ann.View().Round; r.Phase != class.Counted {
		t.Errorf("all with more time have voted, and the ballot is %s", r.Phase)
	}
}

func TestAnItemThatCannotBeAskedIsRefused(t *testing.T) {
	c := classtest.New("Ann")
	teacher := c.Room("Teacher")
	good := class.OpenRound{Pack: "p/q", Item: "i", Options: []content.PartID{"a", "b"}, Right: []content.PartID{"a"}}
	many := make([]content.PartID, class.MostOptions+1)
	for i := range many {
		many[i] = content.PartID(strings.Repeat("x", i+1))
	}
	for name, c := range map[string]struct {
		change func(*class.OpenRound)
		why    class.Refusal
	}{
		"no options":                  {func(o *class.OpenRound) { o.Options = nil }, class.BadItem},
		"one option":                  {func(o *class.OpenRound) { o.Options = o.Options[:1] }, class.BadItem},
		"too many options":            {func(o *class.OpenRound) { o.Options = many; o.Right = many[:1] }, class.BadItem},
		"an option twice":             {func(o *class.OpenRound) { o.Options = []content.PartID{"a", "a"} }, class.BadItem},
		"an option of escapes":        {func(o *class.OpenRound) { o.Options = []content.PartID{"a", "\x1b[31m"} }, class.BadItem},
		"nothing right":               {func(o *class.OpenRound) { o.Right = nil }, class.BadItem},
		"right and no option":         {func(o *class.OpenRound) { o.Right = []content.PartID{"z"} }, class.BadItem},
		"no pack":                     {func(o *class.OpenRound) { o.Pack = "" }, class.BadItem},
		"an item of novels":           {func(o *class.OpenRound) { o.Item = content.ItemID(strings.Repeat("x", 10_000)) }, class.BadItem},
		"a clock of an hour and more": {func(o *class.OpenRound) { o.Clock = time.Hour + 1 }, class.BadClock},
		"a clock of no time":          {func(o *class.OpenRound) { o.Clock = time.Millisecond }, class.BadClock},
		"a clock below zero":          {func(o *class.OpenRound) { o.Clock = -time.Minute }, class.BadClock},
	} {
		t.Run(name, func(t *testing.T) {
			bad := good
			bad.Options, bad.Right = slices.Clone(good.Options), slices.Clone(good.Right)
			c.change(&bad)
			wantRefused(t, teacher.Do(bad), c.why)
		})
	}
	do(t, teacher, good)
}

func TestOnlyTeachersLead(t *testing.T) {
	c := classtest.New("Ann", "Bob")
	teacher, ann := c.Room("Teacher"), c.Room("Ann")
	id := ask(t, teacher, 0)
	for _, cmd := range []class.Command{
		class.OpenRound{},
		class.MoveRound{Round: id, To: class.Closed},
		class.HoldClock{Round: id, Hold: true},
		class.Hide{Member: ann.Player, Hidden: true},
		class.GiveTime{Member: ann.Player, Percent: 10},
		class.LockRoom{Locked: true},
		class.Assign{Pack: "p/q", Due: "2026-12-09"},
		class.Unassign{},
		class.BeginRaid{Boss: "p/q", Health: 10},
		class.EndRaid{},
		class.Rename{Member: c.Player("Bob"), Nick: "Robert"},
	} {
		wantRefused(t, ann.Do(cmd), class.NotAllowed)
	}
	do(t, ann, class.Rename{Member: ann.Player, Nick: "Annie"})
	do(t, teacher, class.Rename{Member: c.Player("Bob"), Nick: "Robert"})
	wantRefused(t, (&stranger{c}).Do(class.LockRoom{Locked: true}), class.NotMember)
}

// stranger is somebody who is in no class.
type stranger struct{ c *classtest.Class }

func (s *stranger) Do(cmd class.Command) error {
	var school class.School
	events, id, err := school.Found("Class", class.Operator, start, seed(1))
	if err != nil {
		return err
	}
	school.Apply(events...)
	_, err = school.Decide(id, "nobody", cmd, start)
	return err
}

func TestAssignmentsStandByDateAndCanBeTakenBack(t *testing.T) {
	c := classtest.New("Ann")
	teacher, ann := c.Room("Teacher"), c.Room("Ann")
	for _, due := range []string{"2026-12-20", "2026-12-05", "2026-12-11", "2026-12-05"} {
		do(t, teacher, class.Assign{Pack: "aws/saa", Lesson: "s3", Due: due})
	}
	do(t, teacher, class.Assign{Pack: "aws/saa", Due: "2026-12-05"})
	var got []string
	for _, a := range ann.View().Assignments {
		got = append(got, a.Due+string(a.Lesson))
	}
	if want := []string{"2026-12-05s3", "2026-12-05", "2026-12-11s3", "2026-12-20s3"}; !slices.Equal(got, want) {
		t.Errorf("the assignments are %q", got)
	}
	first := ann.View().Assignments[0].ID
	do(t, teacher, class.Unassign{Assignment: first})
	do(t, teacher, class.Unassign{Assignment: first})
	if all := ann.View().Assignments; len(all) != 3 || all[0].ID == first {
		t.Errorf("after one was taken back the assignments are %+v", all)
	}
	do(t, teacher, class.Assign{Pack: "aws/saa", Lesson: "s3", Due: "2026-12-05"})
	ids := map[class.AssignmentID]bool{}
	for _, a := range ann.View().Assignments {
		ids[a.ID] = true
	}
	if len(ids) != 4 {
		t.Errorf("two assignments have one ID: %+v", ann.View().Assignments)
	}
	for _, due := range []string{"", "tomorrow", "2026-13-01", "2026-02-30", "26-12-05", "9999-01-01", "2026-12-05T00:00", strings.Repeat("2", 10_000)} {
		wantRefused(t, teacher.Do(class.Assign{Pack: "aws/saa", Due: due}), class.BadDate)
	}
}

func TestTheClassWinsARaidTogether(t *testing.T) {
	c := classtest.New("Ann", "Bob")
	teacher, ann, bob := c.Room("Teacher"), c.Room("Ann"), c.Room("Bob")
	do(t, teacher, class.BeginRaid{Boss: "aws/saa", Health: 100})
	do(t, teacher, class.BeginRaid{Boss: "aws/saa", Health: 100}) // tried again
	wantRefused(t, teacher.Do(class.BeginRaid{Boss: "other/pack", Health: 100}), class.RaidRunning)
	id := ann.View().Raid.ID
	do(t, ann, class.Deal{Raid: id, Batch: "1", Damage: 30})
	do(t, ann, class.Deal{Raid: id, Batch: "1", Damage: 30})
	do(t, bob, class.Deal{Raid: id, Batch: "2", Damage: 60})
	if r := ann.View().Raid; r.Left != 10 || r.Mine != 30 || r.Won || r.Over {
		t.Errorf("the raid is %+v", r)
	}
	do(t, ann, class.Deal{Raid: id, Batch: "3", Damage: 1000})
	do(t, bob, class.Deal{Raid: id, Batch: "4", Damage: 5}) // too late, and nobody's fault
	if r := bob.View().Raid; r.Left != 0 || r.Mine != 60 || !r.Won || !r.Over {
		t.Errorf("at its end the raid is %+v", r)
	}
	for _, d := range []class.Deal{{Raid: id, Batch: "5"}, {Raid: id, Batch: "5", Damage: -1}, {Raid: id, Damage: 1}, {Raid: id, Batch: "5", Damage: class.MostDamage + 1}} {
		wantRefused(t, ann.Do(d), class.BadDamage)
	}
	wantRefused(t, ann.Do(class.Deal{Raid: "other", Batch: "6", Damage: 1}), class.NoSuchThing)
	do(t, teacher, class.BeginRaid{Boss: "aws/saa", Health: 100})
	second := ann.View().Raid.ID
	do(t, teacher, class.EndRaid{Raid: second})
	do(t, teacher, class.EndRaid{Raid: second})
	if r := ann.View().Raid; r.ID == id || !r.Over || r.Won || r.Mine != 0 {
		t.Errorf("a raid that was ended is %+v", r)
	}
}
