package class_test

import (
	"testing"
	"time"

	"quest/game/class"
	"quest/game/class/classtest"
)

func TestAClockIsGivenToAVoteThatRunsAndTakenOffAgain(t *testing.T) {
	c := classtest.New("Ann", "Bo")
	teacher, ann, bo := c.Room("Teacher"), c.Room("Ann"), c.Room("Bo")
	id := ask(t, teacher, 0)
	set := func(d time.Duration) class.SetClock { return class.SetClock{Round: id, Clock: d} }
	do(t, teacher, class.GiveTime{Member: bo.Player, Percent: 50})
	wantRefused(t, ann.Do(set(time.Minute)), class.NotAllowed)
	wantRefused(t, teacher.Do(set(time.Second)), class.BadClock)
	wantRefused(t, teacher.Do(class.SetClock{Round: "none", Clock: time.Minute}), class.NoSuchRound)
	left := func(r *classtest.Room) time.Duration {
		if clock := r.View().Round.Clock; clock != nil {
			return clock.Left
		}
		return -1
	}
	wants := func(what string, annHas, boHas time.Duration) {
		t.Helper()
		if left(ann) != annHas || left(bo) != boHas {
			t.Errorf("%s: %v and %v are left, want %v and %v", what, left(ann), left(bo), annHas, boHas)
		}
	}
	wants("asked without one", -1, -1)
	c.Pass(10 * time.Minute)
	do(t, teacher, set(time.Minute))
	wants("given", time.Minute, 90*time.Second)
	c.Pass(20 * time.Second)
	do(t, teacher, class.HoldClock{Round: id, Hold: true})
	c.Pass(time.Minute)
	do(t, teacher, set(30*time.Second))
	wants("given another one while it stood", 30*time.Second, 45*time.Second)
	if ann.View().Round.Clock.Stood {
		t.Error("a clock that is given does not go")
	}
	c.Pass(20 * time.Second)
	do(t, teacher, set(0))
	wants("taken off", -1, -1)
	c.Pass(time.Hour)
	if p := ann.View().Round.Phase; p != class.Voting {
		t.Fatalf("a vote without a clock went to %s by itself", p)
	}
	do(t, teacher, set(30*time.Second))
	c.Pass(31 * time.Second)
	wants("over for those without more time", 0, 14*time.Second)
	c.Pass(17 * time.Second)
	if p := ann.View().Round.Phase; p != class.Counted {
		t.Fatalf("the vote is %s after its time", p)
	}
	wantRefused(t, teacher.Do(set(time.Minute)), class.BadPhase)
	do(t, teacher, class.MoveRound{Round: id, To: class.Again})
	wants("the second vote", 30*time.Second, 45*time.Second)
}
