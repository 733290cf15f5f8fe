package paint

import (
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// terminal is an emulated terminal that does not wrap lines, as the game sets it up.
func terminal(width, height int, graphemes bool) *vt.Emulator {
	e := vt.NewEmulator(width, height)
	_, _ = e.WriteString("\x1b[?7l")
	if graphemes {
		_, _ = e.WriteString("\x1b[?2027h")
	}
	return e
}

// screenOf shows what a terminal holds, a line for each of its rows: every cell with
// its look, so that a wrong colour is a difference too, unless it cannot be seen.
func screenOf(e *vt.Emulator, width int) []string {
	out := make([]string, e.Height())
	for y := range out {
		out[y] = lineOf(e, y, width)
	}
	return out
}

func lineOf(e *vt.Emulator, y, width int) string {
	var b strings.Builder
	for x := range width {
		switch c := e.CellAt(x, y); {
		case c == nil || c.Width == 0:
		case x+c.Width > width, c.Content == "", c.Content == " " && !seenOnBlanks(c.Style):
			b.WriteString("_")
		default:
			b.WriteString(c.Content + c.Style.String() + "|")
		}
	}
	return b.String()
}

// seenOnBlanks reports whether a blank of a style differs from a plain one.
func seenOnBlanks(s uv.Style) bool {
	return s.Bg != nil || s.Underline != 0 || s.Attrs&(uv.AttrReverse|uv.AttrStrikethrough) != 0
}

// reference is a terminal on which each line is written alone and in the plainest way.
// It is wider than any frame, so that nothing is squeezed into a last column.
type reference struct {
	e     *vt.Emulator
	known map[string]string
}

func newReference(graphemes bool) *reference {
	return &reference{terminal(400, 1, graphemes), map[string]string{}}
}

// screen is what a terminal shows of a frame.
func (r *reference) screen(f Frame) []string {
	out := make([]string, f.Height)
	for y := range out {
		key := fmt.Sprint(f.Width, f.line(y))
		if _, ok := r.known[key]; !ok {
			_, _ = r.e.WriteString("\x1b[H\x1b[m\x1b[2K" + f.line(y) + "\x1b[m")
			r.known[key] = lineOf(r.e, 0, f.Width)
		}
		out[y] = r.known[key]
	}
	return out
}

// alphabet is what random lines are made of, by kind.
var alphabet = [][]string{
	{"a", "b", "c", " ", "  ", "     ", ".", "x"},
	{"람", "다", "이", "벤", "트", "가", " "},
	{"Lambda", "호출", " ", "SNS", "알림"},
	{"─", "│", "★", "①", "·", "→", "┃", "█"},
	{"👩‍💻", "⚔️", "👍🏽", "🇰🇷", "é", "ò̂", "क्षि", "😀", "1️⃣"},
}

// paragraph makes a random line of about n characters with random looks.
func paragraph(r *rand.Rand, n int, hostile bool) string {
	kinds := len(alphabet)
	if !hostile {
		kinds--
	}
	looks := []string{"\x1b[m", "\x1b[1m", "\x1b[38;2;200;30;40m", "\x1b[7m", "\x1b[1;38;2;1;2;3;48;2;9;9;9m", "\x1b[4m", "\x1b[0;3m", "\x1b[4:3m", "\x1b[38;5;9;2m", "\x1b[0;91;104m", "\x1b[1;31m", "\x1b[0;32m", "\x1b[0;9m", "\x1b[39;22m", "\x1b[49m"}
	var b strings.Builder
	for range n {
		if r.IntN(6) == 0 {
			b.WriteString(looks[r.IntN(len(looks))])
		}
		kind := alphabet[r.IntN(kinds)]
		b.WriteString(kind[r.IntN(len(kind))])
	}
	return b.String()
}

// another makes a random frame that often shares much with the one before.
func another(r *rand.Rand, f Frame, hostile bool) Frame {
	next := Frame{Width: f.Width, Height: f.Height, Lines: append([]string(nil), f.Lines...)}
	if f.Width == 0 || r.IntN(40) == 0 {
		next.Width, next.Height = 1+r.IntN(40), 1+r.IntN(10)
	}
	for len(next.Lines) < next.Height {
		next.Lines = append(next.Lines, "")
	}
	if r.IntN(3) == 0 {
		scroll(r, next.Lines)
	}
	for range r.IntN(4) {
		next.Lines[r.IntN(len(next.Lines))] = paragraph(r, r.IntN(next.Width+3), hostile)
	}
	if r.IntN(3) > 0 {
		next.Cursor = &Cell{X: r.IntN(next.Width), Y: r.IntN(next.Height)}
	}
	return next
}

// scroll moves some neighbouring lines up or down; what leaves at one end comes in at the other.
func scroll(r *rand.Rand, lines []string) {
	top := r.IntN(len(lines))
	band := lines[top : top+1+r.IntN(len(lines)-top)]
	by := r.IntN(len(band))
	copy(band, append(slices.Clone(band[by:]), band[:by]...))
}

// linesMoved finds lines that are taken out of the terminal in what a painter writes.
var linesMoved = regexp.MustCompile(`\x1b\[\d*M`)

// frames is how many random frames are painted; -short paints fewer.
const frames, framesShort = 100_000, 2_000

// TestTheTerminalShowsWhatWasDrawn paints random frames one over the other and compares
// what an emulated terminal shows with the same frame written alone.
func TestTheTerminalShowsWhatWasDrawn(t *testing.T) {
	for _, tt := range []struct {
		name               string
		graphemes, hostile bool
	}{
		{"Korean and English", false, false},
		{"hostile text, measured by grapheme", true, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			n := frames / 2
			if testing.Short() {
				n = framesShort / 2
			}
			const seed = 20261129
			r := rand.New(rand.NewPCG(seed, uint64(n)))
			p := &Painter{out: io.Discard, cursor: true}
			o := Options{Profile: colorprofile.TrueColor, Graphemes: tt.graphemes, Sync: true}
			ref := newReference(tt.graphemes)
			var e *vt.Emulator
			f := Frame{}
			shifted := 0
			for i := range n {
				next := another(r, f, tt.hostile)
				if e == nil || next.Width != f.Width || next.Height != f.Height {
					e = terminal(next.Width, next.Height, tt.graphemes) // a resize leaves anything behind
					_, _ = e.WriteString(strings.Repeat("#", next.Width*next.Height))
					if !p.cursor {
						_, _ = e.WriteString(ansi.HideCursor)
					}
				}
				bytes := p.bytes(job{frame: next, paint: true, whole: i == 0, options: o})
				if _, err := e.Write(bytes); err != nil {
					t.Fatal(err)
				}
				if linesMoved.Match(bytes) {
					shifted++
				}
				f = next
				want, got := ref.screen(f), screenOf(e, f.Width)
				for y := range want {
					if got[y] != want[y] {
						t.Fatalf("seed %d, frame %d, line %d of %dx%d %q:\ngot  %s\nwant %s\nbytes %q", seed, i, y, f.Width, f.Height, f.line(y), got[y], want[y], bytes)
					}
				}
				if c := f.Cursor; c != nil {
					if at := e.CursorPosition(); at.X != c.X || at.Y != c.Y || e.CursorHidden() {
						t.Fatalf("seed %d, frame %d: cursor at %v (hidden %v), want %v", seed, i, at, e.CursorHidden(), *c)
					}
				} else if !e.CursorHidden() {
					t.Fatalf("seed %d, frame %d: the cursor is not hidden", seed, i)
				}
			}
			if shifted < n/1000 {
				t.Errorf("of %d frames %d moved lines", n, shifted)
			}
		})
	}
}
