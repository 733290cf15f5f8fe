package tui

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"quest/content"
	"quest/game"
	"quest/game/deed"
	"quest/game/phrasetest"
)

// longer is the language of phrasetest with the Korean texts of the packs, so that no
// English is to be seen.
var longer = game.Speak(phrasetest.Lang, "ko")

var (
	englishWord = regexp.MustCompile(`[A-Za-z][A-Za-z]+`)
	cutSentence = regexp.MustCompile(phrasetest.Open + `[^` + phrasetest.Open + phrasetest.Close + `\n]*…`)
	keyCaps     = []string{"enter", "esc", "space", "tab", "pgdn", "pgup", "dn", "shift", "ctrl"}
)

// TestEveryScreenIsReadInALongerLanguage draws every scene in every size in a language
// whose sentences are 40 % longer: every line fits, every sentence is read to its end,
// and no English is left.
func TestEveryScreenIsReadInALongerLanguage(t *testing.T) {
	looks(t)
	for _, s := range slices.Concat(scenes(), labScenes(), saveScenes()) {
		t.Run(s.name, func(t *testing.T) {
			for _, size := range sizes {
				v := s.open(t, longer).resize(size[0], size[1])
				v.fits()
				korean := s.open(t, game.SpeakKorean).resize(size[0], size[1]).text()
				for _, w := range englishWord.FindAllString(v.text(), -1) {
					if !slices.Contains(keyCaps, w) && !strings.Contains(korean, w) && !wordOfDeed(w) {
						t.Errorf("%q is English at %v:\n%s", w, size, v.text())
					}
				}
				v.sees(phrasetest.Open).readsToTheEnd(s.name)
				if !v.m.helping {
					v.press("f1").sees("╯").readsToTheEnd(s.name)
				}
			}
		})
	}
}

// wordOfDeed reports whether a word is one of the names and rules of achievements: they stand with
// the achievements in game/deed, in English for a language that they lack.
func wordOfDeed(word string) bool {
	return slices.ContainsFunc(deed.All(), func(d deed.Deed) bool {
		words := strings.FieldsFunc(d.Name(content.English)+" "+d.Says(content.English), func(r rune) bool { return !unicode.IsLetter(r) })
		return slices.Contains(words, word)
	})
}

// saidElsewhere reports whether a scene cuts a sentence that is read whole elsewhere.
func (v *visit) saidElsewhere(scene string) bool {
	if v.m.helping && v.shelf.full { // why nothing is saved, while the help lies over it
		return true
	}
	switch small := v.m.width == 60; scene {
	case "multi": // how many were answered in the checks; the end of the sitting says it too
		return small
	case "exported": // why nothing is saved, while it is told where the export is
		return small
	}
	return false
}

// readsToTheEnd fails if a sentence of the language is cut, other than by the end of a
// text that can be scrolled on.
func (v *visit) readsToTheEnd(scene string) {
	v.tb.Helper()
	if v.saidElsewhere(scene) {
		return
	}
	if cut := cutSentence.FindString(v.text()); cut != "" {
		v.tb.Fatalf("%s at %d x %d:\n%s", cut, v.m.width, v.m.height, v.text())
	}
	const nested = 2 // sentences that may stand in each other where a text ends
	open, scrolled := 0, 0
	for line := range strings.Lines(v.text()) {
		n := strings.Count(line, phrasetest.Open) - strings.Count(line, phrasetest.Close)
		if hasScrollBar(line) {
			scrolled += n
			continue
		}
		if scrolled < -nested || scrolled > nested {
			v.tb.Fatalf("%d sentences end out of sight at %d x %d:\n%s", scrolled, v.m.width, v.m.height, v.text())
		}
		scrolled = 0
		open += n
	}
	if open != 0 {
		v.tb.Fatalf("%d sentences have no end at %d x %d:\n%s", open, v.m.width, v.m.height, v.text())
	}
}

// hasScrollBar reports whether a line stands in a part of the screen that scrolls.
func hasScrollBar(line string) bool {
	line = strings.TrimRight(line, " \n")
	inBox := strings.TrimRight(strings.TrimSuffix(line, "│"), " ")
	return strings.HasSuffix(line, "┃") || strings.HasSuffix(inBox, "┃") || strings.HasSuffix(inBox, "│") ||
		strings.HasSuffix(line, "│") && strings.Count(line, "│") == 1 // two are the sides of a box
}
