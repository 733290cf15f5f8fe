package lesson

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// The heading of a section that has code or a picture and no sentence is read: with the point
// before it, and above the takeaways of a lesson without any point.
func TestTheHeadingOfASectionWithoutASentenceIsShown(t *testing.T) {
	heading := content.Block{Kind: content.Heading, Text: contenttest.Both("The table of tides", "조석표")}
	code := content.Block{Kind: content.Fence, Code: &content.Code{Lang: "text", Lines: []content.Safe{contenttest.Safe("06:12 high")}}}
	pack := contenttest.Pack()
	moon := content.Block{Kind: content.Sentence, Text: contenttest.Both("The moon pulls.", "달이 당깁니다.")}
	for name, blocks := range map[string][]content.Block{"behind a point": {moon, heading, code}, "alone": {heading, code}} {
		l := content.Lesson{Title: contenttest.Both("Tides", "조석"), Blocks: blocks, Takeaways: []content.Block{moon}}
		a := screen.Area{Width: 80, Height: 24, Theme: style.New(style.Dark, false), Keys: keymap.ForGame(false), Speech: game.SpeakEnglish}
		var lines []string
		if points := game.PointsOf(pack, &l); len(points) > 0 {
			lines = NewPoint(pack, points[0]).Draw(a).Lines
		} else {
			lines = NewTakeaways(pack, game.TakeawaysOf(pack, &l)).Draw(a).Lines
		}
		text := ansi.Strip(strings.Join(lines, "\n"))
		head, listing := strings.Index(text, "The table of tides"), strings.Index(text, "06:12 high")
		if head < 0 || listing < head {
			t.Errorf("%s: the heading is at %d, its code at %d:\n%s", name, head, listing, text)
		}
		for _, l := range lines {
			if widget.Width(l) > 80 {
				t.Errorf("%s: %q is wide", name, ansi.Strip(l))
			}
		}
	}
}
