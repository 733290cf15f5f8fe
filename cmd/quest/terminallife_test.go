package main

import (
	"os/exec"
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

// TestTheGameStopsInAShellAndGoesOn stops the game with the shell's own key, uses the
// shell, and goes on; then ends it by signals and by leaving, and uses the shell again.
func TestTheGameStopsInAShellAndGoesOn(t *testing.T) {
	term := openTerminal(t, "80", "24")
	typed := func(line string) {
		term.tmux("send-keys", "-t", "story", "-l", line)
		term.tmux("send-keys", "-t", "story", "Enter")
	}
	begin := func() {
		typed("clear; " + term.program + " play --lang en --save-dir " + term.saves)
		term.until("A learning game")
	}
	gone := func() { // what is typed before goes to the game
		term.waitFor("the end of the game", func() string {
			out, _ := exec.Command("pgrep", "-f", term.program+" play").Output()
			return strings.TrimSpace(string(out))
		}, func(pids string) bool { return pids == "" })
	}
	shellWorks := func(n string) {
		t.Helper()
		typed("echo $((" + n + "*11))")
		times := map[string]string{"2": "22", "3": "33", "4": "44", "5": "55", "6": "66"}
		term.untilScreen("the answer of the shell", func(s string) bool { return strings.Contains(s, times[n]+"\n") })
		if mode := term.tmux("display-message", "-p", "-t", "story", "#{alternate_on}#{mouse_any_flag}#{cursor_flag}"); strings.TrimSpace(mode) != "001" {
			t.Errorf("alternate screen, mouse, cursor: %s", mode)
		}
	}
	begin()
	term.tmux("send-keys", "-t", "story", "C-z")
	term.until("topped")
	shellWorks("2")
	typed("fg")
	term.until("A learning game")
	term.tmux("send-keys", "-t", "story", "C-c")
	gone()
	shellWorks("3")
	for n, signal := range map[string]string{"4": "TERM", "5": "HUP", "6": "QUIT"} {
		begin()
		if err := exec.Command("pkill", "-"+signal, "-f", term.program+" play").Run(); err != nil {
			t.Fatal(err)
		}
		gone()
		shellWorks(n)
	}
}
