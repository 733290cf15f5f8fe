// Package home shows the map: packs and lessons as a path, and what comes next.
package home

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Home is the map as it stood when it was opened.
type Home struct {
	rows    []row
	list    widget.List
	advised int
	next    game.Offer       // of the advised row
	last    game.Destination // that was played
	notices []game.Notice
	day     game.StudyDay
}

// New reads the map. Notices are told above it. It opens at a lesson, or at what comes
// next after the lesson that was played last if at is nil.
func New(packs []*content.Pack, player *game.Player, now game.Moment, notices []game.Notice, last game.Destination, at *game.Destination) Home {
	h := Home{rows: rowsOf(packs, player, now), notices: notices, last: last, day: player.Today(now)}
	h.next, _ = player.Next(packs, last, now)
	h.advised = max(0, slices.IndexFunc(h.rows, func(r row) bool { return r.pack == h.next.Pack && r.head.ID == h.next.Lesson.ID }))
	h.list = widget.List{Rows: len(h.rows)}.To(h.advised)
	for i, r := range h.rows {
		if at != nil && r.pack.ID() == at.Pack && r.head.ID == at.Lesson {
			h.list = h.list.To(i)
		}
	}
	return h
}

// Follow reads the map again for a player who has played on in another terminal. The same
// lesson stays chosen.
func (h Home) Follow(packs []*content.Pack, player *game.Player, now game.Moment) Home {
	fresh := New(packs, player, now, h.notices, h.last, nil)
	if len(fresh.rows) == len(h.rows) {
		fresh.list = h.list
	}
	return fresh
}

// Update chooses a lesson and opens it.
func (h Home) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	var heard bool
	if h.list, heard = h.list.Hear(k, msg); heard {
		return h, nil
	}
	switch {
	case keymap.Pressed(msg, k.PageUp):
		h.list = h.list.To(0)
	case keymap.Pressed(msg, k.PageDown):
		h.list = h.list.To(len(h.rows) - 1)
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		return h, h.open()
	case keymap.Pressed(msg, k.Record):
		return h, screen.ShowRecord{From: h.destination()}
	case keymap.Pressed(msg, k.Practise) && h.missed() > 0:
		r := h.rows[h.list.At]
		return h, screen.Play{Goal: game.PractiseMissed{Pack: r.pack, Lesson: r.head.ID}}
	case keymap.Pressed(msg, k.MixUps):
		return h, screen.ShowMixUps{From: h.destination()}
	case keymap.Pressed(msg, k.Wager):
		return h, screen.ShowWager{}
	case keymap.Pressed(msg, keymap.ForLab(false).Open):
		return h, h.labs()
	case keymap.Pressed(msg, k.Quit):
		return h, screen.Quit{}
	}
	return h, nil
}

// missed counts what can be practised of the lesson that the keys act on.
func (h Home) missed() int {
	if len(h.rows) == 0 {
		return 0
	}
	return h.rows[h.list.At].Missed
}

// destination is the lesson that the keys act on.
func (h Home) destination() *game.Destination {
	if len(h.rows) == 0 {
		return nil
	}
	r := h.rows[h.list.At]
	return &game.Destination{Pack: r.pack.ID(), Lesson: r.head.ID}
}

func (h Home) open() screen.Intent {
	if len(h.rows) == 0 {
		return nil
	}
	r := h.rows[h.list.At]
	if h.list.At == h.advised {
		r.offer = h.next
	}
	return screen.Play{Goal: r.offer.Goal}
}

// Help gives the keys of the map.
func (h Home) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book().Keys
	return []key.Binding{
		keymap.If(keymap.Says(k.Enter, b.Play), len(h.rows) > 0),
		keymap.If(keymap.Says(k.Choose, b.Choose), len(h.rows) > 1),
		keymap.If(keymap.Says(k.Practise, phrase.Fill(b.Practise, "n", strconv.Itoa(h.missed()))), h.missed() > 0),
		keymap.Says(k.Record, b.Record),
		keymap.If(keymap.Says(keymap.ForLab(false).Open, a.Book().Lab.KeyLabs), h.labs() != nil),
		keymap.Says(k.Quit, b.Quit),
		keymap.Says(k.MixUps, a.Book().Deeds.MixUps),
		keymap.Says(k.Wager, a.Book().Deeds.Certainty),
	}
}
