package lab

import (
	"math/bits"
	"slices"

	"quest/content"
)

// blockSize is how many states are tried at once.
const blockSize = 64

// block is up to 64 states, each of which is a bit. A condition is then decided for
// all of them by a few operations on words, so that even the largest lab with the
// most conditions is tried in a moment.
type block struct {
	all uint64              // the bits that are states
	has [][maxValues]uint64 // for each control and value, the states in which it has it
}

// blocks gives every state that differs from s in the controls named by free alone,
// 64 at a time, the first of them turning fastest. It is done when try is false.
func (m *Machine) blocks(s State, free []int, try func(*block) bool) {
	s = slices.Clone(s)
	for _, c := range free {
		s[c] = 0
	}
	b := block{has: make([][maxValues]uint64, len(s))}
	for more := true; more; {
		b.all = 0
		clear(b.has)
		for i := 0; more && i < blockSize; i++ {
			bit := uint64(1) << i
			b.all |= bit
			for c, v := range s {
				b.has[c][v] |= bit
			}
			more = m.step(s, free)
		}
		if !try(&b) {
			return
		}
	}
}

// step goes to the following state, the first free control turning fastest. It is
// false after the last one.
func (m *Machine) step(s State, free []int) bool {
	for _, c := range free {
		if s[c]++; int(s[c]) < len(m.lab.Controls[c].Values) {
			return true
		}
		s[c] = 0
	}
	return false
}

// every gives all controls, as those that are free.
func (m *Machine) every() []int {
	free := make([]int, len(m.lab.Controls))
	for i := range free {
		free[i] = i
	}
	return free
}

// among gives the states of a block in which the condition holds.
func (t *test) among(b *block) uint64 {
	switch t.kind {
	case content.CondAlways:
		return b.all
	case content.CondIs:
		states := uint64(0)
		for v := t.values; v != 0; v &= v - 1 {
			states |= b.has[t.control][bits.TrailingZeros8(v)]
		}
		return states
	case content.CondNot:
		return b.all &^ t.of[0].among(b)
	case content.CondAny:
		states := uint64(0)
		for i := 0; i < len(t.of) && states != b.all; i++ {
			states |= t.of[i].among(b)
		}
		return states
	case content.CondAll:
		states := b.all
		for i := 0; i < len(t.of) && states != 0; i++ {
			states &= t.of[i].among(b)
		}
		return states
	case content.CondNever:
	}
	return 0
}

// among gives the states of a block by what happens on the route, in the order that
// run counts in: hidden, fired, and every gate. The result is put into out.
func (r *route) among(b *block, out []uint64) []uint64 {
	out = append(out[:0], 0, 0)
	on := r.when.among(b)
	out[0] = b.all &^ on
	for i := range r.gates {
		stopped := uint64(0)
		if g := &r.gates[i]; on != 0 {
			stopped = on & g.when.among(b)
			if stopped != 0 {
				stopped &^= g.pass.among(b)
			}
		}
		out = append(out, stopped)
		on &^= stopped
	}
	out[fired-hidden] = on
	return out
}
