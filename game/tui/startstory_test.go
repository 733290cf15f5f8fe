package tui

import (
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/packs"
	"quest/game"
)

// Who begins with a pack is told the story of that pack first, and nothing of the one that stands
// first among the packs, whatever the game was opened at.
func TestWhoBeginsWithAPackIsToldItsStory(t *testing.T) {
	shipped, err := content.Open(packs.Shipped()[0])
	if err != nil {
		t.Fatal(err)
	}
	other := contenttest.Deep()
	for name, start := range map[string]game.Destination{
		"pack":   {Pack: other.ID()},
		"lesson": {Pack: other.ID(), Lesson: other.Lessons()[0].ID},
		"labs":   {Pack: other.ID(), Labs: true},
		"boss":   {Pack: other.ID(), Boss: true},
	} {
		t.Run(name, func(t *testing.T) {
			v := newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) {
				s.Packs, s.Start = []*content.Pack{shipped, other}, &start
			})
			v.press("esc").ring()
			v.misses("An owl keeps the lighthouse")
			for _, e := range v.storyTold() {
				if e.Pack != string(other.ID()) {
					t.Errorf("it is told the story of %s", e.Pack)
				}
			}
		})
	}
}

// storyTold gives the parts of stories that were kept as shown.
func (v *visit) storyTold() []game.Told {
	var all []game.Told
	for _, b := range v.shelf.batches {
		for _, e := range b.Events {
			if e.Told != nil {
				all = append(all, *e.Told)
			}
		}
	}
	return all
}
