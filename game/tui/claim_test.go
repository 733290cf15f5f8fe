package tui

import (
	"fmt"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// Who is asked how sure he is sees what he answered, and the end of the question, in
// any size that is played in.
func TestTheAnswerIsSeenWhileItsCertaintyIsAsked(t *testing.T) {
	for _, c := range []struct {
		item  content.ItemID
		en    []string // of the answer
		ko    []string
		asked [2]string // the end of the question
	}{
		{contenttest.NightDepth, []string{"Your answer: ", "Around 06:31"}, []string{"내 답: ", "06:31"}, [2]string{"come in?", "있습니까?"}},
		{contenttest.RiseInLock, []string{"Your order: ", "The ship enters"}, []string{"내 순서: ", "배가"}, [2]string{"in order.", "놓으세요."}},
		{contenttest.AidsAndUse, []string{"Your answer: ", "Lighthouse"}, []string{"내 답: ", "등대 ──"}, [2]string{"what it does.", "이으세요."}},
		{contenttest.TideGaps, []string{"Your answer: (A) moon · (B) two"}, []string{"내 답: (A) moon · (B) two"}, [2]string{"high tides a day.", "번 옵니다."}},
	} {
		for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth} {
			for _, size := range [][2]int{{60, 18}, {80, 24}, {120, 40}, {160, 45}} {
				t.Run(fmt.Sprintf("%s-%s-%dx%d", c.item, speech, size[0], size[1]), func(t *testing.T) {
					v := deepPlayer(t, speech, wagers).until(true, asksItem(c.item)).reply(true).resize(size[0], size[1])
					v.press("enter")
					v.fits()
					switch speech {
					case game.SpeakKorean:
						v.sees("확신하나요", "걸지 않기", "╯").sees(c.ko...).sees(c.asked[1])
					case game.SpeakEnglish:
						v.sees("How sure", "no stake", "╯").sees(c.en...).sees(c.asked[0])
					default:
						v.sees("How sure", "no stake", "╯").sees(c.en...).sees(c.asked[0], c.asked[1])
					}
				})
			}
		}
	}
}

// Every row of the claim does what it says under the mouse, below an answer of any
// height.
func TestTheRowsOfAClaimAreClicked(t *testing.T) {
	for row, want := range map[string]game.Certainty{"a guess": game.Guess, "certain": game.Certain, "no stake": game.Unsaid} {
		v := deepPlayer(t, game.SpeakBoth, wagers).until(true, asksItem(contenttest.NightDepth)).reply(true).resize(60, 18).press("enter")
		v.click(" " + row)
		if got := v.gave(); got.Certainty != want || got.Item == "" {
			t.Errorf("%s: the certainty is %v", row, got.Certainty)
		}
	}
}

func TestAClaimCanStillBeSkippedAfterALevelWasChosen(t *testing.T) {
	v := deepPlayer(t, game.SpeakEnglish, wagers).until(true, asksItem(contenttest.NightDepth)).reply(true)
	v.press("enter").sees("enter alone does this too").press("down").misses("enter alone").sees("no stake").press("4")
	if a := v.gave(); a.Certainty != game.Unsaid || a.Stake != 0 {
		t.Errorf("skipped, and yet %+v", a)
	}
}

// A question that is too long for what is left above a panel shows where it is cut.
func TestAQuestionThatIsCutBehindAPanelSaysSo(t *testing.T) {
	v := newPlayer(t, game.SpeakBoth, wagers).press("enter").until(true, asks(content.Multi)).reply(true).resize(60, 18).press("enter")
	v.sees("Your answer: ", "Which TWO guide the ship?", "무엇입니까?")
	if n := strings.Count(v.text(), "… "); n != 2 {
		t.Errorf("%d signs that the question does not begin there, want one for each language:\n%s", n, v.text())
	}
}

func TestAClaimAlwaysNamesItsWayBack(t *testing.T) {
	v := deepPlayer(t, game.SpeakEnglish, wagers).until(true, asksItem(contenttest.NightDepth)).reply(true).resize(60, 18).press("enter")
	v.sees("enter skip", "esc change answer").press("down").sees("enter answer", "esc change answer")
}
