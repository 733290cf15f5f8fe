package main

import (
	"errors"
	"image"
	"image/color"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/opentype"
)

func TestAScriptIsReadLineByLine(t *testing.T) {
	steps, err := readScript("# a tour\n\nstart 80x24 dark --lang ko\nuntil two words\n  key enter down\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(steps) != 3 || steps[1].text != "two words" || steps[2].line != 5 || len(steps[2].words) != 2 {
		t.Errorf("%+v", steps)
	}
	for _, bad := range []string{"jump 3", "shot", "start 80x24"} {
		if _, err := readScript(bad); !errors.Is(err, errScript) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestKeysHaveNamesOrAreOneCharacter(t *testing.T) {
	for name, want := range map[string]string{"enter": "\r", "x": "x", "ㅂ": "ㅂ", "up": "\x1b[A"} {
		if got, err := keyBytes(name); err != nil || got != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if _, err := keyBytes("entre"); !errors.Is(err, errKey) {
		t.Errorf("a key that is none: %v", err)
	}
}

// goLetters draws with a font that is part of a library, so that the test needs none of the
// computer.
func goLetters(t *testing.T) *letters {
	t.Helper()
	f, err := opentype.Parse(gomono.TTF)
	if err != nil {
		t.Fatal(err)
	}
	return &letters{fonts: []typeface{{f, f}}, sized: map[string]font.Face{}}
}

func TestACellIsDrawnInItsPlaceAndColour(t *testing.T) {
	red := color.RGBA{0xff, 0, 0, 0xff}
	cell := func(s string) *uv.Cell { return &uv.Cell{Content: s, Width: 1, Style: uv.Style{Fg: red}} }
	in := lookOf("dark")
	got := goLetters(t).draw([][]*uv.Cell{{cell(" "), cell("█"), cell("─"), cell("H")}}, in)
	if want := image.Rect(0, 0, 4*cellWidth+2*margin, cellHeight+2*margin); got.Rect != want {
		t.Fatalf("the picture is %v, want %v", got.Rect, want)
	}
	inked := func(column int) (n int) {
		for y := range cellHeight {
			for x := range cellWidth {
				if got.RGBAAt(margin+column*cellWidth+x, margin+y) != in.ground {
					n++
				}
			}
		}
		return n
	}
	if inked(0) != 0 || inked(1) != cellWidth*cellHeight || inked(2) != cellWidth {
		t.Errorf("a blank has %d pixels, a block %d, a line %d", inked(0), inked(1), inked(2))
	}
	if n := inked(3); n < 20 || n > cellWidth*cellHeight/2 {
		t.Errorf("a letter has %d pixels", n)
	}
}

func TestOfAFrameOnlyTheChangeIsKept(t *testing.T) {
	in := lookOf("light")
	l := goLetters(t)
	frame := func(s string) *image.Paletted {
		return paletted(l.draw([][]*uv.Cell{{{Content: " ", Width: 1}, {Content: s, Width: 1}}}, in))
	}
	before, after := frame(" "), frame("█")
	want := image.Rect(margin+cellWidth, margin, margin+2*cellWidth, margin+cellHeight)
	if got := changed(before, after); got != want {
		t.Errorf("changed in %v, want %v", got, want)
	}
	if got := changed(after, after); got.Dx() != 1 || got.Dy() != 1 {
		t.Errorf("the same frame changed in %v", got)
	}
}
