package tui

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// TestNoForgedValueStopsTheScreen opens packs of which one value is forged, as a cache
// with a fitting checksum could hold them, and goes through them with keys that lead far.
func TestNoForgedValueStopsTheScreen(t *testing.T) {
	keys := strings.Fields("enter enter enter 1 enter enter 2 enter space enter esc down enter enter 1 enter esc esc v down enter enter 1 enter f enter esc esc esc r esc")
	n := 0
	for path, p := range contenttest.Forged(contenttest.DeepParts) {
		if n++; n%6 != 0 {
			continue
		}
		func() {
			defer func() {
				if v := recover(); v != nil {
					t.Errorf("%s: %v", path, v)
				}
			}()
			v := newPlayer(t, game.SpeakBoth, func(s *game.Seat, _ *Options) {
				s.Packs, s.Start = []*content.Pack{p}, nil
				if n%12 == 0 {
					s.Start = &game.Destination{Pack: p.ID(), Lesson: contenttest.DeepLesson}
				}
			})
			v.press(keys...)
			v.fits()
		}()
	}
}
