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

// marking gives what a key asks for about the marks of a question: to set one, or in a review to
// take the newest back; nil for any other key.
func marking(k *keymap.Map, msg tea.Msg, review bool) screen.Intent {
	switch mark := markOf(k, msg, review); {
	case mark != 0:
		return screen.MarkItem{Mark: mark}
	case review && keymap.Pressed(msg, k.Undo):
		return screen.Unmark{}
	}
	return nil
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
