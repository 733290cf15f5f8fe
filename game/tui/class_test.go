package tui

import (
	"errors"
	"slices"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/attendance"
	"quest/game/class"
	"quest/game/class/classtest"
	"quest/game/grade"
	"quest/game/tui/home"
	"quest/game/tui/quiz"
)

// lesson is a class in memory at which a visit takes part.
type school struct {
	*classtest.Class
	teacher *classtest.Room
	others  map[string]*classtest.Room
	round   class.RoundID
}

// neighbours are the students beside Mina.
var neighbours = []string{"Bora", "Jun", "Quiet Otter"}

// schooled begins a class with Mina, who is at the game.
func schooled(tb judge, speech game.Speech, with ...func(*game.Seat, *Options)) (*visit, *school) {
	tb.Helper()
	s := &school{Class: classtest.New(append([]string{"Mina"}, neighbours...)...), others: map[string]*classtest.Room{}}
	s.teacher = s.Room("Teacher")
	for _, nick := range neighbours {
		s.others[nick] = s.Room(nick)
	}
	room := s.Room("Mina")
	in := func(_ *game.Seat, o *Options) { o.Class = room }
	v := newPlayer(tb, speech, append([]func(*game.Seat, *Options){in}, with...)...)
	at := v.now
	v.seat.Now = func() game.Moment { return game.Moment{Wall: v.now, Mono: v.now.Sub(at)} }
	return v, s
}

// rings lets the visit hear that the class has changed.
func (v *visit) rings() *visit {
	v.send(classChanged{})
	return v
}

// wakes lets the time pass in which a screen that opened by itself hears no key.
func (v *visit) wakes() *visit {
	for range 12 {
		v.ring()
	}
	return v
}

func (s *school) do(tb judge, room *classtest.Room, cmd class.Command) {
	tb.Helper()
	if err := room.Do(cmd); err != nil {
		tb.Fatalf("%T: %v", cmd, err)
	}
}

// asks opens a round on an item of the harbour.
func (s *school) asks(tb judge, id content.ItemID, clock time.Duration) *school {
	tb.Helper()
	item, ok := harbour().Item(id)
	if !ok {
		tb.Fatalf("no item %s", id)
	}
	s.do(tb, s.teacher, attendance.Opening(harbour(), item, clock))
	s.round = s.teacher.View().Round.ID
	return s
}

// goes moves the round to a phase.
func (s *school) goes(tb judge, to class.Phase) *school {
	tb.Helper()
	s.do(tb, s.teacher, class.MoveRound{Round: s.round, To: to})
	return s
}

// votes lets a neighbour vote.
func (s *school) votes(tb judge, nick string, choice ...content.PartID) *school {
	tb.Helper()
	s.do(tb, s.others[nick], class.CastVote{Round: s.round, Vote: class.Vote{Choice: choice, Final: true}})
	return s
}

// options gives the options of the round as they stand on every screen: the right ones, and the others.
func (v *visit) options(right bool) (ids []content.PartID, keys []string) {
	v.tb.Helper()
	q := v.m.class.shown.Question
	if q == nil {
		v.tb.Fatalf("no question:\n%s", v.text())
	}
	key := grade.Key(q.Item, content.English)
	for i, id := range q.Parts {
		is := slices.Contains(key.Choice, id)
		if key.Truth != nil {
			is = (id == content.True) == *key.Truth
		}
		if is == right {
			ids, keys = append(ids, id), append(keys, string(rune('1'+i)))
		}
	}
	return ids, keys
}

func (s *school) mine(tb judge) class.Round {
	tb.Helper()
	v := s.Room("Mina").View()
	if v.Round == nil {
		tb.Fatal("no round")
	}
	return *v.Round
}

func onMap(v *visit) bool { _, ok := v.m.screen.(home.Home); return ok }

// While a class talks, every screen says so without being scrolled, however small and in two languages,
// and a first vote is called marked only to whoever gave one.
func TestThatTheClassTalksIsInSight(t *testing.T) {
	for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth} {
		for _, size := range [][2]int{{60, 18}, {80, 24}, {100, 30}, {160, 45}} {
			v, s := schooled(t, speech)
			v.resize(size[0], size[1])
			s.asks(t, contenttest.ReadMoon, 0)
			v.rings()
			ids, _ := v.options(true)
			s.votes(t, "Bora", ids...).goes(t, class.Counted)
			s.goes(t, class.Talking)
			v.rings().sees(v.m.area().Book().Classroom.Talk).misses("first vote is marked", "첫 투표가 표시")

			v, s = schooled(t, speech)
			v.resize(size[0], size[1])
			s.asks(t, contenttest.ReadMoon, 0)
			v.rings().press("3") // the last one, to which a small page scrolls
			s.goes(t, class.Counted).goes(t, class.Talking)
			v.rings().sees(v.m.area().Book().Classroom.Talk)
		}
	}
}

