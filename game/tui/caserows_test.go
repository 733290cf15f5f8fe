package tui

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/phrase"
)

// A scenario that goes on below says so beside its title, with the key that turns to the rest,
// until its end is seen; and it uses the rows that the question leaves free.
func TestAScenarioSaysThatItGoesOn(t *testing.T) {
	for _, speech := range speeches {
		sign := "↓ " + phrase.For(speech).Quiz.More + "  pgdn"
		for _, size := range [][2]int{{60, 18}, {80, 24}, {100, 24}} {
			v := deepPlayer(t, speech).until(true, asksItem(contenttest.NightDepth)).resize(size[0], size[1])
			v.sees(sign)
			for range 12 {
				v.press("pgdown")
			}
			if strings.Count(v.text(), sign) > 1 {
				t.Errorf("%v: the end of the scenario is seen, and yet more is promised:\n%s", size, v.text())
			}
			if speech != game.SpeakBoth {
				v.misses(sign)
			}
		}
	}
}

func TestACaseUsesTheRowsOfASmallTerminal(t *testing.T) {
	for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean} {
		v := deepPlayer(t, speech).until(true, asksItem(contenttest.NightDepth)).resize(60, 18)
		if n := strings.Count(v.text(), "│ "); n < 5 {
			t.Errorf("%d lines of the scenario are seen, want 5:\n%s", n, v.text())
		}
		step, ok := v.m.session.Step().(game.QuestionStep)
		if !ok {
			t.Fatal("no question is asked")
		}
		for _, id := range step.Question.Parts {
			v.sees(content.PlainText(step.Question.Item.PartText(id).Line(speech.Langs()[0])))
		}
	}
}
