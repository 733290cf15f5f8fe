package plain_test

import (
	"errors"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/attendance"
	"quest/game/class"
	"quest/game/class/classtest"
	"quest/game/grade"
	"quest/game/plain"
)

// visit is one run of line mode in a class: a player who types when they have read what they wait for,
// and a teacher and neighbours who act meanwhile.
type visit struct {
	*classtest.Class
	tb      *testing.T
	seat    *game.Seat
	kept    *journal
	teacher *classtest.Room
	bora    *classtest.Room
	after   func(time.Duration) <-chan time.Time

	mu     sync.Mutex
	wrote  *sync.Cond
	out    strings.Builder
	read   int // of out
	ended  bool
	steps  []move
	typing []byte
}

// move is one thing that happens: what the player waits to read, what others do then, and what is typed;
// without typed, the player goes on to wait, with half of a line perhaps.
type move struct {
	reads string
	does  func()
	typed string
}

func attendsClass(t *testing.T, speech game.Speech, change ...func(*game.Seat)) *visit {
	t.Helper()
	kept := &journal{kept: []game.Batch{joined(speech)}}
	e := sitDown(kept, append([]func(*game.Seat){func(s *game.Seat) { s.Speech, s.Name = speech, "Mina" }}, change...)...)
	v := &visit{Class: classtest.New("Mina", "Bora"), tb: t, seat: e.seat, kept: kept}
	v.wrote = sync.NewCond(&v.mu)
	v.teacher, v.bora = v.Room("Teacher"), v.Room("Bora")
	return v
}

func (v *visit) Write(b []byte) (int, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.out.Write(b)
	v.wrote.Broadcast()
	return len(b), nil
}

// await waits until the output has some words that were not waited for before.
func (v *visit) await(words string) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	for !strings.Contains(v.out.String()[v.read:], words) {
		if v.ended {
			return false
		}
		v.wrote.Wait()
	}
	v.read += strings.Index(v.out.String()[v.read:], words) + len(words)
	return true
}

func (v *visit) Read(b []byte) (int, error) {
	for len(v.typing) == 0 {
		if len(v.steps) == 0 {
			return 0, io.EOF
		}
		next := v.steps[0]
		v.steps = v.steps[1:]
		if !v.await(next.reads) {
			return 0, io.EOF
		}
		if next.does != nil {
			next.does()
		}
		v.typing = []byte(next.typed)
	}
	n := copy(b, v.typing)
	v.typing = v.typing[n:]
	return n, nil
}

// plays plays to the end of the moves, and gives what was said.
func (v *visit) plays(moves ...move) string {
	v.tb.Helper()
	v.steps = moves
	hung := time.AfterFunc(3*time.Second, func() {
		v.mu.Lock()
		defer v.mu.Unlock()
		v.ended = true
		v.wrote.Broadcast()
	})
	defer hung.Stop()
	err := plain.Play(v.seat, v, v, plain.Options{Echo: true, Class: v.Room("Mina"), After: v.after})
	if err != nil {
		v.tb.Fatalf("play: %v", err)
	}
	if v.ended || len(v.steps) > 0 {
		v.tb.Fatalf("what was waited for never came, %d moves are left; it said:\n%s", len(v.steps), v.out.String())
	}
	return v.out.String()
}

func (v *visit) do(r *classtest.Room, cmd class.Command) {
	v.tb.Helper()
	if err := r.Do(cmd); err != nil {
		v.tb.Errorf("%T: %v", cmd, err)
	}
}

// asks gives a move of the teacher: a question is asked.
func (v *visit) asks(id content.ItemID, clock time.Duration) func() {
	return func() {
		pack := contenttest.Pack()
		item, _ := pack.Item(id)
		v.do(v.teacher, attendance.Opening(pack, item, clock))
	}
}

func (v *visit) goes(to class.Phase) func() {
	return func() { v.do(v.teacher, class.MoveRound{Round: v.teacher.View().Round.ID, To: to}) }
}

func (v *visit) all(does ...func()) func() {
	return func() {
		for _, d := range does {
			d()
		}
	}
}

// boraVotes gives a move of a neighbour, who chooses what is right, or something else.
func (v *visit) boraVotes(right bool) func() {
	return func() {
		v.do(v.bora, class.CastVote{Round: v.bora.View().Round.ID, Vote: class.Vote{Choice: v.choice(right), Final: true}})
	}
}

func (v *visit) question() game.Question {
	q, ok := attendance.Question([]*content.Pack{contenttest.Pack()}, v.teacher.View().Round)
	if !ok {
		v.tb.Error("no such question")
	}
	return q
}

