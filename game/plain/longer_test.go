package plain_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/deed"
	"quest/game/phrasetest"
	"quest/game/plain"
)

// longer is the language of phrasetest with the Korean texts of the packs, so that no
// English is to be seen.
var longer = game.Speak(phrasetest.Lang, "ko")

// TestLinesAreReadInALongerLanguage plays what was played in Korean once more in a
// language whose sentences are 40 % longer: every line keeps the width, every sentence
// is whole, and no English is left.
func TestLinesAreReadInALongerLanguage(t *testing.T) {
	books, english := phrasetest.Books(), regexp.MustCompile(`[A-Za-z][A-Za-z]+`)
	for _, c := range []struct {
		name   string
		change []func(*game.Seat)
		answer func(string) string // nil for right answers to the first lessons
		typed  []string            // instead of what a player would type
	}{
		{name: "pack"},
		{name: "every type, right", change: []func(*game.Seat){passage}, answer: through(true)},
		{name: "every type, wrong", change: []func(*game.Seat){passage}, answer: through(false)},
		{name: "commands", typed: []string{"Jo", "?", "h", "b", "m", "9", "", "r", "w", "!", "x", "p", "u", "s", "c", "", "", "wrong", "h", "h", "5", "q"}},
		{name: "labs", change: []func(*game.Seat){func(s *game.Seat) {
			s.Packs = []*content.Pack{contenttest.Deep()}
			s.Start = &game.Destination{Pack: contenttest.DeepID, Labs: true}
		}}, typed: []string{"Jo", "9", "1", "set", "set 9 1", "set 3 9", "set 3 2", "?", "i", "u", "x", "do 1", "4", "3", "set 3 2", "set 4 2", "do 1", "4", "3", "q"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			seat := func(speech game.Speech) *game.Seat {
				return sitDown(&journal{}, append(c.change, func(s *game.Seat) { s.Speech, s.Name = speech, "Mina" })...).seat
			}
			typed, korean := c.typed, ""
			if typed == nil {
				p := &player{answer: c.answer}
				korean = playThrough(t, seat(game.SpeakKorean), p)
				typed = p.typed
			} else {
				korean = playLines(t, seat(game.SpeakKorean), typed, plain.Options{Echo: true})
			}
			const width = 40
			said := playLines(t, seat(longer), typed, plain.Options{Echo: true, Books: books, Width: width})
			if n := strings.Count(said, phrasetest.Open); n < 20 || n != strings.Count(said, phrasetest.Close) {
				t.Errorf("%d sentences begin and %d end:\n%s", n, strings.Count(said, phrasetest.Close), said)
			}
			for _, w := range english.FindAllString(said, -1) {
				if !strings.Contains(korean, w) && !slices.Contains(typed, w) && !wordOfDeed(w) {
					t.Errorf("%q is English in:\n%s", w, said)
				}
			}
			for line := range strings.SplitSeq(said, "\n") {
				echoed := strings.HasPrefix(line, phrasetest.Say("> ")) // behind the prompt stands what was typed
				if n := content.Columns(line); n > width && !echoed && !strings.HasPrefix(line, "    ") {
					t.Errorf("%d columns in %q", n, line)
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

func playLines(t *testing.T, seat *game.Seat, typed []string, o plain.Options) string {
	t.Helper()
	var out strings.Builder
	if err := plain.Play(seat, strings.NewReader(strings.Join(typed, "\n")+"\n"), &out, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
