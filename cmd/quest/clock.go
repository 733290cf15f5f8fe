package main

import (
	"encoding/binary"
	"fmt"
	"io"
	"time"

	"quest/game"
)

// clock reads the wall clock and the time since the program started. With --now
// the wall begins there and goes on with the program.
type clock struct {
	now   func() time.Time
	began time.Time // with a monotonic reading
	wall  time.Time // of the beginning
}

func (c *call) clock() clock {
	k := clock{now: c.Now, began: c.began, wall: c.began}
	if !c.flags.now.IsZero() {
		k.wall = c.flags.now.Time
	}
	return k
}

// moment reads both clocks once. The wall is cut to the millisecond that the save
// keeps, so that playing on and playing back see the same time.
func (k clock) moment() game.Moment {
	now := k.now()
	passed := now.Sub(k.began)
	wall := now
	if !k.wall.Equal(k.began) {
		wall = k.wall.Add(passed)
	}
	return game.Moment{Wall: wall.Round(0).Truncate(time.Millisecond), Mono: passed}
}

// drawSeed draws the seed of a new save.
func drawSeed(from io.Reader) (uint64, error) {
	var b [8]byte
	if _, err := io.ReadFull(from, b[:]); err != nil {
		return 0, fmt.Errorf("draw a seed: %w", err)
	}
	return binary.LittleEndian.Uint64(b[:]), nil
}
