// Package practice lists what a player can practise freely.
package practice

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Practice is the list: what was missed in a lesson, the lesson, its pack, all packs, exam
// domains and concepts, as far as there is something to ask.
type Practice struct {
	rows   []row
	list   widget.List
	scroll widget.Scroll
	free   bool // the player scrolled away from the chosen row
	laid   *widget.Memo[widget.Page]
}

// row is one thing to practise.
type row struct {
	game.Practisable
	goal   game.Goal
	missed bool // what the newest quiz of the lesson got wrong
}

// New reads what can be practised at a lesson of the map.
func New(packs []*content.Pack, player *game.Player, now game.Moment, at game.Destination) Practice {
	p := Practice{laid: new(widget.Memo[widget.Page])}
	for _, pack := range packs {
		head, ok := pack.Head(at.Lesson)
		if pack.ID() != at.Pack || !ok {
			continue
		}
		if o, ok := player.Practice(pack, head); ok && o.Deed == game.RedoMissed {
			missed := game.Practisable{Scope: game.Scope{Pack: at.Pack, Lesson: at.Lesson}, Pack: pack, Lesson: head, Items: o.Missed}
			p.rows = append(p.rows, row{missed, o.Goal, true})
		}
	}
	for _, s := range player.Practisables(packs, at, now) {
		p.rows = append(p.rows, row{s, s.Goal(packs), false})
	}
	p.list = widget.List{Rows: len(p.rows)}
	return p
}

// Update chooses a row, and begins its practice.
func (p Practice) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	switch {
	case keymap.Pressed(msg, k.Back), keymap.Pressed(msg, k.Practise), keymap.Pressed(msg, k.Left):
		return p, screen.GoHome{}
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		if len(p.rows) == 0 {
			return p, screen.GoHome{}
		}
		return p, screen.Play{Goal: p.rows[p.list.At].goal}
	}
	if click, ok := msg.(tea.MouseClickMsg); ok {
		return p.click(a, tea.Mouse(click))
	}
	if list, ok := p.list.Hear(k, msg); ok && len(p.rows) > 0 {
		p.list, p.free, p.laid = list, false, new(widget.Memo[widget.Page])
		return p, nil
	}
	if by := widget.Pages(k, msg); by != 0 && len(p.rows) > 0 {
		p.list, p.free, p.laid = p.list.Turn(p.page(a), takeRow, p.height(a), by), false, new(widget.Memo[widget.Page])
		return p, nil
	}
	if moved, ok := p.scrolled(a).Hear(k, msg, len(p.page(a).Lines), p.height(a)); ok {
		p.scroll, p.free = moved, true
	}
	return p, nil
}

// takeRow is the only thing that a click does here.
const takeRow widget.Deed = 0

// click chooses a row, and begins the practice of one that is chosen already.
func (p Practice) click(a screen.Area, at tea.Mouse) (screen.Screen, screen.Intent) {
	if len(p.rows) == 0 || at.Y < headHeight(a) || at.Y >= headHeight(a)+p.height(a) {
		return p, nil
	}
	page := p.page(a)
	switch found, ok := page.Find(at.X, at.Y-headHeight(a)+p.scrolled(a).From(len(page.Lines), p.height(a))); {
	case !ok:
	case found.N == p.list.At:
		return p, screen.Play{Goal: p.rows[p.list.At].goal}
	default:
		p.list, p.free, p.laid = p.list.To(found.N), false, new(widget.Memo[widget.Page])
	}
	return p, nil
}

// Help gives the keys of the list.
func (p Practice) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	return []key.Binding{
		keymap.If(keymap.Says(k.Enter, b.Rounds.KeyBegin), len(p.rows) > 0),
		keymap.If(keymap.Says(k.Choose, b.Keys.Move), len(p.rows) > 1),
		keymap.If(keymap.Says(k.Pages, b.Keys.Scroll), !widget.Fits(len(p.page(a).Lines), p.height(a))),
		keymap.Says(k.Back, b.Keys.Map),
		keymap.If(keymap.As(k.Digit, "j k, 1-9", b.Keys.Move), len(p.rows) > 1),
	}
}