// A round comes to whoever is on the map by itself, is voted on twice, and shows what it came to; then
// the player is back where they were, and the vote is an answer like any other.
func TestARoundIsVotedOnFromTheMapAndBack(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish)
	v.press("down")
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings().sees("The class asks", "0 of 4 handed in", "Teachers see who voted; reports show how.").wakes()
	_, wrong := v.options(false)
	rightIDs, right := v.options(true)
	v.press(wrong[0]).sees("Sent. Enter hands it in")
	if vote := s.mine(t).First; vote == nil || vote.Final {
		t.Fatalf("the draft is %+v", vote)
	}
	v.press("enter").sees("Handed in.", "1 of 4 handed in").press("c").sees("a guess")
	if vote := s.mine(t).First; !vote.Final || vote.Certainty != int(game.Guess) {
		t.Fatalf("the vote is %+v", vote)
	}
	s.votes(t, "Bora", rightIDs...).goes(t, class.Counted)
	v.rings().sees("The vote is closed.").press(right[0])
	if vote := s.mine(t).First; slices.Contains(vote.Choice, rightIDs[0]) {
		t.Fatal("a vote was changed after the vote was closed")
	}
	s.goes(t, class.Talking)
	v.rings().sees("Talk with your neighbour")
	s.goes(t, class.Again)
	v.rings().sees("The second vote", "your first vote").press(right[0], "enter")
	s.votes(t, "Bora", rightIDs...).goes(t, class.Closed)
	v.rings().sees("What the class chose", "2 of 2 right", "Wrong at first, right after talking.", "first vote", "second vote").wakes()
	if !v.seat.Player.EnteredRound(string(s.round)) || v.shelf.answers() != 1 {
		t.Fatalf("the vote is not in the journal: %d answers", v.shelf.answers())
	}
	v.press("enter")
	if !onMap(v) {
		t.Fatalf("the map is not back:\n%s", v.text())
	}
	v.past()
	v.sees("❯ ○ Climbing by lock")
	v.rings()
	if !onMap(v) {
		t.Error("what was seen comes again")
	}
}

// A key that was typed for the screen before is no vote.
func TestAKeyForAnotherScreenIsNoVote(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish)
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings().press("1", "enter", "esc")
	if r := s.mine(t); r.First != nil || r.Refused {
		t.Fatalf("a key on its way has voted: %+v", r)
	}
	v.wakes().press("1")
	if s.mine(t).First == nil {
		t.Error("the screen hears no key")
	}
}

// Inside of a lesson, a quiz, a paper or a text field nobody is torn away: a line across the whole
// width names the key that goes there, and the one that declines.
func TestARoundTearsNobodyAway(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish)
	v.press("enter")
	point := v.text()
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings().sees("The class asks a question.", "0 go there", "- not now").misses("handed in")
	v.press("0").sees("of 4 handed in").press("1", "enter", "esc").misses("The class asks")
	if v.text() != point {
		t.Errorf("the lesson is another one:\n%s\n%s", point, v.text())
	}
	s.goes(t, class.Counted).goes(t, class.Again)
	v.rings().sees("The class votes once more.").press("-").misses("once more")
	if s.mine(t).Refused {
		t.Error("who has voted is taken out of the round")
	}
}

func TestARoundIsDeclinedAndTakenUpAgain(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish)
	v.press("enter")
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings().press("-").sees("You sit this question out.")
	if !s.mine(t).Refused {
		t.Fatal("it is not declined")
	}
	v.rings().press("down").misses("The class asks").press("esc").misses("handed in")
	if !onMap(v) {
		t.Fatalf("what was declined opens by itself:\n%s", v.text())
	}
	v.press("0").sees("handed in")
	if s.mine(t).Refused {
		t.Error("it is still declined")
	}
}

func TestARoundWaitsForAPaperAndATextField(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{harbour(), examPack()} })
	v.press("x", "3", "enter").sees("question 1 of 10")
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings().sees("It opens once you leave the paper.").press("0").sees("question 1 of 10")
	v.press("esc", "1").sees("of 4 handed in")

	v, s = schooled(t, game.SpeakEnglish)
	v.press("/").typed("tide")
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings().sees("f8 go there", "f9 not now", "tide").press("0").sees("tide0").press("f8").sees("of 4 handed in")
}

