package main

import (
	"strings"
	"testing"

	"quest/content"
	"quest/game"
)

// TestTwoRenderersShowTheSame plays a pack with a question of each type in two real
// terminals, one with the painter and one with the renderer of Bubble Tea, and compares
// what stands on the screens after every key.
func TestTwoRenderersShowTheSame(t *testing.T) {
	dir, canal := folder(t, "canal")
	for _, c := range []struct {
		lang       game.Speech
		cols, rows string
		begin      string
	}{
		{game.SpeakEnglish, "80", "24", "Through the canal"},
		{game.SpeakKorean, "60", "18", "운하를 지나서"},
	} {
		t.Run(c.begin, func(t *testing.T) {
			t.Parallel()
			story, _ := scripted(t, canal, c.lang, habit{right: func(*content.Item) bool { return false }}, 1)
			painted, rendered := openTerminal(t, c.cols, c.rows), openTerminal(t, c.cols, c.rows)
			start := []string{"--seed", "20261123", "--now", "2026-11-23T19:00:00Z", "--pack", dir, "--still"}
			painted.play(start...)
			rendered.play(append(start, "--bubbletea-renderer")...)
			same := func(after string) {
				t.Helper()
				painted.waitFor("what Bubble Tea shows after "+after, func() string {
					return lineBreaks(painted.screen()) + "\n--- Bubble Tea:\n" + lineBreaks(rendered.screen())
				}, func(both string) bool {
					ours, theirs, _ := strings.Cut(both, "\n--- Bubble Tea:\n")
					return ours == theirs
				})
			}
			for _, term := range []*terminal{painted, rendered} {
				term.until("English")
				term.press(story.stops[0].keys[0], "enter", "J", "o", "enter")
				term.until(c.begin)
			}
			same("the welcome")
			for _, s := range story.stops[1:] {
				for _, key := range s.keys {
					painted.press(key)
					rendered.press(key)
					same(key)
				}
			}
		})
	}
}

// lineBreaks leaves out the blanks at the ends of lines, which no eye tells apart.
func lineBreaks(screen string) string {
	lines := strings.Split(screen, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}
