package class_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"quest/content"
	"quest/game/class"
)

// The names from which drawn events are made: few, so that they meet.
var (
	players = []class.PlayerID{"", "p1", "p2", "p3", class.Operator}
	classes = []class.ID{"", "c1", "c2"}
	rounds  = []class.RoundID{"", "r1", "r2"}
	parts   = []content.PartID{"", "a", "b", "c", "d", content.PartID(strings.Repeat("x", 10_000))}
	words   = []string{"", "Ann", "ann", "Bob", "김민지", strings.Repeat("long ", 2_000)}
	codes   = []string{"", "h1", "h2"}
	numbers = []int{0, 1, 2, 3, 100, -1, math.MaxInt, math.MinInt, math.MaxInt / 100}
	phases  = []class.Phase{class.Voting, class.Counted, class.Talking, class.Again, class.Closed, class.Stopped, "", "new"}
	roles   = []class.Role{class.Owner, class.Teacher, class.Student, "", "new"}
)

func of[T any](t *rapid.T, all []T) T { return rapid.SampledFrom(all).Draw(t, "of") }

func wordOf(t *rapid.T) content.Safe {
	w, err := content.Clean(of(t, words))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func partsOf(t *rapid.T) []content.PartID {
	return rapid.SliceOfN(rapid.SampledFrom(parts), 0, 40).Draw(t, "parts")
}

// anyEvent draws an event with fields at their limits and beyond. Events of a newer server
// have nothing set.
func anyEvent(t *rapid.T) class.Event {
	e := class.Event{At: int64(of(t, numbers)), By: of(t, players), Class: of(t, classes)}
	who := of(t, players)
	switch rapid.IntRange(0, 26).Draw(t, "kind") {
	case 0:
		e.Founded = &class.Founded{Name: wordOf(t)}
	case 1:
		e.Invited = &class.Invited{Hash: of(t, codes), Role: of(t, roles), Roster: wordOf(t), Player: who, Uses: of(t, numbers), Until: int64(of(t, numbers))}
	case 2:
		e.Enrolled = &class.Enrolled{Player: who, Key: of(t, words)}
	case 3:
		e.KeyAdded = &class.KeyAdded{Player: who, Key: of(t, words), Code: of(t, codes)}
	case 4:
		e.KeyDropped = &class.KeyDropped{Player: who, Key: of(t, words)}
	case 5, 6:
		e.Joined = &class.Joined{Player: who, Role: of(t, roles), Nick: wordOf(t), Roster: wordOf(t), Code: of(t, codes)}
	case 7:
		e.Removed = &class.Removed{Player: who}
	case 8:
		e.Deleted = &class.Deleted{Player: who}
	case 9:
		e.Renamed = &class.Renamed{Player: who, Nick: wordOf(t)}
	case 10:
		e.Hidden = &class.Hidden{Player: who, Hidden: rapid.Bool().Draw(t, "hidden")}
	case 11:
		e.Timed = &class.Timed{Player: who, Percent: of(t, numbers)}
	case 12:
		e.Locked = &class.Locked{Locked: rapid.Bool().Draw(t, "locked")}
	case 13:
		e.Assigned = &class.Assignment{ID: class.AssignmentID(of(t, codes)), Due: of(t, words)}
	case 14:
		e.Unassigned = &class.Unassigned{ID: class.AssignmentID(of(t, codes))}
	case 15:
		e.Opened = &class.Opened{Round: of(t, rounds), Options: partsOf(t), Right: partsOf(t), Clock: int64(of(t, numbers))}
	case 16:
		e.Moved = &class.Moved{Round: of(t, rounds), To: of(t, phases)}
	case 17:
		e.Held = &class.Held{Round: of(t, rounds), Held: rapid.Bool().Draw(t, "held")}
	case 18:
		e.Voted = &class.Voted{Round: of(t, rounds), Again: rapid.Bool().Draw(t, "again"), Choice: partsOf(t), Certainty: of(t, numbers)}
	case 19:
		e.SatOut = &class.SatOut{Round: of(t, rounds), Out: rapid.Bool().Draw(t, "out")}
	case 20:
		e.RaidBegun = &class.RaidBegun{Raid: class.RaidID(of(t, codes)), Health: of(t, numbers)}
	case 21:
		e.Dealt = &class.Dealt{Raid: class.RaidID(of(t, codes)), Batch: of(t, words), Damage: of(t, numbers)}
	case 22:
		e.Spent = &class.Spent{Code: of(t, codes), User: of(t, words)}
	case 23:
		e.Appointed = &class.Appointed{Player: who, Role: of(t, roles)}
	case 24:
		e.RaidEnded = &class.RaidEnded{Raid: class.RaidID(of(t, codes))}
	case 25:
		e.Clocked = &class.Clocked{Round: of(t, rounds), Clock: int64(of(t, numbers))}
	}
	return e
}

func encoded(t interface{ Fatal(...any) }, s *class.School) []byte {
	state, err := s.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return state
}

func TestAnyEventsInAnyOrderAreSafeAndCountOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s class.School
		for range rapid.IntRange(0, 80).Draw(t, "events") {
			e := anyEvent(t)
			s.Apply(e)
			once := encoded(t, &s)
			s.Apply(e)
			if twice := encoded(t, &s); !bytes.Equal(once, twice) {
				line, _ := json.Marshal(e)
				t.Fatalf("folded a second time, %s changes %s\nto %s", line, once, twice)
			}
		}
		for _, id := range append(classes, s.Classes()...) {
			for _, who := range players {
				for _, now := range numbers {
					v := s.See(id, who, map[class.PlayerID]bool{"p1": true}, time.UnixMilli(int64(now)))
					if v.Round != nil && v.Round.Clock != nil && (v.Round.Clock.Left < 0 || v.Round.Clock.Left > 4*class.LongestClock) {
						t.Fatalf("a clock has %v left", v.Round.Clock.Left)
					}
				}
			}
			s.Rows(id)
		}
		for _, now := range numbers {
			s.Due(time.UnixMilli(int64(now)))
		}
		state := encoded(t, &s)
		back, err := class.Decode(state)
		if err != nil {
			t.Fatal(err)
		}
		if again := encoded(t, &back); !bytes.Equal(state, again) {
			t.Fatalf("what was kept comes back as another school:\n%s\n%s", state, again)
		}
		e := anyEvent(t)
		s.Apply(e)
		back.Apply(e)
		if a, b := encoded(t, &s), encoded(t, &back); !bytes.Equal(a, b) {
			t.Fatalf("a school that was kept goes on as another one:\n%s\n%s", a, b)
		}
	})
}

