package plain_test

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

func TestLinesPlayThePacksAsTheyAreNow(t *testing.T) {
	parts := contenttest.Parts()
	parts.Lessons[0].Title = contenttest.Both("The tides anew", "새로 쓴 조석")
	now, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	e := sitDown(&journal{}, func(s *game.Seat) {
		s.Compare = func() ([]*content.Pack, []game.Notice) {
			return []*content.Pack{now}, []game.Notice{game.Verbatim("Another pack is broken.")}
		}
		s.Current = func(*content.Pack) bool { return false }
	})
	e.play(t, "1", "Mina", "l", "q")
	if !strings.Contains(e.out, "The tides anew") || !strings.Contains(e.out, "Another pack is broken.") {
		t.Errorf("said:\n%s", e.out)
	}
}
