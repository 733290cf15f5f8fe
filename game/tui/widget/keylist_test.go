package widget

import (
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"quest/game/tui/style"
)

// keyNames and doings are what a list of keys shows, in both scripts.
var (
	keyNames = []string{"?", "esc", "↑↓", "enter", "shift+left/right", "ㅂ", "한/영"}
	doings   = []string{"quit", "답하기", "next", "두 언어를 나란히 봅니다", "turn the page of the scenario, or of the question", "가"}
)

func TestAKeyListShowsEveryKeyThatWorksInTwoColumns(t *testing.T) {
	theme := style.New(style.Dark, false)
	rapid.Check(t, func(rt *rapid.T) {
		var keys, works []key.Binding
		for range rapid.IntRange(0, 9).Draw(rt, "keys") {
			b := key.NewBinding(key.WithKeys("x"), key.WithHelp(rapid.SampledFrom(keyNames).Draw(rt, "name"), rapid.SampledFrom(append(doings, "")).Draw(rt, "doing")))
			b.SetEnabled(rapid.Bool().Draw(rt, "works"))
			if keys = append(keys, b); b.Enabled() && b.Help().Desc != "" {
				works = append(works, b)
			}
		}
		names, width := KeyNames(keys)+rapid.IntRange(0, 4).Draw(rt, "wider"), rapid.IntRange(20, 80).Draw(rt, "width")
		lines := KeyList(theme, keys, names, width)
		for _, b := range works {
			name := b.Help().Key + Blank(names-Width(b.Help().Key)) + keyGap
			want := []string{Cut(name+b.Help().Desc, width, theme.Sign.More)}
			if room := width - Width(name); Width(name+b.Help().Desc) > width && room >= minWrap {
				want = Indent(Wrap(b.Help().Desc, room), name)
			}
			for _, line := range want {
				if len(lines) == 0 || ansi.Strip(lines[0]) != line {
					rt.Fatalf("in %d cells %q, want %q", width, lines, want)
				}
				lines = lines[1:]
			}
		}
		if len(lines) > 0 {
			rt.Fatalf("%q is left", lines)
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
