package widget

import (
	"strings"
	"testing"

	"quest/game/tui/style"
)

// A box does not break below its upper border: that is seen with the first line in it.
func TestNoBoxIsCutBelowItsUpperBorder(t *testing.T) {
	for _, plain := range []bool{false, true} {
		theme := style.New(style.Dark, plain)
		lines := append([]string{"one", "two", "three"}, Box(theme, "A heading", []string{"inside", "more"}, 30, theme.Accent)...)
		lines = append(lines, "after")
		for height := 3; height < len(lines); height++ {
			seen := Scroll{}.Window(theme, lines, 30, height)
			if len(seen) != height {
				t.Fatalf("%d lines in a height of %d", len(seen), height)
			}
			shown := strings.Join(seen, "\n")
			if strings.Contains(shown, "A heading") != strings.Contains(shown, "inside") {
				t.Errorf("height %d, plain %v: a heading without what it is for:\n%s", height, plain, shown)
			}
		}
		if last := (Scroll{Top: 99}).Window(theme, lines, 30, 3); !strings.Contains(last[1], theme.Sign.BottomLeft) {
			t.Errorf("plain %v: the lower border is gone:\n%s", plain, strings.Join(last, "\n"))
		}
	}
}
