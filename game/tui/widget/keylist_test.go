package widget

import (
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"quest/game/tui/style"
)

// keyNames and deeds are what a list of keys shows, in both scripts.
var (
	keyNames = []string{"?", "esc", "↑↓", "enter", "shift+left/right", "ㅂ", "한/영"}
	deeds    = []string{"quit", "답하기", "next", "두 언어를 나란히 봅니다", "turn the page of the scenario, or of the question", "가"}
)

func TestAKeyListShowsEveryKeyThatWorksInTwoColumns(t *testing.T) {
	theme := style.New(style.Dark, false)
	rapid.Check(t, func(rt *rapid.T) {
		var keys, works []key.Binding
		for range rapid.IntRange(0, 9).Draw(rt, "keys") {
			b := key.NewBinding(key.WithKeys("x"), key.WithHelp(rapid.SampledFrom(keyNames).Draw(rt, "name"), rapid.SampledFrom(append(deeds, "")).Draw(rt, "deed")))
			b.SetEnabled(rapid.Bool().Draw(rt, "works"))
			if keys = append(keys, b); b.Enabled() && b.Help().Desc != "" {
				works = append(works, b)
			}
		}
		names, width := KeyNames(keys)+rapid.IntRange(0, 4).Draw(rt, "wider"), rapid.IntRange(20, 80).Draw(rt, "width")
		lines := KeyList(theme, keys, names, width)
		if len(lines) != len(works) {
			rt.Fatalf("%d lines for %d keys", len(lines), len(works))
		}
		for i, b := range works {
			whole := b.Help().Key + Blank(names-Width(b.Help().Key)) + keyGap + b.Help().Desc
			want := Cut(whole, width, theme.Sign.More)
			if got := ansi.Strip(lines[i]); got != want {
				rt.Fatalf("in %d cells %q, want %q", width, got, want)
			}
		}
	})
}

func TestAKeyListMarksOnlyWhatIsCut(t *testing.T) {
	theme := style.New(style.Dark, true)
	keys := []key.Binding{
		key.NewBinding(key.WithKeys("q"), key.WithHelp("q", "quit")),
		key.NewBinding(key.WithKeys("p"), key.WithHelp("p", strings.Repeat("page ", 10))),
	}
	if got := ansi.Strip(strings.Join(KeyList(theme, keys, 1, 20), "|")); got != "q   quit|p   page page page ~" {
		t.Errorf("%q", got)
	}
}
