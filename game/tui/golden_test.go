package tui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"quest/game"
)

// sizes are the terminals in which every screen is drawn, in cells, from small to
// large. The common one is standard: of every screen a picture of that size is kept.
var sizes = [][2]int{{60, 18}, standard, {120, 40}, {200, 60}}

var standard = [2]int{80, 24}

var speeches = []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth}

// reshaped are the scenes that are laid out in another way in another size: of these a
// picture of every size is kept. Of all others TestEveryScreenSaysTheSameAtEverySize
// holds what must be read.
var reshaped = map[string]bool{
	"home-pools":       true,
	"home-pools-alone": true,
	"home-labs-alone":  true,
	"home":             true, // a box about the chosen lesson on the right
	"point":            true, // two languages side by side
	"classify":         true, // both languages of a card in one row
	"match":            true, // the two sides below each other or side by side
	"cloze-list":       true,
	"case":             true, // the scenario above the question or beside it
	"verdict-case":     true,
	"claim":            true, // a panel over the question
	"record":           true,
	"record-days":      true, // as many weeks of the calendar as fit
	"mixups":           true,
	"shop-asks":        true, // the pane fills what is left
	"deeds":            true,
	"titles":           true,
	"practice":         true,
	"lab-wiring":       true, // the path upright, flat, or away
	"lab-travelling":   true,
	"lab-stopped":      true,
	"lab-large":        true,

	"exam-lobby-ready": true, // readiness below the rows or beside them
	"exam-leave":       true, // a panel over the question
	"exam-overview":    true, // as many numbers in a row as fit
	"exam-judged":      true, // a right answer that is out of sight is told above
	"exam-record":      true, // scrolled to its end at 80x24

	"class-talking": true, // large where there is room
	"class-closed":  true, // bars as long as there is room
	"board-room":    true, // the names of the roster take what there is

	"why-didnt-lambda-fire": true,
}

// TestEveryScreenLooksAsItShould compares each screen with what was looked at and
// approved, in English, in Korean and in both. Goldens hold text and the cursor, never
// terminal bytes.
func TestEveryScreenLooksAsItShould(t *testing.T) {
	looks(t)
	looksAsApproved(t, scenes(), speeches)
}

// looksAsApproved compares scenes in some languages with their goldens.
func looksAsApproved(t *testing.T, scenes []scene, speeches []game.Speech) {
	for _, size := range sizes {
		for _, s := range scenes {
			if size != standard && !reshaped[s.name] {
				continue
			}
			t.Run(fmt.Sprintf("%s-%dx%d", s.name, size[0], size[1]), func(t *testing.T) {
				var all strings.Builder
				for _, speech := range speeches {
					v := s.open(t, speech).resize(size[0], size[1])
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
