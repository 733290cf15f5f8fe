// Package celebration shows for a moment what was reached: a level, an achievement, a title, a boss
// that was beaten, the goal of a week.
package celebration

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Celebration shows what was reached, all of it at once. The picture grows within less than a
// second; where nothing may move it is whole from the start.
type Celebration struct {
	feats screen.Feats
	frame int
	hush  widget.Hush
	shown bool // all of it was on the screen, and on disk
}

// New makes the screen.
func New(feats screen.Feats) Celebration { return Celebration{feats: feats} }

// Update lets the picture grow. Any key shows all of it, and then goes on; it does nothing
// else.
func (c Celebration) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	next, intent := c.heard(a, msg)
	next.shown = next.shown || next.frame >= widget.BurstWhole && a.Kept.State == screen.Safe
	return next, intent
}

// Shown reports whether all of it was on the screen, so that it counts as told.
func (c Celebration) Shown() bool { return c.shown }

func (c Celebration) heard(a screen.Area, msg tea.Msg) (Celebration, screen.Intent) {
	switch msg.(type) {
	case screen.Opened:
		if a.Still {
			c.frame = widget.BurstWhole
		}
		return c, screen.Wait{For: widget.HushTick}
	case screen.Woke:
		return c.woke()
	case tea.KeyPressMsg, tea.MouseClickMsg:
	default:
		return c, nil
	}
	var awake bool
	c.hush, awake = c.hush.Key()
	switch {
	case !awake:
	case c.frame < widget.BurstWhole:
		c.frame = widget.BurstWhole
	default:
		return c, screen.Go{}
	}
	return c, nil
}

// woke takes one tick, and asks for another one while there is something to wait for.
func (c Celebration) woke() (Celebration, screen.Intent) {
	c.hush = c.hush.Tick()
	c.frame = min(c.frame+1, widget.BurstWhole)
	if c.hush.Over && c.frame == widget.BurstWhole {
		return c, nil
	}
	return c, screen.Wait{For: widget.HushTick}
}

// Help gives the keys of the screen.
func (c Celebration) Help(a screen.Area) []key.Binding {
	return []key.Binding{keymap.If(keymap.Says(a.Keys.Enter, a.Book().Keys.Continue), c.hush.Over)}
}

// Draw draws the picture of the greatest of what was reached, and below it all of that.
func (c Celebration) Draw(a screen.Area) screen.Drawing {
	var lines []string
	if c.shown || a.Kept.State == screen.Safe { // nothing is told before it is on disk
		lines = widget.Feats(a, c.feats)
	}
	lines = lines[:min(len(lines), max(1, a.Height-1))]
	var picture []string
	for _, drawn := range widget.FeatPictures(a.Theme, c.feats, c.frame) { // what was reached is worth more than the picture
		if len(picture) == 0 && len(drawn)+1+len(lines) <= a.Height {
			picture = widget.Centre(drawn, a.Width)
		}
	}
	out := make([]string, max(0, (a.Height-len(picture)-1-len(lines))/3))
	out = append(append(out, picture...), "")
	for _, l := range lines {
		out = append(out, widget.Blank((a.Width-widget.Width(l))/2)+l)
	}
	return screen.Drawing{Lines: out}
}
