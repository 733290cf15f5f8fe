package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"quest/content"
	"quest/content/packs"
	"quest/game"
	"quest/game/labtest"
)

// twoRenderers is a game in two real terminals: with the painter, and with the renderer
// of Bubble Tea.
type twoRenderers struct{ painted, rendered *terminal }

func playTwice(t *testing.T, cols, rows string, args ...string) twoRenderers {
	t.Helper()
	two := twoRenderers{openTerminal(t, cols, rows), openTerminal(t, cols, rows)}
	args = append(args, "--seed", "20261123", "--now", "2026-11-23T19:00:00Z", "--still")
	two.painted.run(args[0], args[1:]...)
	two.rendered.run(args[0], append(args[1:], "--bubbletea-renderer")...)
	return two
}

// join answers the first questions, until a screen shows a text; language holds the
// keys that choose one.
func (two twoRenderers) join(until string, language ...string) {
	for _, term := range []*terminal{two.painted, two.rendered} {
		term.until("English")
		term.press(append(language, "enter", "J", "o", "enter")...)
		term.until(until)
	}
	two.same("the welcome")
}

// press presses keys in both, and compares what stands on the screens after each.
func (two twoRenderers) press(keys ...string) {
	for _, key := range keys {
		two.painted.press(key)
		two.rendered.press(key)
		two.same(key)
	}
}

func (two twoRenderers) same(after string) {
	two.painted.t.Helper()
	two.painted.waitFor("what Bubble Tea shows after "+after, func() string {
		return lineBreaks(two.painted.screen()) + "\n--- Bubble Tea:\n" + lineBreaks(two.rendered.screen())
	}, func(both string) bool {
		ours, theirs, _ := strings.Cut(both, "\n--- Bubble Tea:\n")
		return ours == theirs
	})
}

// TestTwoRenderersShowTheSame plays a pack with a question of each type with the painter
// and with the renderer of Bubble Tea, and compares the screens after every key.
func TestTwoRenderersShowTheSame(t *testing.T) {
	dir, canal := folder(t, "canal")
	for _, c := range []struct {
		lang       game.Speech
		choose     []string
		cols, rows string
		begin      string
	}{
		{game.SpeakEnglish, []string{"1"}, "80", "24", "Through the canal"},
		{game.SpeakKorean, []string{"2"}, "60", "18", "운하를 지나서"},
		{game.SpeakBoth, nil, "160", "45", "Through the canal"},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			t.Parallel()
			story, _ := scripted(t, canal, c.lang, habit{right: func(*content.Item) bool { return false }}, 1)
			two := playTwice(t, c.cols, c.rows, "play", "--pack", dir)
			two.join(c.begin, c.choose...)
			for _, s := range story.stops[1:] {
				two.press(s.keys...)
			}
		})
	}
}

// TestTwoRenderersShowTheSameLab solves the missions of the first shipped lab in both.
func TestTwoRenderersShowTheSameLab(t *testing.T) {
	pack, err := content.Open(packs.Shipped()[0])
	if err != nil {
		t.Fatal(err)
	}
	plans, err := labtest.Plans(pack, labtest.Best)
	if err != nil {
		t.Fatal(err)
	}
	first := plans[0].Lab
	two := playTwice(t, "100", "30", "lab", "rds-events/"+string(first.ID))
	two.join(first.Title.Line(content.English).String())
	for _, p := range plans {
		if p.Lab.ID != first.ID {
			break
		}
		keys, err := p.Keys()
		if err != nil {
			t.Fatal(err)
		}
		two.press("enter")
		two.press(slices.Concat(keys...)...)
		two.press("enter")
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
