package plain

import (
	"fmt"
	"strings"
)

// Why says why a line is no answer.
type Why string

// The reasons. None of them judges the player: the question stays open.
const (
	Empty      Why = "empty"       // nothing was typed
	Jamo       Why = "jamo"        // loose Hangul letters: the input method is not composing
	Layout     Why = "layout"      // an answer or a word of the game, with the 한/영 key in the other state
	Unreadable Why = "unreadable"  // control characters, broken bytes, invisible text
	TooLong    Why = "too long"    // longer than any answer
	NoSuch     Why = "no such"     // What names nothing here; there are N choices
	Ambiguous  Why = "ambiguous"   // What fits all of Fits
	WantOne    Why = "want one"    // one answer is wanted, Got came
	WantMany   Why = "want many"   // N different answers are wanted, Got came
	WantPlaces Why = "want places" // N cards wait for a place, Got came
	WantSteps  Why = "want steps"  // N steps wait for their turn, Got came
	WantPairs  Why = "want pairs"  // N left sides wait for a partner, Got came
	Twice      Why = "twice"       // What stands twice, or was used already
	NoWords    Why = "no words"    // nothing that could be judged was typed into a gap
	TakenAway  Why = "taken away"  // What was taken away by help
	CannotAsk  Why = "cannot ask"  // line mode has no way to ask this type of question
)

// Unread is the error of a line that is no answer to its question.
type Unread struct {
	Why    Why
	What   string   // the part of the line that was not understood, cut to a readable length
	Fits   []string // what it might mean, in the words of the question
	N, Got int
}

// Error names the reason in English, for logs and tests; what the player reads is
// in the phrase book.
func (u *Unread) Error() string {
	s := string(u.Why)
	if u.What != "" {
		s += fmt.Sprintf(" %q", u.What)
	}
	if len(u.Fits) > 0 {
		s += " fits " + strings.Join(u.Fits, ", ")
	}
	if u.N > 0 {
		s += fmt.Sprintf(" (of %d, got %d)", u.N, u.Got)
	}
	return s
}

// shownRunes is how much of a line is repeated to the player who typed it.
const shownRunes = 40

// shown cuts what was typed to a length that can be repeated.
func shown(s string) string {
	s = strings.TrimSpace(s)
	if r := []rune(s); len(r) > shownRunes {
		return string(r[:shownRunes]) + "..."
	}
	return s
}
