package keymap

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Asking is the keys of questions and of what follows them. In Hangul mode a shifted
// K or J arrives as the plain one does, and moves the focus then; picking a card up
// with space carries it there.
type Asking struct {
	Hint, Dispute, Undo key.Binding
	Points, Fold        key.Binding
	MoveUp, MoveDown    key.Binding
	Carry               key.Binding // MoveUp and MoveDown, for one entry of a footer
	Tab, BackTab, List  key.Binding // in a text field
	ArtLeft             key.Binding // text art, where the arrows alone mean something else
	ArtRight            key.Binding
	ArtSides            key.Binding // ArtLeft and ArtRight, for one entry of a footer
	Pages               key.Binding // both pages, for one entry of a footer
	MixUps, Wager       key.Binding
	All                 key.Binding // of a list, where enter takes the one in focus
	True, False         key.Binding // at true or false, and nowhere else
	Truth               key.Binding // both, for one entry of a footer
	Item                key.Binding // the memory of the item that was answered
	Star, Bury, Shelve  key.Binding // marks of the item: a star, not today, suspended
}

func newAsking(plain bool) Asking {
	carried, artSides := "shift+↑↓", "shift+←→"
	if plain {
		carried, artSides = "shift+up/down", "shift+left/right"
	}
	artLeft, artRight := []string{"shift+left", "<", "＜"}, []string{"shift+right", ">", "＞"}
	yes, no := []string{"t", "T", "o", "O", "ㅇ"}, []string{"f", "F", "x", "X"}
	moveUp, moveDown := []string{"shift+up", "K"}, []string{"shift+down", "J"}
	return Asking{
		Hint: bind("h", "h", "H", "f3"), Dispute: bind("!", "!", "！", "f6"), Undo: bind("u", "u", "U"),
		Points: bind("v", "v", "V"), Fold: bind("f", "f", "F", "f4"),
		MoveUp: bind("shift+up", moveUp...), MoveDown: bind("shift+down", moveDown...),
		Carry: bind(carried, append(moveUp, moveDown...)...),
		Tab:   bind("tab", "tab", "down"), BackTab: bind("shift+tab", "shift+tab", "up"),
		List: bind("f5", "f5"), Pages: bind("pgup/dn", "pgup", "pgdown"),
		ArtLeft: bind("shift+left", artLeft...), ArtRight: bind("shift+right", artRight...),
		ArtSides: bind(artSides, append(artLeft, artRight...)...),
		True:     bind("t", yes...), False: bind("f", no...), Truth: bind("t/f, o/x", append(yes, no...)...),
		MixUps: bind("m", "m", "M"), Wager: bind("w", "w", "W"), All: bind("a", "a", "A"),
		Item: bind("i", "i", "I"), Star: bind("*", "*", "＊"), Bury: bind("b", "b", "B"), Shelve: bind("z", "z", "Z"),
	}
}

// Types reports whether a message is a key press that types something, or a paste.
func Types(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return true
	case tea.KeyPressMsg:
		return msg.Text != "" && msg.Mod&(tea.ModCtrl|tea.ModAlt|tea.ModMeta|tea.ModSuper) == 0
	}
	return false
}
