package tui

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"quest/game/tui/paint"
)

// TestEveryScreenIsShownAsItIsDrawn paints every scene over the one before it, and what
// a few keys make of it, and compares what an emulated terminal shows with the drawing.
func TestEveryScreenIsShownAsItIsDrawn(t *testing.T) {
	looks(t)
	for _, size := range sizes {
		for _, speech := range speeches {
			var out bytes.Buffer
			painter := paint.New(&out, paint.Options{Profile: colorprofile.TrueColor, Graphemes: true})
			terminal := vt.NewEmulator(size[0], size[1])
			_, _ = terminal.WriteString("\x1b[?7l\x1b[?2027h") // as the game sets a terminal up
			for _, s := range slices.Concat(scenes(), labScenes(), saveScenes()) {
				v := s.open(t, speech).resize(size[0], size[1])
				for _, key := range []string{"", "down", "?", "esc", "L"} {
					if key != "" {
						v.press(key)
					}
					lines, cursor, _ := v.m.drawing()
					f := paint.Frame{Width: size[0], Height: size[1], Lines: lines}
					if cursor != nil {
						f.Cursor = &paint.Cell{X: cursor.X, Y: cursor.Y}
					}
					painter.Paint(f)
					if err := painter.Wait(); err != nil {
						t.Fatal(err)
					}
					_, _ = terminal.Write(out.Bytes())
					out.Reset()
					if got, want := trimmed(terminal.String()), trimmed(ansi.Strip(strings.Join(lines, "\n"))); got != want {
						t.Fatalf("%s after %q, %v, %s, shows\n%s\nwant\n%s", s.name, key, size, speech, got, want)
					}
					if cursor != nil {
						if at := terminal.CursorPosition(); at.X != cursor.X || at.Y != cursor.Y {
							t.Errorf("%s after %q: the cursor stands at %v, want %v", s.name, key, at, *cursor)
						}
					}
				}
			}
			if err := painter.Close(); err != nil {
				t.Error(err)
			}
		}
	}
}

// trimmed leaves out blanks at the ends of lines and empty lines at the end.
func trimmed(screen string) string {
	lines := strings.Split(strings.ReplaceAll(screen, "\r", ""), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}
