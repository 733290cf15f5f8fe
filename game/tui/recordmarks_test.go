package tui

import (
	"strings"
	"testing"

	"quest/content"
	"quest/game"
)

func TestTheRecordListsWhatIsMarked(t *testing.T) {
	for s, words := range map[game.Speech][]string{"en": {"Marked questions", "star", "quest marks"}, "ko": {"표시한 문제", "별표", "quest marks"}} {
		v := newPlayer(t, s).press("enter").until(true, judges(content.Single))
		v.press("*", "esc").past().press("esc").past().press("r")
		for range 10 {
			v.press("pgdown")
		}
		v.reads(words...)
	}
}

// A question with gaps is listed with blanks.
func TestAMarkedQuestionWithGapsIsListedWithBlanks(t *testing.T) {
	v := deepPlayer(t, game.SpeakEnglish).until(true, judges(content.Cloze))
	v.press("*", "esc").past().press("esc").past().press("r")
	for range 10 {
		v.press("pgdown")
	}
	v.reads("Marked questions", "____")
	if strings.Contains(v.text(), "{{") {
		t.Errorf("the name of a gap is shown:\n%s", v.text())
	}
}
