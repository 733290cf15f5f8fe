package game_test

import (
	"testing"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// What the format calls by a name in English is called by a word of the reader's language.
func TestKindsAreNamedInWords(t *testing.T) {
	said := map[string]game.Notice{}
	for _, kind := range content.ItemTypes() {
		said[string(kind)] = game.TypeWords(kind)
	}
	for _, level := range []string{"recall", "understand", "apply", "analyze"} {
		said[level] = game.LevelWords(level)
	}
	for _, outcome := range []content.PartID{content.Fired, content.Hidden} {
		said[string(outcome)] = game.OutcomeWords(outcome)
	}
	for _, script := range []string{"Cyrillic", "Greek", "Han"} {
		said[script] = game.ScriptWords(script)
	}
	known := map[string]string{}
	for name, n := range said {
		words := phrase.In("ko").Say(n)
		if n.Key == "" || words == name || known[words] != "" {
			t.Errorf("%s is called %q, as is %q", name, words, known[words])
		}
		known[words] = name
	}
	if said := phrase.In("ko").Say(game.TypeWords("new-type")); said != "new-type" {
		t.Errorf("a type that is not known is called %q", said)
	}
}