func (v *visit) choice(right bool) []content.PartID {
	q := v.question()
	key := attendance.Choice(grade.Key(q.Item, content.English))
	if right {
		return key
	}
	return slices.DeleteFunc(slices.Clone(q.Parts), func(p content.PartID) bool { return slices.Contains(key, p) })[:1]
}

// mine is the round as Mina sees it.
func (v *visit) mine() *class.Round { return v.Room("Mina").View().Round }

// has fails unless all of the words were said, in this order.
func has(t *testing.T, out string, words ...string) {
	t.Helper()
	rest := out
	for _, w := range words {
		_, after, ok := strings.Cut(rest, w)
		if !ok {
			t.Fatalf("%q is not said, or not there, in:\n%s", w, out)
		}
		rest = after
	}
}

func TestARoundIsPlayedInLineModeFromTheCallToTheReasons(t *testing.T) {
	v := attendsClass(t, game.SpeakEnglish)
	out := v.plays(
		move{reads: "toward itself.", does: v.asks(contenttest.ReadMoon, 0)},
		move{reads: "The class asks a question. /class goes there", typed: "/class\n"},
		move{reads: "b goes back", typed: "wind\n"},
		move{reads: "Handed in", does: v.boraVotes(true), typed: "fairly\n"},
		move{reads: "Handed in", does: v.goes(class.Counted)},
		move{reads: "The vote is closed", does: v.goes(class.Talking)},
		move{reads: "Talk with your neighbour", typed: "moon\n"},
		move{reads: "this choice came too late", does: v.goes(class.Again)},
		move{reads: "The second vote", typed: "moon\n"},
		move{reads: "Handed in", does: v.all(v.boraVotes(true), v.goes(class.Closed))},
		move{reads: "Enter goes back", typed: "\n"},
		move{reads: "toward itself."},
	)
	has(t, out, "The class asks: question 1.", "What pulls the sea?", "Your vote: ", "The wind.", "You call it: fairly sure", "Your first vote: ",
		"The second vote", "What the class chose", "2 of 2 right", "Wrong at first, right after talking.", "in the first vote", "1 changed to right",
		"right: ", "The moon", "saved 1", "Point 1 of")
	r := v.mine()
	if r.First == nil || r.Second == nil || !r.First.Final || r.First.Certainty != int(game.Fairly) {
		t.Errorf("the votes are %+v and %+v", r.First, r.Second)
	}
	if !v.kept.player().EnteredRound(string(r.ID)) || v.kept.answers() != 1 {
		t.Errorf("%d answers are kept, the round is entered: %v", v.kept.answers(), v.kept.player().EnteredRound(string(r.ID)))
	}
}

func TestALineThatWasBegunBeforeTheCallIsStillTheAnswerToWhatWasAsked(t *testing.T) {
	v := attendsClass(t, game.SpeakEnglish)
	out := v.plays(
		move{reads: "> ", typed: "\n"},
		move{reads: "> ", typed: "\n"},
		move{reads: "> ", typed: "\n"},
		move{reads: "True or false?", typed: "fal"},
		move{reads: "> ", does: v.asks(contenttest.LockIsPump, 0)},
		move{reads: "/class goes there", typed: "se\n"},
		move{reads: "Right!"},
	)
	has(t, out, "What you have typed so far stays", "false", "Right!")
	if r := v.mine(); r.First != nil {
		t.Errorf("the half line was taken for the vote %+v", r.First)
	}
}

func TestALineThatWasBegunBeforeAnotherQuestionIsNoVoteOnIt(t *testing.T) {
	v := attendsClass(t, game.SpeakEnglish)
	v.asks(contenttest.ReadMoon, 0)()
	out := v.plays(
		move{reads: "/class goes there", typed: "class\n"},
		move{reads: "b goes back", typed: "mo"},
		move{reads: "> ", does: v.all(v.goes(class.Stopped), v.asks(contenttest.LockIsPump, 0))},
		move{reads: "nter goes", typed: "on\n"},
		move{reads: "came too late", typed: "\n"},
	)
	if r := v.mine(); r.First != nil {
		t.Errorf("it was taken for the vote %+v:\n%s", r.First, out)
	}
}

