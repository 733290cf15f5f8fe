package school_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"quest/cmd/questd/school"
	"quest/cmd/questd/school/logtest"
	"quest/content"
	"quest/game/class"
)

// chance gives bytes that are the same in every run and never repeat.
type chance struct {
	mu sync.Mutex
	n  uint64
}

func (c *chance) Read(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := range p {
		c.n = c.n*6364136223846793005 + 1442695040888963407
		p[i] = byte(c.n >> 56)
	}
	return len(p), nil
}

var _ io.Reader = (*chance)(nil)

// server is a school on a log in memory, with one class.
type server struct {
	*school.School
	t   *testing.T
	log *logtest.Memory[class.Event]
	id  class.ID
	c   *chance

	gone func() // ends the connection of the member who enrolled last
}

// serve makes a school with a class, in a bubble of time.
func serve(t *testing.T) *server {
	t.Helper()
	s := &server{t: t, log: logtest.NewMemory[class.Event](time.Now), c: &chance{}}
	s.School = s.node()
	id, err := s.Found(t.Context(), "Evening class")
	if err != nil {
		t.Fatal(err)
	}
	s.id = id
	return s
}

// node opens the school as one more process of the server.
func (s *server) node() *school.School { return s.nodeAt(time.Now) }

// nodeAt opens the school as a process whose own clock is another one.
func (s *server) nodeAt(now func() time.Time) *school.School {
	s.t.Helper()
	log, err := s.log.Open()
	if err != nil {
		s.t.Fatal(err)
	}
	one, err := school.Open(s.t.Context(), log, school.Options{Chance: s.c, Now: now})
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		if err := one.Close(); err != nil {
			s.t.Errorf("close: %v", err)
		}
	})
	return one
}

// member enrols somebody and gives their room.
func (s *server) member(role class.Role, nick string) (class.PlayerID, class.Room) {
	s.t.Helper()
	code, err := s.Invite(s.t.Context(), class.Invitation{Class: s.id, Role: role}, class.Operator)
	if err != nil {
		s.t.Fatal(err)
	}
	who, err := s.Enrol(s.t.Context(), class.Enrolment{Key: "key of " + nick, Code: code, Nick: nick}, "here")
	if err != nil {
		s.t.Fatal(err)
	}
	return who, s.enter(s.School, who)
}

func (s *server) enter(node *school.School, who class.PlayerID) class.Room {
	s.t.Helper()
	room, leave, err := node.Enter(who, "", "")
	if err != nil {
		s.t.Fatal(err)
	}
	s.gone = leave
	s.t.Cleanup(leave)
	return room
}

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

// until waits until a room shows what is asked for. A change that is not rung for hangs, which
// the bubble of time finds.
func until(t *testing.T, room class.Room, shows func(class.View) bool) {
	t.Helper()
	for !shows(room.View()) {
		select {
		case <-room.Changed():
		case <-time.After(time.Minute):
			t.Fatalf("after a minute the room still shows %+v", room.View())
		}
	}
}

func vote(id class.RoundID, part content.PartID) class.CastVote {
	return class.CastVote{Round: id, Vote: class.Vote{Choice: []content.PartID{part}, Final: true}}
}

// refusedFor reports whether an error is a refusal of that kind.
func refusedFor(err error, why class.Refusal) bool {
	var refused *class.RefusedError
	return errors.As(err, &refused) && refused.Why == why
}

func TestARoundGoesOnAcrossTwoNodes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := serve(t)
		_, teacher := s.member(class.Owner, "Teacher")
		ann, _ := s.member(class.Student, "Ann")
		there := s.enter(s.node(), ann)
		id := ask(t, teacher, 0)
		until(t, there, func(v class.View) bool { return v.Round != nil && v.Round.ID == id })
		do(t, there, vote(id, "b"))
		until(t, teacher, func(v class.View) bool { return v.Round.Voted == 1 && v.Round.Here == 1 })
	})
}

