package tui

import (
	"bytes"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"

	"quest/content"
	"quest/game"
	"quest/game/tui/paint"
)

// BenchmarkBytesAKey tells what the painter writes for a key press at 100x30 in both
// languages, in bytes, beside the text of the cells that changed: what no painter can
// do without. The rest is moving the cursor and changing the look.
func BenchmarkBytesAKey(b *testing.B) {
	for _, c := range []struct {
		name string
		keys [2]string
		open func() *visit
	}{
		{"map", [2]string{"down", "up"}, func() *visit { return shipped(b) }},
		{"lesson", [2]string{"enter", "left"}, func() *visit { return shipped(b).press("enter") }},
		{"quiz", [2]string{"down", "up"}, func() *visit { return shipped(b).press("enter").until(true, asks(content.Single)) }},
		{"lab", [2]string{"down", "up"}, func() *visit {
			return atShippedLab(b, flagship(b), "why-didnt-lambda-fire", game.SpeakBoth).press("enter")
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			v := c.open().resize(100, 30)
			var out bytes.Buffer
			painter := paint.New(&out, paint.Options{Profile: colorprofile.TrueColor})
			defer func() { _ = painter.Close() }() // Wait has told its error
			terminal := vt.NewEmulator(100, 30)
			written, text := 0, 0
			show := func() {
				lines, cursor, _ := v.m.drawing()
				f := paint.Frame{Width: 100, Height: 30, Lines: lines}
				if cursor != nil {
					f.Cursor = &paint.Cell{X: cursor.X, Y: cursor.Y}
				}
				painter.Paint(f)
				if err := painter.Wait(); err != nil {
					b.Fatal(err)
				}
				before := cellsOf(terminal)
				written += out.Len()
				_, _ = terminal.Write(out.Bytes())
				out.Reset()
				for i, after := range cellsOf(terminal) {
					if after != before[i] {
						text += len(after.text)
					}
				}
			}
			show()
			written, text = 0, 0
			for i := range b.N {
				v.press(c.keys[i%2])
				show()
			}
			b.ReportMetric(float64(written)/float64(b.N), "bytes/key")
			b.ReportMetric(float64(text)/float64(b.N), "changed-text/key")
		})
	}
}

// shownCell is what a cell of an emulator shows.
type shownCell struct{ text, look string }

func cellsOf(e *vt.Emulator) []shownCell {
	cells := make([]shownCell, 0, e.Width()*e.Height())
	for y := range e.Height() {
		for x := range e.Width() {
			if c := e.CellAt(x, y); c != nil {
				cells = append(cells, shownCell{c.Content, c.Style.String()})
			} else {
				cells = append(cells, shownCell{})
			}
		}
	}
	return cells
}

// shipped is a new player of the shipped pack.
func shipped(b *testing.B) *visit {
	return newPlayer(b, game.SpeakBoth, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{flagship(b)} })
}
