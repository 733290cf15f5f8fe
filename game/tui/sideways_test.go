package tui

import (
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// chart is text art as wide as a pack may make it. Its two ends tell where it is cut.
func chart(name string) *content.Block {
	line := func(end string) content.Safe {
		return contenttest.Safe(name + strings.Repeat("~", 75-len(name)-len(end)) + end)
	}
	return &content.Block{
		Kind: content.Art, Text: contenttest.Both("The channel", "뱃길"),
		Code: &content.Code{Lang: "text", Lines: []content.Safe{line("sea"), line("pier")}},
	}
}

// charted is the deep pack with wide text art in every question and every case.
var charted = sync.OnceValue(func() *content.Pack {
	parts := contenttest.DeepParts()
	for i := range parts.Items {
		it := &parts.Items[i]
		it.Art = chart("chart of the question ")
		if it.Case != nil {
			head := *it.Case
			head.Art = chart("chart of the case ")
			it.Case, it.Art = &head, nil
		}
		if it.ID == contenttest.NightSigns {
			it.Art = chart("chart of the question ")
		}
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		panic(err)
	}
	return pack
})

func chartedPlayer(tb judge, speech game.Speech) *visit {
	return deepPlayer(tb, speech, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{charted()} })
}

func artScenes() []scene {
	at := func(right bool, fits func(game.Step) bool, then ...string) func(*testing.T, game.Speech) *visit {
		return func(t *testing.T, s game.Speech) *visit {
			return chartedPlayer(t, s).until(right, fits).resize(60, 18).press(then...)
		}
	}
	return []scene{
		{name: "aside-order", open: at(true, asksItem(contenttest.RiseInLock))},
		{name: "aside-match", open: at(true, asksItem(contenttest.AidsAndUse), "shift+right")},
		{name: "aside-cloze", open: at(true, asksItem(contenttest.TideGaps), "shift+right")},
		{name: "aside-case", open: func(t *testing.T, s game.Speech) *visit {
			return at(true, asksItem(contenttest.NightDepth))(t, s).turnTo("~~~~").press("right")
		}},
		{name: "aside-verdict", open: func(t *testing.T, s game.Speech) *visit {
			return at(false, judgesItem(contenttest.NightDepth), "f")(t, s).turnTo("~~~~").press("right")
		}},
	}
}

// turnTo turns the pages of a scenario until some words are in sight.
func (v *visit) turnTo(words string) *visit {
	v.tb.Helper()
	for range 12 {
		if strings.Contains(v.text(), words) {
			return v
		}
		v.press("pgdown")
	}
	return v.sees(words)
}

func TestWideArtIsMovedSidewaysInEveryTypeOfQuestion(t *testing.T) {
	for id, keys := range map[content.ItemID][2]string{
		contenttest.RiseInLock: {"right", "left"},
		contenttest.AidsAndUse: {"shift+right", "shift+left"},
		contenttest.TideGaps:   {"shift+right", "shift+left"},
		contenttest.NightSigns: {">", "<"},
	} {
		t.Run(string(id), func(t *testing.T) {
			v := chartedPlayer(t, game.SpeakEnglish).until(true, asksItem(id)).resize(60, 18)
			v.sees("sideways")
			for !strings.Contains(v.text(), "chart of the question") {
				v.send(tea.MouseWheelMsg{X: 5, Y: 12, Button: tea.MouseWheelDown})
			}
			first := v.text()
			v.misses("~sea")
			v.press(keys[0], keys[0], keys[0]).sees("~sea").misses("chart of the question")
			if id == contenttest.TideGaps && v.m.View().Cursor == nil {
				t.Error("the field has lost its cursor")
			}
			last := v.text()
			if v.press(keys[0], keys[0]).text() != last {
				t.Error("art was moved beyond its end")
			}
			if v.press(keys[1], keys[1], keys[1]).text() != first {
				t.Errorf("the way back leads elsewhere:\n%s\n%s", first, v.text())
			}
			v.send(tea.MouseWheelMsg{X: 5, Y: 12, Button: tea.MouseWheelRight})
			if v.text() == first {
				t.Error("a wheel to the right moves nothing")
			}
		})
	}
}

