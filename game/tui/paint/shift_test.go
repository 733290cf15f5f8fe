package paint

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// list is a screen with a title, a list of entries from one on, and a footer.
func list(from, rows int) Frame {
	f := Frame{Width: 80, Height: rows + 4, Lines: []string{"  Labs · 랩", ""}}
	for i := range rows {
		f.Lines = append(f.Lines, fmt.Sprintf("    \x1b[38;2;117;117;126m○ \x1b[m%s 데이터베이스 INSERT %[1]s", strings.Repeat(string(rune('a'+from+i)), 20)))
	}
	f.Lines = append(f.Lines, "", "  \x1b[1menter\x1b[m open   \x1b[1m↑↓\x1b[m move")
	return f
}

func TestAListThatScrollsSendsWhatCameIntoSight(t *testing.T) {
	o := Options{Profile: colorprofile.TrueColor}
	for _, tt := range []struct{ from, to int }{{1, 2}, {2, 1}, {1, 5}, {9, 4}} {
		p := &Painter{out: io.Discard, cursor: true}
		e := terminal(80, 24, false)
		first, next := list(tt.from, 20), list(tt.to, 20)
		_, _ = e.Write(p.bytes(job{frame: first, paint: true, whole: true, options: o}))
		bytes := p.bytes(job{frame: next, paint: true, options: o})
		_, _ = e.Write(bytes)
		if got, want := screenOf(e, 80), newReference(false).screen(next); !slices.Equal(got, want) {
			t.Fatalf("from %d to %d the terminal shows\n%s\nwant\n%s", tt.from, tt.to, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		if lines := abs(tt.to - tt.from); len(bytes) > 60+lines*110 {
			t.Errorf("%d lines came into sight from %d to %d: %d bytes %q", lines, tt.from, tt.to, len(bytes), bytes)
		}
	}
}

func TestLinesThatChangeInPlaceAreNotMoved(t *testing.T) {
	o := Options{Profile: colorprofile.TrueColor}
	p := &Painter{out: io.Discard, cursor: true}
	p.bytes(job{frame: list(1, 20), paint: true, whole: true, options: o})
	next := list(1, 20)
	for y := range 20 {
		next.Lines[y+2] = strings.Replace(next.Lines[y+2], "INSERT", "UPDATE", 1)
	}
	if bytes := string(p.bytes(job{frame: next, paint: true, options: o})); strings.ContainsAny(bytes, "LM") {
		t.Errorf("lines were moved: %q", bytes)
	}
}
