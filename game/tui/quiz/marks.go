package quiz

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
)

// markOf gives the mark whose key a message is, 0 for none. Only a review can put an item off
// or suspend it.
func markOf(k *keymap.Map, msg tea.Msg, review bool) game.Mark {
	switch {
	case keymap.Pressed(msg, k.Star):
		return game.Star
	case review && keymap.Pressed(msg, k.Bury):
		return game.Bury
	case review && keymap.Pressed(msg, k.Shelve):
		return game.Suspend
	}
	return 0
}

// markKeys are the keys of marks with their words; a text field leaves them out.
func markKeys(a screen.Area, review, typing bool) []key.Binding {
	k, w := a.Keys, a.Book().Review
	return []key.Binding{
		keymap.If(keymap.Says(k.Star, w.KeyStar), !typing),
		keymap.If(keymap.Says(k.Bury, w.KeyBury), review && !typing),
		keymap.If(keymap.Says(k.Shelve, w.KeySuspend), review && !typing),
	}
}
