package phrasetest

import (
	"strings"
	"testing"

	"quest/game"
	"quest/game/phrase"
)

func TestSentencesAreLongerAndAccented(t *testing.T) {
	for english, want := range map[string]string{
		"Level {n}":                        "⟦Ľéṽéľ {n} ñé⟧",
		"It is in its place.":              "⟦Íţ íś íñ íţś ƥľáçé. ñéķ ţŕ⟧",
		"no":                               "⟦ñó⟧",
		"{a} of {b}":                       "⟦{a} óƒ {b} ñéķ⟧",
		"The harbour opens in the morning": "",
	} {
		got := Say(english)
		if want != "" && got != want {
			t.Errorf("%q is %q, want %q", english, got, want)
		}
		if strings.ContainsAny(strings.NewReplacer("{n}", "", "{a}", "", "{b}", "").Replace(got), "abcdefghijklmnopqrstuvwxyz") {
			t.Errorf("%q keeps English letters: %q", english, got)
		}
	}
}

func TestTheLanguageIsOneMoreBook(t *testing.T) {
	books := Books()
	if got, want := books.For(game.Speech(Lang)).Home.Begin, Say("Begin"); got != want {
		t.Errorf("begin is %q, want %q", got, want)
	}
	if got, want := books.In(Lang).Say(game.Say("desk.Lost").Count("n", 1).Put("why", game.Say("desk.LostFull"))), "1"; !strings.Contains(got, want) || strings.Count(got, Open) != 2 {
		t.Errorf("a notice is %q", got)
	}
	if n, shipped := len(books.Languages()), len(phrase.Shipped().Languages()); n != shipped+1 {
		t.Errorf("%d languages", n)
	}
}
