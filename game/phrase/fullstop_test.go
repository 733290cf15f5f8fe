package phrase_test

import (
	"testing"

	"quest/game/phrase"
)

// TestNoValueIsFollowedByASecondStop plays what a learner reads who ends an answer with a stop.
func TestNoValueIsFollowedByASecondStop(t *testing.T) {
	for _, c := range []struct{ words, typed, want string }{
		{"Your answer: {typed}. A right answer: sun", "moon.", "Your answer: moon. A right answer: sun"},
		{"Your answer: {typed}. A right answer: sun", "moon", "Your answer: moon. A right answer: sun"},
		{"Your answer: {typed}.", "?", "Your answer: ?."},
		{"あなたの答え：{typed}。正解：太陽", "月。", "あなたの答え：月。正解：太陽"},
		{"{typed}.bak", "a.", "a..bak"},
		{"{typed}...", "a.", "a...."},
	} {
		if got := phrase.Fill(c.words, "typed", c.typed); got != c.want {
			t.Errorf("%q with %q: %q, want %q", c.words, c.typed, got, c.want)
		}
	}
}
