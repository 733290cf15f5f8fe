package tui

import (
	"strings"
	"testing"

	"quest/game"
)

// On a wide screen what the chosen setting is for stands beside the rows, whichever is chosen, and
// the tasks of the day beside the week.
func TestAWideScreenHasASecondColumn(t *testing.T) {
	for _, key := range []string{"o", "s"} {
		v := newPlayer(t, game.SpeakEnglish).resize(160, 45).press(key)
		first := boxAt(v)
		if first < 0 {
			t.Fatalf("no box beside the rows:\n%s", v.text())
		}
		for range 16 {
			if v.press("down"); boxAt(v) != first {
				t.Fatalf("the box moves:\n%s", v.text())
			}
		}
	}
	for _, l := range strings.Split(newPlayer(t, game.SpeakKorean).resize(160, 45).press("d").text(), "\n") {
		if strings.Contains(l, "이번 주") && strings.Contains(l, "오늘의 과제") {
			return
		}
	}
	t.Error("the tasks do not stand beside the week")
}

// boxAt is where the first box begins on its line, -1 for none.
func boxAt(v *visit) int {
	for _, l := range strings.Split(v.text(), "\n") {
		if at := strings.Index(l, "╭"); at >= 0 {
			return len([]rune(l[:at]))
		}
	}
	return -1
}
