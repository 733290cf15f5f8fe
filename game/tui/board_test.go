package tui

import (
	"slices"
	"strconv"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/class"
	"quest/game/tui/board"
)

// leading begins a class at which the visit is the teacher.
func leading(tb judge, speech game.Speech, with ...func(*game.Seat, *Options)) (*visit, *school) {
	tb.Helper()
	_, s := schooled(tb, speech)
	in := func(_ *game.Seat, o *Options) { o.Class = s.teacher }
	v := newPlayer(tb, speech, append([]func(*game.Seat, *Options){in}, with...)...)
	at := v.now
	v.seat.Now = func() game.Moment { return game.Moment{Wall: v.now, Mono: v.now.Sub(at)} }
	return v.press("c"), s
}

// votesAll lets the neighbours vote: so many of them right.
func (s *school) votesAll(tb judge, v *visit, right int) *school {
	tb.Helper()
	rightIDs, _ := v.options(true)
	wrongIDs, _ := v.options(false)
	for i, nick := range neighbours {
		choice := wrongIDs[:1]
		if i < right {
			choice = rightIDs[:1]
		}
		s.votes(tb, nick, choice...)
	}
	return s
}

// The teacher asks an item from the board, and enter leads the round to its end.
func TestATeacherLeadsARound(t *testing.T) {
	v, s := leading(t, game.SpeakEnglish)
	v.sees("SAA evening class", "5 of 5 here", "Roster of Bora", "Only teachers see roster names")
	v.press("right").sees("Why the sea rises").press("f").typed("lock pump").sees("A lock").press("enter")
	v.press("enter").sees("Enter asks the class this.", "no clock").press("c", "c").sees("2 minutes for each vote").press("enter")
	r := s.teacher.View().Round
	if r == nil || r.Item != contenttest.LockIsPump || r.Clock == nil {
		t.Fatalf("the round is %+v", r)
	}
	s.round = r.ID
	v.sees("The class asks", "0 of 4 handed in", "Enter closes the vote", "2 min 00 s left", "Board: who voted")
	s.votesAll(t, v, 2)
	v.rings().sees("3 of 4 handed in").press("1", "2")
	if got := s.teacher.View().Round; got.Voted != 3 {
		t.Fatalf("a teacher has voted: %+v", got)
	}
	v.press("enter").sees("67% are right: let them talk").press("b").misses("67%").press("b", "enter").sees("Talk with your neighbour").press("enter").sees("second vote")
	s.votesAll(t, v, 3)
	v.rings().press("enter").sees("What the class chose", "3 of 3 right", "Of 3 who voted twice, 1 changed to right and 0 to wrong.")
	v.press("r").sees("The class asks · question 2").press("esc").sees("question 2 runs").press("0").sees("0 of 4")
	v.press("x").sees("Take the question back?").press("down").misses("Take the question back?").press("x", "x").sees("The question is taken back.")
	if _, on := v.m.screen.(board.Board); !on {
		t.Errorf("the board is not back:\n%s", v.text())
	}
}

// Every option has its reason for who leads and has not voted, also of true or false.
func TestEveryReasonIsShownToWhoHasNotVoted(t *testing.T) {
	v, s := leading(t, game.SpeakEnglish)
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings().press("0", "e").resize(120, 60)
	item, _ := harbour().Item(contenttest.LockIsPump)
	if item.IfRight.Empty() || item.IfWrong.Empty() {
		t.Fatal("the item has no reasons")
	}
	v.sees(content.PlainText(item.IfRight.Line(content.English)), content.PlainText(item.IfWrong.Line(content.English)))
}

// The clock is held and goes on; reasons come at once where the teacher wants them.
func TestATeacherHoldsTheClockAndGoesToTheReasons(t *testing.T) {
	v, s := leading(t, game.SpeakEnglish)
	v.press("right", "enter", "c", "enter").sees("1 min 00 s left").press("p").sees("the clock stands").press("p").misses("the clock stands")
	v.press("e").sees("What the class chose", "nobody voted").misses("0 of 0")
	if s.teacher.View().Round.Phase != class.Closed {
		t.Error("the round is not closed")
	}
}

// A vote that runs is given a clock, another one, and none again.
func TestATeacherGivesAVoteThatRunsAClock(t *testing.T) {
	v, s := leading(t, game.SpeakEnglish)
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings().press("0").misses("left").press("c").sees("0 min 30 s left").press("c").sees("1 min 00 s left").press("c").sees("1 min 30 s left")
	v.press("c").misses("left").press("c").sees("0 min 30 s left").press("enter").press("c")
	if s.teacher.View().Round.Phase != class.Counted || s.teacher.View().Round.Clock != nil {
		t.Errorf("the round is %+v", s.teacher.View().Round)
	}
	v.press("a").sees("0 min 30 s left").press("c").sees("0 min 30 s left").press("c").sees("1 min 00 s left")
}

// What only teachers may see is nowhere on a projector.
func TestAProjectorShowsNoRosterName(t *testing.T) {
	v, s := leading(t, game.SpeakEnglish)
	s.do(t, s.teacher, class.GiveTime{Member: s.Player("Bora"), Percent: 25})
	s.do(t, s.teacher, class.Hide{Member: s.Player("Jun"), Hidden: true})
	s.asks(t, contenttest.LockIsPump, 0).votes(t, "Bora", "true")
	v.rings().resize(160, 45).sees("Roster of Bora", "+25% time", "hidden", "Jun", "handed in")
	v.press("b").misses("Roster of", "+25%", "· hidden", "Jun", "✓ handed in").sees("Projector:", "Bora")
}

