package quiz

import (
	"slices"
	"testing"
)

// Of a page that goes on below the window, no empty line is the last one to be seen;
// what a mouse finds below it moves up with its lines.
func TestAPageThatGoesOnEndsWithNoEmptyLine(t *testing.T) {
	p := page{lines: []string{"What?", ""}, asked: 1}
	p.add([]string{"one"})
	p.add([]string{"two"})
	tight := p.tight(2)
	if !slices.Equal(tight.lines, []string{"What?", "one", "two"}) || tight.spans[0] != (span{first: 1, last: 1}) || tight.spans[1] != (span{first: 2, last: 2}) {
		t.Errorf("%q, %v", tight.lines, tight.spans)
	}
	for _, height := range []int{1, 3, 4, 9} {
		if kept := p.tight(height); len(kept.lines) != 4 {
			t.Errorf("in %d lines: %q", height, kept.lines)
		}
	}
}
