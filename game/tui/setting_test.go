package tui

import (
	"fmt"
	"strings"
	"testing"

	"quest/game"
)

// The panel of certainty shows what each level costs before anything is scrolled, and says
// so where its text goes on below.
func TestTheSettingOfCertaintyShowsWhatEveryLevelCosts(t *testing.T) {
	for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth} {
		for _, size := range [][2]int{{60, 18}, {80, 24}, {160, 45}} {
			for _, offered := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s-%dx%d-offered-%v", speech, size[0], size[1], offered), func(t *testing.T) {
					v := newPlayer(t, speech).resize(size[0], size[1])
					if offered {
						v.press("r")
						v.seat.Player.Answers = game.OfferAfter
						v.press("esc").ring()
					} else {
						v.press("w")
					}
					v.fits()
					v.sees("+2", "−2", "+3", "−6", "1  ", "2  ", "╯")
					below := "more below"
					if speech == game.SpeakKorean {
						below = "아래에 더 있음"
					}
					if speech != game.SpeakBoth {
						v.misses(below, "┃")
					}
					for v.wait(below) {
						before := v.text()
						if v.press("pgdown").text() == before {
							t.Fatalf("it says that it goes on, and does not:\n%s", before)
						}
					}
					v.misses("…")
				})
			}
		}
	}
}

// The panel that was opened by its key begins at what is so now, so that enter changes nothing;
// the offer begins at neither choice.
func TestTheSettingOfCertaintyBeginsAtWhatIsSo(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("w").sees("❯ ● 2  Do not ask me", "enter pick")
	v.press("enter").misses("Do not ask me")
	if v.seat.Player.Wager() {
		t.Error("enter switched it on")
	}
	v.press("w", "up").sees("❯ ○ 1  Ask me").press("enter", "w").sees("❯ ● 1  Ask me")
	v.press("esc", "r")
	v.seat.Player.Answers = game.OfferAfter
	if strings.Contains(v.press("esc").text(), "❯ ○ 1  Yes") {
		t.Error("the offer begins at a choice")
	}
}