// Who connects again within a round finds the vote as it was.
func TestAVoteIsFoundAgain(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish)
	s.asks(t, contenttest.TwoAids, 0)
	v.rings().wakes().press("1", "2", "enter")
	again := newPlayer(t, game.SpeakEnglish, func(_ *game.Seat, o *Options) { o.Class = s.Room("Mina") })
	again.rings().wakes().sees("■ 1  A gull", "■ 2  A cloud", "□ 3", "Handed in.")
}

// What cannot be kept is said, kept here, and tried again; the newest choice alone is sent.
func TestAVoteIsTriedAgain(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish)
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings().wakes()
	s.Break(errors.New("no database"))
	v.rings().press("1").sees("Not sent yet.", "The class cannot be reached:").press("2")
	s.Break(nil)
	v.rings().ring()
	v.misses("Not sent yet.", "cannot be reached")
	if vote, ids := s.mine(t).First, v.m.class.shown.Question.Parts; vote == nil || !slices.Equal(vote.Choice, ids[1:2]) {
		t.Errorf("the vote is %+v of %v", vote, ids)
	}
	if len(v.m.class.queue) > 0 {
		t.Errorf("%d commands are left", len(v.m.class.queue))
	}
}

// A vote that comes too late is refused in words.
func TestARefusedVoteIsToldInWords(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish)
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings().wakes()
	v.holding = true
	v.press("1")
	s.goes(t, class.Counted)
	s.Pass(10 * time.Second)
	v.release()
	v.sees("The vote is closed already")
}

func TestAQuestionThatIsTakenBackGoesAway(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish)
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings().wakes().press("1", "enter")
	s.goes(t, class.Stopped)
	v.rings().sees("Your teacher took the question back.")
	if !onMap(v) || v.seat.Player.EnteredRound(string(s.round)) {
		t.Error("it is not gone, or recorded")
	}
}

// What was said of an earlier question is not said at the next one.
func TestTheNextQuestionSaysNothingOfTheOneBefore(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish)
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings()
	s.goes(t, class.Stopped)
	v.rings().sees("took the question back")
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings().sees("The class asks").misses("took the question back")
}

// A question of a pack that this server does not have is said in a sentence, and nothing breaks.
func TestAQuestionWithoutItsPackIsSaid(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{examPack()} })
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings().wakes().sees("This server does not have the pack", string(harbour().ID()))
	s.goes(t, class.Counted).goes(t, class.Closed)
	v.rings().press("enter")
	if !onMap(v) {
		t.Errorf("it does not go away:\n%s", v.text())
	}
}

// A round that was closed while the player was away is entered when they come.
func TestARoundOfBeforeIsEntered(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish)
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings().wakes().press("1", "enter")
	s.goes(t, class.Closed)
	s.asks(t, contenttest.TwoAids, 0).goes(t, class.Stopped)
	again := newPlayer(t, game.SpeakEnglish, func(_ *game.Seat, o *Options) { o.Class = s.Room("Mina") })
	again.run(again.m.Init())
	if n := again.shelf.answers(); n != 1 {
		t.Errorf("%d answers are entered", n)
	}
	again.rings()
	if n := again.shelf.answers(); n != 1 {
		t.Errorf("%d answers after another look", n)
	}
	if !onMap(again) {
		t.Errorf("an old round opens:\n%s", again.text())
	}
}

// The clock runs on the screen, stands while it is held, and rings no more once it is away.
func TestTheClockOfARound(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish)
	s.asks(t, contenttest.LockIsPump, 3*time.Minute)
	v.rings().wakes().sees("3 minutes left")
	s.Pass(90 * time.Second)
	v.passes(90 * time.Second).sees("1 min 30 s left")
	s.do(t, s.teacher, class.HoldClock{Round: s.round, Hold: true})
	v.rings().sees("1 min 30 s left", "the clock stands")
	s.Pass(time.Minute)
	v.passes(time.Minute).sees("1 min 30 s left")
}

// A clock that is given to a vote that runs is seen at once, and goes by its own seconds even where the
// one before it would have changed only after a minute.
func TestAClockThatIsGivenWhileItRunsIsSeen(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish)
	s.asks(t, contenttest.LockIsPump, 10*time.Minute)
	v.rings().wakes().sees("10 minutes left")
	s.do(t, s.teacher, class.SetClock{Round: s.round, Clock: 30 * time.Second})
	v.rings().sees("0 min 30 s left")
	s.Pass(time.Second)
	v.passes(time.Second).sees("0 min 29 s left")
	s.do(t, s.teacher, class.SetClock{Round: s.round})
	v.rings().misses("left")
}

