package tui

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/text/unicode/norm"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/grade"
)

// gave is the newest answer that is on disk.
func (v *visit) gave() game.Answered {
	v.tb.Helper()
	for i := len(v.shelf.batches) - 1; i >= 0; i-- {
		for _, e := range v.shelf.batches[i].Events {
			if e.Answered != nil {
				return *e.Answered
			}
		}
	}
	v.tb.Fatal("nothing was answered")
	return game.Answered{}
}

func TestCardsAreCarriedInEveryWay(t *testing.T) {
	// As dealt: enter, leave, close, fill.
	for name, carry := range map[string]func(*visit){
		"space and arrows":   func(v *visit) { v.press("down", "space", "down", "down", "space") },
		"enter puts it down": func(v *visit) { v.press("down", "space", "down", "down", "enter") },
		"digits":             func(v *visit) { v.press("2", "4") },
		"shift and arrows":   func(v *visit) { v.press("down", "shift+down", "shift+down") },
		"letters":            func(v *visit) { v.press("down", "J", "J") },
		"dragged":            func(v *visit) { v.drag("The gate ahead", "Water flows") },
		"clicks change cards": func(v *visit) {
			v.click("The gate ahead").click("Water flows").click("The gate behind").click("Water flows")
		},
	} {
		t.Run(strings.ReplaceAll(name, " ", "-"), func(t *testing.T) {
			v := deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.RiseInLock))
			carry(v)
			v.press("enter").sees("Right", "in its place")
			if !v.gave().Right {
				t.Errorf("gave %v", v.gave().Gave.Sequence)
			}
		})
	}
}

func TestAnOrderAsDealtIsNoAnswerUntilACardWasPickedUp(t *testing.T) {
	v := deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.RiseInLock))
	before := v.shelf.answers()
	v.press("enter", "enter", "enter").sees("Nothing was moved yet")
	if v.shelf.answers() != before {
		t.Error("enter alone gave an answer")
	}
	v.press("space", "down", "esc").sees("Put the climb") // esc puts the card back
	v.press("enter")
	if got := v.gave().Gave.Sequence; !slices.Equal(got, []content.PartID{"enter", "leave", "close", "fill"}) {
		t.Errorf("gave %v", got)
	}
}

func TestARightSideThatIsChosenAgainMoves(t *testing.T) {
	v := deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.AidsAndUse))
	v.press("1", "2").sees("with 1").press("2", "2").sees("with 2").misses("with 1")
	v.press("enter", "enter").misses("Not right") // the first left side has none again
	v.click("Buoy").click("marks the channel").click("Lighthouse").click("marks the coast").click("tide table").click("tells when the water")
	v.sees("Enter to submit").click("Enter to submit").sees("Right")
}

func TestCardsAreSortedWithTheMouse(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, asks("classify"))
	v.click("Deep tanker").click("2  At high tide").click("Dinghy").click("1  At any tide").click("Flat ferry").click("1  At any tide")
	v.click("Enter to submit").sees("Right")
	w := newPlayer(t, game.SpeakEnglish).press("enter").until(true, asks("single"))
	w.click("The moon").click("Enter to submit").sees("Right")
}

func TestCardsAreDraggedIntoBinsAndLeftSidesToTheirPartners(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, asks("classify"))
	x, y := v.find("Deep tanker")
	bx, by := v.find("2  At high tide")
	v.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	v.send(tea.MouseMotionMsg{X: bx, Y: by, Button: tea.MouseLeft})
	v.sees("❯2  At high tide")
	v.send(tea.MouseReleaseMsg{X: bx, Y: by, Button: tea.MouseLeft})
	v.misses("❯2  At high tide")
	v.drag("Dinghy", "1  At any tide").drag("Flat ferry", "1  At any tide").click("Enter to submit").sees("Right")

	w := deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.AidsAndUse))
	w.drag("Buoy", "marks the channel").drag("Lighthouse", "marks the coast").drag("tide table", "tells when the water")
	w.click("Enter to submit").sees("Right")
}

// A button that comes up beside everything, or where nothing was picked up, does nothing.
func TestADragThatEndsNowherePutsNothing(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, asks("classify"))
	v.drag("Deep tanker", "A digit puts").misses("1 of 3 placed")
	v.send(tea.MouseReleaseMsg{X: 4, Y: 9, Button: tea.MouseLeft})
	x, y := v.find("2  At high tide")
	v.send(tea.MouseMotionMsg{X: x, Y: y, Button: tea.MouseLeft})
	v.send(tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft})
	v.misses("❯2", "1 of 3 placed")
}