func TestVotesThatComeTogetherAreKeptTogether(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := serve(t)
		_, teacher := s.member(class.Owner, "Teacher")
		const students = 300
		rooms := make([]class.Room, students)
		for i := range rooms {
			_, rooms[i] = s.member(class.Student, fmt.Sprintf("S%03d", i))
		}
		id := ask(t, teacher, 0)
		before := s.log.Updates()
		s.log.Takes = 5 * time.Millisecond
		var all sync.WaitGroup
		for i, room := range rooms {
			all.Go(func() {
				do(t, room, vote(id, content.PartID("abc"[i%3:i%3+1])))
				if r := room.View().Round; r.First == nil {
					t.Error("who voted does not see their vote")
				}
			})
		}
		all.Wait()
		if n := s.log.Updates() - before; n > 10 {
			t.Errorf("%d votes took %d updates of the log", students, n)
		}
		if r := teacher.View().Round; r.Voted != students {
			t.Errorf("%d votes of %d are there", r.Voted, students)
		}
		do(t, teacher, class.MoveRound{Round: id, To: class.Closed})
		if r := rooms[7].View().Round; r.Tallies[0].Votes != students || r.Tallies[0].Right != students/3 {
			t.Errorf("the tally is %+v", r.Tallies)
		}
	})
}

func TestALogThatIsGoneIsSaidAndNothingIsLostOrDoubled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := serve(t)
		_, teacher := s.member(class.Owner, "Teacher")
		_, ann := s.member(class.Student, "Ann")
		id := ask(t, teacher, 0)
		gone := errors.New("the database is gone")
		s.log.Break(gone)
		if err := ann.Do(vote(id, "b")); !errors.Is(err, gone) {
			t.Fatalf("a vote without a log gave %v", err)
		}
		if v := ann.View(); !v.Broken || v.Round == nil {
			t.Errorf("without a log a student sees %+v", v)
		}
		s.log.Break(nil)
		s.log.LoseAnswer(gone)
		if err := ann.Do(vote(id, "a")); !errors.Is(err, gone) {
			t.Fatalf("a vote whose answer was lost gave %v", err)
		}
		do(t, ann, vote(id, "a"))
		if v := ann.View(); v.Broken || v.Round.First == nil || v.Round.Voted != 1 {
			t.Errorf("with the log back a student sees %+v", v.Round)
		}
	})
}

func TestAMemberIsAwayTenSecondsAfterTheConnectionIsLost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := serve(t)
		_, teacher := s.member(class.Owner, "Teacher")
		ann, _ := s.member(class.Student, "Ann")
		other := s.node()
		here := func() bool {
			return slices.ContainsFunc(teacher.View().Members, func(m class.Member) bool { return m.Player == ann && m.Here })
		}
		s.gone()
		_, leave, err := other.Enter(ann, "", "")
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(30 * time.Second)
		if !here() {
			t.Error("a member who is connected to another node is away")
		}
		leave()
		leave()
		time.Sleep(8 * time.Second)
		if !here() {
			t.Error("a member is away at once")
		}
		time.Sleep(8 * time.Second)
		if v := teacher.View(); here() || len(v.Members) != 2 {
			t.Errorf("a member who is not connected any more is here, or removed: %+v", v.Members)
		}
	})
}

// Whoever comes is told to the other processes at once, and once for all who come together.
func TestWhoComesIsSeenByTheOtherProcessesWithinASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := serve(t)
		s.member(class.Owner, "Teacher")
		ann, _ := s.member(class.Student, "Ann")
		s.gone()
		other := s.node()
		time.Sleep(30 * time.Second)
		look := func() bool {
			v, err := other.Look(t.Context(), s.id)
			if err != nil {
				t.Fatal(err)
			}
			return slices.ContainsFunc(v.Members, func(m class.Member) bool { return m.Player == ann && m.Here })
		}
		if look() {
			t.Fatal("who is gone is here")
		}
		_, leave, err := s.Enter(ann, "", "")
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Second)
		if !look() {
			t.Error("who has come a second ago is not here")
		}
		leave()
		time.Sleep(15 * time.Second)
		if look() {
			t.Error("who left a quarter of a minute ago is here")
		}
	})
}

func TestARoundWithAClockClosesByItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := serve(t)
		_, teacher := s.member(class.Owner, "Teacher")
		_, ann := s.member(class.Student, "Ann")
		s.node() // which sees it too
		id := ask(t, teacher, 30*time.Second)
		if left := ann.View().Round.Clock.Left; left != 30*time.Second {
			t.Errorf("at the start %v are left", left)
		}
		time.Sleep(20 * time.Second)
		do(t, ann, class.CastVote{Round: id, Vote: class.Vote{Choice: []content.PartID{"b"}}})
		if left := ann.View().Round.Clock.Left; left != 10*time.Second {
			t.Errorf("after twenty seconds %v are left", left)
		}
		time.Sleep(15 * time.Second)
		if r := teacher.View().Round; r.Phase != class.Counted || r.Voted != 1 {
			t.Errorf("after its time the round is %+v", r)
		}
	})
}

