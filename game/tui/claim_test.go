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
// reads is sees for words that may be broken at a space.
func (v *visit) reads(words ...string) *visit {
	v.tb.Helper()
	shown := strings.Join(strings.Fields(strings.ReplaceAll(v.text(), "│", " ")), " ")
	for _, w := range words {
		if !strings.Contains(shown, w) {
			v.tb.Fatalf("%q is not on the screen:\n%s", w, v.text())
		}
	}
	return v
}

func TestTheAnswerIsSeenWhileItsCertaintyIsAsked(t *testing.T) {
	for _, c := range []struct {
		item  content.ItemID
		en    []string // of the answer
		ko    []string
		asked [2]string // the end of the question
	}{
		{contenttest.NightDepth, []string{"Around 06:31"}, []string{"06:31"}, [2]string{"come in?", "있습니까?"}},
		{contenttest.RiseInLock, []string{"The ship enters", "The gate", "behind it closes", "Water flows", "ahead opens"}, []string{"배가"}, [2]string{"in order.", "놓으세요."}},
		{contenttest.AidsAndUse, []string{"Lighthouse", "marks the coast", "marks the", "tells"}, []string{"등대", "해안을", "뱃길을"}, [2]string{"what it does.", "이으세요."}},
		{contenttest.TideGaps, []string{"moon", "two"}, []string{"moon", "two"}, [2]string{"high tides a day.", "번 옵니다."}},
	} {
		for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth} {
			for _, size := range [][2]int{{60, 18}, {80, 24}, {120, 40}, {160, 45}} {
				t.Run(fmt.Sprintf("%s-%s-%dx%d", c.item, speech, size[0], size[1]), func(t *testing.T) {
					v := deepPlayer(t, speech, wagers).until(true, asksItem(c.item)).reply(true).resize(size[0], size[1])
					v.press("enter")
					v.fits()
					switch speech {
					case game.SpeakKorean:
						v.sees("확신하세요", "4  건너뛰기", "╯").reads(append(c.ko, c.asked[1])...)
					case game.SpeakEnglish:
						v.sees("How sure", "4  skip", "╯").reads(append(c.en, c.asked[0])...)
					default:
						v.sees("How sure", "4  skip", "╯").reads(append(c.en, c.asked[0], c.asked[1])...)
					}
				})
			}
		}
	}
}

// Every row of the claim does what it says under the mouse, below an answer of any
// height.
func TestTheRowsOfAClaimAreClicked(t *testing.T) {
	for row, want := range map[string]game.Certainty{"a guess": game.Guess, "certain": game.Certain, "4  skip": game.Unsaid} {
		v := deepPlayer(t, game.SpeakBoth, wagers).until(true, asksItem(contenttest.NightDepth)).reply(true).resize(60, 18).press("enter")
		v.click(" " + row)
		if got := v.gave(); got.Certainty != want || got.Item == "" {
			t.Errorf("%s: the certainty is %v", row, got.Certainty)
		}
	}
}

func TestAClaimCanStillBeSkippedAfterALevelWasChosen(t *testing.T) {
	v := deepPlayer(t, game.SpeakEnglish, wagers).until(true, asksItem(contenttest.NightDepth)).reply(true)
	v.press("enter").sees("❯ 4  skip").press("down").sees("❯ 1  a guess", "  4  skip").press("4")
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