// The footer of every screen is clicked; only code that is to be copied leaves the mouse to
// the terminal (TestCodeIsShownAsItCanBeCopied).
func TestTheMouseIsAskedForOnEveryScreen(t *testing.T) {
	for _, s := range scenes() {
		if v := s.open(t, game.SpeakEnglish); v.m.View().MouseMode != tea.MouseModeCellMotion {
			t.Errorf("%s does not hear the mouse", s.name)
		}
	}
}

func TestGapsAreTypedIntoInBothLanguages(t *testing.T) {
	for _, answer := range [][2]string{{"moon", "2"}, {"달", "두"}, {norm.NFD.String("달의 인력"), "two"}, {" ＭＯＯＮ ", "２"}} {
		v := deepPlayer(t, game.SpeakBoth).until(true, asksItem(contenttest.TideGaps))
		v.typed(answer[0]).press("enter").typed(answer[1]).press("enter").sees("Right")
		for _, typed := range v.gave().Gave.Typed {
			if !norm.NFC.IsNormalString(typed) {
				t.Errorf("%q is kept decomposed", typed)
			}
		}
	}
}

func TestLooseJamoAreAskedForAgainAndNeverJudged(t *testing.T) {
	v := deepPlayer(t, game.SpeakKorean).until(true, asksItem(contenttest.TideGaps))
	before := v.shelf.answers()
	v.typed("ㄷㅏㄹ").press("tab").typed("두").press("enter").sees("입력기가")
	if v.shelf.answers() != before {
		t.Fatal("loose jamo were judged")
	}
	v.press("backspace", "backspace", "backspace").typed("달").press("enter").sees("맞았습니다")
}

func TestTheOtherStateOfTheKeyboardIsToldAndNeverJudged(t *testing.T) {
	for _, typed := range []string{"ㅡㅐㅐㅜ", "ekf", "달의 dlsfur"} {
		v := deepPlayer(t, game.SpeakKorean).until(true, asksItem(contenttest.TideGaps))
		before := v.shelf.answers()
		v.typed(typed).press("tab").typed("두").press("enter").sees(typed, "한/영 키를 누르고")
		if v.shelf.answers() != before {
			t.Fatalf("%s was judged", typed)
		}
		for range 10 {
			v.press("backspace")
		}
		v.typed("달").press("enter").sees("맞았습니다")
	}
}

func TestAnAcceptedFormIsFollowedByTheModelAnswer(t *testing.T) {
	for typed, model := range map[string]string{"달의 인력": "정답: 달", "moon": "정답: 달", "달": ""} {
		v := deepPlayer(t, game.SpeakKorean).until(true, asksItem(contenttest.TideGaps))
		v.typed(typed).press("tab").typed("두").press("enter").sees("맞았습니다")
		switch got := strings.Contains(v.text(), "정답: 달"); {
		case model == "" && got:
			t.Errorf("after %q, which is the model answer, it stands there again", typed)
		case model != "":
			v.sees(model)
		}
	}
}

func TestAVerdictSaysThatOnlyASignOrTheCaseDiffers(t *testing.T) {
	v := deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.NightCall))
	v.typed("vhf 12").press("enter").sees("Not right", "Only capital and small letters differ.")
}

func TestTheCursorOfAGapIsCountedInCells(t *testing.T) {
	v := deepPlayer(t, game.SpeakBoth).until(true, asksItem(contenttest.TideGaps))
	x, y := v.find("makes the tide")
	at := func() (int, int) { c := v.m.View().Cursor; return c.X, c.Y }
	x0, y0 := at()
	if y0 != y || x0 >= x {
		t.Fatalf("the cursor is at %d, %d, the gap before %d, %d", x0, y0, x, y)
	}
	v.typed("달의")
	if x1, y1 := at(); x1 != x0+4 || y1 != y0 {
		t.Errorf("behind two syllables it is at %d, %d, want %d, %d", x1, y1, x0+4, y0)
	}
	if nx, ny := v.find("makes the tide"); nx != x || ny != y {
		t.Error("the words behind the gap moved")
	}
	v.typed(strings.Repeat("한", 150))
	if nx, ny := v.find("makes the tide"); nx != x || ny != y {
		t.Error("a long answer moved the words behind the gap")
	}
	if x2, y2 := at(); x2 >= x || y2 != y {
		t.Errorf("behind a long answer the cursor is at %d, %d", x2, y2)
	}
	v.press("tab")
	if _, y3 := at(); y3 != y0+1 {
		t.Errorf("in the second gap the cursor is in line %d, want %d", y3, y0+1)
	}
}

func TestAPasteIntoAGapIsOneLineAndNeverTooLong(t *testing.T) {
	v := deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.TideGaps))
	v.send(tea.PasteMsg{Content: "the\r\nmoon\t\x1b[31m" + strings.Repeat("x", 10_000)})
	v.sees("as long as an answer can be")
	v.press("tab").typed("2").press("enter")
	for _, typed := range v.gave().Gave.Typed {
		if n := utf8.RuneCountInString(typed); n > grade.MaxTyped || strings.ContainsAny(typed, "\r\n\t\x1b") {
			t.Errorf("%d characters are kept: %.40q", n, typed)
		}
	}
}

