package certainty

import (
	"slices"
	"testing"
)

// The chances at which a level is the honest one follow from what the levels win and lose.
func TestChancesFollowFromTheOdds(t *testing.T) {
	if got, want := chances(), []string{"< 2/3", "2/3 - 4/5", "> 4/5"}; !slices.Equal(got, want) {
		t.Errorf("chances %q, want %q", got, want)
	}
}
