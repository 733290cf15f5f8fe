// Package shop shows what gold buys, and what is worn.
package shop

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/shop"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Shop is the screen: kinds of things, of which one is open, and a pane with the chosen thing.
type Shop struct {
	player *game.Player
	kind   int
	lists  []widget.List // of each kind
	asks   bool          // whether to pay for the chosen thing
	again  bool          // enter was pressed while it asks: the answer says which key pays
}

// New opens the shop for a player, each kind at what is worn of it.
func New(player *game.Player) Shop {
	s := Shop{player: player}
	for kind := range kinds() {
		rows := s.rows(kind)
		list := widget.List{Rows: len(rows)}
		for i, r := range rows {
			if r.Worn {
				list = list.To(i)
			}
		}
		s.lists = append(s.lists, list)
	}
	return s
}

// Follow gives the shop for a player who has played on in another terminal.
func (s Shop) Follow(player *game.Player) Shop {
	next := New(player)
	next.kind = s.kind
	for i := range next.lists {
		if next.lists[i].Rows > 0 {
			next.lists[i] = next.lists[i].To(s.lists[i].At)
		}
	}
	return next
}

// kinds are the slots of the shop, and "" for what is kept without being sold.
func kinds() []game.Slot { return append(shop.Slots(), "") }

// row is one line of a list: a thing, or a keepsake that was found.
type row struct {
	shop.Row
	kept *game.Kept // a keepsake, nil for a thing
}

// rows gives what is listed of a kind: things in the order of the shop; keepsakes, and what the
// game does not have any more.
func (s Shop) rows(kind int) []row {
	var rows []row
	slot := kinds()[kind]
	if slot == "" {
		for _, k := range s.player.Collected() {
			rows = append(rows, row{Row: shop.Row{Thing: shop.Thing{Name: k.Name}, Owned: true, Gone: true}, kept: &k})
		}
	}
	for _, r := range shop.Rows(s.player) {
		if slot == "" && r.Gone || slot != "" && !r.Gone && r.Slot == slot {
			rows = append(rows, row{Row: r})
		}
	}
	return rows
}

func (s Shop) list() widget.List { return s.lists[s.kind] }

// chosen gives the row that the keys act on; false where there is none.
func (s Shop) chosen() (row, bool) {
	rows := s.rows(s.kind)
	if at := s.list().At; at >= 0 && at < len(rows) {
		return rows[at], true
	}
	return row{}, false
}

// open shows another kind: behind the last one the first.
func (s Shop) open(kind int) Shop {
	s.kind, s.asks = (kind+len(s.lists))%len(s.lists), false
	return s
}

// to chooses another row.
func (s Shop) to(list widget.List) Shop {
	lists := append([]widget.List(nil), s.lists...)
	lists[s.kind] = list
	s.lists, s.asks = lists, false
	return s
}

// Update chooses a thing, wears it, or asks whether to pay for it. Enter asks and another key
// pays, so that nothing is bought by a key pressed twice.
func (s Shop) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	if _, ok := msg.(tea.MouseMsg); ok {
		return s.mouse(a, msg)
	}
	k := a.Keys
	if s.asks {
		switch {
		case keymap.Pressed(msg, k.Pay):
			return s.pay()
		case keymap.Pressed(msg, k.Enter):
			s.again = true
			return s, nil
		case keymap.Pressed(msg, k.Back):
			s.asks = false
			return s, nil
		}
	}
	if kind, ok := widget.Turned(k, msg, s.kind, len(s.lists)); ok {
		return s.open(kind), nil
	}
	switch {
	case keymap.Pressed(msg, k.Back), keymap.Pressed(msg, k.Shop):
		return s, screen.GoHome{}
	case keymap.Pressed(msg, k.Enter):
		return s.take(a)
	}
	if list, ok := s.list().Hear(k, msg); ok && s.list().Rows > 0 {
		return s.to(list), nil
	}
	if by := widget.Pages(k, msg); by != 0 && s.list().Rows > 0 {
		return s.to(s.list().To(s.list().At + by*s.listHeight(a))), nil
	}
	return s, nil
}

// deal is what enter does with the chosen thing.
type deal int

const (
	nothing deal = iota // it is worn, gone, or too dear
	wears
	buys
)

func (s Shop) deal(a screen.Area) deal {
	r, ok := s.chosen()
	switch {
	case !ok || r.Gone || r.Worn || a.Watches:
		return nothing
	case r.Owned:
		return wears
	case s.player.Deal(r.Purchase()) == game.Sold:
		return buys
	}
	return nothing
}

// take wears the chosen thing, or asks whether to pay for it.
func (s Shop) take(a screen.Area) (screen.Screen, screen.Intent) {
	r, _ := s.chosen()
	switch s.deal(a) {
	case wears:
		return s, screen.WearThing{ID: r.ID}
	case buys:
		s.asks, s.again = true, false
	case nothing:
	}
	return s, nil
}

// pay buys the thing that was asked about.
func (s Shop) pay() (screen.Screen, screen.Intent) {
	r, _ := s.chosen()
	s.asks = false
	return s, screen.BuyThing{ID: r.ID}
}

// Help gives the keys of the shop.
func (s Shop) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	r, _ := s.chosen()
	say := func(n game.Notice) string { return b.Say(n) }
	if s.asks {
		return []key.Binding{
			keymap.Says(k.Pay, say(game.Say("shop.KeyPay").Count("n", r.Price))),
			keymap.Says(k.Back, b.Keys.Back),
		}
	}
	return []key.Binding{
		keymap.If(keymap.Says(k.Enter, say(game.Say("shop.KeyBuy"))), s.deal(a) == buys),
		keymap.If(keymap.Says(k.Enter, say(game.Say("shop.KeyWear"))), s.deal(a) == wears),
		keymap.If(keymap.Says(k.Choose, b.Keys.Move), s.list().Rows > 1),
		keymap.Says(k.Sides, b.Keys.OtherTab),
		keymap.Says(k.Back, b.Keys.Map),
		keymap.If(keymap.As(k.Digit, "j k, 1-9", b.Keys.Move), s.list().Rows > 1),
	}
}

// What a click does.
const (
	openKind widget.Deed = iota
	chooseRow
	takeChosen
	payChosen
)

// mouse opens the kind that is clicked, chooses the thing, and takes one that is chosen already
// or whose line says so. A wheel chooses the thing above or below.
func (s Shop) mouse(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	if wheel, ok := msg.(tea.MouseWheelMsg); ok && s.list().Rows > 0 {
		by := map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[wheel.Button]
		return s.to(s.list().To(s.list().At + by)), nil
	}
	click, ok := msg.(tea.MouseClickMsg)
	if !ok {
		return s, nil
	}
	found, ok := s.page(a).Find(click.X, click.Y)
	switch {
	case !ok:
	case found.Does == openKind:
		return s.open(found.N), nil
	case found.Does == payChosen:
		return s.pay()
	case found.Does == takeChosen, found.N == s.list().At:
		return s.take(a)
	default:
		return s.to(s.list().To(found.N)), nil
	}
	return s, nil
}
