package tui

import (
	"slices"
	"strings"
	"testing"

	"quest/game"
)

// The header, the rule below it and the footer stand in the same cells on every screen of a
// terminal, however wide what stands between them is.
func TestTheFrameStandsStillFromScreenToScreen(t *testing.T) {
	looks(t)
	for _, size := range [][2]int{{100, 30}, {160, 45}, {200, 60}} {
		for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakBoth} {
			want := ""
			for _, s := range slices.Concat(scenes(), labScenes()) {
				v := s.open(t, speech).resize(size[0], size[1])
				if !v.seat.Player.Joined() {
					continue
				}
				lines := strings.Split(v.text(), "\n")
				edges := func(l string) string {
					return strings.Repeat(" ", len(l)-len(strings.TrimLeft(l, " "))) + "|" + strings.Repeat("-", cells(strings.TrimRight(l, " ")))
				}
				got := edges(lines[0]) + edges(lines[len(lines)-1])
				if want == "" {
					want = got
				}
				if got != want {
					t.Errorf("%s at %v, %s: the frame has moved\n%s\n%s", s.name, size, speech, lines[0], lines[len(lines)-1])
				}
			}
		}
	}
}

// What a screen of questions or of reading is about, and how far it has come, stands there
// too: a case, whose scenario stands beside its question, does not move it.
func TestTheTitleOfAQuestionStandsStillFromItemToItem(t *testing.T) {
	for _, speech := range speeches {
		for _, name := range []string{"match", "case", "verdict-case", "single", "point", "takeaways"} {
			v := theScene(t, name, speech).resize(160, 45)
			lines := strings.Split(v.text(), "\n")
			if got, want := strings.Index(lines[3], strings.TrimSpace(lines[3])), strings.Index(lines[0], strings.TrimSpace(lines[0])); got != want {
				t.Errorf("%s, %s: the title begins at %d, the header at %d\n%s", name, speech, got, want, v.text())
			}
			if got, want := cells(strings.TrimRight(lines[4], " ")), cells(strings.TrimRight(lines[1], " ")); got != want {
				t.Errorf("%s, %s: the bar ends at %d, the rule at %d", name, speech, got, want)
			}
		}
	}
}
