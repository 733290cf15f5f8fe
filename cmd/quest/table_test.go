package main

import (
	"strings"
	"testing"

	"quest/content"
)

func TestATableFitsOrIsStacked(t *testing.T) {
	tb := table{head: []string{"문제", "n", "share"}, rows: [][]string{{"a-long-name", "12", "50%"}, {"틀린 것", "3", ""}}}
	if got, want := strings.Join(tb.lines(80), "\n"), "  문제          n  share\n  a-long-name  12    50%\n  틀린 것       3"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := strings.Join(tb.lines(20), "\n"), "  a-long-name\n    n 12, share 50%\n  틀린 것\n    n 3"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// The figures of the shipped pack are readable on every terminal: no line is wider, and no word of them is a key.
func TestPackStatsKeepToTheWidth(t *testing.T) {
	for _, lang := range []string{"en", "ko"} {
		for _, width := range []string{"60", "80", "160"} {
			code, out, errs := runIn(t, []string{"COLUMNS=" + width}, "pack", "stats", "quest/rds-events", "--lang", lang)
			if code != 0 || errs != "" {
				t.Fatalf("%d %s", code, errs)
			}
			most := map[string]int{"60": 60, "80": 80, "160": 160}[width]
			for line := range strings.SplitSeq(out, "\n") {
				if content.Columns(line) > most || strings.Contains(line, "packstats.") || strings.Contains(line, "{") || strings.Contains(line, glue) {
					t.Errorf("%s at %s: %q", lang, width, line)
				}
			}
		}
	}
}
