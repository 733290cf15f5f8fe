package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheShopInATerminal buys and wears in a real terminal, is killed, and finds all of it at
// the next start: what is worn on every screen, and the gold that is left.
func TestTheShopInATerminal(t *testing.T) {
	term := openTerminal(t, "80", "24")
	gold := filepath.Join(t.TempDir(), "gold.jsonl")
	const seed = `{"id":"01M8N5BE1Y7142NQRK9FPBSKXT","at":1796006590526,"t":1796006590526,"off":0,"tz":"UTC","mono":16,"day":"2026-11-29",` +
		`"rules":1,"ev":[{"joined":{"name":"Mina","lang":"ko","seed":"7"}},{"granted":{"reward":"a/b#reward/r","gold":100}},{"opened":{"rewards":["a/b#reward/r"]}}]}`
	if err := os.WriteFile(gold, []byte(seed+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(term.program, "save", "import", gold, "--save-dir", term.saves).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	term.play("--still")
	term.until("레벨 1")
	term.press("g")
	term.until("상점")
	term.press("right", "down", "down", "down", "down") // the double border for 50
	term.until("50골드로 구매")
	term.press("enter")
	term.until("50골드가 남습니다")
	term.tmux("send-keys", "-t", "story", "Enter", "Enter") // asks, and does not pay
	term.until("키를 누르면 삽니다")
	term.press("y")
	term.until("보유")
	term.press("enter")
	term.until("═══") // the rule below the header, at once
	term.press("right", "right", "down", "enter", "y")
	term.until("30골드")
	term.press("enter")
	term.until("([o,o])")
	term.press("right", "down")
	term.until("60골드입니다")
	term.tmux("send-keys", "-t", "story", "Enter", "y")

	term.play("--still") // kills what ran, without a chance to leave in order
	shown := term.until("([")
	if !strings.Contains(shown, "═══") || !strings.Contains(shown, "30골드") {
		t.Fatalf("what was bought and worn is not there after a start:\n%s", shown)
	}
	term.press("g")
	term.until("장착 중")
	term.tmux("send-keys", "-t", "story", "Left") // behind the first kind is the last
	term.until("아직 보관한 것이 없습니다")
}
