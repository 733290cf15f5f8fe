package plain

import (
	"strings"
	"testing"
	"unicode/utf8"

	"quest/content"
	"quest/game/phrase"
)

// TestTheHelpNamesEveryKeyOfHangulMode holds the help against the words by which lines are
// understood: a command that is one letter has its key in the help, as in ㅂ(q).
func TestTheHelpNamesEveryKeyOfHangulMode(t *testing.T) {
	v, book := newVocabulary(phrase.Shipped()), phrase.In(content.Korean)
	unshifted := func(word string) bool {
		keys := content.Keystrokes(word)
		return utf8.RuneCountInString(word) == 1 && len(keys) == 1 && keys[0].Hangul && keys[0].Key >= 'a'
	}
	named := 0
	for word := range v.commands {
		if !unshifted(word) {
			continue
		}
		named++
		if want := word + "(" + string(content.Keystrokes(word)[0].Key) + ")"; !strings.Contains(book.Plain.Help, want) {
			t.Errorf("the help does not name %s", want)
		}
	}
	help := book.Lab.Help + book.Lab.ListHelp
	spelled := map[string]bool{} // by command, whether the help names one of its Korean words
	for word, command := range v.labCommands {
		switch keys := content.Keystrokes(word); {
		case len(keys) == 0 || !keys[0].Hangul || word == "ㄲ" || word == "ㅃ":
		case !content.LooseJamo(word):
			spelled[command] = spelled[command] || strings.Contains(help, word)
		case !strings.Contains(help, word+"("):
			t.Errorf("the help of labs does not name %s", word)
		default:
			named++
		}
	}
	for command, ok := range spelled {
		if !ok {
			t.Errorf("the help of labs names no Korean word for %s", command)
		}
	}
	if named < 20 {
		t.Fatalf("only %d words were looked for", named)
	}
}
