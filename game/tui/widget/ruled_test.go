package widget

import (
	"strings"
	"testing"

	"quest/game/tui/style"
)

func TestTablesOfTextArtAreDrawnInLines(t *testing.T) {
	art := []string{
		"+------+-------+",
		"| who  | 어디  |",
		"+------+-------+",
		"| a-b  | x->y  |",
		"+------+-------+",
		"  --> a + b | c",
	}
	want := []string{
		"╭──────┬───────╮",
		"│ who  │ 어디  │",
		"├──────┼───────┤",
		"│ a-b  │ x->y  │",
		"╰──────┴───────╯",
		"  --> a + b | c",
	}
	if got := ruled(style.New(style.Dark, false).Sign, art); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("drawn as\n%s", strings.Join(got, "\n"))
	}
	if got := ruled(style.New(style.Dark, true).Sign, art); strings.Join(got, "\n") != strings.Join(art, "\n") {
		t.Errorf("with plain signs drawn as\n%s", strings.Join(got, "\n"))
	}
}
