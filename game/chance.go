package game

import (
	"hash/fnv"
	"math/rand/v2"
)

// chance gives the randomness of one purpose of a save: the same seed and the same
// words always give the same sequence, in every front end and at every replay.
func chance(seed uint64, words ...string) *rand.Rand {
	h := fnv.New64a()
	for _, w := range words {
		_, _ = h.Write([]byte(w)) // a hash never fails
		_, _ = h.Write([]byte{0})
	}
	return rand.New(rand.NewPCG(seed, h.Sum64()))
}
