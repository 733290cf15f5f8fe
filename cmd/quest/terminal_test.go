package main

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"quest/cmd/console"
	"quest/content"
	"quest/content/packs"
	"quest/content/source"
	"quest/game"
)

// terminal is a real terminal in which the program runs, and a player at it.
type terminal struct {
	t       *testing.T
	socket  string
	program string
	saves   string
}

// openTerminal starts a terminal of a size. Stories that need one are skipped where
// tmux is missing.
func openTerminal(t *testing.T, cols, rows string) *terminal {
	t.Helper()
	if testing.Short() {
		t.Skip("stories in a real terminal take a while")
	}
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("this story plays in tmux, and tmux is missing")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	term := &terminal{t: t, socket: filepath.Join(dir, "tmux"), program: filepath.Join(dir, "quest"), saves: filepath.Join(dir, "saves")}
	if err := os.Symlink(self, term.program); err != nil {
		t.Fatal(err)
	}
	term.tmux("-f", "/dev/null", "new-session", "-d", "-x", cols, "-y", rows, "-s", "story", "sh")
	t.Cleanup(func() {
		term.kill() // a program that leaves in order would still write into the folder
		_ = term.command("kill-server").Run()
	})
	term.until("") // the shell has drawn its prompt
	return term
}

func (term *terminal) command(args ...string) *exec.Cmd {
	cmd := exec.Command("tmux", append([]string{"-u", "-S", term.socket}, args...)...)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "LC_ALL=C.UTF-8", "TMUX=")
	return cmd
}

func (term *terminal) tmux(args ...string) string {
	term.t.Helper()
	out, err := term.command(args...).CombinedOutput()
	if err != nil {
		term.t.Fatalf("tmux %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func (term *terminal) screen() string {
	term.t.Helper()
	return term.tmux("capture-pane", "-p", "-t", "story")
}

// cursor tells where the cursor stands: in a text field it may be all that moves.
func (term *terminal) cursor() string {
	term.t.Helper()
	return term.tmux("display-message", "-p", "-t", "story", "#{cursor_x},#{cursor_y}")
}

// sight is the screen and the cursor, asked for at once; then more is done.
func (term *terminal) sight(more ...string) string {
	term.t.Helper()
	look := []string{"capture-pane", "-p", "-t", "story", ";", "display-message", "-p", "-t", "story", "#{cursor_x},#{cursor_y}"}
	return term.tmux(append(look, more...)...)
}

// play starts to play with the terminal's own saves.
func (term *terminal) play(args ...string) {
	term.t.Helper()
	term.run("play", args...)
}

// run starts a command of the program with the terminal's own saves. What ran before
// is killed without a chance to leave in order, as in a crash.
func (term *terminal) run(command string, args ...string) {
	term.t.Helper()
	term.kill()
	line := strings.Join(append([]string{"clear; exec", term.program, command, "--save-dir", term.saves}, args...), " ")
	term.tmux("respawn-pane", "-k", "-t", "story", "sh", "-c", line, ";", "set-option", "-g", "remain-on-exit", "off")
}

// kill ends what runs in the terminal without a chance to leave in order, as in a crash.
func (term *terminal) kill() {
	term.t.Helper()
	term.tmux("set-option", "-g", "remain-on-exit", "on")
	if pid := strings.TrimSpace(term.tmux("display-message", "-p", "-t", "story", "#{pane_pid}")); pid != "" {
		_ = exec.Command("kill", "-KILL", pid).Run() // it may have ended by itself
		term.waitFor("the end of what ran", func() string {
			state, _ := exec.Command("ps", "-o", "stat=", "-p", pid).Output() // fails once it is gone
			return strings.TrimSpace(string(state))
		}, func(state string) bool { // until its last thread (l) is gone it holds the lock on the save
			return state == "" || strings.HasPrefix(state, "Z") && !strings.Contains(state, "l")
		})
	}
}

// untilScreen waits for a screen that fits, as long as a person would.
func (term *terminal) untilScreen(what string, fits func(string) bool) string {
	term.t.Helper()
	return term.waitFor(what, term.screen, fits)
}

func (term *terminal) waitFor(what string, look func() string, fits func(string) bool) string {
	term.t.Helper()
	guard := time.Now().Add(20 * time.Second)
	for {
		shown := look()
		if fits(shown) {
			return shown
		}
		if time.Now().After(guard) {
			term.t.Fatalf("the screen never showed %s:\n%s", what, shown)
		}
	}
}

func (term *terminal) until(text string) string {
	term.t.Helper()
	return term.untilScreen(text, func(s string) bool { return strings.TrimSpace(s) != "" && strings.Contains(s, text) })
}

// press sends keys one by one and waits each time until the screen has changed.
func (term *terminal) press(keys ...string) {
	term.t.Helper()
	for _, k := range keys {
		name := map[string]string{"enter": "Enter", "down": "Down", "up": "Up", "right": "Right", "f3": "F3", "f6": "F6"}[k]
		send := []string{";", "send-keys", "-t", "story", name}
		if name == "" {
			send = []string{";", "send-keys", "-t", "story", "-l", k}
		}
		before := term.sight(send...)
		term.waitFor("a change after "+k, func() string { return term.sight() }, func(s string) bool { return s != before })
	}
}

// do does what a player does at a stop of a tale, behind what is celebrated before it.
func (term *terminal) do(s stop) {
	term.t.Helper()
	if s.feats {
		term.celebrated()
	}
	term.press(s.keys...)
}

// celebrationRow is a row of the picture of a celebration, however far it has grown: of a level, an
// achievement, a title, and a boss.
var celebrationRow = regexp.MustCompile(`(?m)^ *((─* *· +)?★( +· *─*)?|\(?  ★  \)?|\|? *★ ★ ★ *\|?|[- ]*'---'[- ]*) *$`)

// celebrated waits for a celebration, and goes on from it: it hears no key at first, and keys
// before its end do nothing else.
func (term *terminal) celebrated() {
	term.t.Helper()
	term.untilScreen("a celebration", celebrationRow.MatchString)
	term.untilScreen("the end of a celebration", func(shown string) bool {
		if !celebrationRow.MatchString(shown) {
			return true
		}
		term.tmux("send-keys", "-t", "story", "-l", "x") // which does nothing on the screen behind it
		return false
	})
}

// refuse takes the last choice of an offer that came by itself and hears no key at
// first.
func (term *terminal) refuse() {
	term.t.Helper()
	before := term.screen()
	term.untilScreen("a choice", func(string) bool {
		term.tmux("send-keys", "-t", "story", "Down")
		return term.screen() != before
	})
	term.tmux("send-keys", "-t", "story", "Down")
	term.press("enter")
}

// stats gives what the program says about the player of these saves.
func (term *terminal) stats(args ...string) map[string]any {
	term.t.Helper()
	cmd := exec.Command(term.program, append([]string{"stats", "--json", "--save-dir", term.saves}, args...)...)
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			term.t.Fatalf("stats: %v\n%s", err, exit.Stderr)
		}
		term.t.Fatal(err)
	}
	var all map[string]any
	if err := json.Unmarshal(out, &all); err != nil {
		term.t.Fatal(err)
	}
	return all
}

