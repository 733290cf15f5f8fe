package widget

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"quest/game/tui/screen"
)

// HushTick is after how much time a screen that opened by itself asks whether it may hear keys.
const HushTick = 90 * time.Millisecond

const (
	quietTicks = 3  // without a key
	mostTicks  = 10 // in all
)

// Hush keeps keys from a screen that opens by itself: those that were on their way to the screen before.
// It is over once none has come for some ticks, and never lasts longer than a ceiling. The zero value
// begins one.
type Hush struct {
	Over    bool
	ticks   int // since the screen was shown
	lastKey int // tick of the newest key
}

// Hear takes a message of a screen that moves by nothing else. done is whether it goes no further: what the
// alarm brings, which goes on with wait, and a key or a click that may not be heard.
func (h Hush) Hear(msg tea.Msg) (next Hush, wait screen.Intent, done bool) {
	switch msg.(type) {
	case screen.Opened:
	case screen.Woke:
		h = h.Tick()
	case tea.KeyPressMsg, tea.MouseClickMsg:
		h, awake := h.Key()
		return h, nil, !awake
	default:
		return h, nil, false
	}
	if h.Over {
		return h, nil, true
	}
	return h, screen.Wait{For: HushTick}, true
}

// Key takes a key, and reports whether the screen may hear it.
func (h Hush) Key() (Hush, bool) {
	if !h.Over {
		h.lastKey = h.ticks
	}
	return h, h.Over
}

// Tick takes a tick.
func (h Hush) Tick() Hush {
	h.ticks++
	h.Over = h.Over || h.ticks-h.lastKey >= quietTicks || h.ticks >= mostTicks
	return h
}