func TestWhoCannotTypeHangulChoosesFromAList(t *testing.T) {
	v := deepPlayer(t, game.SpeakKorean).until(true, asksItem(contenttest.TideGaps))
	v.press("f5").sees("강", "달", "바람")
	if v.m.View().Cursor != nil {
		t.Error("the list shows a cursor")
	}
	v.press("2").typed("2").press("enter").sees("맞았습니다")
}

func TestCtrlCLeavesFromAGapInHangulMode(t *testing.T) {
	v := deepPlayer(t, game.SpeakKorean).until(true, asksItem(contenttest.TideGaps)).typed("다")
	if !v.press("ctrl+ㅊ").quit {
		t.Error("ctrl+ㅊ did not leave")
	}
}

func TestHintsAreTakenOneByOneAndKeepTheChoice(t *testing.T) {
	v := deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.NightDepth)).resize(120, 40)
	v.sees("half XP").press("1", "ㅗ").sees("Add the tide", "quarter XP", "●")
	v.press("h").sees("ruled out by the hint").misses("quarter XP")
	v.press("h").reply(true).press("enter").sees("+6 XP", "with a hint")
}

func TestTheScenarioFoldsAndScrolls(t *testing.T) {
	v := deepPlayer(t, game.SpeakBoth).until(true, asksItem(contenttest.NightDepth))
	v.sees("Scenario", "part 1 of 3", "A tanker").press("f").misses("A tanker").sees("part 1 of 3").press("ㄹ").sees("A tanker")
	v.misses("00:20")
	for range 12 {
		if strings.Contains(v.text(), "12:47") {
			break
		}
		v.press("pgdown").sees("When can")
	}
	v.sees("12:47", "When can")
	v.resize(60, 18)
	for range 12 {
		v.press("pgdown")
	}
	v.misses("When can") // the question follows once the scenario is read
	for range 12 {
		v.press("pgup")
	}
	v.sees("A tanker with")
	x, y := v.find("A tanker")
	v.send(tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelDown})
	v.misses("A tanker with")
}

func TestTheLessonPointOpensAndReturns(t *testing.T) {
	v := deepPlayer(t, game.SpeakEnglish).until(false, judgesItem(contenttest.NightDepth))
	before := v.text()
	v.press("v").sees("Read it again", "Through the canal", "high water").press("esc")
	if v.text() != before {
		t.Errorf("the verdict changed:\n%s\n%s", before, v.text())
	}
}

func TestADisputeIsKeptFromTheQuestionAndFromTheVerdict(t *testing.T) {
	for _, fits := range []func(game.Step) bool{asksItem(contenttest.NightSigns), judgesItem(contenttest.NightSigns)} {
		v := deepPlayer(t, game.SpeakEnglish).until(true, fits).press("2")
		v.press("!").sees("What is wrong here?").press("enter").sees("there must be one")
		v.typed("램프?").press("enter").sees("Your note is kept").misses("What is wrong here?")
		if d := v.seat.Player.Disputes; len(d) != 1 || d[0].Note.String() != "램프?" || !strings.HasSuffix(d[0].Item, string(contenttest.NightSigns)) {
			t.Errorf("disputes %+v", d)
		}
	}
}

func TestAPracticeAnswerIsTakenBack(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, confused).press("m", "enter").reply(false).press("enter").sees("Not right")
	answers := v.seat.Player.Answers
	v.press("ㅕ").sees("Taken back").reply(true).press("enter").sees("Right")
	if v.seat.Player.Answers != answers {
		t.Errorf("%d answers, want %d", v.seat.Player.Answers, answers)
	}
}

func TestCertaintyIsOfferedOnceAndCanBeSwitchedOff(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("r")
	v.seat.Player.Answers = game.OfferAfter
	v.press("esc").sees("Yes, ask me", "20 gold", "w opens this again")
	v.press("1", "enter").sees("Yes, ask me") // keys in flight answer nothing
	v.ring()
	v.press("enter").sees("Yes, ask me").press("1").misses("Yes, ask me")
	if p := v.seat.Player; !p.Wager() || p.Purse() != game.StakeGold {
		t.Errorf("wager %v, purse %d", p.Wager(), p.Purse())
	}
	v.press("r", "esc").misses("Yes, ask me").press("ㅈ").sees("The game asks").press("2")
	if v.seat.Player.Wager() {
		t.Error("it is still on")
	}
}

