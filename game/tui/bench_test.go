package tui

import (
	"testing"

	"quest/content"
	"quest/game"
)

// One key press to a drawn frame, without the terminal.
func BenchmarkKeyToFrame(b *testing.B) {
	for _, c := range []struct {
		name string
		open func(*visit) *visit
	}{
		{"home", func(v *visit) *visit { return v }},
		{"point", func(v *visit) *visit { return v.press("enter") }},
		{"quiz", func(v *visit) *visit { return v.press("enter").until(true, asks(content.Single)) }},
		{"verdict", func(v *visit) *visit { return v.press("enter").until(false, judges(content.Multi)) }},
	} {
		for _, size := range [][2]int{{80, 24}, {200, 60}} {
			b.Run(c.name+"-"+map[int]string{80: "80x24", 200: "200x60"}[size[0]], func(b *testing.B) {
				v := c.open(newPlayer(b, game.SpeakBoth)).resize(size[0], size[1])
				down, up := keyPress("down"), keyPress("up")
				b.ReportAllocs()
				b.ResetTimer()
				for i := range b.N {
					if i%2 == 0 {
						v.m.Update(down)
					} else {
						v.m.Update(up)
					}
					_ = v.m.View()
				}
			})
		}
	}
}