func TestBrokenStatesAreErrors(t *testing.T) {
	for _, state := range []string{"", "null", "[]", "{", `{"votes":{"c":{"r":["AAAA"]}}}`} {
		if s, err := class.Decode([]byte(state)); err == nil {
			s.Apply(class.Event{Class: "c", Founded: &class.Founded{}})
			s.Due(start)
		}
	}
}

// FuzzState reads states that may be damaged: what is read can be used.
func FuzzState(f *testing.F) {
	f.Add([]byte(`{"players":{"p":null},"codes":{"h":null},"classes":{"c":{"members":{"p":null},"rounds":[null],"raids":[null]}},"order":["c","d"]}`))
	f.Add([]byte(`{"classes":{"c":{"rounds":[{"id":"r","options":["a"]}]}},"order":["c"],"votes":{"c":{"r":["AXACAw==","",""]}}}`))
	f.Fuzz(func(t *testing.T, state []byte) {
		s, err := class.Decode(state)
		if err != nil {
			return
		}
		encoded(t, &s)
		for _, id := range s.Classes() {
			s.See(id, "p", nil, start)
			s.Rows(id)
			_, _ = s.Decide(id, class.Operator, class.LockRoom{Locked: true}, start)
		}
		s.Due(start)
	})
}

// world is a class that only decided events have made, with what a test knows of it.
type world struct {
	school class.School
	log    []class.Event
	id     class.ID
	all    []class.PlayerID
	now    time.Time
	seeds  uint64
	seen   map[class.PlayerID]class.View
}

func (w *world) seed() class.Seed {
	w.seeds++
	return seed(w.seeds)
}

func (w *world) apply(events []class.Event) {
	w.log = append(w.log, events...)
	w.school.Apply(events...)
}

// newWorld makes a class with an owner, a teacher and students.
func newWorld(t *rapid.T) *world {
	w := &world{now: start, seen: map[class.PlayerID]class.View{}}
	events, id, err := w.school.Found("Class", class.Operator, w.now, w.seed())
	if err != nil {
		t.Fatal(err)
	}
	w.apply(events)
	w.id = id
	for i, role := range []class.Role{class.Owner, class.Teacher, class.Student, class.Student, class.Student, class.Student} {
		events, code, err := w.school.Invite(class.Invitation{Class: id, Role: role, Roster: fmt.Sprint("Roster name ", i)}, class.Operator, w.now, w.seed())
		if err != nil {
			t.Fatal(err)
		}
		w.apply(events)
		events, who, err := w.school.Enrol(class.Enrolment{Key: fmt.Sprint("key ", i), Code: code, Lang: "en"}, w.now, w.seed())
		if err != nil {
			t.Fatal(err)
		}
		w.apply(events)
		w.all = append(w.all, who)
	}
	return w
}