// TestTheWholePathInATerminal plays the shipped pack from the first run to the
// chest with all answers right, is killed on the way, comes back, and finds the
// reward again.
func TestTheWholePathInATerminal(t *testing.T) {
	flagship, err := content.Open(packs.Shipped()[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		lang                 game.Speech
		cols, rows           string
		begin, chest, notNow string
	}{
		{game.SpeakEnglish, "80", "24", "When the database calls Lambda", "RDS Event Tactician", "No, thank you"},
		{game.SpeakKorean, "60", "18", "데이터베이스가 Lambda를 호출할 때", "RDS 이벤트 전술가", "아니요, 괜찮습니다"},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			t.Parallel()
			story, rules := scripted(t, flagship, c.lang, habit{right: func(*content.Item) bool { return true }}, 10)
			term := openTerminal(t, c.cols, c.rows)
			start := []string{"--seed", "20261123", "--now", "2026-11-23T19:00:00Z"}
			term.play(start...)
			term.until("English")
			term.press(story.stops[0].keys[0], "enter", "J", "o", "enter")
			term.until(c.begin)
			killed, declined := false, false
			decline := func(s stop) { // certainty is offered on the map, once
				if !declined && s.seen >= game.OfferAfter {
					term.until(c.notNow)
					term.refuse()
					declined = true
				}
			}
			for i, s := range story.stops[1:] {
				if i >= len(story.stops)/2 && !killed && s.asked != nil && !s.reached { // what waits to be celebrated would be lost
					killed = true
					term.play(start...) // kills the program that runs
					term.until("Jo")
					decline(s)
					term.press("enter")
				}
				if s.onMap {
					decline(s)
				}
				term.do(s)
			}
			term.until(c.chest)
			gold := 20 + rules.foundGold()
			if got := term.stats(); got["gold"] != float64(gold) || got["title"] != c.chest || got["answers"] != float64(flagship.Items()) {
				t.Errorf("after the chest, %v gold of %d, the title %v, %v answers", got["gold"], gold, got["title"], got["answers"])
			}
			term.play(start...)
			term.until("Jo")
			term.press("r")
			for !strings.Contains(term.screen(), c.chest) { // a small screen has to be scrolled
				term.press("down")
			}
		})
	}
}

// folder gives the place of a pack among the test data, and the pack.
func folder(t *testing.T, name string) (dir string, pack *content.Pack) {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	if pack, _, err = source.LoadDir(dir, source.Options{Today: "2026-11-23", Version: console.Base}); err != nil {
		t.Fatal(err)
	}
	return dir, pack
}

// TestEveryTypeInATerminal plays a pack with a question of each type and a case, in
// both languages, with right and with wrong answers, all by the keyboard. The typed
// answers are in Korean, as an input method sends them.
func TestEveryTypeInATerminal(t *testing.T) {
	dir, canal := folder(t, "canal")
	for _, c := range []struct {
		lang       game.Speech
		cols, rows string
		right      bool
	}{
		{game.SpeakEnglish, "80", "24", true},
		{game.SpeakKorean, "60", "18", false},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			t.Parallel()
			story, kept := scripted(t, canal, c.lang, habit{right: func(*content.Item) bool { return c.right }}, 1)
			term := openTerminal(t, c.cols, c.rows)
			term.play("--seed", "20261123", "--now", "2026-11-23T19:00:00Z", "--pack", dir)
			term.until("English")
			term.press(story.stops[0].keys[0], "enter", "J", "o", "enter")
			term.until(map[game.Speech]string{game.SpeakEnglish: "Through the canal", game.SpeakKorean: "운하를 지나서"}[c.lang])
			answers := 0
			for _, s := range story.stops[1:] {
				term.do(s)
			}
			for _, b := range kept.batches {
				answers += countAnswers(b.Events)
			}
			want := 0
			if c.right {
				want = answers
			}
			got := term.stats("--pack", dir)
			// A screen that changed by itself may have let the newest keys run ahead.
			for guard := time.Now().Add(20 * time.Second); got["answers"] != float64(answers) && time.Now().Before(guard); {
				got = term.stats("--pack", dir)
			}
			if got["answers"] != float64(answers) || got["correct"] != float64(want) || answers != canal.Items() {
				t.Errorf("%d answers were given: %v", answers, got)
			}
		})
	}
}
