package plain

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func TestLinesAreWrappedByWhatATerminalShows(t *testing.T) {
	family := "👩‍👩‍👧‍👦" // one sign of two columns, made of seven characters
	for name, c := range map[string]struct {
		line  string
		width int
		want  []string
	}{
		"no width":         {strings.Repeat("word ", 40), 0, []string{strings.Repeat("word ", 40)}},
		"fits":             {"a short line of words", 21, []string{"a short line of words"}},
		"at a space":       {"a short line of words", 20, []string{"a short line of", "words"}},
		"not at a hyphen":  {"a short line of well-known words", 20, []string{"a short line of", "well-known words"}},
		"Korean":           {"바람이 잔다고 뱃길이 깊어지지 않습니다", 20, []string{"바람이 잔다고 뱃길이", "깊어지지 않습니다"}},
		"Japanese":         {"サブスクリプションは、イベントを選んで送ります。", 20, []string{"サブスクリプション", "は、イベントを選んで", "送ります。"}},
		"Japanese, Latin":  {"次の quest pack check は10問を調べます", 20, []string{"次の quest pack", "check は10問を調べま", "す"}},
		"Chinese":          {"订阅只发送所选类别的事件。", 12, []string{"订阅只发送所", "选类别的事", "件。"}},
		"a long word":      {"see " + strings.Repeat("x", 45), 20, []string{"see", strings.Repeat("x", 20), strings.Repeat("x", 20), "xxxxx"}},
		"a long word, end": {strings.Repeat("x", 25) + " and on", 20, []string{strings.Repeat("x", 20), "xxxxx and on"}},
		"narrower":         {"a short line of words", 5, []string{"a", "short", "line", "of", "words"}},
		"indented":         {"    a short line of words", 16, []string{"    a short line", "    of words"}},
		"far indented":     {"          a short line of words", 16, []string{"a short line of", "words"}},
		"signs fit":        {strings.Repeat(family, 10), 20, []string{strings.Repeat(family, 10)}},
		"signs stay whole": {strings.Repeat(family, 11), 20, []string{strings.Repeat(family, 10), family}},
	} {
		if got := wrap(c.line, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestWrappedLinesFitAndLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-z가-힣ぁ-ヶ一-龥、。「」ー👩😀é-]{1,60}`), 1, 12).Draw(t, "words")
		width := rapid.IntRange(1, 60).Draw(t, "width")
		parts := wrap(strings.Join(words, " "), width)
		for _, part := range parts {
			if n := ansi.StringWidth(part); n > max(width, minWidth) {
				t.Fatalf("%d columns in %q at %d", n, part, width)
			}
		}
		if got := strings.ReplaceAll(strings.Join(parts, ""), " ", ""); got != strings.Join(words, "") {
			t.Fatalf("%q became %q", words, parts)
		}
	})
}
