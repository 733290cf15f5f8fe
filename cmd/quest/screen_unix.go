//go:build unix

package main

import (
	"os"

	"quest/game"
	"quest/game/tui"
)

// playScreen plays on the whole screen of the terminal.
func (c *call) playScreen(open func() (*game.Seat, error)) error {
	in, inOK := c.in.(*os.File)
	out, outOK := c.out.(*os.File)
	if !inOK || !outOK || c.flags.bubbleTea {
		return tui.RunWithBubbleTea(open, c.options())
	}
	return tui.Run(open, c.options(), newDevice(in, out))
}

// previewScreen shows a preview on the whole screen of the terminal.
func (c *call) previewScreen(p tui.Preview) error {
	in, inOK := c.in.(*os.File)
	out, outOK := c.out.(*os.File)
	if !inOK || !outOK || c.flags.bubbleTea {
		return tui.RunPreviewWithBubbleTea(p, c.options())
	}
	return tui.RunPreview(p, c.options(), newDevice(in, out))
}