func TestNodesWhoseClocksDifferByMinutesShowTheSameTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := serve(t)
		_, teacher := s.member(class.Owner, "Teacher")
		ann, _ := s.member(class.Student, "Ann")
		ahead := s.enter(s.nodeAt(func() time.Time { return time.Now().Add(7 * time.Minute) }), ann)
		behind := s.enter(s.nodeAt(func() time.Time { return time.Now().Add(-7 * time.Minute) }), ann)
		id := ask(t, teacher, time.Minute)
		time.Sleep(20 * time.Second)
		for name, room := range map[string]class.Room{"ahead": ahead, "behind": behind} {
			if r := room.View().Round; r == nil || r.Clock.Left != 40*time.Second {
				t.Errorf("the node whose clock is %s shows %+v", name, r)
			}
			if !room.View().Me.Here {
				t.Errorf("on the node whose clock is %s its own member is away", name)
			}
			do(t, room, vote(id, "b"))
		}
		time.Sleep(45 * time.Second)
		for name, room := range map[string]class.Room{"ahead": ahead, "behind": behind} {
			if r := room.View().Round; r.Phase != class.Counted || r.Voted != 1 {
				t.Errorf("after its time the node whose clock is %s shows %+v", name, r)
			}
		}
	})
}

func TestAFaultInTheRulesFailsOneCommandAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := serve(t)
		_, teacher := s.member(class.Owner, "Teacher")
		if err := s.Do(t.Context(), s.id, class.Operator, nil); err == nil {
			t.Error("a command that is none went well")
		}
		do(t, teacher, class.LockRoom{Locked: true})
	})
}

func TestTooManyWrongCodesAreRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := serve(t)
		code, err := s.Invite(t.Context(), class.Invitation{Class: s.id, Role: class.Student}, class.Operator)
		if err != nil {
			t.Fatal(err)
		}
		try := func(key, code string) error {
			_, err := s.Enrol(t.Context(), class.Enrolment{Key: key, Code: code}, "one router")
			return err
		}
		for range class.TriesOfKey {
			if err := try("key", "00000-00000"); !refusedFor(err, class.CodeUnknown) {
				t.Fatalf("a wrong code gave %v", err)
			}
		}
		if err := try("key", code); !refusedFor(err, class.TooOften) {
			t.Errorf("a try too many gave %v", err)
		}
		if err := try("another key", code); err != nil {
			t.Errorf("another pupil behind the same router got %v", err)
		}
		time.Sleep(time.Hour)
		if err := try("key", "00000-00000"); !refusedFor(err, class.CodeUnknown) {
			t.Errorf("an hour later a try gave %v", err)
		}
	})
}

func TestADeletedPlayerIsGoneFromEveryNodeAndFromTheLog(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := serve(t)
		_, teacher := s.member(class.Owner, "Teacher")
		ann, room := s.member(class.Student, "Ann")
		other := s.node()
		id := ask(t, teacher, 0)
		do(t, room, vote(id, "b"))
		for range 2 { // a second time changes nothing
			if err := s.DeletePlayer(t.Context(), ann); err != nil {
				t.Fatal(err)
			}
		}
		time.Sleep(5 * time.Second)
		for name, node := range map[string]*school.School{"this node": s.School, "the other node": other, "a new node": s.node()} {
			if _, known := node.Who("key of Ann"); known {
				t.Errorf("%s still knows the key", name)
			}
			node.Read(func(c *class.School) {
				state, err := c.Encode()
				if err != nil || bytes.Contains(state, []byte("Ann")) || bytes.Contains(state, []byte(ann)) {
					t.Errorf("%s still has the player: %s, %v", name, state, err)
				}
			})
		}
		if v := room.View(); v.Class != "" {
			t.Errorf("who was deleted still sees %+v", v)
		}
		if r := teacher.View().Round; r.Voted != 0 {
			t.Errorf("%d votes are counted", r.Voted)
		}
	})
}

func TestAfterClosingEverythingFailsAndNothingHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := serve(t)
		_, teacher := s.member(class.Owner, "Teacher")
		node := s.node()
		if err := node.Close(); err != nil {
			t.Fatal(err)
		}
		if err := node.Do(context.Background(), s.id, class.Operator, class.LockRoom{Locked: true}); !errors.Is(err, school.ErrClosed) {
			t.Errorf("a closed school gave %v", err)
		}
		if _, _, err := node.Enter("p", "", ""); !errors.Is(err, school.ErrClosed) {
			t.Errorf("a closed school let somebody in: %v", err)
		}
		do(t, teacher, class.LockRoom{Locked: true})
	})
}