func TestATeacherCaresForTheRoom(t *testing.T) {
	v, s := leading(t, game.SpeakEnglish)
	v.press("2", "n").typed("Blue Fox").press("enter").sees("Blue Fox")
	v.press("+", "+", "-").sees("+25% time").press("h").sees("hidden").press("h").press("o").sees("locked").press("o").misses("· locked")
	members := s.teacher.View().Members
	if i := slices.IndexFunc(members, func(m class.Member) bool { return m.Nick.String() == "Blue Fox" }); i < 0 || members[i].Extra != 25 || members[i].Hidden {
		t.Errorf("the members are %+v", members)
	}
}

func TestATeacherAssignsALesson(t *testing.T) {
	v, s := leading(t, game.SpeakEnglish)
	v.press("right", "right").sees("Nothing is assigned.").press("enter").sees("Which lesson?", "the whole pack", "Climbing by lock")
	v.press("2", "enter").sees("Until which day?").typed("yesterday").press("enter").sees("Until which day?", "That is no date.").press("ctrl+u").misses("That is no date.").typed("2026-12-05").press("enter").sees("Why the sea rises", "until 2026-12-05")
	if a := s.teacher.View().Assignments; len(a) != 1 || a[0].Lesson == "" {
		t.Fatalf("assigned: %+v", a)
	}
	v.press("down", "x").sees("Take it back?").press("x").sees("Nothing is assigned.")
	due := (v.seat.Player.Today(v.seat.Now()) + 7).String()
	v.press("up", "enter", "2", "enter").sees("Enter alone takes " + due).press("enter").sees("until " + due)
}

func TestATeacherBeginsAndEndsARaid(t *testing.T) {
	v, s := leading(t, game.SpeakEnglish)
	v.press("left").sees("No raid is going on.").press("enter").sees("Which boss?", "The harbour").press("enter").sees("How strong is the boss?")
	fit := strconv.Itoa(game.RaidHealth(4)) + " is about right"
	v.typed("0").sees(fit).press("backspace").press("enter")
	r := s.teacher.View().Raid
	if r == nil || r.Health != game.RaidHealth(4) {
		t.Fatalf("the raid is %+v", r)
	}
	v.sees("The harbour", "strength left").press("x").sees("End the raid?").press("x").sees("The harbour", "ended before it was won")
}

// What the class mixes up most comes first.
func TestWhatIsMixedUpMostIsAskedFirst(t *testing.T) {
	v, s := leading(t, game.SpeakEnglish)
	s.Mix(class.Suggestion{Pack: harbour().ID(), Item: contenttest.TwoAids, Mixed: "x", Members: 3, Of: 4})
	v.rings().press("right").sees("What this class mixes up most", "3 of 4 mix it up", "Questions by lesson").press("enter").sees("Which TWO guide the ship?").press("enter")
	if r := s.teacher.View().Round; r == nil || r.Item != contenttest.TwoAids {
		t.Errorf("asked: %+v", r)
	}
}

// What is looked at is asked, whatever the class mixes up meanwhile.
func TestTheQuestionThatIsLookedAtIsAsked(t *testing.T) {
	v, s := leading(t, game.SpeakEnglish)
	v.press("right", "enter").sees("What pulls the sea?")
	s.Mix(class.Suggestion{Pack: harbour().ID(), Item: contenttest.TwoAids, Mixed: "x", Members: 3, Of: 4})
	v.rings().sees("What pulls the sea?").press("enter").sees("The class asks", "What pulls the sea?")
	if r := s.teacher.View().Round; r == nil || r.Item == contenttest.TwoAids {
		t.Errorf("asked: %+v", r)
	}
}

// The key to the other parts is named first in the room, and enter says what it does beside a round.
func TestTheBoardNamesTheWayToTheQuestions(t *testing.T) {
	v, s := leading(t, game.SpeakEnglish)
	v.resize(60, 18).sees("other tab")
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings().sees("other tab").press("right").sees("0 shows the question.")
}

// What is mixed up is said, as several of these may be asked for by questions that begin alike.
func TestWhatIsMixedUpIsSaid(t *testing.T) {
	v, s := leading(t, game.SpeakEnglish)
	s.Mix(class.Suggestion{Pack: harbour().ID(), Item: contenttest.GateFirst, Mixed: harbour().ID().Misconception(contenttest.PumpBelief), Members: 3, Of: 4})
	belief, _ := harbour().Misconception(contenttest.PumpBelief)
	says := content.PlainText(belief.Says.Line(content.English))
	v.rings().press("right").sees(says, "3 of 4 mix it up").press("enter").sees("Enter asks the class this.").misses(says)
}

func TestTheBoardIsClicked(t *testing.T) {
	v, s := leading(t, game.SpeakEnglish)
	v.click("Assignments").sees("Assign a lesson").click("Ask").sees("Why the sea rises")
	v.click("A lock pumps").click("A lock pumps").sees("Enter asks the class this.")
	v.press("esc", "esc")
	if !onMap(v) || s.teacher.View().Round != nil {
		t.Error("a click has asked, or the board is not left")
	}
}
