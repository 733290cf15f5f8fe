package tui

import (
	"strings"
	"testing"

	"quest/game"
)

// What was left with changed controls is marked in the list with a sign and a word, in every
// size and language, and no longer once it stands as at the start.
func TestTheListOfLabsMarksWhatWasLeftChanged(t *testing.T) {
	for speech, word := range map[game.Speech]string{game.SpeakEnglish: "begun", game.SpeakKorean: "진행 중", game.SpeakBoth: "begun"} {
		for _, size := range sizes {
			v := atLabs(t, speech).resize(size[0], size[1]).misses("◆ " + word)
			v.press("enter", "down", "right", "esc")
			v.sees("◆ " + word)
			v.press("end", "enter", "right", "esc")
			if n := strings.Count(v.text(), "◆ "+word); n != 2 {
				t.Errorf("%v: %d are marked, want a mission and the sandbox:\n%s", size, n, v.text())
			}
			v.press("enter", "x", "esc", "home", "enter", "x", "esc").misses("◆ " + word)
		}
	}
}