func TestWideArtOfAScenarioIsMovedSidewaysInThePaneAndInTheVerdict(t *testing.T) {
	v := chartedPlayer(t, game.SpeakKorean).until(false, asksItem(contenttest.NightDepth)).resize(60, 18).sees("좌우로")
	v.turnTo("chart of the case").misses("~sea").press("right", "right", "right").sees("~sea", "←").misses("chart of the case")
	v.press("f").misses("~sea", "좌우로").press("f").sees("~sea")
	v.reply(false).press("enter").misses("좌우로").press("f").sees("좌우로")
	v.turnTo("chart of the case").misses("~sea").press("right", "ㄹ").misses("~sea").press("f", "right", "right").sees("~sea")
}

// What a case tells can be read again in full while its verdict is shown.
func TestTheScenarioScrollsBesideAVerdictToo(t *testing.T) {
	v := deepPlayer(t, game.SpeakBoth).until(false, judgesItem(contenttest.NightDepth)).press("f").sees("A tanker with")
	below := func() string {
		_, all, _ := strings.Cut(v.text(), "Not right")
		all, _, _ = strings.Cut(all, "enter next")
		return all
	}
	reasons := below()
	v.misses("12:47").turnTo("12:47").sees("scenario pages")
	if got := below(); got != reasons {
		t.Errorf("the reasons moved:\n%s", v.text())
	}
	for range 12 {
		v.press("pgup")
	}
	x, y := v.sees("A tanker with").find("A tanker with")
	v.send(tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelDown})
	v.misses("A tanker with").press("space")
	if got := below(); got == reasons {
		t.Error("space does not turn the reasons")
	}
}

func TestTheSameArrowsPutCardsAndMoveArt(t *testing.T) {
	v := chartedPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.AidsAndUse)).resize(60, 18)
	v.press("right").sees("Which partner for").press(">").sees("Which partner for").press("left").misses("Which partner for")
	w := chartedPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.TideGaps)).resize(60, 18)
	w.typed("<>").sees("<>").press("left").typed("x").sees("<x>").press("shift+right").typed("y").sees("<xy>")
}

// Art that fits is not moved, and no key is offered for it.
func TestArtThatFitsIsNotMoved(t *testing.T) {
	v := chartedPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.RiseInLock)).resize(80, 40)
	v.sees("chart of the question", "~sea").misses("sideways")
	before := v.text()
	if v.press("right", "shift+right", ">").text() != before {
		t.Errorf("it was moved:\n%s", v.text())
	}
}

// An option that is out of sight is told of, and a click on that gives no answer.
func TestAQuestionSaysThatThereIsMoreBelow(t *testing.T) {
	v := newPlayer(t, game.SpeakBoth).press("enter").until(true, asks(content.Multi)).resize(60, 18).sees("more below")
	before := v.shelf.answers()
	v.press("1", "2").sees("Enter to submit.", "more below").click("more below")
	if v.shelf.answers() != before {
		t.Error("a click on what is below gave an answer")
	}
	v.press("end").misses("more below").resize(120, 50).misses("more below").click("Enter to submit").sees("ight")
	if v.shelf.answers() != before+1 {
		t.Error("the line below the question gives no answer any more")
	}
}

func TestAClickOnMoreBelowTurnsThePageOfAVerdict(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(false, judges(content.Multi)).sees("more below")
	first := v.text()
	v.click("more below").sees("question")
	if _, ok := v.m.session.Step().(game.VerdictStep); !ok || v.text() == first {
		t.Errorf("the page was not turned:\n%s", v.text())
	}
	v.press("end").click("saved")
	if _, ok := v.m.session.Step().(game.VerdictStep); ok {
		t.Error("a click on the line below does not go on")
	}
}

// A scenario beside its question takes more of a wide terminal than a text does.
func TestAScenarioBesideItsQuestionHasRoomForCode(t *testing.T) {
	v := deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.NightDepth)).resize(160, 45)
	beside, _ := v.find("╮")
	if beside < 60 {
		t.Errorf("the scenario ends at %d", beside)
	}
	question, _ := v.find("When can the tanker come in?")
	if v.press("f"); question < beside {
		t.Errorf("the question begins at %d", question)
	}
	if x, _ := v.find("When can the tanker come in?"); x < 20 {
		t.Errorf("a text without a pane beside it begins at %d", x)
	}
}

func TestALongStatusTakesASecondLineWithTheSignOfMoreBelow(t *testing.T) {
	v := deepPlayer(t, game.SpeakBoth).until(true, asksItem(contenttest.RiseInLock)).resize(60, 18)
	v.sees("Space or its digit picks a card up.", "↓ more below")
	v.press("enter").sees("Nothing was moved yet", "space twice, then enter.", "↓ more below")
}
