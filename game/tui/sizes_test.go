package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"quest/game"
	"quest/game/phrase"
)

// TestEveryScreenSaysTheSameAtEverySize draws every scene in every size. Every line and
// the cursor must be inside the terminal, the words that matter must be read, and what
// is read in a small terminal must be read in a larger one too.
func TestEveryScreenSaysTheSameAtEverySize(t *testing.T) {
	looks(t)
	words := matters(t)
	for _, s := range slices.Concat(scenes(), labScenes(), saveScenes()) {
		t.Run(s.name, func(t *testing.T) {
			for _, speech := range speeches {
				if len(words[s.name][speech]) == 0 {
					t.Fatalf("testdata/matters.txt does not say what must be read on %s, %s", s.name, speech)
				}
				smaller := reading{}
				for _, size := range sizes {
					v := s.open(t, speech).resize(size[0], size[1])
					v.fits()
					v.sees(words[s.name][speech]...)
					larger := v.reading()
					if !mayReadOtherwise(s.name, speech) {
						larger.holds(t, smaller)
					}
					smaller = larger
				}
			}
		})
	}
}

// matters reads what must be read on each scene from testdata.
func matters(t *testing.T) map[string]map[game.Speech][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/matters.txt")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]map[game.Speech][]string{}
	var scene map[game.Speech][]string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		speech, words, ok := strings.Cut(line, " ")
		switch {
		case line == "" || speech == "#":
		case !ok:
			scene = map[game.Speech][]string{}
			all[line] = scene
		default:
			scene[game.Speech(speech)] = strings.Split(words, " / ")
		}
	}
	return all
}

// reading is what is read on a screen.
type reading struct {
	width, height int
	body          string // all but the footer, which names fewer keys where there is less room
	cursor        bool
}

func (v *visit) reading() reading {
	v.tb.Helper()
	lines := strings.Split(strings.TrimRight(v.text(), " \n"), "\n")
	body := strings.Join(lines[:len(lines)-1], "\n")
	for _, speech := range speeches { // what says that there is more to scroll to
		body = strings.ReplaceAll(body, phrase.For(speech).Quiz.More, "")
	}
	return reading{v.m.width, v.m.height, strings.ReplaceAll(body, "pgdn", ""), v.m.View().Cursor != nil}
}

// mayReadOtherwise reports whether a scene may read otherwise in a larger terminal: it is laid out
// in another way there, of which a picture is kept, or more room moves something out of
// sight.
func mayReadOtherwise(scene string, speech game.Speech) bool {
	switch scene {
	case "help": // names the keys of scrolling only while there is something to scroll
		return true
	case "note", "verdict-multi": // the answer is said again above the reasons where these have no room beside it
		return true
	case "aside-case", "aside-verdict": // the scenario was turned to its art at 60 columns
		return true
	case "lab-solved", "lab-sandbox": // an upright path has room for names in both languages, a flat one has not
		return speech == game.SpeakBoth
	}
	return reshaped[scene]
}

// holds fails when a word of a smaller screen is not read on this one, or when only one
// of the two has a cursor.
func (r reading) holds(t *testing.T, smaller reading) {
	t.Helper()
	if smaller.width == 0 {
		return
	}
	if r.cursor != smaller.cursor {
		t.Errorf("the cursor is shown at %d columns: %v, at %d: %v", smaller.width, smaller.cursor, r.width, r.cursor)
	}
	word := func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) || c == '…' }
	for _, w := range strings.FieldsFunc(smaller.body, func(c rune) bool { return !word(c) }) {
		if !strings.Contains(w, "…") && !strings.Contains(r.body, w) {
			t.Errorf("%q is read at %d columns and not at %d:\n%s\n%s", w, smaller.width, r.width, smaller.body, r.body)
		}
	}
}

// Lists of scenes and pictures name only scenes that are there, so that a renamed scene
// leaves nothing behind.
func TestEveryPictureBelongsToAScene(t *testing.T) {
	known := map[string]bool{}
	for _, s := range slices.Concat(scenes(), labScenes(), saveScenes()) {
		if known[s.name] {
			t.Errorf("two scenes are called %s", s.name)
		}
		known[s.name] = true
	}
	for name := range matters(t) {
		if !known[name] {
			t.Errorf("testdata/matters.txt: no scene is called %s", name)
		}
	}
	for _, head := range flagship(t).Labs() {
		known[string(head.ID)] = true
	}
	for name := range reshaped {
		if !known[name] {
			t.Errorf("reshaped: no scene is called %s", name)
		}
	}
	pictures, err := filepath.Glob("testdata/*/*.golden")
	if err != nil || len(pictures) == 0 {
		t.Fatal("no pictures", err)
	}
	for _, file := range pictures {
		picture := strings.TrimSuffix(filepath.Base(file), ".golden")
		if !slices.ContainsFunc(sizes, func(size [2]int) bool {
			scene, ok := strings.CutSuffix(picture, fmt.Sprintf("-%dx%d", size[0], size[1]))
			return ok && known[scene] && (size == standard || reshaped[scene])
		}) && !previewed(picture) {
			t.Errorf("%s is the picture of no scene", file)
		}
	}
}
