package lesson

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"quest/content"
	"quest/content/contenttest"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// What is remembered of a point is never cut off: it takes a second line, in the
// first language alone where both are too long.
func TestTheGistOfAPointIsReadWhole(t *testing.T) {
	gist := contenttest.Both("The moon pulls, the sun pulls, the earth turns below.", "달은 당기고, 해도 당기고, 지구는 아래에서 돕니다.")
	for _, width := range []int{30, 54, 80, 200} {
		pen := widget.Pen{Theme: style.New(style.Dark, false), Langs: []content.Lang{content.English, content.Korean}, Width: width}
		lines := inShort(pen, content.Block{Text: contenttest.Both("x", "x"), Gist: gist})
		all := ansi.Strip(strings.Join(lines, " "))
		if !strings.Contains(all, "turns below.") || strings.Contains(all, "돕니다.") != (width == 200) {
			t.Errorf("in %d cells: %q", width, lines)
		}
	}
}
