package main

import (
	"bytes"
	"fmt"
	"os/exec"
	"strings"
)

// clocks runs the clock stories, which belong to the rules of play.
func clocks(t *trial) {
	out, err := exec.Command("go", "test", "-count=1", "-v", "-run", "Clock|Zone|Trust", "quest/game").CombinedOutput()
	t.do("the clock stories of package game: every transition of every IANA zone 2000 to 2037, 10,000 scripts of clocks that jump and zones that change")
	var told []string
	passed := 0
	for line := range strings.Lines(string(out)) {
		switch line = strings.TrimSpace(line); {
		case strings.HasPrefix(line, "--- PASS"):
			passed++
		case strings.Contains(line, "_test.go:"):
			_, text, _ := strings.Cut(line, ": ")
			told = append(told, text)
		}
	}
	if err != nil {
		t.broken("go test quest/game: %v\n%s", err, bytes.TrimSpace(out))
		return
	}
	if passed == 0 {
		t.broken("go test quest/game found no clock story")
	}
	t.figure("%d stories hold%s", passed, listed(told))
}

func listed(told []string) string {
	if len(told) == 0 {
		return ""
	}
	return fmt.Sprintf(" (%s)", strings.Join(told, ", "))
}
