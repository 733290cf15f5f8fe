package main

import "testing"

// One player changes a setting and goes on to the game of another, who is new; the first game
// is saved and closed by then. From there the way leads back, with all that was kept.
func TestTheProfileLeadsToTheGameOfAnotherPlayer(t *testing.T) {
	term := openTerminal(t, "80", "24")
	term.play("--lang", "en", "--still")
	term.until("What should we call you?")
	term.press("M", "i", "n", "a", "enter")
	term.until("enter play")
	term.press("o", "enter")
	term.until("new player")
	term.press("down", "enter", "지", "우", "enter")
	term.until("What should we call you?")
	term.press("enter")
	term.until("enter play")
	term.press("o", "enter")
	term.until("play as default")
	term.press("down", "enter")
	term.until("enter play")
	term.until("Mina")
}
