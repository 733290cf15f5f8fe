package quiz

import (
	"slices"
	"testing"
)

// Of a page that goes on below the window, no empty line is the last one to be seen;
// what a mouse finds below it moves up with its lines.
func TestAPageThatGoesOnEndsWithNoEmptyLine(t *testing.T) {
	p := page{asked: 1}
	p.Add("What?", "")
	p.part([]string{"one"}, 0, false)
	p.part([]string{"two"}, 1, false)
	tight := p.tight(2)
	if !slices.Equal(tight.Lines, []string{"What?", "one", "two"}) || tight.Targets[0].First != 1 || tight.Targets[1].Last != 2 {
		t.Errorf("%q, %v", tight.Lines, tight.Targets)
	}
	for _, height := range []int{1, 3, 4, 9} {
		if kept := p.tight(height); len(kept.Lines) != 4 {
			t.Errorf("in %d lines: %q", height, kept.Lines)
		}
	}
}
