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
	paneLeast  = 44 // beside a list in two languages
	gap        = 2
	paneMost   = 60
	paneHeight = 15
)

// Draw draws the kinds, the things of the one that is open, and the chosen thing.
func (s Shop) Draw(a screen.Area) screen.Drawing { return screen.Drawing{Lines: s.page(a).Lines} }

// margin is the empty lines above all of it.
func margin(a screen.Area) int { return widget.Margin(a.Height) / 3 }

// page lays the shop out with what a mouse finds on it.
func (s Shop) page(a screen.Area) widget.Page {
	t := a.Theme
	var p widget.Page
	p.Add(make([]string, margin(a))...)
	p.Add(widget.Heading(a, a.Width, func(in screen.Area) string { return t.Heading.Render(say(in, game.Say("shop.Title"))) }))
	s.putKinds(a, &p)
	p.Add("")
	height := s.listHeight(a)
	width, each := s.listWidth(a)
	list := s.listPage(a, width, height, each)
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
	return min(paneHeight, max(1, a.Height-margin(a)-3))
}

// kindName names the things of a slot.
func kindName(slot game.Slot) game.Notice { return shop.KindOf(slot) }

// putKinds puts the names of the kinds on a page.
func (s Shop) putKinds(a screen.Area, p *widget.Page) {
	var names []widget.Tab
	for _, slot := range kinds() {
		names = append(names, widget.Tab{Name: func(in screen.Area) string { return say(in, kindName(slot)) }})
	}
	line := widget.Tabs(a, names, s.kind, a.Width)
	line.Mark(p, len(p.Lines), openKind)
	p.Add(line.Line)
}

// listWidth is how many cells the lists need, the same for every kind, and whether names and
// states are in every language: they are where all of them fit beside a pane.
func (s Shop) listWidth(a screen.Area) (width int, each bool) {
	one, all := 0, 0
	for kind := range kinds() {
		for _, r := range s.rows(kind) {
			name, state := nameOf(r), s.stateOf(r)
			one = max(one, widget.Width(name(a))+widget.Width(state(a))+6)
			all = max(all, widget.Width(widget.InEach(a, widget.Unlimited, name))+widget.Width(widget.InEach(a, widget.Unlimited, state))+7)
		}
	}
	if all <= a.Width-gap-paneLeast && len(a.InEach()) > 1 {
		return all, true
	}
	return min(one, listMost, a.Width-2*gap-widget.BoxFrame-20), false
}

// nameOf gives the name of a thing, stateOf in a word how its row stands, in the language of an
// area.
func nameOf(r row) func(screen.Area) string {
	return func(in screen.Area) string { return nameIn(in, r) }
}

func (s Shop) stateOf(r row) func(screen.Area) string {
	return func(in screen.Area) string { return say(in, s.state(r)) }
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
func (s Shop) listPage(a screen.Area, width, height int, each bool) widget.Page {
	t := a.Theme
	var all widget.Page
	for i, r := range s.rows(s.kind) {
		all.Put([]string{s.line(a, r, i == s.list().At, width, each)}, chooseRow, i, i == s.list().At)
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
func (s Shop) line(a screen.Area, r row, chosen bool, width int, each bool) string {
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
	right, title := s.stateOf(r)(a), nameOf(r)(a)
	if each {
		right, title = widget.InEach(a, widget.Unlimited, s.stateOf(r)), widget.InEach(a, widget.Unlimited, nameOf(r))
	}
	right = state.Render(right)
	room := width - 4 - widget.Width(right) - 1
	return widget.Spread(point+" "+mark+" "+widget.Cut(name.Render(title), room, t.Sign.More), right, width, t.Sign.More)
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
