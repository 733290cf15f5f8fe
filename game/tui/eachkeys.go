package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"

	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// helpIn gives the keys of the screen on top with their words in each language of the area.
func (m *Model) helpIn(a screen.Area) []key.Binding {
	var lists [][]key.Binding
	for _, in := range a.InEach() {
		lists = append(lists, m.helpOf(in))
	}
	return widget.EachKeys(lists...)
}

// arrowsIn gives keys with the names of the arrows in the words of a language, where they are
// spelled out.
func arrowsIn(keys []key.Binding, words phrase.Keys) []key.Binding {
	spelled := strings.NewReplacer("up/down", words.UpDown, "left/right", words.LeftRight)
	out := make([]key.Binding, 0, len(keys))
	for _, k := range keys {
		k.SetHelp(spelled.Replace(k.Help().Key), k.Help().Desc)
		out = append(out, k)
	}
	return out
}

// footerWords gives the keys of the screen on top and the words of the footer: in both
// languages where nothing is left out of the footer then, else in the first.
func (m *Model) footerWords(a screen.Area) ([]key.Binding, phrase.Keys) {
	all := a.InEach()
	words := all[0].Book().Keys
	for _, in := range all[1:] {
		more := in.Book().Keys
		words.Speech, words.Help = words.Speech+" / "+more.Speech, words.Help+" / "+more.Help
		words.Close, words.Quit = words.Close+" / "+more.Close, words.Quit+" / "+more.Quit
	}
	in := m.within(a)
	keys := m.helpIn(in)
	rest := []key.Binding{key.NewBinding(key.WithKeys("L"), key.WithHelp("f2", words.Speech+words.Quit+"ctrl+c   "))}
	if len(all) > 1 && widget.FooterWidth(append(append(rest, m.saveKeys(a)...), keys...), key.NewBinding(key.WithKeys("?"), key.WithHelp("f1", words.Help))) > a.Width {
		return m.helpOf(in), a.Book().Keys
	}
	return keys, words
}
