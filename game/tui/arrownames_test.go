package tui

import (
	"testing"

	"quest/game"
)

// Where arrows cannot be drawn, footers and help name them in the language of the player.
func TestSpelledArrowsAreNamedInTheLanguageOfThePlayer(t *testing.T) {
	for speech, c := range map[game.Speech]struct{ named, other string }{
		game.SpeakKorean:  {"위/아래 이동", "up/down"},
		game.SpeakEnglish: {"up/down move", "위/아래"},
	} {
		v := newPlayer(t, speech, func(_ *game.Seat, o *Options) { o.PlainBorders = true }).press("esc").resize(120, 40)
		v.sees(c.named).misses(c.other, "left/right 요일")
		v.press("?").misses(c.other)
	}
}
