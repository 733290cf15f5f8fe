package classtest_test

import (
	"testing"
	"time"

	"quest/content"
	"quest/game/class"
	"quest/game/class/classtest"
)

// ask opens a round with three options of which "b" is right.
func ask(t *testing.T, teacher class.Room, clock time.Duration) class.RoundID {
	t.Helper()
	do(t, teacher, class.OpenRound{Pack: "aws/saa", Item: "engines", Options: []content.PartID{"a", "b", "c"}, Right: []content.PartID{"b"}, Clock: clock})
	return teacher.View().Round.ID
}

func do(t *testing.T, room class.Room, cmd class.Command) {
	t.Helper()
	if err := room.Do(cmd); err != nil {
		t.Fatalf("%#v: %v", cmd, err)
	}
}

func choose(part content.PartID) class.Vote {
	return class.Vote{Choice: []content.PartID{part}, Certainty: 2, Final: true}
}

func TestARoundOfThreeStudentsGoesFromTheFirstVoteToTheReasons(t *testing.T) {
	c := classtest.New("Ann", "Bo", "Cy")
	teacher, ann, bo, cy := c.Room("Teacher"), c.Room("Ann"), c.Room("Bo"), c.Room("Cy")
	id := ask(t, teacher, 0)
	<-ann.Changed()
	do(t, ann, class.CastVote{Round: id, Vote: choose("b")})
	do(t, bo, class.CastVote{Round: id, Vote: choose("a")})
	do(t, cy, class.CastVote{Round: id, Vote: class.Vote{Choice: []content.PartID{"c"}}})
	if r := teacher.View().Round; r.Voted != 2 || r.Here != 3 || r.Right != nil {
		t.Errorf("during the first vote the board has %+v", r)
	}
	do(t, teacher, class.MoveRound{Round: id, To: class.Counted})
	if r := teacher.View().Round; r.Voted != 3 || r.Right == nil || r.Advice != class.TalkFirst {
		t.Errorf("after the first vote the board has %+v", r)
	}
	if r := ann.View().Round; r.Right != nil || r.Advice != class.NoAdvice || r.Tallies != nil || r.First == nil {
		t.Errorf("after the first vote a student sees %+v", r)
	}
	do(t, teacher, class.MoveRound{Round: id, To: class.Talking})
	do(t, teacher, class.MoveRound{Round: id, To: class.Again})
	do(t, ann, class.CastVote{Round: id, Vote: choose("c")})
	do(t, bo, class.CastVote{Round: id, Vote: choose("b")})
	do(t, teacher, class.MoveRound{Round: id, To: class.Closed})
	r := cy.View().Round
	if len(r.Tallies) != 2 || r.Tallies[0].Votes != 3 || r.Tallies[1].Votes != 2 || r.Improved != 1 || r.Worsened != 1 || r.BothVoted != 2 || r.WrongestPart != "c" {
		t.Errorf("at the end a student sees %+v", r)
	}
}