func (w *world) view(who class.PlayerID) class.View { return w.school.See(w.id, who, nil, w.now) }

// same says if a view that is made of the one before is another than one made anew.
func (w *world) same(t *rapid.T) {
	sight := w.school.Sight(w.id, nil)
	for _, who := range w.all {
		w.seen[who] = sight.SeeAfter(w.seen[who], who, w.now)
		if v := w.view(who); !reflect.DeepEqual(v, w.seen[who]) {
			t.Fatalf("after a look before, %s sees %+v\nand not %+v", who, w.seen[who], v)
		}
	}
}

// command draws something that makes sense now and then.
func (w *world) command(t *rapid.T) class.Command {
	round := class.RoundID("none")
	if r := w.view(w.all[0]).Round; r != nil {
		round = r.ID
	}
	raid := class.RaidID("none")
	if r := w.view(w.all[0]).Raid; r != nil {
		raid = r.ID
	}
	who := of(t, w.all)
	switch rapid.IntRange(0, 17).Draw(t, "command") {
	case 0, 1, 2, 3:
		choice := rapid.SliceOfNDistinct(rapid.SampledFrom(parts[1:5]), 0, 4, rapid.ID).Draw(t, "choice")
		return class.CastVote{Round: round, Vote: class.Vote{Choice: choice, Certainty: rapid.IntRange(0, 3).Draw(t, "certainty"), Final: rapid.Bool().Draw(t, "final")}}
	case 4:
		return class.SitOut{Round: round}
	case 5:
		return class.TakePart{Round: round}
	case 6:
		return class.OpenRound{Pack: "p/q", Item: "i", Options: parts[1:5], Right: parts[2:3], Clock: of(t, []time.Duration{0, time.Minute})}
	case 7, 8:
		return class.MoveRound{Round: round, To: of(t, phases)}
	case 9:
		return class.HoldClock{Round: round, Hold: rapid.Bool().Draw(t, "hold")}
	case 10:
		return class.Rename{Member: who, Nick: of(t, words)}
	case 11:
		return class.Hide{Member: who, Hidden: rapid.Bool().Draw(t, "hidden")}
	case 12:
		return class.GiveTime{Member: who, Percent: of(t, []int{0, 50, 100})}
	case 13:
		return class.Assign{Pack: "p/q", Lesson: content.LessonID(of(t, codes)), Due: of(t, []string{"2026-12-05", "2026-12-06", "soon"})}
	case 14:
		return class.SetRole{Member: who, Role: of(t, roles)}
	case 15:
		return class.BeginRaid{Boss: "p/q", Health: 50}
	case 16:
		return class.SetClock{Round: round, Clock: of(t, []time.Duration{0, 30 * time.Second, time.Minute, time.Second})}
	default:
		return class.Deal{Raid: raid, Batch: of(t, words[1:5]), Damage: rapid.IntRange(0, 30).Draw(t, "damage")}
	}
}

// step lets some time pass, or somebody wish something. Who has what they wished may wish it
// again: nothing happens then.
func (w *world) step(t *rapid.T) {
	w.now = w.now.Add(time.Duration(rapid.IntRange(0, 20).Draw(t, "seconds")) * time.Second)
	w.apply(w.school.Due(w.now))
	if due := w.school.Due(w.now); len(due) > 0 {
		t.Fatalf("time brings the same again: %+v", due)
	}
	by, cmd := of(t, w.all), w.command(t)
	events, err := w.school.Decide(w.id, by, cmd, w.now)
	if err != nil {
		return
	}
	w.apply(events)
	for _, e := range events {
		if line, err := json.Marshal(e); err != nil || len(line) > 16<<10 {
			t.Fatalf("an event takes %d bytes, %v", len(line), err)
		}
	}
	if _, opens := cmd.(class.OpenRound); opens {
		return
	}
	if again, err := w.school.Decide(w.id, by, cmd, w.now); err != nil || len(again) > 0 {
		t.Fatalf("tried again, %#v gives %+v, %v", cmd, again, err)
	}
	w.kept(t, by, cmd)
}

