package tui

import (
	"slices"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/grade"
)

// pages is all that can be read on a screen that scrolls, a line once.
func (v *visit) pages() string {
	v.press("home")
	seen, all := map[string]bool{}, []string{}
	for range 200 {
		for _, l := range strings.Split(v.text(), "\n") {
			if l = strings.TrimRight(strings.TrimRight(l, " "), "┃│ "); !seen[l] {
				seen[l] = true
				all = append(all, strings.TrimSpace(l))
			}
		}
		before := v.text()
		if v.press("down").text() == before {
			break
		}
	}
	return strings.Join(all, " ")
}

// The question of a verdict can be read whole at every size, and where its reasons
// need the room at the top, its end stands there.
func TestTheWholeQuestionIsReadWithItsVerdict(t *testing.T) {
	for _, size := range [][2]int{{60, 18}, {80, 24}, {120, 40}} {
		v := newPlayer(t, game.SpeakBoth).press("enter").until(false, judges(content.Multi)).resize(size[0], size[1])
		v.sees("TWO guide the ship?")
		all := strings.Join(strings.Fields(strings.NewReplacer("Which TWO", " Which TWO").Replace(v.pages())), " ")
		for _, part := range []string{"A pilot brings", "narrow", "hides", "도선사가", "무엇입니까?"} {
			if !strings.Contains(all, part) {
				t.Errorf("%v: %q is nowhere:\n%s", size, part, all)
			}
		}
	}
}

func TestWhatIsSaidOfAnAnswerWithOneRightAndOneWrongIsTrue(t *testing.T) {
	half := func(speech game.Speech) *visit {
		v := newPlayer(t, speech).press("enter").until(true, asks(content.Multi))
		q := v.m.session.Step().(game.QuestionStep).Question
		taken := map[bool]bool{}
		for i, id := range q.Parts {
			if right := slices.Contains(grade.Key(q.Item, content.English).Choice, id); !taken[right] {
				taken[right] = true
				v.press(string(rune('1' + i)))
			}
		}
		return v.press("enter")
	}
	half(game.SpeakEnglish).sees("Not right · 1 of 2 right, 1 wrong", "XP is for the whole answer")
	half(game.SpeakKorean).sees("틀렸습니다 · 정답 2개 중 1개, 오답 1개", "XP는 모두 맞아야")
	newPlayer(t, game.SpeakEnglish).press("enter").until(false, judges(content.TrueFalse)).misses("whole answer").sees("saved")
}

func TestAnOrderSaysHowManyStepsAreInTheirPlace(t *testing.T) {
	v := deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.RiseInLock))
	item := v.m.session.Step().(game.QuestionStep).Question.Item
	v.arrange(v.m.session.Step().(game.QuestionStep).Question, item.Parts())
	v.press("3", "4", "enter").sees("2 of 4 in the right place")
	if got := v.m.session.Step().(game.VerdictStep).Verdict; got.Of != len(item.Steps)-1 {
		t.Errorf("scored of %d", got.Of)
	}
}

// The mix-up is the best of a wrong answer: it comes before what was rightly left out.
func TestAMixUpComesBeforeWhatNeedsNoMending(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, asks(content.Single)).click("The wind").press("enter").resize(120, 60)
	shown := v.text()
	mixUp, rest := strings.Index(shown, "A common mix-up"), strings.Index(shown, "wrong, and you did not choose it")
	if answer := strings.Index(shown, "the right answer"); mixUp < 0 || mixUp > rest || mixUp < answer {
		t.Errorf("the mix-up stands at %d, the answer at %d, the rest at %d:\n%s", mixUp, answer, rest, shown)
	}
}

func TestARightCardDoesNotRepeatWhereItBelongs(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, judges(content.Classify)).resize(120, 60)
	v.sees("right: ").misses("it belongs under")
	newPlayer(t, game.SpeakEnglish).press("enter").until(false, judges(content.Classify)).resize(120, 60).sees("it belongs under")
}

func TestAnOptionThatTheHintTookIsNotRightlyLeftOut(t *testing.T) {
	v := deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.NightDepth)).press("h", "h").reply(true).press("enter").resize(120, 60)
	v.sees("ruled out by the hint", "wrong, and you did not choose it")
	if n := strings.Count(v.text(), "ruled out by the hint"); n != 1 {
		t.Errorf("said of %d options", n)
	}
}

// In a narrow terminal the tag of a card stands below its card.
func TestATagStandsBelowItsCardWhereThereIsNoRoomBesideIt(t *testing.T) {
	v := deepPlayer(t, game.SpeakKorean).until(false, judgesItem(contenttest.RiseInLock)).resize(60, 18)
	lines := strings.Split(v.pages(), "내가 놓은 자리")
	if len(lines) < 2 || !strings.Contains(lines[0], "1 ") {
		t.Errorf("the first tag comes before its card:\n%s", v.pages())
	}
}