// A player without a class sees the game as before.
func TestWithoutAClassNothingIsSeenOfOne(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish)
	before := v.text()
	v.press("c", "0").misses("Class", "class")
	if v.text() != before {
		t.Errorf("a key of the class does something:\n%s", v.text())
	}
}

// Pages, votes and results are clicked, and their keys work in Hangul mode.
func TestTheClassIsUsedWithAMouseAndInHangulMode(t *testing.T) {
	v, s := schooled(t, game.SpeakKorean)
	v.press("ㅊ").sees("접속한 사람", "Bora", "Mina").press("esc")
	v.click("SAA evening class").click("SAA evening class").sees("접속한 사람").press("esc")
	v.press("enter")
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings().click("반에서 질문이").sees("명 제출")
	v.press("ㅇ").sees("보냈습니다").press("ㅊ").sees("추측")
	v.click("보냈습니다").sees("제출했습니다")
	if _, ok := v.m.screen.(quiz.Question); !ok {
		t.Error("the question is gone")
	}
}

// gone is the room of somebody who was taken out of the class.
type gone struct{ class.Room }

func (gone) View() class.View { return class.View{} }

// Who is taken out of the class plays on as without one, also out of a question.
func TestWhoIsTakenOutOfTheClassPlaysOn(t *testing.T) {
	for _, at := range []func(*visit, *school){
		func(v *visit, _ *school) { v.press("c") },
		func(v *visit, s *school) { s.asks(t, contenttest.LockIsPump, 0); v.rings().wakes() },
		func(v *visit, s *school) { v.press("enter"); s.asks(t, contenttest.LockIsPump, 0); v.rings() },
	} {
		v, s := schooled(t, game.SpeakEnglish)
		at(v, s)
		v.m.class.room = gone{v.m.class.room}
		v.rings().misses("SAA evening class", "The class asks").press("esc", "0", "c", "down")
		if !onMap(v) {
			t.Errorf("the map is not there:\n%s", v.text())
		}
	}
}

// The page of the class changes the nickname, and says in words why it does not.
func TestTheNicknameIsChanged(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish)
	v.press("c").sees("Your name here: Mina").press("n")
	for range 4 {
		v.press("backspace")
	}
	v.typed("Bora").press("enter").sees("Somebody in the class has that name.").press("n").typed("2").press("enter").sees("Your name here: Mina2")
	if s.Player("Mina2") == "" {
		t.Error("the class does not know it")
	}
}

// assigned gives the class two lessons to do, and begins a raid that has come half way.
func (s *school) assigned(tb judge) *school {
	tb.Helper()
	path := harbour().Path()
	s.do(tb, s.teacher, class.Assign{Pack: harbour().ID(), Lesson: path[0].ID, Due: "2026-11-26"})
	s.do(tb, s.teacher, class.Assign{Pack: harbour().ID(), Lesson: path[1].ID, Due: "2026-11-22"})
	s.do(tb, s.teacher, class.Assign{Pack: "quest/elsewhere", Due: "2026-12-01"})
	s.do(tb, s.teacher, class.BeginRaid{Boss: harbour().ID(), Health: 200})
	raid := s.teacher.View().Raid.ID
	s.do(tb, s.others["Bora"], class.Deal{Raid: raid, Batch: "1", Damage: 84})
	s.do(tb, s.Room("Mina"), class.Deal{Raid: raid, Batch: "2", Damage: 12})
	s.Away("Jun")
	return s
}