// kept says if a command that went well did not do what it promises.
func (w *world) kept(t *rapid.T, by class.PlayerID, cmd class.Command) {
	v := w.view(by)
	switch cmd := cmd.(type) {
	case class.CastVote:
		vote := v.Round.First
		if v.Round.Phase == class.Again {
			vote = v.Round.Second
		}
		if len(cmd.Vote.Choice) == 0 {
			if vote != nil {
				t.Fatalf("a vote that was taken back is there: %+v", vote)
			}
			return
		}
		slices.Sort(cmd.Vote.Choice)
		if vote == nil || !reflect.DeepEqual(*vote, cmd.Vote) {
			t.Fatalf("the vote %+v is kept as %+v", cmd.Vote, vote)
		}
	case class.MoveRound:
		if v.Round.Phase != cmd.To {
			t.Fatalf("a round that was moved to %s is at %s", cmd.To, v.Round.Phase)
		}
	case class.SitOut:
		if !v.Round.Refused {
			t.Fatal("who sits out takes part")
		}
	}
}

func TestCommandsDoWhatTheyPromiseAndCanBeTriedAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		for range 40 {
			w.step(t)
			w.same(t)
		}
		var again class.School
		again.Apply(w.log...)
		if a, b := encoded(t, &w.school), encoded(t, &again); !bytes.Equal(a, b) {
			t.Fatalf("folded anew, the log gives another school:\n%s\n%s", a, b)
		}
	})
}

func TestAStudentSeesNothingOfOthersBeforeARoundIsClosed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		for range 30 {
			w.step(t)
			for _, who := range w.all[2:] {
				seesLittle(t, w.view(who))
			}
		}
		me, other := w.all[2], w.all[3]
		before := w.view(me)
		if before.Round == nil || !before.Round.Phase.Open() || before.Me.Role.Teaches() {
			return
		}
		// Whatever another one chooses, everything looks the same.
		var looks []string
		for _, part := range parts[1:5] {
			events, err := w.school.Decide(w.id, other, class.CastVote{Round: before.Round.ID, Vote: choose(part)}, w.now)
			if err != nil {
				return
			}
			w.apply(events)
			look, err := json.Marshal(w.view(me))
			if err != nil {
				t.Fatal(err)
			}
			looks = append(looks, string(look))
		}
		if len(slices.Compact(slices.Clone(looks))) != 1 {
			t.Fatalf("what another one chooses can be seen:\n%s", strings.Join(looks, "\n"))
		}
	})
}

// seesLittle says if a student sees what is not for them. Who was made a teacher may.
func seesLittle(t *rapid.T, v class.View) {
	if v.Me.Role.Teaches() {
		return
	}
	line, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(line, []byte("Roster name")) {
		t.Fatalf("a student sees a roster name: %s", line)
	}
	for _, m := range v.Members {
		if m.Extra != 0 || m.Voted || m.Hidden && !m.Nick.Empty() {
			t.Fatalf("a student sees %+v", m)
		}
	}
	for _, r := range append(v.Earlier, newest(v)...) {
		if r.Phase != class.Closed && (r.Right != nil || r.Advice != class.NoAdvice || r.Tallies != nil || r.Improved+r.Worsened+r.BothVoted != 0 || r.WrongestPart != "") {
			t.Fatalf("a student sees of a round that is not closed %+v", r)
		}
	}
}

func newest(v class.View) []class.Round {
	if v.Round == nil {
		return nil
	}
	return []class.Round{*v.Round}
}

func TestWhoIsDeletedLeavesALogThatFoldsToTheSameWithoutThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		for range 40 {
			w.step(t)
		}
		who := of(t, w.all)
		events, err := w.school.DeletePlayer(who, class.Operator, w.now)
		if err != nil {
			t.Fatal(err)
		}
		w.apply(events)
		w.same(t)
		var without class.School
		for _, e := range w.log {
			if e, stays := class.Without(e, who); stays {
				if line, _ := json.Marshal(e); bytes.Contains(line, []byte(who)) {
					t.Fatalf("the event %s still has who was deleted", line)
				}
				without.Apply(e)
			}
		}
		a, b := encoded(t, &w.school), encoded(t, &without)
		if bytes.Contains(a, []byte(who)) || w.school.Has(who) {
			t.Fatalf("who was deleted is in %s", a)
		}
		if !bytes.Equal(a, b) {
			t.Fatalf("deleted:\n%s\nwithout:\n%s", a, b)
		}
	})
}
