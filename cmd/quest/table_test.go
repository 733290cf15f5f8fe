package main

import (
	"strings"
	"testing"

	"quest/cmd/console"
	"quest/content"
)

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
				if content.Columns(line) > most || strings.Contains(line, "packstats.") || strings.Contains(line, "{") || strings.Contains(line, console.Glue) {
					t.Errorf("%s at %s: %q", lang, width, line)
				}
			}
		}
	}
}