func TestCertaintyIsAskedBeforeTheVerdictAndPaidWhenItIsOnDisk(t *testing.T) {
	v := deepPlayer(t, game.SpeakEnglish, wagers).until(true, asksItem(contenttest.NightDepth)).reply(true)
	v.press("enter").sees("How sure are you?", "right +3, wrong −6").misses("Right")
	v.press("esc").misses("How sure").sees("Enter to submit").press("enter")
	v.holding = true
	v.press("3").sees("Right", "certain").misses("+3 gold", "23 gold")
	v.release()
	v.sees("+3 gold", "23 gold")
	if c := v.seat.Player.Calibration(game.Certain); c.Given != 1 || c.Right != 1 {
		t.Errorf("calibration %+v", c)
	}
	v.press("esc", "r", "5").sees("1 of 1: too few to tell")
}

func TestCertaintyCanBeSkipped(t *testing.T) {
	v := deepPlayer(t, game.SpeakEnglish, wagers).until(true, asksItem(contenttest.NightDepth)).reply(true)
	v.press("enter", "enter").sees("Right").misses("gold moved")
	if a := v.gave(); a.Certainty != game.Unsaid || a.Stake != 0 {
		t.Errorf("skipped, and yet %+v", a)
	}
}

func TestTheMapOfMixUpsLeadsToADrillOfOnlyThose(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, confused).press("ㅡ")
	v.sees("Wind makes the tide", "shown 2 times", "The moon and the sun", "A lock pumps", "shown once").press("a").sees("Practice")
	for range 40 {
		if v.m.session == nil {
			break
		}
		if _, ok := v.m.session.Step().(game.QuestionStep); ok {
			v.reply(true)
		}
		v.press("enter")
	}
	v.sees("What you mix up").misses("Wind makes the tide").press("esc").sees("No dragons")
}

func TestHelpAndLanguageWorkInATextField(t *testing.T) {
	v := deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.TideGaps)).typed("l?h")
	v.sees("l?h", "f1 help").press("f1").sees("Keys on this screen").press("esc").press("f2").sees("빈칸을", "l?h")
	v.press("tab").typed("x").press("shift+tab").typed("y").sees("l?hy").press("f6").sees("무엇이")
}

func TestAMissedClozeWithoutAStemIsNamedByItsText(t *testing.T) {
	v := deepPlayer(t, game.SpeakBoth).until(false, is[game.SummaryStep]).resize(120, 60)
	v.sees("The captain first calls the lock on ____.", "선장은 먼저 ____로 갑문을 부릅니다.")
}

func TestAStakeIsNotMovedByWhatIsSwitchedAlready(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, wagers)
	before := len(v.shelf.batches)
	v.press("w", "1").misses("Ask me")
	if len(v.shelf.batches) != before || v.seat.Player.Purse() != game.StakeGold {
		t.Errorf("%d batches more, purse %d", len(v.shelf.batches)-before, v.seat.Player.Purse())
	}
}

// A click on the question that is pinned above the options takes none of them.
func TestAClickOnThePinnedQuestionChoosesNothing(t *testing.T) {
	v := newPlayer(t, game.SpeakBoth).press("enter").until(true, asks(content.Multi)).resize(60, 18)
	v.press("4", "4").misses("A pilot brings")
	before := v.text()
	v.click("무엇입니까?")
	if v.text() != before {
		t.Errorf("the click changed\n%s\nto\n%s", before, v.text())
	}
}

func TestTheEndOfAnArrangedQuestionStaysAboveWhatIsChosen(t *testing.T) {
	v := deepPlayer(t, game.SpeakBoth).until(true, asksItem(contenttest.RiseInLock)).resize(60, 18)
	v.press("end", "4").sees("Put the climb", "차례대로", "◆ 4").press("esc")
	v.until(true, asksItem(contenttest.AidsAndUse)).press("3", "up", "down", "down", "down").sees("Match each aid", "이으세요", "❯")
}

// What the digits stand for stays in sight while they put cards into bins, however far down.
func TestTheBinsStayAboveTheCardThatIsPlaced(t *testing.T) {
	for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth} {
		v := newPlayer(t, speech).press("enter").until(true, asks(content.Classify)).resize(60, 18)
		bins := v.m.session.Step().(game.QuestionStep).Question.Item.Bins
		for range v.m.session.Step().(game.QuestionStep).Question.Item.Cards {
			for n := range bins {
				v.sees(strconv.Itoa(n+1) + "  " + bins[n].Text.Line(speech.Langs()[0]).String())
			}
			v.press("down")
		}
	}
}

func TestTheMapComesBackFromTheMixUpsWhereItWasLeft(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, confused).press("down", "down").sees("❯ ○ Climbing by lock")
	v.press("m", "esc").sees("❯ ○ Climbing by lock").press("r", "m", "esc").sees("❯ ○ Climbing by lock")
}
