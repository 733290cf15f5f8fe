package tui

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"quest/game"
)

// japanese is what the game says in Japanese with the Korean texts of the packs, so that no English
// is to be seen.
const japanese game.Speech = "ja+ko"

// startsWrong finds a line that begins with a sign which begins none in Japanese.
var startsWrong = regexp.MustCompile(`(?m)^[ │┃❯▸]*[、。」）！？ーっゃゅょッャュョ]`)

func TestEveryScreenIsReadInJapanese(t *testing.T) {
	looks(t)
	for _, s := range slices.Concat(scenes(), labScenes(), saveScenes()) {
		t.Run(s.name, func(t *testing.T) {
			large := sizes[len(sizes)-1]
			korean := s.open(t, game.SpeakKorean).resize(large[0], large[1]).text() + "The harbour" // as the story names a pack that has no Japanese
			for _, size := range sizes {
				v := s.open(t, japanese).resize(size[0], size[1])
				v.fits()
				korean := korean + s.open(t, game.SpeakKorean).resize(size[0], size[1]).text()
				for _, w := range englishWord.FindAllString(v.text(), -1) {
					if !slices.Contains(keyCaps, w) && !strings.Contains(korean, w) && w != "XP" {
						t.Errorf("%q is English at %v:\n%s", w, size, v.text())
					}
				}
				if line := startsWrong.FindString(v.text()); line != "" {
					t.Errorf("a line begins with %q at %v:\n%s", line, size, v.text())
				}
				if !v.m.helping {
					v.press("f1").sees("╯").fits()
				}
			}
		})
	}
}

// Of Japanese a few pictures are kept: what is particular is where lines end, and how wide all is.
func TestScreensLookAsTheyShouldInJapanese(t *testing.T) {
	looks(t)
	kept := slices.DeleteFunc(scenes(), func(s scene) bool {
		return !slices.Contains([]string{"home", "point", "multi", "settings", "plan", "today", "help"}, s.name)
	})
	looksAsApproved(t, kept, []game.Speech{"ja"})
}
