package shop

import (
	"quest/content"
	"quest/game"
	"quest/game/shop"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// The sizes of the list and of the pane beside it, in cells and lines.
const (
	listMost   = 36
	gap        = 2
	paneMost   = 60
	paneHeight = 15
)

// Draw draws the kinds, the things of the one that is open, and the chosen thing.
func (s Shop) Draw(a screen.Area) screen.Drawing { return screen.Drawing{Lines: s.page(a).Lines} }

// page lays the shop out with what a mouse finds on it.
func (s Shop) page(a screen.Area) widget.Page {
	t := a.Theme
	var p widget.Page
	p.Add(make([]string, widget.Margin(a.Height))...)
	p.Add(widget.Heading(a, a.Width, func(in screen.Area) string { return t.Heading.Render(say(in, game.Say("shop.Title"))) }))
	s.putKinds(a, &p)
	p.Add("")
	height := s.listHeight(a)
	width := s.listWidth(a)
	list := s.listPage(a, width, height)
	pane := s.pane(a, min(a.Width-width-gap, paneMost), height)
	if len(pane.Lines) == 0 {
		p.Follow(list)
		return p
	}
	p.Follow(widget.Columns(list, pane, width, gap))
	return p
}

func say(a screen.Area, n game.Notice) string { return a.Book().Say(n) }

// listHeight is how many things of a kind are seen: those below the title, the kinds and an empty
// line.
func (s Shop) listHeight(a screen.Area) int {
	return min(paneHeight, max(1, a.Height-widget.Margin(a.Height)-3))
}

// kindName names the things of a slot.
func kindName(slot game.Slot) game.Notice { return shop.KindOf(slot) }

// putKinds puts the names of the kinds on a page, the open one between two signs.
func (s Shop) putKinds(a screen.Area, p *widget.Page) {
	t, line, y := a.Theme, "", len(p.Lines)
	var names []string
	for _, slot := range kinds() {
		names = append(names, say(a, kindName(slot)))
	}
	first, last := around(names, s.kind, a.Width)
	for i := first; i <= last; i++ {
		from := widget.Width(line)
		if i == s.kind {
			line += t.Key.Render(t.Sign.ToLeft) + t.Accent.Bold().Underline().Render(names[i]) + t.Key.Render(t.Sign.ToRight)
		} else {
			line += t.Muted.Render(" " + names[i] + " ")
		}
		p.Mark(y, y, from, widget.Width(line), openKind, i)
	}
	p.Add(line)
}

// around gives the first and the last of some names around one that fit into a width, each with
// a cell on both sides.
func around(names []string, at, width int) (first, last int) {
	first, last = at, at
	room := width - widget.Width(names[at]) - 2
	for grown := true; grown; {
		grown = false
		for _, next := range []int{last + 1, first - 1} {
			if next < 0 || next >= len(names) || widget.Width(names[next])+2 > room {
				continue
			}
			room -= widget.Width(names[next]) + 2
			first, last, grown = min(first, next), max(last, next), true
		}
	}
	return first, last
}

// listWidth is how many cells the lists need, the same for every kind.
func (s Shop) listWidth(a screen.Area) int {
	wide := 0
	for kind := range kinds() {
		for _, r := range s.rows(kind) {
			wide = max(wide, widget.Width(nameIn(a, r))+widget.Width(say(a, s.state(r)))+6)
		}
	}
	return min(wide, listMost, a.Width-2*gap-widget.BoxFrame-20)
}

// nameIn is the name of a thing in the language of an area.
func nameIn(a screen.Area, r row) string { return wordsIn(a, r.Name) }

// wordsIn gives words in the language of an area, else in the first one that is read and that
// they have.
func wordsIn(a screen.Area, words shop.Words) string {
	return words.In(langOf(a, words))
}

// langOf is the language of an area, else the first one that is read and that some words have.
func langOf(a screen.Area, words shop.Words) content.Lang {
	for _, lang := range append([]content.Lang{a.Book().Lang}, a.Speech.Langs()...) {
		if !words[lang].Empty() {
			return lang
		}
	}
	return a.Book().Lang
}

// state says in a word how a row stands, nothing for a keepsake.
func (s Shop) state(r row) game.Notice {
	if r.kept != nil {
		return game.Verbatim("")
	}
	return r.State()
}

// listPage lays the things of the open kind out, as many as are seen around the chosen one.
func (s Shop) listPage(a screen.Area, width, height int) widget.Page {
	t := a.Theme
	var all widget.Page
	for i, r := range s.rows(s.kind) {
		all.Put([]string{s.line(a, r, i == s.list().At, width)}, chooseRow, i, i == s.list().At)
	}
	if len(all.Lines) == 0 {
		none := func(in screen.Area) string { return say(in, game.Say("shop.NoneKept")) }
		return widget.Page{Lines: widget.Shift(widget.SayEach(a, a.Width-4, widget.One(t.Muted), none), 4)}
	}
	if len(all.Lines) <= height {
		return all
	}
	scroll := all.InSight(widget.Scroll{}, height)
	from := scroll.From(len(all.Lines), height)
	seen := widget.Page{Lines: scroll.Window(t, all.Lines, width-widget.Gutter, height)}
	for _, target := range all.Targets {
		if y := target.First - from; y >= 0 && y < height {
			seen.Mark(y, y, target.Left, target.Right, target.Does, target.N)
		}
	}
	return seen
}

// line draws one row of a list: its name, and what it costs or how it stands.
func (s Shop) line(a screen.Area, r row, chosen bool, width int) string {
	t := a.Theme
	point, name := " ", t.Text
	if chosen {
		point, name = t.Accent.Bold().Render(t.Sign.Point), t.Accent.Bold()
	}
	mark, state := " ", t.Muted
	switch {
	case r.kept != nil:
		mark = t.Gold.Render(t.Sign.Found)
	case r.Worn:
		mark, state = t.Right.Render(t.Sign.Chosen), t.Right
	case r.Owned:
		mark, state = t.Muted.Render(t.Sign.Open), t.Second
	case s.player.Deal(r.Purchase()) == game.Sold:
		state = t.Gold
	}
	right := state.Render(say(a, s.state(r)))
	room := width - 4 - widget.Width(right) - 1
	return widget.Spread(point+" "+mark+" "+widget.Cut(name.Render(nameIn(a, r)), room, t.Sign.More), right, width, t.Sign.More)
}

// themeOf is the theme in which the chosen thing is shown: with that thing, whatever is worn.
func themeOf(a screen.Area, r row) *style.Theme {
	t, worn := a.Theme, a.Theme.Dress
	switch r.Slot {
	case game.SlotTheme:
		if !r.Usual && a.Decided.Colours == "" && a.Ground != style.Mono {
			return style.Named(r.ID, a.Ground, !t.Sign.BlocksAreDrawn).Dressed(worn)
		}
	case game.SlotBorder:
		worn.Border = r.ID
	case game.SlotBanner:
		worn.Banner = r.ID
	case game.SlotOwl:
		worn.Owl = r.ID
	case game.SlotCompanion, game.SlotTitle:
	}
	return t.Dressed(worn)
}
