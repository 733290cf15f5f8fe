package class_test

import (
	"testing"

	"quest/game/class"
)

// A second vote in which nobody voted does not hide the first one.
func TestTheNewestTallyIsOneWithVotes(t *testing.T) {
	first, second := class.Tally{Votes: 4, Right: 1}, class.Tally{Votes: 3, Right: 3}
	for name, c := range map[string]struct {
		tallies []class.Tally
		want    int
	}{
		"none": {nil, 0}, "nobody voted": {[]class.Tally{{}, {}}, 0}, "one": {[]class.Tally{first}, 4},
		"two": {[]class.Tally{first, second}, 3}, "an empty second": {[]class.Tally{first, {}}, 4},
	} {
		r := class.Round{Tallies: c.tallies}
		if got := r.Newest(); got.Votes != c.want {
			t.Errorf("%s: %d votes, want %d", name, got.Votes, c.want)
		}
	}
}