// classScenes are the screens of a class.
func classScenes() []scene {
	pupil := func(then func(*testing.T, *visit, *school)) func(*testing.T, game.Speech) *visit {
		return func(t *testing.T, sp game.Speech) *visit {
			v, s := schooled(t, sp)
			then(t, v, s)
			return v
		}
	}
	asked := func(id content.ItemID, then func(*testing.T, *visit, *school)) func(*testing.T, game.Speech) *visit {
		return pupil(func(t *testing.T, v *visit, s *school) {
			s.asks(t, id, 0)
			v.rings().wakes()
			then(t, v, s)
			v.rings().wakes()
		})
	}
	firstVote := func(t *testing.T, v *visit, s *school) {
		_, wrong := v.options(false)
		v.press(wrong[0], "enter")
		s.votesAll(t, v, 2).goes(t, class.Counted)
	}
	return []scene{
		{"class-home", pupil(func(t *testing.T, v *visit, s *school) { s.assigned(t); v.rings() })},
		{"class-page", pupil(func(t *testing.T, v *visit, s *school) { s.assigned(t); v.rings().press("c") })},
		{"class-keys", pupil(func(t *testing.T, v *visit, s *school) {
			code, err := s.Room("Mina").NewKey()
			if err != nil || s.Enrol("SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU", code.Text) != nil {
				t.Fatal("no second key")
			}
			v.press("c", "y", "3", "x")
		})},
		{"class-past", pupil(func(t *testing.T, v *visit, s *school) { s.past(t, v); v.press("c", "e") })},
		{"class-earlier", pupil(func(t *testing.T, v *visit, s *school) { s.past(t, v); v.press("c", "e", "down", "enter") })},
		{"class-code", pupil(func(_ *testing.T, v *visit, _ *school) { v.press("c", "y", "enter") })},
		{"class-band", pupil(func(t *testing.T, v *visit, s *school) {
			v.press("enter")
			s.asks(t, contenttest.LockIsPump, 0)
			v.rings()
		})},
		{"class-voting", asked(contenttest.TwoAids, func(_ *testing.T, v *visit, _ *school) { v.press("2", "3", "c", "c") })},
		{"class-counted", asked(contenttest.LockIsPump, firstVote)},
		{"class-talking", asked(contenttest.ReadMoon, func(t *testing.T, v *visit, s *school) { firstVote(t, v, s); s.goes(t, class.Talking) })},
		{"class-again", asked(contenttest.ReadMoon, func(t *testing.T, v *visit, s *school) {
			firstVote(t, v, s)
			s.goes(t, class.Again)
			v.rings()
			_, right := v.options(true)
			v.press(right[0], "enter")
		})},
		{"class-closed", asked(contenttest.ReadMoon, func(t *testing.T, v *visit, s *school) {
			firstVote(t, v, s)
			s.goes(t, class.Again)
			v.rings()
			_, right := v.options(true)
			v.press(right[0], "enter")
			s.votesAll(t, v, 2).goes(t, class.Closed)
		})},
		{"class-lacking", func(t *testing.T, sp game.Speech) *visit {
			v, s := schooled(t, sp, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{examPack()} })
			s.asks(t, contenttest.LockIsPump, 0)
			return v.rings().wakes()
		}},
		{"class-broken", asked(contenttest.LockIsPump, func(_ *testing.T, v *visit, s *school) {
			s.Break(errors.New("no database"))
			v.press("1")
		})},
	}
}

// boardScenes are the screens of who leads a class.
func boardScenes() []scene {
	at := func(then func(*testing.T, *visit, *school), keys ...string) func(*testing.T, game.Speech) *visit {
		return func(t *testing.T, sp game.Speech) *visit {
			v, s := leading(t, sp)
			then(t, v, s)
			return v.rings().press(keys...)
		}
	}
	nothing := func(*testing.T, *visit, *school) {}
	assigned := func(t *testing.T, _ *visit, s *school) { s.assigned(t) }
	running := func(t *testing.T, v *visit, s *school) {
		s.do(t, s.teacher, class.GiveTime{Member: s.Player("Bora"), Percent: 25})
		s.asks(t, contenttest.ReadMoon, 3*time.Minute)
		v.rings()
		s.votesAll(t, v, 2)
	}
	mixed := func(_ *testing.T, _ *visit, s *school) {
		s.Mix(class.Suggestion{Pack: harbour().ID(), Item: contenttest.LockIsPump, Mixed: "x", Members: 3, Of: 4})
	}
	return []scene{
		{"board-room", at(running)},
		{"board-projector", at(running, "b")},
		{"board-ask", at(mixed, "right", "down")},
		{"board-found", at(mixed, "right", "f", "t", "i", "d", "e")},
		{"board-preview", at(nothing, "right", "2", "enter", "c")},
		{"board-leading", at(running, "0")},
		{"board-counted", at(running, "0", "enter")},
		{"board-closed", at(running, "0", "enter", "e")},
		{"board-work", at(assigned, "right", "right", "2")},
		{"board-date", at(assigned, "right", "right", "enter", "2", "enter")},
		{"board-raid", at(assigned, "left")},
		{"board-raid-won", at(func(t *testing.T, _ *visit, s *school) {
			s.assigned(t)
			s.do(t, s.others["Bora"], class.Deal{Raid: s.teacher.View().Raid.ID, Batch: "3", Damage: 104})
		}, "left")},
	}
}
