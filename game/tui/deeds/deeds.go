// Package deeds shows the achievements of a player and the titles, of which one is worn.
package deeds

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Deeds is the screen: a page of achievements, and one of titles.
type Deeds struct {
	packs  []*content.Pack
	player *game.Player
	now    game.Moment

	titles bool // the page of titles is shown
	list   widget.List
	scroll widget.Scroll
	free   bool // the player scrolled away from the chosen title
}

// New makes the screen, at the page of achievements.
func New(packs []*content.Pack, player *game.Player, now game.Moment) Deeds {
	d := Deeds{packs: packs, player: player, now: now}
	held := d.held()
	d.list = widget.List{Rows: len(held)}
	worn := d.worn()
	for i, t := range held {
		if worn != nil && t.Reward == worn.Reward {
			d.list = d.list.To(i)
		}
	}
	return d
}

// held gives the titles that the player has, the newest first.
func (d Deeds) held() []game.Title {
	all := d.player.Standing(d.player.Today(d.now)).Titles
	held := make([]game.Title, 0, len(all))
	for i := len(all) - 1; i >= 0; i-- {
		held = append(held, all[i])
	}
	return held
}

func (d Deeds) worn() *game.Title { return d.player.Standing(d.player.Today(d.now)).Title }

// Update turns the page, chooses and wears a title, scrolls, or leaves.
func (d Deeds) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	if _, ok := widget.Turned(k, msg, 0, pages); ok {
		return d.turn(), nil
	}
	switch {
	case keymap.Pressed(msg, k.Back), keymap.Pressed(msg, k.Deeds):
		return d, screen.GoHome{}
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space) && d.titles:
		return d.take()
	}
	if click, ok := msg.(tea.MouseClickMsg); ok {
		return d.click(a, tea.Mouse(click))
	}
	if d.choosing() {
		if list, ok := d.list.Hear(k, msg); ok {
			d.list, d.free = list, false
			return d, nil
		}
	}
	if moved, ok := d.scrolled(a).Hear(k, msg, len(d.page(a).Lines), d.height(a)); ok {
		d.scroll, d.free = moved, true
	}
	return d, nil
}

// pages is how many pages there are.
const pages = 2

// choosing reports whether there are titles to choose from.
func (d Deeds) choosing() bool { return d.titles && d.list.Rows > 0 }

func (d Deeds) turn() Deeds {
	d.titles, d.scroll, d.free = !d.titles, widget.Scroll{}, false
	return d
}

// take wears the chosen title; on the page of achievements, and without titles, it leaves.
func (d Deeds) take() (screen.Screen, screen.Intent) {
	if !d.choosing() {
		return d, screen.GoHome{}
	}
	return d, d.wear(d.list.At)
}

// wear gives the intent that wears a title, nil for the one that the player has chosen before. A
// title that was chosen stays until another one is chosen.
func (d Deeds) wear(row int) screen.Intent {
	held := d.held()
	if row >= len(held) || held[row].Reward == d.player.Worn(game.SlotTitle) {
		return nil
	}
	return screen.WearTitle{Title: held[row].Reward}
}

// What a click does.
const takeRow widget.Deed = iota

// click turns the page at its name, and chooses a title, or wears one that is chosen already.
func (d Deeds) click(a screen.Area, at tea.Mouse) (screen.Screen, screen.Intent) {
	if at.Y < headHeight(a) {
		if page, ok := d.head(a).At(at.X); ok && at.Y == margin(a) && (page == 1) != d.titles {
			return d.turn(), nil
		}
		return d, nil
	}
	p, height := d.page(a), d.height(a)
	if at.Y >= headHeight(a)+height {
		return d, nil
	}
	switch found, ok := p.Find(at.X, at.Y-headHeight(a)+d.scrolled(a).From(len(p.Lines), height)); {
	case !ok || found.Does != takeRow:
	case found.N == d.list.At:
		return d, d.wear(found.N)
	default:
		d.list, d.free = d.list.To(found.N), false
	}
	return d, nil
}

// Help gives the keys of the screen.
func (d Deeds) Help(a screen.Area) []key.Binding {
	k, b, w := a.Keys, a.Book().Keys, a.Book().Deeds
	return []key.Binding{
		keymap.If(keymap.Says(k.Enter, w.KeyWear), d.choosing() && d.wear(d.list.At) != nil),
		keymap.Says(k.Sides, b.OtherTab),
		keymap.If(keymap.Says(k.Choose, b.Move), d.choosing() && d.list.Rows > 1),
		keymap.If(keymap.Says(k.Scroll, b.Scroll), !d.choosing() && !widget.Fits(len(d.page(a).Lines), d.height(a))),
		keymap.If(keymap.Says(k.Pages, b.Scroll), d.choosing() && !widget.Fits(len(d.page(a).Lines), d.height(a))),
		keymap.Says(k.Back, b.Map),
	}
}

// margin is the empty lines above all of it.
func margin(a screen.Area) int { return widget.Margin(a.Height) / 3 }

// headHeight is the names of the pages with what stands above them and an empty line below.
func headHeight(a screen.Area) int { return margin(a) + 2 }

func (d Deeds) height(a screen.Area) int { return max(1, a.Height-headHeight(a)) }

// scrolled is how far the page is scrolled: the chosen title is in sight.
func (d Deeds) scrolled(a screen.Area) widget.Scroll {
	if d.free || !d.choosing() {
		return d.scroll
	}
	return d.page(a).InSight(d.scroll, d.height(a))
}
