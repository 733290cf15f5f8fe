package tui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"quest/game"
)

// TestEveryScreenLooksAsItShould compares each screen with what was looked at and
// approved: in English and Korean at four sizes, and in both languages together at
// two. Goldens hold text and the cursor, never terminal bytes.
func TestEveryScreenLooksAsItShould(t *testing.T) {
	looks(t)
	for _, size := range []struct {
		w, h     int
		speeches []game.Speech
	}{
		{60, 18, []game.Speech{game.SpeakEnglish, game.SpeakKorean}},
		{80, 24, []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth}},
		{120, 40, []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth}},
		{200, 60, []game.Speech{game.SpeakEnglish, game.SpeakKorean}},
	} {
		for _, s := range scenes() {
			t.Run(fmt.Sprintf("%s-%dx%d", s.name, size.w, size.h), func(t *testing.T) {
				var all strings.Builder
				speeches := size.speeches
				if s.all {
					speeches = []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth}
				}
				for _, speech := range speeches {
					v := s.open(t, speech)
					v.resize(size.w, size.h)
					v.fits()
					fmt.Fprintf(&all, "== %s\n%s\n", speech, picture(v))
				}
				golden.RequireEqual(t, all.String())
			})
		}
	}
}

// picture is the screen as text, with the cursor below it.
func picture(v *visit) string {
	lines := strings.Split(v.text(), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	shown := strings.Join(lines, "\n")
	if c := v.m.View().Cursor; c != nil {
		shown += fmt.Sprintf("\ncursor at %d, %d", c.X, c.Y)
	}
	return shown
}
