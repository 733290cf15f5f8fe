//go:build !unix

package main

import (
	"quest/game"
	"quest/game/tui"
)

// playScreen plays on the whole screen of the terminal. Consoles of other systems are
// left to Bubble Tea, which knows them.
func (c *call) playScreen(open func() (*game.Seat, error)) error {
	return tui.RunWithBubbleTea(open, c.options())
}

// previewScreen shows a preview on the whole screen of the terminal.
func (c *call) previewScreen(p tui.Preview) error {
	return tui.RunPreviewWithBubbleTea(p, c.options())
}
