package lab

import (
	"math/bits"
	"testing"

	"quest/content"
)

// states writes down what the blocks hold, and in how many there are.
func states(m *Machine, s State, free []int) (seen map[string]int, blocks int) {
	seen = map[string]int{}
	m.blocks(s, free, func(b *block) bool {
		blocks++
		for left := b.all; left != 0; left &= left - 1 {
			bit := uint64(1) << bits.TrailingZeros64(left)
			var state []byte
			for c := range b.has {
				for v := range b.has[c] {
					if b.has[c][v]&bit != 0 {
						state = append(state, '0'+byte(v))
					}
				}
			}
			seen[string(state)]++
		}
		return true
	})
	return seen, blocks
}

// TestEveryStateIsInOneBlock bounds the steps of a proof: as many blocks as 64 states
// at a time make, whatever the lab holds.
func TestEveryStateIsInOneBlock(t *testing.T) {
	for _, tt := range []struct {
		values, free []int // nil for all that are free
		want, blocks int
	}{
		{[]int{2}, nil, 2, 1},
		{[]int{8, 8}, nil, 64, 1},
		{[]int{5, 5, 4}, nil, 100, 2},
		{[]int{3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 5}, nil, 174_960, 2734},
		{[]int{3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 5}, []int{0, 11}, 15, 1},
		{[]int{3, 3, 3}, []int{}, 1, 1},
	} {
		l, start := &content.Lab{}, State{}
		for _, n := range tt.values {
			l.Controls = append(l.Controls, content.Control{Values: make([]content.Value, n)})
			start = append(start, 1)
		}
		m := &Machine{lab: l}
		if tt.free == nil {
			tt.free = m.every()
		}
		seen, blocks := states(m, start, tt.free)
		if len(seen) != tt.want || blocks != tt.blocks {
			t.Errorf("%v: %d states in %d blocks, want %d in %d", tt.values, len(seen), blocks, tt.want, tt.blocks)
		}
		for s, n := range seen {
			if n != 1 || len(s) != len(tt.values) {
				t.Fatalf("%v: state %s comes %d times", tt.values, s, n)
			}
		}
	}
}
