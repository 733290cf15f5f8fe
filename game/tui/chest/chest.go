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
	"quest/game/tui/style"
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
	feats   screen.Feats  // that are told together with it
	ticks   int           // since it was shown
	lastKey int           // tick of the newest swallowed key
	awake   bool
	frame   int // of the animation
}

// New makes the screen. level is the level that the grants raise the player to, 0 for none;
// labs is the pack whose labs can be tried now, nil for none; feats are told together with it.
func New(grants []*game.Granted, level int, labs *content.Pack, feats screen.Feats) Chest {
	if level > 0 {
		feats.Level = 0 // the higher one
	}
	return Chest{grants: grants, level: level, labs: labs, feats: feats}
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
	t := a.Theme
	said := func(ink style.Ink, pick func(phrase.Chest) string) []string {
		return widget.SayEach(a, min(a.Width, 60), widget.One(ink), func(in screen.Area) string { return pick(in.Book().Chest) })
	}
	picture := draw(t, c.frame)
	var told []string
	switch {
	case c.waits(a) && a.Kept.State == screen.Lost:
		told = said(t.Gold, func(w phrase.Chest) string { return w.Locked })
	case c.waits(a):
		told = said(t.Muted, func(w phrase.Chest) string { return w.Waiting })
	case !c.Sealed():
		told = c.loot(a)
	default:
		told = said(t.Muted.Italic(), func(w phrase.Chest) string { return w.Opening })
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
	t := a.Theme
	var out []string
	say := func(ink style.Ink, pick func(*phrase.Book) string, n int) {
		out = append(out, widget.Heading(a, a.Width, func(in screen.Area) string {
			return ink.Render(phrase.Fill(pick(in.Book()), "n", strconv.Itoa(n)))
		}))
	}
	add := func(pick func(*phrase.Book) string, n int) {
		if n > 0 {
			say(t.Gold.Bold(), pick, n)
		}
	}
	gold := func(b *phrase.Book) string { return b.Chest.Gold }
	for _, g := range c.grants {
		add(func(b *phrase.Book) string { return b.Chest.XP }, g.XP)
		if len(g.Title) > 0 {
			out = append(out, c.title(a, g))
		}
		add(gold, g.Gold)
		for _, d := range g.Drops {
			add(gold, d.Gold)
			add(func(b *phrase.Book) string { return b.Chest.DropXP }, d.XP)
			if d.Gold == 0 && d.XP == 0 {
				say(t.Muted, func(b *phrase.Book) string { return b.Chest.Nothing }, 0)
			}
		}
	}
	if c.level > 0 {
		say(t.Gold.Bold().Reverse(), func(b *phrase.Book) string { return " " + b.Summary.LevelUp + " " }, c.level)
	}
	out = append(append(out, widget.Feats(a, c.feats)...), "")
	say(t.Muted, func(b *phrase.Book) string { return t.Sign.Right + " " + b.Chest.Kept }, 0)
	if c.labs != nil {
		open := t.Key.Render(keymap.ForLab(false).Open.Help().Key) + " " + t.Gold.Render(t.Sign.Gist) + " "
		labs := func(in screen.Area) string { return t.Gold.Bold().Render(in.Book().Chest.ToLabs) }
		out = append(out, "", open+widget.Heading(a, a.Width-4, labs))
	}
	return out
}

func (c Chest) title(a screen.Area, g *game.Granted) string {
	t := a.Theme
	names := game.TitleIn(a.Speech.Langs(), g.Title)
	star := t.Gold.Bold().Render(t.Sign.Star)
	title := star + " " + widget.Heading(a, a.Width/2, func(in screen.Area) string { return t.Muted.Render(in.Book().Chest.NewTitle) }) + "  " +
		t.Strong.Render(strings.Join(names, " "+t.Sign.Dot+" ")) + " " + star
	return widget.Cut(title, a.Width, t.Sign.More)
}
