// Package chest shows the rewards that were granted.
package chest

import (
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// The chest opens by itself, so keys that were already on their way to the screen
// before are swallowed: until none has come for some ticks, and never for longer
// than the ceiling.
const (
	tick    = 90 * time.Millisecond
	quiet   = 3  // ticks without a key
	ceiling = 12 // ticks in all
)

// Chest shows what was granted. It stays closed until that is on disk.
type Chest struct {
	grants  []*game.Granted
	level   int           // that they raise the player to, 0 for none
	labs    *content.Pack // whose labs can be tried now, nil for none
	ticks   int           // since it was shown
	lastKey int           // tick of the newest swallowed key
	awake   bool
	frame   int // of the animation
}

// New makes the screen. level is the level that the grants raise the player to, 0 for none;
// labs is the pack whose labs can be tried now, nil for none.
func New(grants []*game.Granted, level int, labs *content.Pack) Chest {
	return Chest{grants: grants, level: level, labs: labs}
}

// Update runs the animation. The first key after the quiet period skips it, the
// next one goes on.
func (c Chest) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	switch msg.(type) {
	case screen.Opened:
		return c.still(a), screen.Wait{For: tick}
	case screen.Stored:
		return c.still(a), nil
	case screen.Woke:
		return c.woke(a)
	}
	if _, ok := msg.(tea.KeyPressMsg); !ok {
		return c, nil
	}
	if !c.awake {
		c.lastKey = c.ticks
		return c, nil
	}
	k := a.Keys
	if c.leads() && keymap.Pressed(msg, keymap.ForLab(false).Open) {
		return c, screen.ShowLabs{Pack: c.labs}
	}
	for _, b := range []key.Binding{k.Enter, k.Space, k.Back} {
		if keymap.Pressed(msg, b) {
			if c.waits(a) || c.frame >= open {
				return c, screen.Go{}
			}
			c.frame = open
			return c, nil
		}
	}
	return c, nil
}

func (c Chest) woke(a screen.Area) (screen.Screen, screen.Intent) {
	c.ticks++
	if c.ticks-c.lastKey >= quiet || c.ticks >= ceiling {
		c.awake = true
	}
	if !c.waits(a) && c.frame < open {
		c.frame++
	}
	if c.awake && (c.frame >= open || a.Kept.State == screen.Lost) {
		return c, nil
	}
	return c, screen.Wait{For: tick}
}

// still opens the chest at once where nothing is to move.
func (c Chest) still(a screen.Area) Chest {
	if a.Still && !c.waits(a) {
		c.frame = open
	}
	return c
}

// waits reports whether the chest cannot open yet: nothing is shown before it is on
// disk. Once it has begun to open, it stays so whatever is saved then.
func (c Chest) waits(a screen.Area) bool { return c.frame == closed && a.Kept.State != screen.Safe }

// Sealed reports whether what is in the chest cannot be seen yet.
func (c Chest) Sealed() bool { return c.frame < open }

// Help gives the keys of the screen.
func (c Chest) Help(a screen.Area) []key.Binding {
	return []key.Binding{
		keymap.If(keymap.Says(a.Keys.Enter, a.Book().Keys.Continue), c.awake),
		keymap.If(keymap.Says(keymap.ForLab(false).Open, a.Book().Lab.KeyLabs), c.leads()),
	}
}

// leads reports whether the chest is open and leads on to labs.
func (c Chest) leads() bool { return c.awake && !c.Sealed() && c.labs != nil }

// Draw draws the chest, and below it what is in it.
func (c Chest) Draw(a screen.Area) screen.Drawing {
	t, words := a.Theme, a.Book().Chest
	picture := draw(t, c.frame)
	var told []string
	switch {
	case c.waits(a) && a.Kept.State == screen.Lost:
		told = widget.Wrap(t.Gold.Render(words.Locked), min(a.Width, 60))
	case c.waits(a):
		told = widget.Wrap(t.Muted.Render(words.Waiting), min(a.Width, 60))
	case !c.Sealed():
		told = c.loot(a)
	default:
		told = []string{t.Muted.Italic().Render(words.Opening)}
	}
	out := make([]string, widget.Margin(a.Height)*2)
	out = append(out, widget.Centre(picture, a.Width)...)
	out = append(out, "")
	for _, l := range told {
		out = append(out, widget.Blank((a.Width-widget.Width(l))/2)+l)
	}
	if len(out) > a.Height {
		out = out[len(out)-a.Height:]
	}
	return screen.Drawing{Lines: out}
}

// loot is what the chest holds, one thing a line.
func (c Chest) loot(a screen.Area) []string {
	t, words := a.Theme, a.Book().Chest
	var out []string
	add := func(phrases string, n int) {
		if n > 0 {
			out = append(out, t.Gold.Bold().Render(phrase.Fill(phrases, "n", strconv.Itoa(n))))
		}
	}
	for _, g := range c.grants {
		add(words.XP, g.XP)
		if len(g.Title) > 0 {
			out = append(out, c.title(a, g))
		}
		add(words.Gold, g.Gold)
		for _, d := range g.Drops {
			add(words.Gold, d.Gold)
			add(words.DropXP, d.XP)
			if d.Gold == 0 && d.XP == 0 {
				out = append(out, t.Muted.Render(words.Nothing))
			}
		}
	}
	if c.level > 0 {
		out = append(out, t.Gold.Bold().Reverse().Render(" "+phrase.Fill(a.Book().Summary.LevelUp, "n", strconv.Itoa(c.level))+" "))
	}
	out = append(out, "", t.Muted.Render(t.Sign.Right+" "+words.Kept))
	if c.labs != nil {
		open := t.Key.Render(keymap.ForLab(false).Open.Help().Key) + " " + t.Gold.Render(t.Sign.Gist) + " "
		out = append(out, "", open+t.Gold.Bold().Render(words.ToLabs))
	}
	return out
}

func (c Chest) title(a screen.Area, g *game.Granted) string {
	t := a.Theme
	names := game.TitleIn(a.Speech.Langs(), g.Title)
	star := t.Gold.Bold().Render(t.Sign.Star)
	title := star + " " + t.Muted.Render(a.Book().Chest.NewTitle) + "  " +
		t.Strong.Render(strings.Join(names, " "+t.Sign.Dot+" ")) + " " + star
	return widget.Cut(title, a.Width, t.Sign.More)
}
