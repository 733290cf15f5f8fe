package plain_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/plain"
)

// TestNoForgedValueStopsTheGame plays packs of which one value is forged, as a cache
// with a fitting checksum could hold them: lessons, questions and the lab, with lines
// that fit none of them exactly.
func TestNoForgedValueStopsTheGame(t *testing.T) {
	lines := strings.Repeat("\n1\n\n2\nh\n1 2\n\na\n2 1 3\nn\n\n3\n1-1\nb\n?\n4\nx\n", 3)
	lab := strings.Repeat("\n1\n2\n1 1\nfire\n1\n2\n\n3\nstate\n?\n1 2\nundo\nh\n", 2)
	n := 0
	for path, p := range contenttest.Forged(contenttest.DeepParts) {
		n++
		if testing.Short() && n%6 != 0 {
			continue
		}
		for name, start := range map[string]*game.Destination{
			"map": nil, "deep": {Pack: p.ID(), Lesson: contenttest.DeepLesson}, "labs": {Pack: p.ID(), Labs: true},
		} {
			typed := lines
			if name == "labs" {
				typed = lab
			}
			func() {
				defer func() {
					if v := recover(); v != nil {
						t.Errorf("%s, %s: %v", path, name, v)
					}
				}()
				if out := forgedGame(p, start, typed); strings.ContainsAny(out, "\x1b\u009b\u202e") {
					t.Errorf("%s, %s: escapes came through", path, name)
				}
			}()
		}
	}
	if n < 300 {
		t.Errorf("only %d forged packs could be opened", n)
	}
}

func forgedGame(p *content.Pack, start *game.Destination, typed string) string {
	j := &journal{}
	e := sitDown(j, func(s *game.Seat) { s.Packs, s.Start = []*content.Pack{p}, start })
	var out bytes.Buffer
	_ = plain.Play(e.seat, strings.NewReader(typed), &out, plain.Options{})
	return fmt.Sprint(out.String(), p.Meta().Version, p.Meta().ID, p.Meta().Languages)
}
