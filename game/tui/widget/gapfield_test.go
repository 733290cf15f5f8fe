package widget

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"quest/game/tui/style"
)

// An answer that fits into its gap is seen whole, wherever the cursor is; of one that does
// not, a sign tells at which end something is out of sight.
func TestAGapShowsItsAnswerWholeOrSaysThatItDoesNot(t *testing.T) {
	theme := style.New(style.Dark, false)
	for _, c := range []struct {
		text  string
		width int
		focus bool
		want  string
	}{
		{"aws_default_lambda_role", 25, true, "aws_default_lambda_role"},
		{"aws_default_lambda_role", 25, false, "aws_default_lambda_role"},
		{"aws_default_lambda_role", 26, true, "aws_default_lambda_role "},
		{"aws_default_lambda_role", 24, true, "…_default_lambda_role "},
		{"aws_default_lambda_role", 24, false, "aws_default_lambda_ro…"},
		{"파라미터 그룹", 15, true, "파라미터 그룹"},
		{"파라미터 그룹", 14, true, "… 미터 그룹 "},
		{"파라미터 그룹", 14, false, "파라미터 그…"},
	} {
		got := ansi.Strip(NewField(c.text, 400).Gap(theme, c.width, c.focus))
		inside := strings.TrimSuffix(strings.TrimPrefix(got, theme.Sign.GapOpen), theme.Sign.GapClose)
		if strings.TrimRight(inside, " ") != strings.TrimRight(c.want, " ") || Width(got) != c.width {
			t.Errorf("%q in %d cells, focus %v: %q, want %q", c.text, c.width, c.focus, inside, c.want)
		}
	}
}
