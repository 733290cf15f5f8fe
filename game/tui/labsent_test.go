package tui

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
)

// sent counts what a program sends to its terminal.
type sent struct{ bytes atomic.Int64 }

func (s *sent) Write(p []byte) (int, error) {
	s.bytes.Add(int64(len(p)))
	return len(p), nil
}

// counted is how many frames are looked at; the event travels for a few more.
const counted = 20

// travel lets an event travel in a real program, with a ticker and a clock of its own.
// It gives the bytes that were sent after the first frame, and the frames.
func travel(b *testing.B, pack *content.Pack, size [2]int) (bytes int64, frames int) {
	m := atShippedLab(b, pack, "fan-out", game.SpeakBoth).resize(size[0], size[1]).press("enter", "1").foretell("enter say").m
	m.after = ring
	m.first = m.after(0, wokeScreen{m.number}) // the one that the visit holds
	ctx, stop := context.WithCancel(b.Context())
	defer stop()
	out, first := new(sent), int64(0)
	count := func(_ tea.Model, msg tea.Msg) tea.Msg {
		if _, ok := msg.(wokeScreen); !ok {
			return msg
		}
		if frames++; frames == 2 {
			first = out.bytes.Load()
		}
		if frames == counted {
			stop()
		}
		return msg
	}
	program := tea.NewProgram(m, tea.WithContext(ctx), tea.WithInput(nil), tea.WithOutput(out), tea.WithFPS(120),
		tea.WithWindowSize(size[0], size[1]), tea.WithoutSignals(), tea.WithFilter(count))
	_, _ = program.Run() // ended by its context
	return out.bytes.Load() - first, frames - 2
}

// The bytes that a terminal gets for each frame of the animation.
func BenchmarkLabFrameSent(b *testing.B) {
	pack := flagship(b)
	for _, size := range [][2]int{{80, 24}, {200, 60}} {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			bytes, frames := int64(0), 0
			for b.Loop() {
				n, f := travel(b, pack, size)
				bytes, frames = bytes+n, frames+f
			}
			b.ReportMetric(float64(bytes)/float64(max(1, frames)), "sent-bytes/frame")
		})
	}
}