func TestWhoComesLateIsToldAndFindsTheirVoteAsItWas(t *testing.T) {
	v := attendsClass(t, game.SpeakEnglish)
	v.asks(contenttest.LockIsPump, time.Minute)()
	v.do(v.Room("Mina"), class.CastVote{Round: v.mine().ID, Vote: class.Vote{Choice: v.choice(true), Certainty: 3}})
	v.goes(class.Counted)()
	v.goes(class.Again)()
	v.Pass(20 * time.Second)
	out := v.plays(
		move{reads: "The class votes once more. /class goes there", typed: "class\n"},
		move{reads: "Time left for this vote: 0 min 40 s", typed: "t\n"},
		move{reads: "Handed in", typed: "f\n"},
		move{reads: "Handed in", does: v.goes(class.Closed)},
		move{reads: "Enter goes back", typed: "\n"},
	)
	has(t, out, "The second vote", "A lock pumps", "Your first vote: ", "Your vote: ", "What the class chose")
	if r := v.mine(); r.Second == nil || !slices.Equal(r.Second.Choice, []content.PartID{content.False}) {
		t.Errorf("the changed vote is %+v", r.Second)
	}
}

func TestGoingBackWithoutAVoteDeclinesAndComingAgainTakesPart(t *testing.T) {
	v := attendsClass(t, game.SpeakEnglish)
	v.asks(contenttest.ReadMoon, 0)()
	out := v.plays(
		move{reads: "goes there", typed: "class\n"},
		move{reads: "b goes back", typed: "b\n"},
		move{reads: "You sit this question out. /class goes back", does: func() {
			if r := v.mine(); !r.Refused {
				t.Error("the class was not told")
			}
		}, typed: "class\n"},
		move{reads: "b goes back", typed: "moon\n"},
		move{reads: "Handed in", typed: "b\n"},
		move{reads: "toward itself.", does: v.goes(class.Closed)},
		move{reads: "The answers of the class are there. /class goes there", typed: "class\n"},
		move{reads: "Your vote was right", typed: "\n"},
	)
	has(t, out, "Point 1 of", "Enter goes back")
	if v.kept.answers() != 1 {
		t.Errorf("%d answers are kept", v.kept.answers())
	}
}

func TestAVoteThatCannotBeKeptIsTriedAgain(t *testing.T) {
	v := attendsClass(t, game.SpeakEnglish)
	v.asks(contenttest.ReadMoon, 0)()
	v.plays(
		move{reads: "goes there", typed: "class\n"},
		move{reads: "b goes back", does: func() { v.Break(errors.New("away")) }},
		move{reads: "The class cannot be reached", typed: "moon\n"},
		move{reads: "Not sent yet", does: func() { v.Break(nil) }},
		move{reads: "The class can be reached again."},
		move{reads: "Handed in"},
	)
	if r := v.mine(); r.First == nil || !r.First.Final {
		t.Errorf("the vote is %+v", r.First)
	}
}

func TestTheClockIsToldAndItsEndAnnounced(t *testing.T) {
	v := attendsClass(t, game.SpeakEnglish)
	alarm := make(chan time.Time, 1)
	v.after = func(d time.Duration) <-chan time.Time {
		if d != 30*time.Second && d != 20*time.Second {
			t.Errorf("the alarm is set to %v", d)
		}
		return alarm
	}
	v.asks(contenttest.ReadMoon, time.Minute)()
	v.plays(
		move{reads: "goes there", typed: "class\n"},
		move{reads: "Time left for this vote: 1 min 00 s", does: func() {
			v.do(v.teacher, class.HoldClock{Round: v.mine().ID, Hold: true})
		}},
		move{reads: "The clock stands", does: func() { v.do(v.teacher, class.HoldClock{Round: v.mine().ID}) }},
		move{reads: "Time left for this vote: 1 min 00 s", does: func() { v.Pass(30 * time.Second); alarm <- time.Time{} }},
		move{reads: "Time left for this vote: 0 min 30 s", does: func() {
			v.do(v.teacher, class.SetClock{Round: v.mine().ID, Clock: 30 * time.Second})
		}},
		move{reads: "Time left for this vote: 0 min 30 s", does: func() { v.do(v.teacher, class.SetClock{Round: v.mine().ID}) }},
		move{reads: "This vote has no clock any more.", does: func() {
			v.do(v.teacher, class.SetClock{Round: v.mine().ID, Clock: time.Minute})
		}},
		move{reads: "Time left for this vote: 1 min 00 s", does: func() { v.Pass(70 * time.Second) }},
		move{reads: "The vote is closed"},
	)
}

