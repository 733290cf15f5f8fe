package console

import (
	"strings"
	"testing"
)

func TestATableFitsOrIsStacked(t *testing.T) {
	tb := Table{Head: []string{"문제", "n", "share"}, Rows: [][]string{{"a-long-name", "12", "50%"}, {"틀린 것", "3", ""}}}
	if got, want := strings.Join(tb.Lines(80), "\n"), "  문제          n  share\n  a-long-name  12    50%\n  틀린 것       3"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := strings.Join(tb.Lines(20), "\n"), "  a-long-name\n    n 12, share 50%\n  틀린 것\n    n 3"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
