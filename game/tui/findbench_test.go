package tui

import "testing"

// BenchmarkFind is one key press in the search to a drawn frame, and what the search behind it
// takes, in the shipped pack.
func BenchmarkFind(b *testing.B) {
	for _, c := range []struct {
		name string
		runs bool
	}{{"key-to-frame", false}, {"results-to-frame", true}} {
		b.Run(c.name, func(b *testing.B) {
			v := shipped(b).resize(100, 30).search("event sub")
			v.holding = !c.runs
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				v.press([]string{"s", "backspace"}[i%2])
				v.held = nil
				_ = v.m.View()
			}
		})
	}
}