func TestAPackThatIsNotHereAndATeacherWhoLeavesAreSaid(t *testing.T) {
	v := attendsClass(t, game.SpeakEnglish)
	v.do(v.teacher, class.OpenRound{Pack: "not/here", Item: "i", Options: []content.PartID{"a", "b"}, Right: []content.PartID{"a"}})
	v.plays(
		move{reads: "goes there", typed: "class\n"},
		move{reads: "does not have the pack of this question: not/here", typed: "\n"},
		move{reads: "toward itself.", does: v.all(v.goes(class.Stopped), v.asks(contenttest.ReadMoon, 0))},
		move{reads: "The class asks a question", typed: "class\n"},
		move{reads: "b goes back", does: func() { v.Away("Teacher") }, typed: "moon\n"},
		move{reads: "Handed in", does: func() { v.Back("Teacher"); v.goes(class.Stopped)() }},
		move{reads: "took the question back", typed: "\n"},
		move{reads: "toward itself."},
	)
	if v.kept.answers() != 0 {
		t.Errorf("%d answers are kept of a question that was taken back", v.kept.answers())
	}
}

func TestTheClassIsToldWithAssignmentsRaidAndWhoIsHere(t *testing.T) {
	v := attendsClass(t, game.SpeakEnglish)
	pack := contenttest.Pack()
	v.do(v.teacher, class.Assign{Pack: pack.ID(), Lesson: pack.Path()[0].ID, Due: "2026-11-25"})
	v.do(v.teacher, class.Assign{Pack: "not/here", Due: "2026-11-26"})
	v.Away("Bora")
	out := v.plays(
		move{reads: "Class: SAA evening class"},
		move{reads: "due in 2 days (2026-11-25)"},
		move{reads: "not/here: no pack here has it (2026-11-26)"},
		move{reads: "toward itself.", does: func() { v.do(v.teacher, class.BeginRaid{Boss: pack.ID(), Health: 200}) }},
		move{reads: "A raid begins", does: func() {
			v.do(v.Room("Mina"), class.Deal{Raid: v.teacher.View().Raid.ID, Batch: "b1", Damage: 30})
		}},
		move{reads: "Raid: you have dealt 30; the boss has 170 of 200 left.", typed: "class\n"},
		move{reads: "Your name here: Mina", does: func() {
			v.do(v.teacher, class.Assign{Pack: pack.ID(), Due: "2026-11-30"})
		}},
		move{reads: "1 new assignment from your teacher.", typed: "map\n"},
		move{reads: "(2026-11-30)"},
	)
	has(t, out, "Who is here: ", "Away: Bora", "The class sees your nickname")
	has(t, out[strings.Index(out, "The raid: all against one boss"):], "The harbour\nRaid: you have dealt 30")
}

func TestATeacherInLineModeHearsThatItDoesNotLead(t *testing.T) {
	for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean, "ja"} {
		v := attendsClass(t, speech)
		v.do(v.teacher, class.SetRole{Member: v.Player("Mina"), Role: class.Teacher})
		v.asks(contenttest.ReadMoon, 0)()
		word := map[game.Speech]string{game.SpeakEnglish: "class", game.SpeakKorean: "반", "ja": "クラス"}[speech]
		out := v.plays(move{reads: "> ", typed: word + "\n"}, move{reads: "ssh"})
		if !strings.Contains(out, "-T") {
			t.Errorf("%s: it says\n%s", speech, out)
		}
	}
}

func TestWhoIsTakenOutOfTheClassPlaysOn(t *testing.T) {
	for _, inside := range []bool{false, true} {
		v := attendsClass(t, game.SpeakEnglish)
		v.asks(contenttest.ReadMoon, 0)()
		moves := []move{{reads: "goes there"}}
		if inside {
			moves = []move{{reads: "goes there", typed: "class\n"}, {reads: "b goes back"}}
		}
		moves = append(moves, move{does: func() { v.Remove("Mina") }}, move{reads: "not in this class any more", typed: "\n"})
		if inside {
			moves = append(moves, move{reads: "toward itself.", typed: "\n"})
		}
		v.plays(append(moves, move{reads: "Point 2 of"})...)
	}
}

func TestARoundIsToldInEveryLanguage(t *testing.T) {
	for speech, words := range map[game.Speech][]string{
		game.SpeakKorean: {"반의 질문: 질문 1.", "무엇이 바다를", "내 투표: ", "반의 선택", "저장"},
		"ja":             {"クラス", "自分の投票：", "保存"},
	} {
		v := attendsClass(t, speech)
		v.asks(contenttest.ReadMoon, 0)()
		word := map[game.Speech]string{game.SpeakKorean: "/반", "ja": "/クラス"}[speech]
		out := v.plays(
			move{reads: word, typed: word + "\n"},
			move{reads: "enter", typed: "달\n"},
			move{reads: "> ", does: v.goes(class.Closed)},
			move{reads: "enter", typed: "\n"},
		)
		has(t, out, words...)
	}
}
