package main

import (
	"regexp"
	"strings"
	"testing"
)

// TestAFirstEveningInJapanese plays in a real terminal from the choice of the language to the first
// answer that is saved, in the lesson of the shipped pack that has an overlay in Japanese, with keys
// as a Japanese input method types them.
func TestAFirstEveningInJapanese(t *testing.T) {
	t.Parallel()
	term := openTerminal(t, "80", "24")
	start := []string{"--seed", "20261123", "--now", "2026-11-23T19:00:00Z"}
	term.play(start...)
	term.until("どの言語で表示しますか")
	term.press("３")
	term.until("❯ ● 3  日本語")
	term.press("enter")
	term.until("お名前は")
	term.press("は", "な", "enter")
	term.until("データベースがLambdaを呼び出すとき")
	term.press("enter")
	for _, point := range []string{"要点1/14", "要点2/14", "要点3/14"} {
		term.until(point)
		term.press("enter")
	}
	term.until("Lambda関数を実")
	rows := term.screen()
	right := regexp.MustCompile(`(\d)  トリガーなどに書いたSQLの呼び出し`).FindStringSubmatch(rows)
	if right == nil {
		t.Fatalf("no right option on the screen:\n%s", rows)
	}
	term.press(right[1], "enter")
	verdict := term.until("保存済み")
	for _, want := range []string{"✓ 正解", "ネイティブ関数はSQLです"} {
		if !strings.Contains(verdict, want) {
			t.Errorf("%q is not on the screen:\n%s", want, verdict)
		}
	}
	if got := term.stats(); got["answers"] != 1.0 || got["name"] != "はな" {
		t.Errorf("saved are %v answers of %v", got["answers"], got["name"])
	}
	term.play(start...)
	term.until("はな")
	term.press("ｏ")
	term.until("表示言語")
}
