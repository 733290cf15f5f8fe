package tui

import (
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// Where every pack is hidden the map says which, and how each comes back, at every size.
func TestTheMapSaysHowHiddenPacksComeBack(t *testing.T) {
	for _, size := range [][2]int{{60, 18}, {80, 24}, {160, 45}} {
		for speech, says := range map[game.Speech]string{"en": "Every pack is hidden", "ko": "모든 팩이 숨겨져 있습니다"} {
			v := newPlayer(t, speech, func(s *game.Seat, _ *Options) {
				s.Packs, s.Hidden = nil, []*content.Pack{contenttest.Pack()}
			}).resize(size[0], size[1])
			v.reads(says, "quest pack hide --undo "+string(contenttest.Pack().ID()))
			v.press("r").press("esc").reads(says)
		}
	}
	newPlayer(t, "en", func(s *game.Seat, _ *Options) { s.Packs = nil }).reads("there is no pack to play")
}
