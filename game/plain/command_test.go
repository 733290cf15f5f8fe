package plain

import "testing"

// TestEachWordNamesOneCommand holds the words of the commands apart: which of two
// was meant would be left to chance.
func TestEachWordNamesOneCommand(t *testing.T) {
	named := map[string]command{}
	for c, names := range words {
		for _, word := range names {
			if other, taken := named[word]; taken {
				t.Errorf("%q names two commands: %d and %d", word, other, c)
			}
			named[word] = c
			if got := readCommand(word); got != c {
				t.Errorf("%q is read as command %d, want %d", word, got, c)
			}
		}
	}
}
